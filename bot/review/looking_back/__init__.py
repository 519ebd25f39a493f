"""Where the speaker looks back at what they would do otherwise."""

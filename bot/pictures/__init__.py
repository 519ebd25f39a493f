"""Pictures: each is drawn as a PNG from plain data, when it is sent."""

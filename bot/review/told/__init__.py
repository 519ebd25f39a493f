"""What a story tells: its setting, acts, tensions, outcomes, what lasted, and where the speaker looks back."""

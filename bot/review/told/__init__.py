"""What a story tells: its setting, acts and outcomes, where its figures come from, and where the speaker looks back."""

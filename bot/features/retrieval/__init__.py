"""Which of my stories? A drill on finding the story that answers a question."""

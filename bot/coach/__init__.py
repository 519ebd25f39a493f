"""What is thought: pure functions of a text, a history and a time that is passed in."""

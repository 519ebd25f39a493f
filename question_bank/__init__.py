"""What is asked, and by which words an answer is judged. Imports nothing else of the project."""

"""The questions and the words by which answers are judged. Imports nothing else of the project."""

"""Export and import of stories and answers as files."""

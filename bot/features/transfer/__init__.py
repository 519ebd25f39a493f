"""Stories and answers as files, out and in."""

"""Written answers: a limit in words for an open question, and a story cut to fit a form."""

"""/help, /privacy, /cancel and /delete."""

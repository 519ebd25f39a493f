"""What happens: one use case a file, one unit of work a call, Replies back."""

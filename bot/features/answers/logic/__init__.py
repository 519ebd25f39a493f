"""Pure logic of the past answers."""

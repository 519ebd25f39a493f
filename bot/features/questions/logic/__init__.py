"""Pure logic of the own questions."""

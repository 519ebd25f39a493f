"""Pure logic of the debrief of an interview."""

"""A mock interview: several questions in a row on a clock, and its debrief."""

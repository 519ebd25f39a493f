"""The mock interview: several questions in a row on a clock, and a debrief."""

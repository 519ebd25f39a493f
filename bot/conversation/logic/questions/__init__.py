"""Questions: which one comes next, and the record of what was asked and answered."""

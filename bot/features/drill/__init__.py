"""The gap drill: stories outlined against the clock, and the look back on them."""

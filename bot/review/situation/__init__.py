"""The situation of a story: where it ends, and which of scale, stakes and role it tells."""

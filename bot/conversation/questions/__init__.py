"""Questions: which one a user gets next, from their tracks, their own questions and their record."""

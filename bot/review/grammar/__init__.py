"""How a sentence is built: word classes, verb groups, subjects, moods, and the clauses that they make."""

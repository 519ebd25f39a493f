"""What came of it: which clauses tell an outcome, which amounts belong to it, and against what those are set."""

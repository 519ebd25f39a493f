"""The pages of the progress: the matrix, one archetype of it, the audit, and the practice over weeks."""

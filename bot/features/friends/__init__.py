"""A friend pushes back: links by which a friend sees one story, asks hard questions and marks it."""

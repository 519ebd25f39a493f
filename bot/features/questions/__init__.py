"""The user's own questions: add, file under an archetype, list, remove, practise."""

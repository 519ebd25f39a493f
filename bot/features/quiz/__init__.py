"""The two quizzes: name the archetype, and guess the level."""

"""Two quizzes: name the archetype, guess the level."""

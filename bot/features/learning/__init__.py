"""The learning cards: archetypes, moves, openings and advice."""

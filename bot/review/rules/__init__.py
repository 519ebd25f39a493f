"""The rules, one module a move: each asks the signals of a text, and each can be read by a person."""

"""How an answer is judged: one way from text to verdict, pure and deterministic.

    text > folded > blocks > sentences > clauses > genre > rules > Review

Each step asks the one before it and nothing else. Who does what in a sentence, whether it happened, and in which tense it
is told, is found once, in the clauses; every rule asks them.
"""

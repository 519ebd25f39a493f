"""How a text is written: folded, in blocks, tokens and sentences, with its slips undone."""

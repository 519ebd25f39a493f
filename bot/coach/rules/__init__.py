"""One file a move: the named rules that give it its verdict."""

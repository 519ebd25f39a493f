"""The limits of an import: how large a file may be, and how much of anything it may hold."""

LARGEST_FILE = 5_000_000
"""In bytes. An export holds some thousand answers beside the stories, and must fit."""
MOST_STORIES = 500
"""In one file, and in a bank after an import. A loop asks for eight."""
LONGEST_STORY = 60_000
"""Characters of a story's text."""
LONGEST_STORIES = 1_000_000
"""Characters of all stories of a file with their versions. Each of them is judged."""
MOST_VERSIONS = 5_000
"""Versions of all stories of a file together."""
MOST_MARKS = 1_000
"""Marks of one story. A story of an hour has some hundred sentences."""
LONGEST_LINE = 200
"""Characters of a title, a tag or another field of one line."""
LONGEST_LINE_OF_A_FRIEND = 500
"""Characters of a friend's line."""

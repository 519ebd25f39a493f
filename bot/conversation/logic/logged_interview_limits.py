"""How many interviews a user has, how many questions one of them holds, and how long a note is."""

MOST_INTERVIEWS = 100
"""Most interviews that a user has at a time: two a week of a search that lasts a year."""
LONGEST_NOTE = 8_192
"""Most characters of the note beside a question: as many as two messages have."""
MOST_ASKED = 60
"""Number of questions that one interview holds."""

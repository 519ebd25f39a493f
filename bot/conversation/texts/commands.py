"""The commands with their descriptions, in the order of /help and of the menu."""

COMMANDS = (
    ("practice", "One question now; a word chooses the subject, such as mentoring"),
    ("mock", "A mock interview of 3, 5 or 8 questions"),
    ("drill", "Outline three missing stories in 25 minutes"),
    ("answers", "Your past answers: read, keep as a story, rewrite"),
    ("stories", "Your story bank: write, tag, rehearse, restore"),
    ("log", "A moment in one line, which may become a story"),
    ("quiz", "Name the archetype, or guess the level"),
    ("which", "Which of your stories answers it? Ten seconds each"),
    ("questions", "Your own questions: add, file, practise"),
    ("coverage", "What you have covered, as a picture"),
    ("plan", "What to do until your interview, and a card for its day"),
    ("interview", "A real interview: what they asked, and how it went"),
    ("learn", "The archetypes, the six moves, example answers"),
    ("export", "Everything as files, and how to bring stories in"),
    ("settings", "Times, days, quiet hours, pause, your kind of loop"),
    ("help", "What I can do"),
    ("privacy", "Where your stories are"),
    ("cancel", "Leave what is open; nothing is lost"),
    ("delete", "Erase everything about you"),
)

PAGE_BUTTON = "My page"
"""Label of the button beside the text field that opens the page."""

"""The commands with their descriptions, and kind answers to messages that the bot cannot use."""

from bot.conversation.texts.html import escape

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
UNKNOWN_COMMAND = "I don't know that command. /help shows what I can do."
MEANT_COMMAND = "I don't know that command. Did you mean /{name}? /help shows the rest."
NOT_TEXT = "I can only read text. Type your answer, or dictate it with your keyboard."
CAPTION_TAKEN = "I cannot see the picture, so I took its caption as text."
STALE_BUTTON = "That button is out of date."
STALE_BUTTON_HELP = "That button is old: this chat has moved on. /practice asks a question; /help shows the rest."
PRIVATE_ONLY = "I only work in a private chat, because your stories are confidential. Write to me there."
NOT_ADMITTED = "This bot belongs to somebody else. You can run your own: it is open source."
NO_OWNER = (
    "Nobody owns this bot now. If you run it, start it again and open the link in its log: then it is yours. "
    "If you don't, you can run your own: it is open source."
)
TOO_FAST = "That is faster than I can follow. Wait a minute, then go on. Nothing that you typed is lost."
UNREADABLE = (
    "I could not read your last message, so I set it aside. Nothing else is lost. "
    "If it mattered, type it as plain text and send it again."
)
SET_ASIDE = (
    "Something in your message stopped me three times, so I set it aside. It is kept, and nothing else is lost. "
    "Send it again in another way, such as in smaller pieces, and we go on."
)


def unknown_command_text(meant: str | None) -> str:
    """Return the reply to a command that does not exist. `meant` is one that is spelt nearly so, or None."""
    return MEANT_COMMAND.format(name=meant) if meant is not None else UNKNOWN_COMMAND


def edited_command_text(name: str) -> str:
    """Return the reply to a message that was edited to a command."""
    return f"I do not act on a command that was edited in. Tap it here instead: /{name}"


def key_not_here_text(key: str) -> str:
    """Return the reply to a key of the keyboard that does nothing in the present state."""
    return (
        f"There is no <b>{escape(key)}</b> here, so I left that word out. Use one of the buttons, or /cancel to leave."
    )


def crash_text(reference: str) -> str:
    """Return the apology for a fault of ours, with its reference for the operator."""
    return (
        "Something went wrong on my side. Your message is kept. "
        f"If it happens again, tell the operator this: <b>{reference}</b>."
    )


def not_sent_text(reference: str) -> str:
    """Return the notice that a fault of ours keeps a reply from being sent."""
    return (
        "I have an answer for you, but something on my side keeps me from sending it. Please try once more. "
        f"If it happens again, tell the operator this: <b>{reference}</b>."
    )

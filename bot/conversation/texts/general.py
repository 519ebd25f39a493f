"""Texts of /help, /privacy and /delete, and kind answers to messages that the bot cannot use."""

from bot.conversation.texts.html import escape
from storage.encryption import Encryption

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

HELP_TAIL = (
    "Answer in one message or several, then tap <b>Done</b>. Edit a message and I judge the answer again. "
    "A voice note counts as a rehearsal aloud. I do not see when you delete a message: edit it instead, or use /delete."
)
HELP_FRIENDS = "A friend can push back on a story of yours: open it in /stories, and ask."
PRIVACY = (
    "<b>Where your stories are</b>\n"
    "{chat} {storage} Nobody else gets them.\n\n"
    "Your answers are judged by rules {here}. No AI vendor ever sees them. "
    "They are in no log. If you disagree with a verdict, whoever runs this bot can read which one it was and the rules "
    "behind it; your words go with it only where you add them, and you see them first. "
    "Of a résumé only the bullets that you keep stay here. The rest is deleted when you tap Done there, or after a week. "
    "/delete erases everything about you here; backups that were made before keep what they hold."
)
FRIENDS_SEE = (
    "\n\n<b>Friends</b>\nNobody sees a story unless you make a link for it. Whoever opens that link sees the title and text "
    "of that one story, three questions about it, and the name that you gave, if any; nothing else. Their marks stay "
    "without a name. They can look for 24 hours at most; when they leave, or you close the link, I forget within a minute "
    "who they are, but for the bare numbers of their messages, which go after 48 hours."
)
FRIEND_LINKS = "Links for friends"
CARRIED_BY_TELEGRAM = "Telegram carries and stores this chat."
IN_A_TERMINAL = "This chat is in your terminal; no messenger carries it."
STORED_PLAIN = "{keeper} stores your answers."
STORED_ENCRYPTED = (
    "{keeper} stores your answers, encrypted. Not encrypted are ids, times, your settings and time zone, which questions "
    "you got, and numbers, levels, tags and states of what you did."
)
STORED_ENCRYPTED_SINCE = (
    "{keeper} encrypts what you write now. Older texts are not encrypted until its operator runs "
    "<code>stardrill keys encrypt</code>. Never encrypted are ids, times, your settings and time zone, which questions "
    "you got, and numbers, levels, tags and states of what you did."
)
STORED = {
    Encryption.NOTHING: STORED_PLAIN,
    Encryption.NEW_TEXTS: STORED_ENCRYPTED_SINCE,
    Encryption.EVERY_TEXT: STORED_ENCRYPTED,
}
DELETE_ASK = (
    "<b>Erase everything?</b> Your answers, verdicts, schedule and settings are deleted from this server for good. "
    "This chat itself stays with Telegram; delete it there."
)
DELETE_ASK_IN_A_TERMINAL = (
    "<b>Erase everything?</b> Your answers, verdicts, schedule and settings are deleted for good, with the pictures and "
    "files that this terminal has written."
)
DELETE_YES = "Erase everything"
DELETE_NO = "Keep it"
DELETE_TAP = f"To erase everything, tap <b>{DELETE_YES}</b> above. Nothing is erased until then."
DELETED = (
    "Everything about you is erased from this server. Backups that were made before still hold it. /start begins again."
)
DELETED_OWNER = (
    "Everything about you is erased from this server. Backups that were made before still hold it. You owned this bot: "
    "its next start shows a new link in the log, unless it lists who may use it."
)
DELETE_KEPT = "Nothing was erased."
NOTHING_TO_CANCEL = "Nothing is open."
WHAT_WAITS = "There is nothing to leave. This waits for you:"
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
PRACTICE = "Ask me a question"


def help_text(*, friends: bool = False) -> str:
    """Return the list of commands with their descriptions. `friends` is True where stories can be shown to friends."""
    lines = "\n".join(f"/{name}: {escape(what)}" for name, what in COMMANDS)
    return f"<b>What I can do</b>\n{lines}\n\n{HELP_TAIL}{f' {HELP_FRIENDS}' if friends else ''}"


def privacy_text(encryption: Encryption, *, in_terminal: bool = False, friends: bool = False) -> str:
    """Return exactly what happens with an answer.

    `in_terminal` is True where no messenger carries the chat, `friends` where stories can be shown to friends.
    """
    if in_terminal:
        storage = STORED[encryption].format(keeper="Stardrill")
        return PRIVACY.format(chat=IN_A_TERMINAL, storage=storage, here="on this machine")
    storage = STORED[encryption].format(keeper="This server")
    told = PRIVACY.format(chat=CARRIED_BY_TELEGRAM, storage=storage, here="on this server")
    return f"{told}{FRIENDS_SEE}" if friends else told


def delete_text(*, in_terminal: bool) -> str:
    """Return the question before everything is erased."""
    return DELETE_ASK_IN_A_TERMINAL if in_terminal else DELETE_ASK


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

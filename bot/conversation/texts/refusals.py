"""Kind answers to messages and presses that the bot cannot use."""

from bot.conversation.texts.html import escape

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

"""Texts of /help."""

from bot.conversation.texts.commands import COMMANDS
from bot.conversation.texts.html import escape

HELP_TAIL = (
    "Answer in one message or several, then tap <b>Done</b>. Edit a message and I judge the answer again. "
    "A voice note counts as a rehearsal aloud. I do not see when you delete a message: edit it instead, or use /delete."
)
HELP_FRIENDS = "A friend can push back on a story of yours: open it in /stories, and ask."
PRACTICE = "Ask me a question"


def help_text(*, friends: bool = False) -> str:
    """Return the list of commands with their descriptions. `friends` is True where stories can be shown to friends."""
    lines = "\n".join(f"/{name}: {escape(what)}" for name, what in COMMANDS)
    return f"<b>What I can do</b>\n{lines}\n\n{HELP_TAIL}{f' {HELP_FRIENDS}' if friends else ''}"

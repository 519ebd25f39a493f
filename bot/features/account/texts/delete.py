"""Texts of /delete: the question before everything is erased, and what follows it."""

DELETE_ASK = (
    "<b>Erase everything?</b> Your stories, answers, interviews, schedule and settings are deleted from this "
    "server for good. "
    "This chat itself stays with Telegram; delete it there."
)
DELETE_ASK_IN_A_TERMINAL = (
    "<b>Erase everything?</b> Your stories, answers, interviews, schedule and settings are deleted for good, with the "
    "pictures and files that this terminal has written."
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


def delete_text(*, in_terminal: bool) -> str:
    """Return the question before everything is erased."""
    return DELETE_ASK_IN_A_TERMINAL if in_terminal else DELETE_ASK

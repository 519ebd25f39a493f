"""Texts of /privacy: where the stories are, who sees them, and what is encrypted."""

from storage.encryption import Encryption

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

"""Renderings of `bot.conversation.texts.house`."""

from bot.conversation.logic.typed_key import Key
from bot.conversation.texts import general as say
from storage.encryption import Encryption
from tests.texts.renderings import of

RENDERINGS = [
    of(say.help_text),
    of(say.help_text, friends=True),
    *(of(say.privacy_text, encryption) for encryption in Encryption),
    *(of(say.privacy_text, encryption, in_terminal=True) for encryption in Encryption),
    *(of(say.privacy_text, encryption, friends=True) for encryption in Encryption),
    *(of(say.delete_text, in_terminal=each) for each in (True, False)),
    *(of(say.unknown_command_text, meant) for meant in (None, "practice")),
    of(say.edited_command_text, "practice"),
    *(of(say.key_not_here_text, key) for key in Key),
    of(say.crash_text, "A1B2C3"),
    of(say.not_sent_text, "M123456789"),
]

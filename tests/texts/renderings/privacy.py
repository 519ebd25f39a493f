"""Renderings of `bot.features.account.texts.privacy`."""

from bot.features.account.texts.privacy import privacy_text
from storage.encryption import Encryption
from tests.texts.renderings import of

RENDERINGS = [
    *(of(privacy_text, encryption) for encryption in Encryption),
    *(of(privacy_text, encryption, in_terminal=True) for encryption in Encryption),
    *(of(privacy_text, encryption, friends=True) for encryption in Encryption),
]

"""The declaration of /help, /privacy, /cancel and /delete for the registry."""

from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.features.account import account
from bot.features.account.states import ConfirmingErasure

ACCOUNT = Feature(
    name="account",
    commands={
        "help": Command(call=account.help_),
        "privacy": Command(call=account.privacy),
        # In a side question, /cancel leaves the question alone, and the state before it stays.
        "cancel": Command(call=account.cancel, leaves_side_question=False),
        "delete": Command(call=account.ask_delete),
    },
    states=(
        StateRules(
            state=ConfirmingErasure,
            on_text=account.decide,
            keys={key: account.key_went_on(key) for key in Key},
            on_voice=account.spoke_on,
            on_cancel=account.keep,
            side_question=True,
        ),
    ),
    presses={
        account.EraseEverything: without_payload(account.delete),
        account.KeepEverything: without_payload(account.keep),
    },
)

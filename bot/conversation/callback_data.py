"""Callback data: an action and its arguments in Telegram's 64 bytes, and back; what does not parse is refused."""

from dataclasses import dataclass

from bot.conversation.actions import Action
from bot.conversation.payload import encode as encode_payload
from bot.conversation.replies import Button

LIMIT_BYTES = 64
SEPARATOR = ":"
LARGEST_NUMBER = 2**63 - 1


class BadCallbackData(ValueError):
    """The data of a button is not ours: forged, or of another version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button press, read."""

    action: Action
    args: tuple[str, ...] = ()

    def number(self, place: int) -> int:
        """The argument at that place as a number. Raises BadCallbackData where there is none that a database holds."""
        try:
            number = int(self.word(place))
        except ValueError as error:
            raise BadCallbackData("not a number") from error
        if abs(number) > LARGEST_NUMBER:
            raise BadCallbackData("no number of ours")
        return number

    def word(self, place: int) -> str:
        """The argument at that place. Raises BadCallbackData where there is none."""
        try:
            return self.args[place]
        except IndexError as error:
            raise BadCallbackData("an argument is missing") from error


def encode(button: Button) -> str:
    """The callback data of a button. Raises BadCallbackData where it does not fit or cannot be read back."""
    if button.press is not None:
        return encode_payload(button.press)
    if button.action is None:
        raise BadCallbackData("a button that does nothing")
    words = [str(arg) for arg in button.args]
    data = SEPARATOR.join([button.action, *words])
    if len(data.encode()) > LIMIT_BYTES or any(SEPARATOR in word for word in words):
        raise BadCallbackData(f"the arguments of {button.action.name} do not fit")
    return data


def decode(data: str) -> Press:
    """What a button press means. Raises BadCallbackData for what is not ours."""
    verb, *args = data.split(SEPARATOR)
    try:
        return Press(action=Action(verb), args=tuple(args))
    except ValueError as error:
        raise BadCallbackData("no such action") from error

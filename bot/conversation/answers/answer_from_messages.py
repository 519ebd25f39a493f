"""The one text that the messages of an answer make."""

from collections.abc import Sequence

from storage.records import AnswerPart, PartRole

SPLIT_AT = 4096
LONGEST_ANSWER = 60_000
FEWEST_WORDS_SENT_TWICE = 6
MOST_MESSAGES = 500
"""Most messages of one answer. Each new message is compared with all the others."""


def composed(parts: Sequence[AnswerPart]) -> tuple[str, int | None]:
    """Return the answer's text, and where the first answer ends if a follow-up is appended (code points)."""
    answer = joined([part.text for part in parts if part.role is PartRole.ANSWER])
    follow_up = joined([part.text for part in parts if part.role is PartRole.FOLLOW_UP])
    return appended(answer, follow_up)


def appended(answer: str, more: str) -> tuple[str, int | None]:
    """Return an answer with the text said later appended, and the end of the first part (code points), else None."""
    if not more:
        return answer, None
    return f"{answer}\n\n{more}", len(answer)


def joined(texts: Sequence[str], between: str = "\n") -> str:
    """Return messages as one text, with `between` after each but the last.

    A message of exactly Telegram's limit was split by the client, maybe inside a word. A message that came twice in a
    row is told once.
    """
    texts = _without_repeats(texts)
    pieces = [text if _utf16_length(text) >= SPLIT_AT else f"{text}{between}" for text in texts[:-1]]
    return "".join([*pieces, *texts[-1:]])


def as_told(parts: Sequence[AnswerPart]) -> str:
    """Return the answer as a story keeps it: its messages as typed with a blank line between them, then the follow-up."""
    texts = (joined([part.text for part in parts if part.role is role], "\n\n") for role in PartRole)
    return "\n\n".join(text for text in texts if text)


def is_sent_twice(before: str, text: str) -> bool:
    """Return whether a client sent a message twice. A few words may well be meant twice."""
    return text == before and len(text.split()) >= FEWEST_WORDS_SENT_TWICE


def _without_repeats(texts: Sequence[str]) -> Sequence[str]:
    """Return messages without those that a client sent twice."""
    return [text for at, text in enumerate(texts) if at == 0 or not is_sent_twice(texts[at - 1], text)]


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

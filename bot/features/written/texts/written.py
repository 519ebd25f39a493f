"""Texts of written answers: the limit of an open one, and a story with what a form can do without."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.logic.typed.word_limit import FEWEST, MOST
from bot.conversation.texts.html import count, escape, shorten
from bot.conversation.texts.names import LEVEL_NAMES
from bot.conversation.texts.word_limit import against_limit
from bot.review.span import Span
from question_bank.models import Level

NO_LIMIT = "No limit"
LEFT = "Then without a limit, as it was. Type your answer."
REMOVED = "No limit any more: I count spoken minutes again."
NOT_A_LIMIT = f"A limit has {FEWEST} to {MOST:,} words. Tap one, or type another, such as 180 words."
BACK = "Back to the story"
ASK = (
    "<b>Is this one typed?</b> For a form or a chat interview, say how many words it takes. I count them instead of "
    "minutes. Tap a limit, or type another, such as 180 words.\n\n"
    "<i>Does the form count characters? 1,000 of them are about 160 words.</i>"
)
LONGEST_SHOWN = 3_000
"""Most characters of a story that the message shows whole."""
LONGEST_SENTENCE = 160
MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CutStory:
    """A story with its sentences that earn nothing."""

    title: str
    text: str
    cut: Sequence[Span]
    words: int
    remaining: int
    """Words that remain without them."""
    level: Level
    level_without: Level
    """The level of what remains."""


def limit_set_text(limit: int, words: int) -> str:
    """Return the reply to a limit. `words` are those typed so far."""
    return f"<b>{count(limit, 'word')} at most.</b> So far: {against_limit(words, limit)}. Type on, or tap <b>Done</b>."


def limit_label(limit: int) -> str:
    """Return the label of the button for a limit."""
    return str(limit)


def for_form_text(story: CutStory, limit: int | None) -> str:
    """Return a story for a form: what earns nothing is struck out. `limit` is None until one is chosen."""
    head = f"<b>For a form: {shorten(story.title, 80)}</b>\n{_against(story.words, limit)}"
    if not story.cut:
        return f"{head}\n\n{_nothing_to_cut(story, limit)}"
    return f"{head}\n\n{_body(story)}\n\n{_summary(story, limit)}"


def not_judged_text(title: str) -> str:
    """Return the reply for a story that is too short or no story, so that nobody knows what it earns."""
    return f"I could not judge <b>{shorten(title, 80)}</b>, so I cannot say which of its sentences earn nothing."


def _against(words: int, limit: int | None) -> str:
    return count(words, "word") if limit is None else against_limit(words, limit)


def _nothing_to_cut(story: CutStory, limit: int | None) -> str:
    fits = limit is None or story.words <= limit
    advice = "It fits as it is." if fits and limit is not None else "Say each of them in fewer words where you can."
    return f"Every sentence earns something: there is none to cut first. {advice}"


def _body(story: CutStory) -> str:
    if len(escape(story.text)) <= LONGEST_SHOWN:
        return struck_out(story.text, story.cut)
    listed = [shorten(story.text[span.start : span.end], LONGEST_SENTENCE) for span in story.cut[:MOST_SENTENCES]]
    more = [f"… and {len(story.cut) - MOST_SENTENCES} more"] if len(story.cut) > MOST_SENTENCES else []
    return "\n".join([*(f"• <s>{words}</s>" for words in listed), *more])


def struck_out(text: str, cut: Sequence[Span]) -> str:
    """Return a text as HTML with some stretches struck out. Without the markup it equals the text."""
    edges = [0, *(edge for span in cut for edge in span), len(text)]
    pieces = [escape(text[start:end]) for start, end in pairwise(edges)]
    return "".join(f"<s>{piece}</s>" if at % 2 else piece for at, piece in enumerate(pieces))


def _summary(story: CutStory, limit: int | None) -> str:
    number = count(len(story.cut), "sentence")
    lines = [f"<b>Struck out: {number} that {'earns' if len(story.cut) == 1 else 'earn'} nothing.</b>"]
    lines.append(f"Without {'it' if len(story.cut) == 1 else 'them'} {count(story.remaining, 'word')} remain.")
    same = story.level is story.level_without
    lines.append(
        f"Judged again, that is {LEVEL_NAMES[story.level_without]} as before."
        if same
        else f"Judged again, that is {LEVEL_NAMES[story.level_without]}, not {LEVEL_NAMES[story.level]}: "
        "keep those that set the scene."
    )
    if limit is not None and story.words <= limit:
        lines.append("It fits as it is, so nothing has to go.")
    elif limit is not None and story.remaining > limit:
        lines.append(f"That is still {story.remaining - limit:,} too many: shorten what is left.")
    return " ".join(lines)

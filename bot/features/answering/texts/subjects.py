"""Texts of the choice of what to practise: an archetype, a kind of question, one of the style prompts."""

from collections.abc import Mapping, Sequence
from itertools import count

from bot.conversation.texts.html import escape, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS, STYLE_GROUP_NAMES
from question_bank.models import ArchetypeId, PracticeSubject, Question, StyleGroup, Track

WHICH = "<b>Which of these do you mean?</b>"
OWN = "One of my own questions"
ANY = "Whatever needs it most"
ALL_SUBJECTS = "All subjects"
ONE_FOR_ME = "Choose one for me"
STYLE_LABEL = "How you work"

_LONGEST_WORDS = 40


def choose_text(*, own: bool) -> str:
    """Return the question what to practise. `own` is True where the user has questions of their own."""
    mine = "One of your own questions, one" if own else "One"
    return f"<b>What do you want to practise?</b>\n\n{mine} of the eight archetypes, a track, or how you work."


def subject_label(subject: PracticeSubject, tracks: Mapping[str, Track]) -> str:
    """Return the label of a subject's button. Plain text."""
    if isinstance(subject, ArchetypeId):
        return ARCHETYPE_LABELS[subject]
    return tracks[subject].name if subject in tracks else STYLE_LABEL


def unknown_text(words: str) -> str:
    """Return the reply to the name of a subject that nothing is like."""
    return f"I know no subject like “{shorten(words, _LONGEST_WORDS)}”. Tap one of these."


def style_prompts_text(prompts: Mapping[StyleGroup, Sequence[Question]]) -> str:
    """Return the style prompts by their groups, numbered from 1 throughout."""
    lines = [
        "<b>How you work</b>",
        "These take no story: say your principle, what you do, one real example, and where it stops working. "
        "Tap a number to practise it.",
    ]
    numbers = count(1)
    for group, questions in prompts.items():
        lines.append(f"\n<b>{STYLE_GROUP_NAMES[group]}</b>")
        lines += [f"{next(numbers)}. {escape(question.text)}" for question in questions]
    return "\n".join(lines)

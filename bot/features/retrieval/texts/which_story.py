"""Texts after a story was taken: which one answers the question, why, and what the others are for."""

from collections.abc import Mapping, Sequence

from bot.conversation.texts.html import escape, joined, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS, ARCHETYPE_SUBJECTS
from bot.features.retrieval.logic.offered_stories import SIZE
from bot.features.retrieval.logic.progress import MARK_S
from bot.features.retrieval.logic.suiting import Advantage, Ranked, Suits, advantage
from question_bank.models import ArchetypeId, Question
from storage.records import StoryScope

_DAYS_IN_DAYS, _DAYS_IN_WEEKS, _WEEK, _MONTH = 14, 60, 7, 30
_REACHED = {
    StoryScope.ME: "changed your own work",
    StoryScope.TEAM: "reached your team",
    StoryScope.TEAMS: "reached several teams",
    StoryScope.COMPANY: "reached the whole company",
}


def taken_text(
    n: int,
    question: Question,
    shown: Sequence[Ranked],
    taken: int,
    seconds: float | None,
    labels: Mapping[int, str],
) -> str:
    """Return the verdict on the story taken, why the best one fits, and what the others are for.

    `shown` are the stories shown, the best choice first; at least one answers the question. `taken` is the id of one of
    them; it is the best choice too where no other is better. `labels` has the title of each on its button.
    """
    names = {story_id: f"“{escape(label)}”" for story_id, label in labels.items()}
    given = next(one for one in shown if one.candidate.story_id == taken)
    best = given if given.is_right and advantage(shown[0], given) is None else shown[0]
    head = f"<b>{n} of {SIZE}.</b> <i>{shorten(question.text, 600)}</i>"
    blocks = [head, _headline(best, given, seconds, names), _why(best, question, names)]
    blocks += _others([one for one in shown if one is not best and one is not given], best, names)
    if question.note is not None:
        blocks.append(f"<i>{escape(question.note)}</i>")
    return "\n\n".join(blocks)


def practised_text(days_ago: int | None) -> str:
    """Return how long ago a story was last practised or rehearsed."""
    if days_ago is None:
        return "not practised or rehearsed yet"
    return f"last told {_ago(days_ago)}"


def _headline(best: Ranked, given: Ranked, seconds: float | None, names: Mapping[int, str]) -> str:
    mine, first = names[given.candidate.story_id], names[best.candidate.story_id]
    if not given.is_right:
        return f"❌ Take <b>{first}</b> here. {_kept_for(given, mine)}"
    said = f"✅ <b>{mine}</b>{_time(seconds)}"
    merit = advantage(best, given)
    if merit is None:
        return said
    return f"{said} It answers the question; <b>{first}</b> is the better choice: {_merit(merit, best, given, names)}."


def _time(seconds: float | None) -> str:
    if seconds is None:
        return ". I have no time for it, so it counts as later."
    if seconds <= MARK_S:
        return f", in {seconds:.1f} s."
    return f", in {seconds:.1f} s: right, and over the mark of {MARK_S:.0f}."


def _why(best: Ranked, question: Question, names: Mapping[int, str]) -> str:
    one = best.candidate
    reasons = [
        _filed(best, question.archetypes),
        f"It {_REACHED[one.scope]}" if one.scope is not None else "No scope yet; it is under its title and tags",
        "Not told yet in this session" if best.told_for is None else f"Told already, for question {best.told_for}",
        practised_text(best.days_ago).capitalize(),
    ]
    return "\n".join([f"<b>Why {names[one.story_id]}</b>", *(f"• {reason}" for reason in reasons)])


def _filed(best: Ranked, archetypes: Sequence[ArchetypeId]) -> str:
    """Return how the tags of a story answer a question of these archetypes."""
    asked = archetypes[0]
    about = f"the question is about {ARCHETYPE_SUBJECTS[asked]}"
    if best.suits is Suits.CORE:
        return f"It stands for core story {best.candidate.core}, which answers this question"
    if best.suits is Suits.SECOND:
        other = next(each for each in archetypes if each in best.candidate.archetypes)
        return f"{ARCHETYPE_LABELS[other]}: a story of that kind answers this question too"
    if best.suits is Suits.ALSO:
        return f"{ARCHETYPE_LABELS[asked]} is one of its archetypes, and {about}"
    return f"{ARCHETYPE_LABELS[asked]}: {about}"


def _kept_for(one: Ranked, name: str) -> str:
    main = one.candidate.archetypes[0]
    return f"{name} ({ARCHETYPE_LABELS[main]}) is the one for a question about {ARCHETYPE_SUBJECTS[main]}."


def _others(others: Sequence[Ranked], best: Ranked, names: Mapping[int, str]) -> list[str]:
    """Return a line on each of the other stories that answers the question, and one on those that do not."""
    lines = []
    for one in others:
        if one.is_right:
            merit = advantage(best, one)
            less = f", less well: {_merit(merit, best, one, names)}" if merit is not None else " as well"
            lines.append(f"● {names[one.candidate.story_id]} would do{less}.")
    not_right = [
        f"{names[one.candidate.story_id]} ({ARCHETYPE_LABELS[one.candidate.archetypes[0]]})"
        for one in others
        if not one.is_right
    ]
    if not_right:
        lines.append(f"○ For other questions: {joined(not_right)}.")
    return ["\n".join(lines)] if lines else []


def _merit(merit: Advantage, better: Ranked, other: Ranked, names: Mapping[int, str]) -> str:
    """Return what makes one story the better choice than another, as the end of a sentence."""
    one, two = names[better.candidate.story_id], names[other.candidate.story_id]
    if merit is Advantage.UNTOLD:
        return f"you told {two} for question {other.told_for}, and interviewers compare notes"
    if merit is Advantage.SUITS:
        return f"{one} is filed closer to what is asked"
    if merit is Advantage.PRACTISED:
        return f"{one} was {practised_text(better.days_ago)}, {two} {_or_never(other.days_ago)}"
    return f"{one} {_reached(better.candidate.scope)}, and {two} {_reached(other.candidate.scope)}"


def _or_never(days_ago: int | None) -> str:
    return practised_text(days_ago) if days_ago is None else _ago(days_ago)


def _reached(scope: StoryScope | None) -> str:
    return _REACHED[scope] if scope is not None else "has no scope yet"


def _ago(days: int) -> str:
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < _DAYS_IN_DAYS:
        return f"{days} days ago"
    if days < _DAYS_IN_WEEKS:
        return f"{days // _WEEK} weeks ago"
    return f"{days // _MONTH} months ago"

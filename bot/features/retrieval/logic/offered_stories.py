"""The deal of one question: which question comes, and which of the user's stories are shown for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.logic.questions.next_question import phrasing
from bot.conversation.logic.questions.own_question_share import with_own
from bot.conversation.logic.randomness import RandomSource, weighted
from bot.features.retrieval.logic.enough_stories import StoryCandidate, dividing
from bot.features.retrieval.logic.progress import PastPick
from bot.features.retrieval.logic.suiting import Suits, suits
from question_bank.models import ArchetypeId, Question, QuestionBank
from storage.records import RetrievalOutcome

SIZE = 5
"""Questions of a session."""
MOST_SHOWN = 4
_PICKS_THAT_COUNT = 6
_UNSEEN = 2.0
_WEIGHT_OF_TROUBLE = 3.0
_TROUBLE = {RetrievalOutcome.IN_TIME: 0.0, RetrievalOutcome.LATE: 0.5, RetrievalOutcome.WRONG: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A question with the stories shown for it."""

    question_id: str
    offered: tuple[int, ...]
    """Ids of two to four stories, in the order of their buttons. At least one answers the question, and one does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a question is dealt from."""

    candidates: Sequence[StoryCandidate]
    past: Sequence[PastPick]
    """All earlier picks of the user, oldest first."""
    session: Sequence[PastPick]
    """Those of the session."""
    own: Sequence[Question]
    """The user's own questions."""
    tracks: Sequence[str]
    """Ids of the tracks for which the user prepares."""
    today: date
    """The user's local date."""


def deal(table: Table, bank: QuestionBank, dice: RandomSource) -> Deal:
    """Return a question and the stories shown for it. The candidates must lack nothing.

    A session goes evenly over the archetypes that divide the stories; among those that have their turn, the ones
    that went wrong or came slowly before are likelier. The phrasing is chosen as in practice, the user's own
    questions in their share.
    """
    archetype = _archetype(table, dice)
    asked = {pick.question_id: pick.local_date for pick in table.past}
    fair = {key: each for key, each in bank.questions.items() if is_fair(table.candidates, each)}
    used = [pick.question_id for pick in table.session]
    question = phrasing(archetype, asked, table.tracks, table.today, dice, replace(bank, questions=fair), used)
    own = [each for each in table.own if is_fair(table.candidates, each)]
    question = with_own(question, own, asked, table.today, dice, exclude=used, unfiled=False)
    return Deal(question_id=question.id, offered=_offered(question, table, dice))


def is_fair(candidates: Sequence[StoryCandidate], question: Question) -> bool:
    """Return whether some of the stories answer the question and some do not. No style prompt is fair."""
    if not question.archetypes:
        return False
    one = _answers(candidates[0], question)
    return any(_answers(each, question) is not one for each in candidates)


def _archetype(table: Table, dice: RandomSource) -> ArchetypeId:
    times = Counter(pick.archetype for pick in table.session)
    open_ = dividing(table.candidates)
    fewest = min(times[archetype] for archetype in open_)
    return weighted({each: _weight(each, table.past) for each in open_ if times[each] == fewest}, dice)


def _weight(archetype: ArchetypeId, past: Sequence[PastPick]) -> float:
    """Return the weight of an archetype, from 1 (found at once) to 4 (always wrong), over its last few questions."""
    concerned = [pick.outcome for pick in past if pick.archetype is archetype][-_PICKS_THAT_COUNT:]
    if not concerned:
        return _UNSEEN
    return 1 + _WEIGHT_OF_TROUBLE * sum(_TROUBLE[outcome] for outcome in concerned) / len(concerned)


def _offered(question: Question, table: Table, dice: RandomSource) -> tuple[int, ...]:
    """Return the stories to show: one that answers the question, at times a second one, and tempting others."""
    shuffled = list(table.candidates)
    dice.shuffle(shuffled)
    told = {pick.story_id for pick in table.session if pick.outcome is not RetrievalOutcome.WRONG}
    right = sorted((each for each in shuffled if _answers(each, question)), key=lambda each: each.story_id in told)
    shown = right[: 2 if dice.random() < 0.5 else 1]
    missed = {pick.story_id for pick in table.past if _was_taken_wrongly(pick, question)}
    projects = {each.project.casefold() for each in shown if each.project}
    others = sorted(
        (each for each in shuffled if not _answers(each, question)),
        key=lambda each: (each.story_id not in missed, (each.project or "").casefold() not in projects),
    )
    dealt = [*shown, *others[: MOST_SHOWN - len(shown)]]
    dice.shuffle(dealt)
    return tuple(each.story_id for each in dealt)


def _was_taken_wrongly(pick: PastPick, question: Question) -> bool:
    return pick.outcome is RetrievalOutcome.WRONG and pick.archetype is question.archetypes[0]


def _answers(candidate: StoryCandidate, question: Question) -> bool:
    return suits(candidate, question) is not Suits.NOT

"""What to ask next: the archetype that spaced repetition wants most, in a phrasing that was not heard lately."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.conversation.logic.history import PHRASING_REST_DAYS, Judged, last_asked
from bot.conversation.logic.randomness import RandomSource
from bot.conversation.logic.schedule import EASY, Standing
from question_bank.models import ArchetypeId, Level, Move, Question, QuestionBank, QuestionKind, Verdict
from storage.records import Answer

CISCO_SHARE: Mapping[str, float] = {"staff": 0.0, "both": 1 / 3, "cisco": 2 / 3}
"""How many of the questions are of the Cisco kind, by what the user prepares for."""

REPAIR_WITHIN = timedelta(days=7)
# Three questions of rest between two of one archetype keep it to a quarter of all, whoever answers.
_QUESTIONS_BETWEEN = 3
_DAYS_OF_REST = 2
# A step of weakness weighs as much as a day of waiting: the weak come first, and the strong are not starved.
_DAYS_A_STEP_OF_WEAKNESS = 1
_MENDING_ORDER = (Move.TRADE_OFF, Move.ACTION, Move.RESULT, Move.REFLECTION, Move.DRIVER, Move.SITUATION)


class Why(StrEnum):
    """Why this archetype is asked now."""

    NEVER_TRIED = "never_tried"
    INTERVIEW = "interview"
    DUE = "due"
    LOWEST_RECALL = "lowest_recall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The question to ask, the archetype that it rates, and why that one."""

    question_id: str
    archetype: ArchetypeId
    why: Why


def next_question(
    *,
    standings: Sequence[Standing],
    history: Sequence[Answer],
    purpose: str,
    today: date,
    daily: bool,
    dice: RandomSource,
    bank: QuestionBank,
    exclude: Collection[str] = (),
) -> Choice:
    """Choose the next question.

    `standings` are all eight; `history` is what was asked in the last month or more, newest first; `purpose` is
    "staff", "cisco" or "both"; `today` is the user's local date. `daily` keeps an archetype from coming twice within
    two days. `exclude` holds question ids that must not come ("another question").
    """
    awake = _awake(standings, history, today, daily)
    shuffled = list(awake)
    dice.shuffle(shuffled)
    standing, why = _most_wanted(shuffled, history, today)
    question = phrasing(standing.archetype, last_asked(history), purpose, today, dice, bank, exclude)
    return Choice(question_id=question.id, archetype=standing.archetype, why=why)


def phrasing(
    archetype: ArchetypeId,
    asked: Mapping[str, date],
    purpose: str,
    today: date,
    dice: RandomSource,
    bank: QuestionBank,
    exclude: Collection[str] = (),
) -> Question:
    """Return a way to ask for that archetype, of the kind that the purpose wants and rested for 30 local days.

    `asked` is the last local day on which each question was asked, by question id, as `last_asked` gives it. Where one
    kind is used up the other serves, if the purpose has it; where all are, the one asked longest ago.
    """
    probes = [q for q in bank.asked_for(archetype) if q.id not in exclude]
    cisco = [q for q in bank.of_kind(QuestionKind.CISCO) if q.archetypes[:1] == (archetype,) and q.id not in exclude]
    share = CISCO_SHARE[purpose]
    prefer_cisco = dice.random() < share
    pools = [cisco, probes] if prefer_cisco else [probes, cisco]
    allowed = [pool for pool in pools if pool is not cisco or share > 0]
    rested_since = today - timedelta(days=PHRASING_REST_DAYS)
    for pool in allowed:
        unused = [question for question in pool if asked.get(question.id, date.min) <= rested_since]
        if unused:
            return dice.choice(unused)
    used = [question for pool in allowed for question in pool] or list(bank.asked_for(archetype))
    return min(used, key=lambda question: asked.get(question.id, date.min))


def repair_of(latest: Judged | None, standing: Standing, today: date) -> Move | None:
    """The move to repair where a daily question need not be a full answer; None where it should be one.

    A repair is asked within seven local days of the last full answer (a repair is not rated, so it does not put off the
    next full one), where the newest text has something to repair and is more than nothing. What the level hangs on
    comes first.
    """
    if latest is None or standing.rated_on is None or today - standing.rated_on > REPAIR_WITHIN:
        return None
    if all(verdict is Verdict.MISSING for verdict in latest.moves.values()):
        return None
    order = sorted(_MENDING_ORDER, key=lambda move: latest.level is Level.WEAK and move is Move.TRADE_OFF)
    return next((move for move in order if latest.moves[move] is not Verdict.MET), None)


def _awake(standings: Sequence[Standing], history: Sequence[Answer], today: date, daily: bool) -> list[Standing]:
    """The archetypes that may come: not among the last few asked, and for a daily question not in the last two days."""
    # Distinct ones: a rewrite or a repair is asked for too, and must not crowd out what came before it.
    newest_first = list(dict.fromkeys(asked.archetype for asked in history if asked.archetype))
    resting = set(newest_first[:_QUESTIONS_BETWEEN])
    if daily:
        recent = today - timedelta(days=_DAYS_OF_REST)
        resting |= {asked.archetype for asked in history if asked.archetype and asked.local_date >= recent}
    awake = [standing for standing in standings if standing.archetype not in resting]
    return awake or [max(standings, key=lambda standing: _last_place(standing, newest_first))]


def _last_place(standing: Standing, newest_first: Sequence[str]) -> int:
    """How many questions ago the archetype was asked; more than all where it was not."""
    return newest_first.index(standing.archetype) if standing.archetype in newest_first else len(newest_first)


def _most_wanted(awake: Sequence[Standing], history: Sequence[Answer], today: date) -> tuple[Standing, Why]:
    """The first that applies: never tried, asked for by the interview date, due, or least likely to be recalled."""
    untried = [standing for standing in awake if standing.due_on is None]
    if untried:
        newest_first = [asked.archetype for asked in history if asked.archetype]
        return max(untried, key=lambda standing: _last_place(standing, newest_first)), Why.NEVER_TRIED
    for why, fitting in (
        (Why.INTERVIEW, [standing for standing in awake if _interview_wants(standing, history)]),
        (Why.DUE, [standing for standing in awake if _overdue(standing, today) >= 0]),
    ):
        if fitting:
            return max(fitting, key=lambda standing: _urgency(standing, history, today)), why
    return min(awake, key=lambda standing: standing.recall), Why.LOWEST_RECALL


def _interview_wants(standing: Standing, history: Sequence[Answer]) -> bool:
    """Whether the last week has begun without the archetype, even as a repair or a question that was skipped."""
    since = standing.wanted_since
    if since is None:
        return False
    return not any(asked.archetype == standing.archetype and asked.local_date >= since for asked in history)


def _overdue(standing: Standing, today: date) -> int:
    return (today - (standing.due_on or today)).days


def _urgency(standing: Standing, history: Sequence[Answer], today: date) -> int:
    """Days of waiting since it was due, or was last asked though not rated, and more the weaker it was."""
    asked = max((a.local_date for a in history if a.archetype == standing.archetype), default=date.min)
    waited = (today - max(standing.due_on or today, asked)).days
    return waited + _DAYS_A_STEP_OF_WEAKNESS * (EASY - (standing.last_rating or EASY))

"""Choice of the next question: the archetype that spaced repetition wants most, in a phrasing not used lately."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.conversation.logic.questions.full_questions import wants_full, weak_and_waiting, without_turn
from bot.conversation.logic.questions.history import PHRASING_REST_DAYS, Judged, last_asked
from bot.conversation.logic.questions.spaced_repetition import EASY, Standing
from bot.conversation.logic.randomness import RandomSource
from question_bank.models import GENERAL, ArchetypeId, Level, Move, Question, QuestionBank, Verdict
from storage.records import Answer

REPAIR_WITHIN = timedelta(days=7)
# Three questions of rest between two of one archetype keep each to a quarter of all questions.
_QUESTIONS_BETWEEN = 3
_DAYS_OF_REST = 2
# The last questions over which the shares of the tracks are made equal. A track that is chosen later comes more often
# at first, but for no longer than it takes to fill its share of these.
_QUESTIONS_A_TRACK = 4
# One step of weakness counts as one day of waiting: weak archetypes come first, and strong ones are not starved.
_DAYS_A_STEP_OF_WEAKNESS = 1
_MENDING_ORDER = (Move.TRADE_OFF, Move.ACTION, Move.RESULT, Move.REFLECTION, Move.DRIVER, Move.SITUATION)


class Why(StrEnum):
    """The reason for asking an archetype now."""

    NEVER_TRIED = "never_tried"
    INTERVIEW = "interview"
    WEAK = "weak"
    DUE = "due"
    LOWEST_RECALL = "lowest_recall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The question to ask, the archetype that it rates, and the reason for that archetype."""

    question_id: str
    archetype: ArchetypeId
    why: Why


def next_question(
    *,
    standings: Sequence[Standing],
    history: Sequence[Answer],
    tracks: Sequence[str],
    today: date,
    daily: bool,
    dice: RandomSource,
    bank: QuestionBank,
    exclude: Collection[str] = (),
) -> Choice:
    """Return the next question.

    `standings` are those of all eight archetypes. `history` holds the questions of the last month or more, newest
    first. `tracks` are the ids of those that the user chose. `today` is the user's local date. `daily` keeps an archetype
    from coming twice within two days. `exclude` holds question ids that must not come ("another question").
    """
    shuffled = list(standings)
    dice.shuffle(shuffled)
    standing, why = _most_wanted(shuffled, history, today, daily=daily)
    question = phrasing(standing.archetype, last_asked(history), tracks, today, dice, bank, exclude)
    return Choice(question_id=question.id, archetype=standing.archetype, why=why)


def phrasing(
    archetype: ArchetypeId,
    asked: Mapping[str, date],
    tracks: Sequence[str],
    today: date,
    dice: RandomSource,
    bank: QuestionBank,
    exclude: Collection[str] = (),
) -> Question:
    """Return a question for the archetype, of the track whose turn it is, not asked for 30 local days.

    `asked` gives the last local day of each question by its id, as `last_asked` returns it. Where every question of one
    track was asked lately, another of the user's tracks serves, and after them the general one. Where all were, return
    the one asked longest ago, of the user's tracks if they have one.
    """
    rested_since = today - timedelta(days=PHRASING_REST_DAYS)
    used: list[Question] = []
    for track in (*_by_turn(tracks, asked, dice, bank), GENERAL):
        pool = [question for question in bank.asked_for(archetype, track) if question.id not in exclude]
        unused = [question for question in pool if asked.get(question.id, date.min) <= rested_since]
        if unused:
            return dice.choice(unused)
        used += pool if track in tracks or not used else []
    return min(used or bank.asked_for(archetype), key=lambda question: asked.get(question.id, date.min))


def _by_turn(tracks: Sequence[str], asked: Mapping[str, date], dice: RandomSource, bank: QuestionBank) -> list[str]:
    """Return the tracks in random order, those first that had the fewest of the last questions."""
    shuffled = list(tracks)
    dice.shuffle(shuffled)
    newest_first = sorted(asked, key=lambda question_id: asked[question_id], reverse=True)
    questions = (bank.questions.get(question_id) for question_id in newest_first)
    lately = [each.track for each in questions if each is not None and each.track in tracks]
    had = Counter(lately[: _QUESTIONS_A_TRACK * len(tracks)])
    return sorted(shuffled, key=lambda track: had[track])


def longest_ago(questions: Sequence[Question], asked: Mapping[str, date], dice: RandomSource) -> list[Question]:
    """Return the questions in random order, those asked longest ago or never first. `asked` is as for `phrasing`."""
    shuffled = list(questions)
    dice.shuffle(shuffled)
    return sorted(shuffled, key=lambda question: asked.get(question.id, date.min))


def repair_of(
    latest: Judged | None, standing: Standing, standings: Sequence[Standing], history: Sequence[Answer], today: date
) -> Move | None:
    """Return the move to repair where a daily question need not be a full answer, or None where it should be one.

    `latest` is the newest judged answer of the archetype in `standing`, `standings` are those of all eight. A repair is
    asked within seven local days of the last full answer, and not where a full question must come. A repair is not
    rated, so it does not put off the next full answer. The newest text must have something to repair, and not miss
    every move. The move that limits the level comes first.
    """
    if latest is None or standing.rated_on is None or today - standing.rated_on > REPAIR_WITHIN:
        return None
    if without_turn(standings, history) or wants_full(standing, history, today):
        return None
    if all(verdict is Verdict.MISSING for verdict in latest.moves.values()):
        return None
    order = sorted(_MENDING_ORDER, key=lambda move: latest.level is Level.WEAK and move is Move.TRADE_OFF)
    return next((move for move in order if latest.moves[move] is not Verdict.MET), None)


def _awake(standings: Sequence[Standing], history: Sequence[Answer], today: date, daily: bool) -> list[Standing]:
    """Return the archetypes that may come.

    The last few that were asked rest. For a daily question those of the last two days rest too.
    """
    # Each archetype counts once: a rewrite or a repair is a question too, and must not crowd out the earlier ones.
    newest_first = list(dict.fromkeys(asked.archetype for asked in history if asked.archetype))
    resting = {*newest_first[:_QUESTIONS_BETWEEN], *_asked_lately(history, today, daily)}
    awake = [standing for standing in standings if standing.archetype not in resting]
    return awake or [max(standings, key=lambda standing: _last_place(standing, newest_first))]


def _asked_lately(history: Sequence[Answer], today: date, daily: bool) -> set[str]:
    """Return the archetypes asked today, and for a daily question those of the last two days too."""
    recent = today - timedelta(days=_DAYS_OF_REST if daily else 0)
    return {asked.archetype for asked in history if asked.archetype and asked.local_date >= recent}


def _last_place(standing: Standing, newest_first: Sequence[str]) -> int:
    """Return how many questions ago the archetype was asked, or the number of all archetypes asked if it never was."""
    return newest_first.index(standing.archetype) if standing.archetype in newest_first else len(newest_first)


def _most_wanted(
    standings: Sequence[Standing], history: Sequence[Answer], today: date, *, daily: bool
) -> tuple[Standing, Why]:
    """Return the archetype to ask, with the reason.

    The first reason that applies: its turn before the interview, never tried, weak for four days, due, or least likely
    to be recalled. Before the interview nothing rests for longer than the days of rest, so that the weakest come first.
    """
    lately = _asked_lately(history, today, daily)
    turn = next((each for each in without_turn(standings, history) if each.archetype not in lately), None)
    if turn is not None:
        return turn, Why.INTERVIEW
    awake = _awake(standings, history, today, daily)
    untried = [standing for standing in awake if standing.due_on is None]
    if untried:
        newest_first = [asked.archetype for asked in history if asked.archetype]
        return max(untried, key=lambda standing: _last_place(standing, newest_first)), Why.NEVER_TRIED
    weak = next((each for each in weak_and_waiting(standings, history, today) if each in awake), None)
    if weak is not None:
        return weak, Why.WEAK
    due = [standing for standing in awake if _overdue(standing, today) >= 0]
    if due:
        return max(due, key=lambda standing: _urgency(standing, history, today)), Why.DUE
    return min(awake, key=lambda standing: standing.recall), Why.LOWEST_RECALL


def _overdue(standing: Standing, today: date) -> int:
    return (today - (standing.due_on or today)).days


def _urgency(standing: Standing, history: Sequence[Answer], today: date) -> int:
    """Return the days of waiting since the due day or the last unrated question, plus a bonus for a weak last rating."""
    asked = max((a.local_date for a in history if a.archetype == standing.archetype), default=date.min)
    waited = (today - max(standing.due_on or today, asked)).days
    return waited + _DAYS_A_STEP_OF_WEAKNESS * (EASY - (standing.last_rating or EASY))

"""The page of all past answers, newest first, with a filter."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.logic.questions.history import read_moves
from bot.conversation.page import MenuEntry, PageRequest, PageRoute, PageView
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_NAMES, VERDICT_MARKS, VERDICT_NAMES
from bot.features.answers.logic.answer_filter import AnswerFilter, AskedIn, filter_of
from bot.features.answers.texts.answers import KINDS
from bot.review.review_json import from_json
from question_bank.models import Level
from storage.records import AnswerInBrief

PER_PAGE = 50
MOST_DIGITS = 6
"""Of a page's number in an address."""


async def show_answers(context: Context, request: PageRequest) -> PageView:
    """Show a page of the answers that the filter lets through."""
    tracks = {track.id: track.name for track in context.bank.tracks.values()}
    asked = filter_of(request.query, list(tracks))
    briefs = await context.uow.answers.judged_in_brief(context.user_id)
    found = [each for each in briefs if asked.lets_through(each, _track_of(context, each))]
    last = max((len(found) - 1) // PER_PAGE, 0)
    page = min(_number(request.query.get("from")), last)
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    return PageView(
        template="answers/list.html",
        title="Answers",
        values={
            "total": len(briefs),
            "found": len(found),
            "first": page * PER_PAGE + 1,
            "rows": [await _row(context, each) for each in shown],
            "filters": _filters(asked, tracks),
            "is_filtered": asked != AnswerFilter(),
            "newer": _query(asked, page - 1) if page else None,
            "older": _query(asked, page + 1) if page < last else None,
        },
    )


async def _row(context: Context, brief: AnswerInBrief) -> Mapping[str, object]:
    answer = brief.answer
    stored = await context.uow.reviews.latest(answer.id)
    is_judged = stored is not None and from_json(json.loads(stored.body)).reasons.not_judged is None
    return {
        "id": answer.id,
        "question": (await question_of(context, answer)).text,
        "on": f"{answer.local_date.day} {answer.local_date:%b %Y}",
        "level": LEVEL_NAMES[Level(brief.level)] if is_judged else None,
        "kind": KINDS.get(answer.kind),
        "words": brief.words,
        "moves": [
            (move.value, VERDICT_MARKS[verdict], f"{MOVE_NAMES[move]}: {VERDICT_NAMES[verdict]}")
            for move, verdict in read_moves(brief.moves).items()
        ]
        if is_judged
        else [],
    }


def _track_of(context: Context, brief: AnswerInBrief) -> str | None:
    question = context.bank.questions.get(brief.answer.question_id)
    return question.track if question is not None else None


def _filters(asked: AnswerFilter, tracks: Mapping[str, str]) -> Sequence[Mapping[str, object]]:
    """Return the choices of the filter's form: name, label, options with value, text and whether it is chosen."""
    where = {AskedIn.PRACTICE: "practice", AskedIn.MOCK: "a mock"}
    return [
        _select("archetype", "Archetype", ARCHETYPE_LABELS, asked.archetype),
        _select("level", "Level", LEVEL_NAMES, asked.level),
        _select("move", "Move", MOVE_NAMES, asked.move),
        _select("verdict", "Its verdict", VERDICT_NAMES, asked.verdict),
        _select("track", "Track", tracks, asked.track),
        _select("asked", "Asked in", where, asked.asked_in),
    ]


def _select(name: str, label: str, options: Mapping[Any, str], chosen: str | None) -> Mapping[str, object]:
    return {
        "name": name,
        "label": label,
        "options": [(str(value), text, value == chosen) for value, text in options.items()],
    }


def _query(asked: AnswerFilter, page: int) -> str:
    """Return the query of another page of the same list."""
    said = {
        "archetype": asked.archetype,
        "level": asked.level,
        "move": asked.move,
        "verdict": asked.verdict,
        "track": asked.track,
        "asked": asked.asked_in,
        "from": str(page) if page else None,
    }
    return "&".join(f"{name}={value}" for name, value in said.items() if value)


def _number(value: str | None) -> int:
    is_number = value is not None and value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
    return int(value) if value is not None and is_number else 0


ROUTES = (PageRoute(path="/answers", call=show_answers, menu=MenuEntry("Answers", 3)),)

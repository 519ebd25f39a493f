"""Use cases by which a user contradicts a verdict: which one, what it should be, and with which words if any."""

import json
from dataclasses import dataclass
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.payload import OneOf, Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.stale_buttons import StaleButton
from bot.features.answering.texts import disagreeing as say
from bot.review.feedback.explain import rule_texts
from bot.review.review_json import from_json
from bot.review.types import MoveVerdict, Review
from question_bank.models import Move, StyleElement, Verdict
from storage.records import Answer, Disagreement

PARTS: dict[str, Move | StyleElement] = {part.value: part for part in (*Move, *StyleElement)}
LABELS_A_ROW = 2
PartName = Annotated[str, OneOf(tuple(PARTS))]
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Disagree(Payload, code="Va"):
    """Ask with which verdict of an answer the user disagrees."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class TurnToVerdicts(Payload, code="Vh"):
    """Ask the same in place of what was asked or noted."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ContradictVerdict(Payload, code="Vb"):
    """Ask what a verdict should be."""

    answer_id: int
    version: int
    part: PartName


@dataclass(frozen=True, slots=True)
class SayVerdict(Payload, code="Vc"):
    """Store what a verdict should be."""

    answer_id: int
    version: int
    part: PartName
    said: Verdict


@dataclass(frozen=True, slots=True)
class ShowWords(Payload, code="Vd"):
    """Show the words that would be added to a disagreement."""

    answer_id: int
    version: int
    part: PartName


@dataclass(frozen=True, slots=True)
class AddWords(Payload, code="Ve"):
    """Add the words that were shown."""

    answer_id: int
    version: int
    part: PartName


@dataclass(frozen=True, slots=True)
class LeaveWordsOut(Payload, code="Vf"):
    """Add no words."""

    answer_id: int
    version: int
    part: PartName


@dataclass(frozen=True, slots=True)
class TakeBack(Payload, code="Vg"):
    """Delete a disagreement."""

    answer_id: int
    version: int
    part: PartName


OfVerdict = ContradictVerdict | SayVerdict | ShowWords | AddWords | LeaveWordsOut | TakeBack


async def ask_which(context: Context, answer: Answer, *, fresh: bool) -> list[Reply]:
    """Ask which verdict the user sees otherwise. `fresh` True sends a new message, so that the feedback stays in view.

    Raises StaleButton where there is no verdict.
    """
    stored = await context.uow.reviews.latest(answer.id)
    review = from_json(json.loads(stored.body)) if stored is not None else None
    if stored is None or review is None or review.reasons.not_judged is not None:
        raise StaleButton
    buttons = [
        Button(
            text=say.part_label(part, verdict.verdict), press=ContradictVerdict(answer.id, stored.version, part.value)
        )
        for part, verdict in review.parts.items()
    ]
    rows = in_rows(buttons, LABELS_A_ROW)
    return [Reply(text=say.ASK, buttons=tuple(rows), slot=_slot(answer), fresh=fresh)]


async def ask_what(context: Context, answer: Answer, press: ContradictVerdict) -> list[Reply]:
    """Say why the verdict is as it is, and ask what it should be."""
    review, given = await _verdict(context, answer, press)
    texts = rule_texts(review.rules_version, context.bank.former_rules)
    rules = [texts[rule] for rule in given.rules if rule in texts]
    others = tuple(
        Button(text=label, press=SayVerdict(answer.id, press.version, press.part, verdict))
        for verdict, label in say.SAY.items()
        if verdict is not given.verdict
    )
    text = say.verdict_text(PARTS[press.part], given.verdict, rules)
    return [_page(answer, text, (others, (Button(text=say.BACK, press=TurnToVerdicts(answer.id)),)))]


async def note(context: Context, answer: Answer, press: SayVerdict) -> list[Reply]:
    """Store what the verdict should be, without words. Those added before to the same verdict are deleted."""
    review, given = await _verdict(context, answer, press)
    if press.said is given.verdict:
        raise StaleButton
    await context.uow.disagreements.put(
        Disagreement(
            answer_id=answer.id,
            version=press.version,
            part=press.part,
            verdict=given.verdict,
            said=press.said,
            rules=given.rules,
            rules_version=review.rules_version,
            created_at=context.now,
        )
    )
    return [_noted(answer, press, given.verdict, press.said)]


async def show_words(context: Context, answer: Answer, press: ShowWords) -> list[Reply]:
    """Show the words that would be added."""
    await _stored(context, answer, press)
    text = await _text(context, answer, press.version)
    place = (answer.id, press.version, press.part)
    rows = (
        (Button(text=say.SEND_WORDS, press=AddWords(*place)),),
        (Button(text=say.KEEP_WORDS, press=LeaveWordsOut(*place)),),
    )
    said = say.words_text(text[: say.LONGEST_WORDS], is_whole=len(text) <= say.LONGEST_WORDS)
    return [_page(answer, said, rows)]


async def add_words(context: Context, answer: Answer, press: AddWords) -> list[Reply]:
    """Add exactly the words that were shown."""
    found = await _stored(context, answer, press)
    text = await _text(context, answer, press.version)
    await context.uow.disagreements.add_words(answer.id, press.version, press.part, text[: say.LONGEST_WORDS])
    said = say.words_added_text(PARTS[press.part], Verdict(found.said))
    return [_page(answer, said, _closing(answer, press))]


async def leave_words_out(context: Context, answer: Answer, press: LeaveWordsOut) -> list[Reply]:
    """Say again what is stored."""
    found = await _stored(context, answer, press)
    return [_noted(answer, press, Verdict(found.verdict), Verdict(found.said))]


async def take_back(context: Context, answer: Answer, press: TakeBack) -> list[Reply]:
    """Delete the disagreement on one verdict, with its words."""
    await context.uow.disagreements.delete(answer.id, press.version, press.part)
    other = Button(text=say.ANOTHER_VERDICT, press=TurnToVerdicts(answer.id))
    return [_page(answer, say.TAKEN_BACK, ((other,),))]


async def _verdict(context: Context, answer: Answer, press: OfVerdict) -> tuple[Review, MoveVerdict]:
    """Return the review of a version with its verdict on a part. Raises StaleButton where there is none."""
    reviews = {stored.version: stored for stored in await context.uow.reviews.of(answer.id)}
    if press.version not in reviews:
        raise StaleButton
    review = from_json(json.loads(reviews[press.version].body))
    given = review.parts.get(PARTS[press.part])
    if given is None or review.reasons.not_judged is not None:
        raise StaleButton
    return review, given


async def _stored(context: Context, answer: Answer, press: OfVerdict) -> Disagreement:
    """Return the disagreement on a verdict. Raises StaleButton where it was taken back."""
    found = await context.uow.disagreements.get(answer.id, press.version, press.part)
    if found is None:
        raise StaleButton
    return found


async def _text(context: Context, answer: Answer, version: int) -> str:
    versions = await context.uow.answers.versions(answer.id)
    return next((each.text for each in versions if each.n == version), "")


def _noted(answer: Answer, press: OfVerdict, verdict: Verdict, said: Verdict) -> Reply:
    add = Button(text=say.ADD_WORDS, press=ShowWords(answer.id, press.version, press.part))
    return _page(answer, say.noted_text(PARTS[press.part], verdict, said), ((add,), *_closing(answer, press)))


def _closing(answer: Answer, press: OfVerdict) -> Rows:
    back = Button(text=say.TAKE_BACK, press=TakeBack(answer.id, press.version, press.part))
    return ((back, Button(text=say.ANOTHER_VERDICT, press=TurnToVerdicts(answer.id))),)


def _page(answer: Answer, text: str, rows: Rows) -> Reply:
    return Reply(text=text, buttons=rows, slot=_slot(answer), fresh=False)


def _slot(answer: Answer) -> str:
    """Return the slot of the message in which verdicts of an answer are contradicted."""
    return f"disagree:{answer.id}"

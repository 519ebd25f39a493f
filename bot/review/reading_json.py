"""How a text was read, as plain data: what `stardrill review --explain` shows, so that a wrong verdict can be understood.

The shape is `reading` in docs/review.schema.json. A span is two offsets, in code points of the text.
"""

from collections.abc import Iterator
from typing import Any

from bot.review.reading import Amount, Block, Clause, Reading
from bot.review.signals import Signals
from bot.review.span import Span

_FLAGS = ("negated", "perfect", "progressive", "passive", "reported")


def to_json(signals: Signals) -> dict[str, Any]:
    """Return the genre, blocks, sentences and clauses of a text, and what was found told in it."""
    reading = signals.reading
    return {
        "genre": signals.genre.value,
        "words": reading.words,
        "told_words": reading.told_words,
        "blocks": [_block(block) for block in reading.blocks],
        "sentences": [
            {"span": list(reading.span(one.first, one.last)), "block": one.block, "again": one.again}
            for one in reading.sentences
        ],
        "clauses": [_clause(reading, clause) for clause in reading.clauses],
        "signals": list(found_in(signals)),
    }


def found_in(signals: Signals) -> Iterator[dict[str, Any]]:
    """Yield what was found told in a text, one signal after the other, each in the order of the text.

    `kind` says what of its sort it is, and `strength` how plainly it is told, where that is weighed: the more, the plainer.
    """
    reading = signals.reading
    for fact in signals.setting.told:
        yield _signal("setting", fact.part.value, reading.span_of(fact.clause), fact.strength)
    for act in signals.acts.all:
        whose = "own" if act.own else "ours"
        yield _signal("act", f"{whose} {act.kind.value}", reading.span_of(act.clause))
    for tension in signals.tensions.found:
        stretches = (*tension.one.stretches, *tension.other.stretches)
        first, last = min(one.first for one in stretches), max(one.last for one in stretches)
        kind = f"{tension.shape.value}{' priced' if tension.priced else ''}"
        yield _signal("tension", kind, reading.span(first, last))
    for outcome in signals.outcomes.all:
        kind = "numbered" if outcome.amounts else "plain"
        yield _signal("outcome", kind, reading.span_of(outcome.clause), outcome.strength)
    for passage in signals.lasting_passages:
        yield _signal("lasting", "passage", reading.span(passage.first, passage.last), passage.weight)
    for one in signals.reflections:
        yield _signal("looking-back", one.weight.name.lower(), one.span, one.strength)


def _signal(name: str, kind: str, span: Span, strength: float | None = None) -> dict[str, Any]:
    weight = None if strength is None else round(strength, 2)
    return {"signal": name, "kind": kind, "span": list(span), "strength": weight}


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "section": block.section.value if block.section else None,
        "span": list(block.span),
    }


def _clause(reading: Reading, clause: Clause) -> dict[str, Any]:
    return {
        "sentence": clause.sentence,
        "span": list(reading.span_of(clause)),
        "kind": clause.kind.value,
        "parent": clause.parent,
        "joint": clause.joint,
        "subject": clause.subject.value,
        "predicate": clause.predicate,
        "classes": sorted(clause.classes),
        "mood": clause.mood.value,
        "tense": clause.tense.value,
        "flags": [name for name in _FLAGS if getattr(clause, name)],
        "section": clause.section.value if clause.section else None,
        "amounts": [_amount(reading, amount) for amount in clause.amounts],
    }


def _amount(reading: Reading, amount: Amount) -> dict[str, Any]:
    return {
        "span": list(reading.span(amount.first, amount.last)),
        "value": amount.value,
        "before": amount.before,
        "unit": amount.unit,
        "kind": amount.kind.value,
        "direction": amount.direction.value,
    }

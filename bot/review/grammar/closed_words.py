"""Settle the closed words that are of one class or another by what stands beside them: `that`, `her`, `like`, `may`."""

from collections.abc import Callable, Mapping

from bot.review.grammar import units as u
from bot.review.grammar.place import Place
from question_bank import words as w

_AT_TIMES = frozenset(("after", "before", "since", "than", "until", "like"))
_ONE_OF = frozenset(("this", "another", "each", "either", "neither"))
_SOME_OF = frozenset(("these", "those", "few", "many", "several", "both", "all", "some", "most", "other"))


def _that(p: Place) -> str:
    if p.ends() or p.after is None:
        return u.PRONOUN
    if w.THIRD in p.after.classes and w.PLURAL in p.after.classes and p.direct not in u.NOMINAL and not p.after_verb():
        return u.THAT if p.direct == u.BE else u.PRONOUN  # `the price was that nurses wait`, `if that counts`
    if p.after.noun in p.book.lists["time_noun"] and w.PLURAL not in p.after.classes:
        return u.DETERMINER  # `on call that night`
    if p.before in u.OPEN_VERB and p.ends_phrase():
        return u.DETERMINER
    if p.before in u.NOMINAL or p.before in u.OPEN_VERB or p.before == u.ADJECTIVE:
        return u.THAT
    if p.before in (u.PREPOSITION, u.TO) or (p.last is not None and p.last.norm in _AT_TIMES):
        return u.DETERMINER if p.nominal_follows() else u.PRONOUN
    if p.last is not None and p.last.norm == "so":
        return u.THAT
    if p.finite_follows():
        return u.PRONOUN
    if p.nominal_follows():
        return u.DETERMINER
    return u.THAT if p.at else u.PRONOUN


def _her(p: Place) -> str:
    causes = p.last is not None and p.last.lemma in p.book.lists["causes"]
    if causes and p.after is not None and p.after.classes[:1] == w.BASE:
        return u.PRONOUN
    return u.DETERMINER if p.nominal_follows() else u.PRONOUN


def _like(p: Place) -> str:
    i = p.nearest_before()
    who = i >= 0 and p.row[i].norm in p.book.lists["subject_pronoun"] and p.row[i].norm != "it"
    return u.BASE if who or p.before in (u.MODAL, u.TO, u.DO) else u.PREPOSITION


def _there(p: Place) -> str:
    follows = next((unit.norm for unit in p.row[p.at + 1 : p.at + 3] if unit.norm not in ("not", "also")), "")
    lists = p.book.lists
    exists = follows in lists["be"] or follows in lists["modal"] or follows in ("seemed", "has", "had", "used", "came")
    return u.THERE if exists else u.ADVERB


def _may(p: Place) -> str:
    after_preposition = p.last is None or p.direct in (u.PREPOSITION, u.NUMBER, u.MARK, u.DETERMINER, u.ADJECTIVE)
    return u.NAME if after_preposition or p.unit.capital else u.MODAL


def _modal(p: Place) -> str:
    return u.NOUN if p.direct == u.DETERMINER else u.MODAL


def _would(p: Place) -> str:
    """Read `d` as `had` before a participle: `an engineer we'd hired`."""
    if p.last is None or p.unit.token != p.last.token:
        return u.MODAL
    verb = next((unit for unit in p.row[p.at + 1 : p.at + 4] if p.closed(unit) not in (u.ADVERB, u.NOT)), None)
    if verb is None:
        return u.MODAL
    participle = not {w.PARTICIPLE, w.PAST}.isdisjoint(verb.classes) and w.BASE not in verb.classes
    if not participle and verb.norm not in ("been", "had", "done", "better"):
        return u.MODAL
    p.unit.norm = "had"
    return u.HAVE


def _is(p: Place) -> str:
    """Read `s` as `has` before `been`, `got`, or a participle with an object: `it's blocked five builds`."""
    if p.last is None or p.unit.token != p.last.token or p.after is None:
        return u.BE
    verb = next((i for i in range(p.at + 1, min(p.at + 3, len(p.row))) if p.closed(p.row[i]) is None), p.at + 1)
    classes = p.row[verb].classes
    done = w.PARTICIPLE in classes and w.ADJECTIVE not in classes and Place(p.book, p.row, verb).object_follows()
    if not done and p.after.norm not in ("been", "got", "had", "become"):
        return u.BE
    p.unit.norm = "has"
    return u.HAVE


def _ordinal(p: Place) -> str:
    norm = p.unit.norm
    if norm == "third" and p.at and p.after is not None and p.after.norm == "of":
        return u.NOUN
    if p.nominal_follows() and not (norm == "only" and p.at and p.direct != u.DETERMINER):
        return u.NUMBER if norm == "one" else u.ADJECTIVE
    if norm == "one":
        return u.PRONOUN
    return u.ADJECTIVE if p.direct == u.DETERMINER else u.ADVERB


def _determiner_or_pronoun(p: Place) -> str:
    after = p.after
    if after is None or after.kind == u.MARK or after.norm == "of":
        return u.PRONOUN
    if w.THIRD in after.classes and w.PLURAL in after.classes:
        if p.unit.norm in _ONE_OF:
            return u.PRONOUN  # `maybe this counts`
        if p.unit.norm in _SOME_OF:
            return u.DETERMINER  # `those calls`
    if p.nominal_follows() and not p.finite_follows():
        return u.DETERMINER
    return u.DETERMINER if p.follows(u.DETERMINER, u.NUMBER) else u.PRONOUN


def _back(p: Place) -> str:
    return u.BASE if p.direct in (u.TO, u.MODAL) else u.ADVERB


def _always(kind: str) -> Callable[[Place], str]:
    return lambda _: kind


RULES: Mapping[str, Callable[[Place], str]] = {
    "that": _that,
    "her": _her,
    "his": _always(u.DETERMINER),
    "like": _like,
    "there": _there,
    "may": _may,
    "will": _modal,
    "can": _modal,
    "would": _would,
    "is": _is,
    "till": _always(u.SUBORDINATOR),
    "back": _back,
    **dict.fromkeys(("next", "first", "last", "second", "third", "early", "late", "only", "one"), _ordinal),
    **dict.fromkeys(
        (*_ONE_OF, *_SOME_OF, "any", "more", "enough", "half", "such", "less", "much"), _determiner_or_pronoun
    ),
}
"""What settles a word whose class hangs on what stands beside it."""
OPEN_TOO = frozenset(("need", "love", "used", "live"))
"""Closed words that are settled as open ones."""

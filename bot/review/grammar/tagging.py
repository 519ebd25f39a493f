"""Settle the word class of each unit of a sentence in its context, by ordered rules from left to right.

A closed word has one class but for a few (`closed_words`). An open word has those of the word table; what stands before
it says which one is meant, else the commonest.
"""

from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.closed_words import OPEN_TOO, RULES
from bot.review.grammar.place import Place, Wordbook
from bot.review.grammar.units import Unit
from question_bank import words as w

_KIND_OF_CLASS = {
    w.BASE: u.BASE, w.THIRD: u.THIRD, w.PAST: u.PAST, w.PARTICIPLE: u.PARTICIPLE, w.ING: u.ING,
    w.NOUN: u.NOUN, w.PLURAL: u.PLURAL, w.ADJECTIVE: u.ADJECTIVE, w.ADVERB: u.ADVERB,
}  # fmt: skip
_OPENS_NOUN = frozenset((u.DETERMINER, u.ADJECTIVE, u.NUMBER))
_CLAUSE_OPENERS = frozenset((u.MARK, u.COORDINATOR, u.SUBORDINATOR))
_VERBS = frozenset((*u.OPEN_VERB, u.DO, u.HAVE))
_NEVER_SUBJECT = frozenset(("me", "us", "him", "them"))
_GET = frozenset(("got", "get", "getting", "gets"))


class Tagger:
    """Settles kinds. One for all texts: it keeps nothing of them."""

    def __init__(self, book: Wordbook) -> None:
        self._book = book
        self._settled = {norm: kind for norm, kind in book.closed.items() if norm not in RULES and norm not in OPEN_TOO}
        """The closed words that are of one class wherever they stand."""
        self._closed = book.closed.keys() - OPEN_TOO

    def tag(self, row: Sequence[Unit]) -> None:
        """Settle the kind and the lemmas of each unit of a sentence."""
        book, settled = self._book, self._settled
        for unit in row:
            if not unit.kind and unit.norm not in self._closed:
                word = book.table.of(unit.norm)
                unit.classes, unit.noun = word.classes, word.noun
        for at, unit in enumerate(row):
            if not unit.kind:
                compound = unit.joined or (at > 0 and row[at - 1].joined)
                kind = None if compound else settled.get(unit.norm)
                unit.kind = kind or _kind(Place(book, row, at))
                if unit.kind in u.OPEN_VERB:
                    unit.lemma = book.table.of(unit.norm).verb


def _kind(place: Place) -> str:
    """Return the class of a word whose place decides it."""
    if place.unit.joined or (place.last is not None and place.last.joined):
        return _in_compound(place)
    rule = RULES.get(place.unit.norm)
    return rule(place) if rule is not None else _open(place)


def _in_compound(p: Place) -> str:
    """Settle a part of a word with hyphens: `trade-off`, `key-handling layers`, `I double-checked it`."""
    word = p.book.table.of(p.unit.norm)
    if p.unit.joined:
        return u.NOUN if p.unit.norm.isalpha() else u.NUMBER
    start = p.at
    while start and p.row[start - 1].joined:
        start -= 1
    whole = Place(p.book, p.row, start)
    acts = whole.before in (u.PRONOUN, u.TO, *u.AUXILIARY) and word.classes[0] in (w.PAST, w.PARTICIPLE, w.BASE, w.ING)
    if (
        acts
        and whole.unit.norm not in p.book.lists["number_word"]
        and (p.object_follows() or whole.before == u.PRONOUN)
    ):
        p.unit.classes, p.unit.noun = word.classes, word.noun
        return _open(Place(p.book, p.row, p.at))
    if p.noun_follows() or word.classes[0] in (w.ADJECTIVE, w.PAST, w.PARTICIPLE, w.ING):
        return u.ADJECTIVE
    return u.PLURAL if word.classes[0] == w.PLURAL else u.NOUN


def _open(p: Place) -> str:
    """Settle a word of the table, or one that is guessed by its ending."""
    name = _as_name(p)
    if name is not None:
        return name
    if p.has(w.PAST, w.PARTICIPLE) and p.after_inverted_have():
        return u.PARTICIPLE  # `had I weighed one`
    if p.unit.norm == "live" and p.last is not None and (p.direct == u.BE or p.last.norm == "it"):
        return u.ADJECTIVE
    return _of_one_class(p) if len(p.classes) == 1 else _of_several(p)


def _as_name(p: Place) -> str | None:
    """Return the kind of a word that is typed with a capital inside a sentence, or that looks like no common noun."""
    unit, table = p.unit, p.book.table
    if unit.capital and p.at and p.direct != u.MARK:
        known = table.knows(unit.norm)
        if not known or p.direct in (u.PREPOSITION, u.NAME) or p.classes[0] in (w.NOUN, w.PLURAL, w.ADJECTIVE):
            return u.PLURAL if known and w.PLURAL in p.classes else u.NAME
    if p.classes == w.NOUN and table.may_be_name(unit.norm) and (unit.capital or not unit.norm.isalpha()):
        return u.NAME
    return None


def _of_one_class(p: Place) -> str:
    opens = p.direct in (u.MARK, u.COORDINATOR)
    if p.classes == w.PAST and p.before == u.HAVE:
        return u.PARTICIPLE  # `had learned`: some regular verbs stand in the table only as past
    group = p.at == 1 and p.last is not None and p.last.norm in p.book.lists["bare_group"]
    if p.classes == w.THIRD and p.direct in (u.PREPOSITION, u.DETERMINER, u.ADJECTIVE, u.NUMBER) and not group:
        return u.PLURAL
    if p.classes == w.ING and opens and p.modifies_subject():
        return u.ADJECTIVE
    if p.classes == w.PARTICIPLE and (opens or p.direct == u.PREPOSITION) and p.noun_follows():
        return u.ADJECTIVE
    follows_noun_opener = (
        p.last is not None and p.direct in (u.DETERMINER, u.PREPOSITION) and p.last.norm not in ("all", "both")
    )
    if p.classes == w.BASE and follows_noun_opener:
        return u.NOUN
    return _KIND_OF_CLASS[p.classes]


def _of_several(p: Place) -> str:
    """Settle a word of several classes by what stands before it; the first rule that knows decides."""
    for rule in (_before_object, _in_noun_phrase, _after_auxiliary, _after_pronoun, _after_preposition):
        found = rule(p)
        if found is not None:
            return found
    if p.before in u.NOMINAL:
        return _after_noun(p)
    if p.before in (u.QUESTION, u.THAT):
        found = _after_relative(p)
        if found is not None:
            return found
    if p.before in _CLAUSE_OPENERS:
        return _at_opening(p)
    return _after_verb(p) or _commonest(p)


def _before_object(p: Place) -> str | None:
    """Settle a word between what ends an object and `me`, `us`, which no noun has after it: `keeping it alive cost us`."""
    if p.after is None or p.after.norm not in _NEVER_SUBJECT or not p.has(w.PAST) or p.after_causative():
        return None
    ends_object = p.direct == u.ADJECTIVE or (p.last is not None and p.last.norm == "it")
    return u.PAST if ends_object and p.before not in (u.BE, u.HAVE) else None


def _in_noun_phrase(p: Place) -> str | None:
    if p.direct not in _OPENS_NOUN or (p.direct == u.ADJECTIVE and p.before == u.BE):
        return None
    opens = p.direct == u.ADJECTIVE and (p.at == 1 or p.row[p.at - 2].kind in (u.MARK, u.COORDINATOR))
    if opens and p.has(w.THIRD) and p.object_follows():
        return u.THIRD
    verb_first = p.classes[0] in (w.PAST, w.PARTICIPLE, w.THIRD)
    if p.direct == u.NUMBER and p.has(w.PAST) and verb_first and not p.noun_follows():
        return u.PAST
    if p.direct == u.ADJECTIVE and p.classes[0] in (w.PAST, w.THIRD) and p.object_follows():
        return None
    return _nominal(p)


def _after_auxiliary(p: Place) -> str | None:
    if p.has(w.BASE) and (p.before in (u.MODAL, u.DO) or p.after_inverted()):
        return u.BASE
    if p.before == u.TO and p.has(w.BASE) and not (p.classes[0] in (w.NOUN, w.PLURAL) and p.from_before()):
        return u.BASE
    got = p.last is not None and p.last.norm in _GET and p.has(w.PARTICIPLE)
    if not got and p.before not in (u.HAVE, u.BE):
        return None
    if p.has(w.PARTICIPLE):
        return u.PARTICIPLE
    if p.before == u.BE and p.has(w.ING):
        return u.ING
    if p.before == u.BE and p.has(w.ADJECTIVE):
        return u.ADJECTIVE
    if p.has(w.PAST):
        return u.PARTICIPLE
    return _noun(p) if p.has(w.NOUN, w.PLURAL) else None


def _after_pronoun(p: Place) -> str | None:
    if p.before != u.PRONOUN:
        return None
    object_of = p.last is not None and p.last.norm in ("it", "you") and p.at > 1 and p.row[p.at - 2].kind in _VERBS
    if object_of and p.classes[0] in (w.NOUN, w.PLURAL, w.ADJECTIVE):
        return u.ADJECTIVE if p.classes[0] == w.ADJECTIVE else _nominal(p)
    return None if p.row[p.nearest_before()].norm in _NEVER_SUBJECT else _finite(p)


def _after_preposition(p: Place) -> str | None:
    if p.before == u.PREPOSITION and p.classes[0] == w.PAST and not p.has(w.PARTICIPLE):
        return u.PAST  # `the rota we agreed on fell asleep`
    if p.before == u.PREPOSITION and p.after_particle() and p.has(w.PAST) and not p.has(w.NOUN):
        return u.PAST  # `leaving it up meant fines`
    if p.before == u.PREPOSITION or p.direct == u.DETERMINER:
        return _nominal(p) or (u.ING if p.has(w.ING) else _commonest(p))
    return None


def _after_relative(p: Place) -> str | None:
    if p.last is not None and p.last.norm == "whose":
        return _nominal(p)
    says = p.before == u.THAT and not (p.at > 1 and p.row[p.at - 2].kind in u.NOMINAL)
    if says and p.has(w.PLURAL) and not p.object_follows():
        return u.PLURAL
    return None if p.has(w.BASE) and p.classes[0] in (w.NOUN, w.PLURAL) else _finite(p)


def _after_verb(p: Place) -> str | None:
    if p.direct not in u.OPEN_VERB:
        return None
    if p.unit.norm == "got":
        return u.PAST  # `a rider I know got hurt`
    if p.has(w.ING) and not (p.has(w.NOUN) and p.last is not None and not _takes_ing(p, p.last.lemma)):
        return u.ING
    if p.has(w.PARTICIPLE) and p.noun_follows():
        return u.ADJECTIVE
    if p.classes[0] == w.THIRD and p.has(w.PLURAL) and p.opens_after_verb():
        return u.PLURAL  # `moved calls to Friday`
    return _nominal(p) if p.classes[0] not in (w.PAST, w.THIRD) else None


def _takes_ing(p: Place, lemma: str) -> bool:
    """Return whether an -ing form may go on from a verb: `kept testing`; but `owned pricing`."""
    return any(lemma in p.book.lists[name] for name in ("carries_on", "wishes_ing", "takes_ing", "spends"))


def _after_noun(p: Place) -> str:
    """Settle a word after a noun: a verb of its own, or one more noun."""
    if p.has(w.PAST):
        if p.has(w.NOUN) and (p.noun_follows() or p.has_verb()) and not p.object_follows():
            return u.NOUN  # `cache hit rate`, `sent a calibration offset`
        return u.PARTICIPLE if p.is_reduced() else u.PAST
    if p.has(w.THIRD) and p.direct in (u.ADVERB, u.NOT):
        return u.THIRD
    if p.classes[0] == w.ING and p.after is not None and p.after.norm in p.book.lists["comes_to"] and p.has_verb():
        return u.ING  # `shipping kept the deal holding kept our promise`
    if p.has(w.PARTICIPLE) and not p.has(w.NOUN):
        due = p.has(w.BASE) and p.row[p.nearest_before()].kind == u.PLURAL and p.verb_is_due()
        return u.BASE if due else u.PARTICIPLE  # `other managers come with a count`
    if _is_person(p):
        return _noun(p)
    if p.has(w.PLURAL) and p.counted():
        return u.PLURAL
    return _present_after_noun(p) or _nominal(p) or _commonest(p)


def _is_person(p: Place) -> bool:
    """Return whether a word that may be a verb names a person, whose verb comes next: `the ops lead reads it out`."""
    if p.after is None or not p.has(w.NOUN, w.PLURAL):
        return False
    several = p.has(w.PLURAL)
    person = p.unit.norm.removesuffix("s") if several else p.unit.norm
    agrees = (w.PAST, w.BASE) if several else (w.PAST, w.THIRD)
    return person in p.book.lists["person"] and p.after.classes[:1] in agrees


def _present_after_noun(p: Place) -> str | None:
    """Return a present tense that agrees with the noun before, where the clause still needs its verb."""
    governs = p.object_follows() or p.follows(u.TO)
    told = p.has_verb()
    if p.has(w.BASE) and p.object_follows() and p.after_causative():
        return u.BASE  # `let the intern present it`
    several = p.row[p.nearest_before()].kind == u.PLURAL
    if p.has(w.BASE) and several and (governs or (p.classes[0] == w.BASE and not told)):
        return u.BASE
    if told:
        return None
    if p.has(w.BASE) and p.object_follows() and p.last is not None and p.last.norm in p.book.lists["group"]:
        return u.BASE  # `the account team use it now`
    if p.has(w.THIRD):
        as_one = p.last is not None and p.last.norm in p.book.lists["bare_group"]  # `ops checks it`
        governs = governs or (as_one and p.particle_and_object_follow())
        agrees = not several or (governs and (as_one or p.head_is_one()))
        if agrees and (governs or (not several and (p.classes[0] == w.THIRD or p.verb_is_due()))):
            return u.THIRD
    if p.classes[0] == w.BASE and p.object_follows():
        return u.BASE
    return u.BASE if p.has(w.BASE) and several and p.verb_is_due() else None


def _at_opening(p: Place) -> str:
    """Settle a word that opens a clause: a past or a base form where an object follows, else the commonest."""
    if p.has(w.PARTICIPLE, w.ING) and p.modifies_subject():
        return u.ADJECTIVE
    if p.has(w.ING) and p.follows(u.PREPOSITION, u.DETERMINER, u.PRONOUN, u.TO):
        return u.ING
    if p.unit.norm == "let":
        return u.BASE if p.after is not None and p.after.norm in ("us", "me") else u.PAST
    if p.has(w.PAST) and (p.classes[0] in (w.PAST, w.PARTICIPLE) or p.object_follows()):
        return u.PAST
    noun = p.has(w.NOUN, w.PLURAL, w.ADJECTIVE)
    if noun and p.follows(u.BE, u.MODAL, u.HAVE, u.DO):
        return _nominal(p) or _commonest(p)
    if p.has(w.BASE) and p.direct == u.COORDINATOR and p.goes_on():
        return u.BASE
    if p.has(w.BASE) and p.orders_with_name():
        return u.BASE
    if p.has(w.BASE) and (p.object_follows() or (p.classes[0] == w.BASE and not noun)):
        return u.BASE
    if noun and p.classes[0] == w.BASE and p.noun_follows():
        return u.ADJECTIVE if p.has(w.ADJECTIVE) else u.NOUN
    return _commonest(p)


def _nominal(p: Place) -> str | None:
    """Return the kind of a word inside a noun phrase, None where it can be no part of one."""
    noun = p.has(w.NOUN, w.PLURAL)
    if p.has(w.ADJECTIVE) and (p.noun_follows() or not noun):
        return u.ADJECTIVE
    if noun:
        return _noun(p)
    if p.has(w.PARTICIPLE, w.ING):
        if p.noun_follows():
            return u.ADJECTIVE
        return u.ING if p.has(w.ING) else u.PARTICIPLE
    return None


def _noun(p: Place) -> str:
    return u.PLURAL if p.has(w.PLURAL) else u.NOUN


def _finite(p: Place) -> str | None:
    """Return the finite form that a word may be, a past before a present one."""
    return next((_KIND_OF_CLASS[name] for name in (w.PAST, w.THIRD, w.BASE) if name in p.classes), None)


def _commonest(p: Place) -> str:
    return _KIND_OF_CLASS[p.classes[0]]

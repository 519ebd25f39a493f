"""Settle the word class of each unit of a sentence in its context, by ordered rules from left to right.

A closed word has one class but for a few (`that`, `her`, `like`, `no`). An open word has those of the word table; what
stands before it says which one is meant, else the commonest.
"""

from collections.abc import Callable, Sequence

from bot.review import units as u
from bot.review.units import Unit
from question_bank import words as w
from question_bank.grammar import Grammar
from question_bank.words import WordTable

_KIND_OF_CLASS = {
    w.BASE: u.BASE, w.THIRD: u.THIRD, w.PAST: u.PAST, w.PARTICIPLE: u.PARTICIPLE, w.ING: u.ING,
    w.NOUN: u.NOUN, w.PLURAL: u.PLURAL, w.ADJECTIVE: u.ADJECTIVE, w.ADVERB: u.ADVERB,
}  # fmt: skip
_CLOSED_LISTS = (
    ("modal", u.MODAL), ("be", u.BE), ("have", u.HAVE), ("do", u.DO), ("subject_pronoun", u.PRONOUN),
    ("object_pronoun", u.PRONOUN), ("number_word", u.NUMBER), ("coordinator", u.COORDINATOR), ("question_word", u.QUESTION),
    ("determiner", u.DETERMINER), ("pronoun_named", u.PRONOUN), ("pronoun_thing", u.PRONOUN), ("adverb", u.ADVERB),
    ("subordinator", u.SUBORDINATOR), ("preposition", u.PREPOSITION),
)  # fmt: skip
_OPENS_NOUN = frozenset((u.DETERMINER, u.ADJECTIVE, u.NUMBER))
_NEAR = 12
"""Units to look at on each side for the verb of a clause."""
_NEVER_SUBJECT = frozenset(("me", "us", "him", "them"))


def closed_kinds(grammar: Grammar) -> dict[str, str]:
    """Return the class of each closed word; the first list that holds a word decides."""
    kinds: dict[str, str] = {}
    for name, kind in _CLOSED_LISTS:
        for word in grammar.words[name]:
            kinds.setdefault(word, kind)
    kinds.update({"not": u.NOT, "never": u.NOT, "to": u.TO, "there": u.ADVERB, "that": u.THAT, u.OWNER: u.DETERMINER})
    return kinds


class Tagger:
    """Settles kinds. One for all texts: it keeps nothing of them."""

    def __init__(self, grammar: Grammar, table: WordTable) -> None:
        self._grammar = grammar
        self._table = table
        self._closed = closed_kinds(grammar)
        self._special: dict[str, Callable[[Sequence[Unit], int], str]] = {
            "that": self._that,
            "her": lambda row, at: u.DETERMINER if self._nominal_follows(row, at) else u.PRONOUN,
            "his": lambda row, at: u.DETERMINER,
            "like": self._like,
            "there": self._there,
            "need": self._open_word,
            "love": self._open_word,
            "may": self._may,
            "will": lambda row, at: u.NOUN if at and row[at - 1].kind == u.DETERMINER else u.MODAL,
            "can": lambda row, at: u.NOUN if at and row[at - 1].kind == u.DETERMINER else u.MODAL,
            "would": self._would,
            "is": self._is,
            "used": self._open_word,
            "till": lambda row, at: u.SUBORDINATOR,
            "back": lambda row, at: u.BASE if at and row[at - 1].kind in (u.TO, u.MODAL) else u.ADVERB,
        }
        for word in ("next", "first", "last", "second", "third", "early", "late", "only", "one"):
            self._special[word] = self._ordinal
        for word in ("this", "these", "those", "all", "both", "each", "some", "any", "few", "many", "several", "most", "more",
                     "either", "neither", "another", "enough", "half", "such", "less", "much", "other"):  # fmt: skip
            self._special[word] = self._determiner_or_pronoun

    def tag(self, row: list[Unit]) -> None:
        """Settle the kind and the lemmas of each unit of a sentence. `its` may become two units."""
        self._split_its(row)
        self._join_id(row)
        for at, unit in enumerate(row):
            if not unit.kind:
                closed = self._closed.get(unit.norm)
                if closed is None:
                    word = self._table.of(unit.norm)
                    unit.classes, unit.noun = word.classes, word.noun
        for at, unit in enumerate(row):
            if not unit.kind:
                special = self._special.get(unit.norm)
                closed = self._closed.get(unit.norm)
                unit.kind = special(row, at) if special else closed or self._open(row, at)
                if unit.kind in u.OPEN_VERB:
                    unit.lemma = self._table.of(unit.norm).verb

    def _split_its(self, row: list[Unit]) -> None:
        """Take `its` apart where it stands for `it is`: before `not`, an article, or a participle that no noun follows."""
        for at in range(len(row) - 2, -1, -1):
            if row[at].norm != "its":
                continue
            follows = row[at + 1].norm
            word = self._table.of(follows)
            beyond = self._table.of(row[at + 2].norm) if at + 2 < len(row) else None
            alone = beyond is None or beyond.classes[0] not in "sp" or row[at + 2].norm in self._closed
            participle = follows not in self._closed and word.classes[0] in "dng" and w.NOUN not in word.classes and alone
            if participle or follows in ("a", "an", "the", "not", "been", "ok", "like", "fine", "also", "still", "now"):
                row[at].norm = "it"
                row.insert(at + 1, Unit("is", row[at].token, "", quoted=row[at].quoted))

    def _join_id(self, row: list[Unit]) -> None:
        """Read `id` as the noun where no verb can follow `I would`: `the wrong cluster id on the second box`."""
        for at in range(len(row) - 1, 0, -1):
            one, two = row[at - 1], row[at]
            if one.norm != "i" or two.norm != "would" or one.token != two.token or two.typed:
                continue
            follows = row[at + 1].norm if at + 1 < len(row) else ""
            closed = self._closed.get(follows)
            verb = not {w.BASE, w.PARTICIPLE}.isdisjoint(self._table.of(follows).classes) if follows and closed is None else False
            if not (verb or closed in (u.ADVERB, u.NOT, u.BE, u.HAVE, u.DO, u.DETERMINER) or follows in ("like", "love", "need")):
                one.norm = "id"
                del row[at]

    # Words that are of one class or another by what stands beside them.

    def _that(self, row: Sequence[Unit], at: int) -> str:
        before, after = self._kind_before(row, at), row[at + 1] if at + 1 < len(row) else None
        if after is None or after.kind == u.MARK:
            return u.PRONOUN
        if before in u.NOMINAL or before in u.OPEN_VERB or (before == u.ADJECTIVE and at > 0):
            if before in u.OPEN_VERB and self._singular_ends(row, at + 1):
                return u.DETERMINER
            return u.THAT
        if before in (u.PREPOSITION, u.TO):
            return u.DETERMINER if self._nominal_follows(row, at) else u.PRONOUN
        if row[at - 1].norm == "so" and at:
            return u.THAT
        if self._finite_follows(row, at):
            return u.PRONOUN
        if self._nominal_follows(row, at):
            return u.DETERMINER
        return u.THAT if at else u.PRONOUN

    def _singular_ends(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether one noun follows and no verb after it: `I killed that project.`"""
        if at >= len(row) or w.NOUN not in row[at].classes:
            return False
        after = row[at + 1] if at + 1 < len(row) else None
        return after is None or after.kind in (u.MARK,) or self._closed.get(after.norm) in (
            u.COORDINATOR, u.PREPOSITION, u.SUBORDINATOR, u.TO, u.QUESTION, u.ADVERB,
        )  # fmt: skip

    def _like(self, row: Sequence[Unit], at: int) -> str:
        return u.BASE if self._kind_before(row, at) in (u.PRONOUN, u.MODAL, u.TO, u.DO) else u.PREPOSITION

    def _there(self, row: Sequence[Unit], at: int) -> str:
        follows = next((row[i].norm for i in range(at + 1, min(at + 3, len(row))) if row[i].norm not in ("not", "also")), "")
        words = self._grammar.words
        exists = follows in words["be"] or follows in words["modal"] or follows in ("seemed", "has", "had", "used", "came")
        return u.THERE if exists else u.ADVERB

    def _may(self, row: Sequence[Unit], at: int) -> str:
        before = row[at - 1] if at else None
        if before is None or before.kind in (u.PREPOSITION, u.NUMBER, u.MARK, u.DETERMINER, u.ADJECTIVE):
            return u.NAME
        return u.NAME if row[at].capital else u.MODAL

    def _would(self, row: Sequence[Unit], at: int) -> str:
        """Read `d` as `had` before a participle: `an engineer we'd hired`."""
        if not at or row[at].token != row[at - 1].token:
            return u.MODAL
        verb = next((other for other in row[at + 1 : at + 4] if self._closed.get(other.norm) not in (u.ADVERB, u.NOT)), None)
        had = verb is not None and (
            verb.norm in ("been", "had", "better") or (w.PARTICIPLE in verb.classes and w.BASE not in verb.classes)
        )
        if had:
            row[at].norm = "had"
        return u.HAVE if had else u.MODAL

    def _is(self, row: Sequence[Unit], at: int) -> str:
        """Read `s` as `has` before `been`, `got`, or a participle with an object: `it's blocked five builds`."""
        if not at or row[at].token != row[at - 1].token or at + 1 >= len(row):
            return u.BE
        verb = next((i for i in range(at + 1, min(at + 3, len(row))) if self._closed.get(row[i].norm) is None), at + 1)
        participle = w.PARTICIPLE in row[verb].classes and w.ADJECTIVE not in row[verb].classes and self._object_follows(row, verb)
        if participle or row[at + 1].norm in ("been", "got", "had", "become"):
            row[at].norm = "has"
            return u.HAVE
        return u.BE

    def _ordinal(self, row: Sequence[Unit], at: int) -> str:
        if at and row[at].norm == "third" and at + 1 < len(row) and row[at + 1].norm == "of":
            return u.NOUN
        if self._nominal_follows(row, at) and not (row[at].norm == "only" and at and row[at - 1].kind != u.DETERMINER):
            return u.NUMBER if row[at].norm == "one" else u.ADJECTIVE
        if row[at].norm == "one":
            return u.PRONOUN
        return u.ADJECTIVE if at and row[at - 1].kind == u.DETERMINER else u.ADVERB

    def _determiner_or_pronoun(self, row: Sequence[Unit], at: int) -> str:
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None or after.kind == u.MARK or after.norm == "of":
            return u.PRONOUN
        if self._nominal_follows(row, at) and not self._finite_follows(row, at):
            return u.DETERMINER
        return u.DETERMINER if self._closed.get(after.norm) in (u.DETERMINER, u.NUMBER) else u.PRONOUN

    def _nominal_follows(self, row: Sequence[Unit], at: int) -> bool:
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None or after.kind == u.MARK:
            return False
        if after.kind == u.NUMBER:
            return True
        closed = self._closed.get(after.norm)
        if closed is not None:
            return closed in (u.NUMBER, u.DETERMINER) and after.norm not in ("the", "a", "an") or after.norm in ("own", "second")
        if after.classes and after.classes[0] in "zb" and (w.PLURAL not in after.classes and w.NOUN not in after.classes):
            return False
        return any(c in after.classes for c in "spanrg") and not (after.classes[0] == "r" and "s" not in after.classes)

    def _finite_follows(self, row: Sequence[Unit], at: int) -> bool:
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None or after.kind:
            return False
        closed = self._closed.get(after.norm)
        if closed is not None:
            return closed in u.AUXILIARY or (closed == u.NOT)
        classes = after.classes
        if classes[0] in "dz" and w.ADJECTIVE not in classes:
            beyond = row[at + 2] if at + 2 < len(row) else None
            if classes[0] == "d" and beyond is not None and beyond.classes[:1] in ("s", "p") and beyond.classes:
                return False  # `that planned release`
            return True
        return False

    # Open words.

    def _kind_before(self, row: Sequence[Unit], at: int) -> str:
        """Return the class of the word before, over adverbs; `mark` at the beginning."""
        i = at - 1
        while i >= 0 and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        return row[i].kind if i >= 0 else u.MARK

    def _open_word(self, row: Sequence[Unit], at: int) -> str:
        word = self._table.of(row[at].norm)
        row[at].classes, row[at].noun = word.classes, word.noun
        return self._open(row, at)

    def _open(self, row: Sequence[Unit], at: int) -> str:
        unit = row[at]
        classes = unit.classes
        if unit.capital and at and row[at - 1].kind != u.MARK and not (unit.norm == "i"):
            known = self._table.knows(unit.norm)
            if not known or row[at - 1].kind in (u.PREPOSITION, u.NAME) or classes[0] in "spa":
                return u.NAME if not (known and w.PLURAL in classes) else u.PLURAL
        if len(classes) == 1:
            direct = row[at - 1].kind if at else u.MARK
            if classes == w.THIRD and direct in (u.PREPOSITION, u.DETERMINER, u.ADJECTIVE, u.NUMBER):
                return u.PLURAL
            if classes == w.BASE and direct in (u.DETERMINER, u.PREPOSITION) and row[at - 1].norm not in ("to", "all", "both"):
                return u.NOUN
            if classes == w.NOUN and self._table.may_be_name(unit.norm) and (unit.capital or not unit.norm.isalpha()):
                return u.NAME
            return _KIND_OF_CLASS[classes]
        return self._in_context(row, at, classes)

    def _in_context(self, row: Sequence[Unit], at: int, classes: str) -> str:
        before = self._kind_before(row, at)
        direct = row[at - 1].kind if at else u.MARK
        last = row[at - 1] if at else None
        if direct in _OPENS_NOUN and not (direct == u.ADJECTIVE and before in (u.BE,)):
            if direct == u.NUMBER and classes[0] in "dn" and w.PAST in classes and not self._noun_follows(row, at):
                return u.PAST
            found = self._nominal(row, at, classes)
            if found and not (direct == u.ADJECTIVE and self._verb_after_adjective(row, at, classes)):
                return found
        if before in (u.MODAL, u.DO) and w.BASE in classes:
            return u.BASE
        if before == u.TO and w.BASE in classes and not (classes[0] in "sp" and self._from_before(row, at)):
            return u.BASE
        if before in (u.HAVE, u.BE) or (last is not None and last.norm in ("got", "get", "getting", "gets") and "n" in classes):
            found = self._after_auxiliary(row, at, classes, before)
            if found:
                return found
        if direct == u.PRONOUN and classes[0] in "sp" and at > 1 and row[at - 1].norm in ("it", "you") and row[at - 2].kind in u.OPEN_VERB:
            return self._nominal(row, at, classes) or self._plain(classes)
        if before == u.PRONOUN and self._can_open(row, at):
            found = self._finite(classes)
            if found:
                return found
        if before == u.PREPOSITION or (direct == u.DETERMINER):
            return self._nominal(row, at, classes) or (u.ING if w.ING in classes else _KIND_OF_CLASS[classes[0]])
        if before in u.NOMINAL:
            return self._after_noun(row, at, classes)
        if before in (u.QUESTION, u.THAT):
            found = self._finite(classes)
            if found and not (w.BASE in classes and classes[0] in "sp"):
                return found
        if before in (u.MARK, u.COORDINATOR, u.SUBORDINATOR):
            return self._opening(row, at, classes)
        if direct in u.OPEN_VERB and w.ING in classes:
            return u.ING
        if before in u.OPEN_VERB and direct in u.OPEN_VERB:
            found = self._nominal(row, at, classes)
            if found and classes[0] not in "dz":
                return found
        return self._plain(classes)

    @staticmethod
    def _from_before(row: Sequence[Unit], at: int) -> bool:
        """Return whether `from` and a noun stand before `to`: `from time to time`."""
        return any(row[i].norm == "from" for i in range(max(0, at - 5), at - 1)) and row[at - 2].kind in (*u.NOMINAL, u.NUMBER)

    def _can_open(self, row: Sequence[Unit], at: int) -> bool:
        i = at - 1
        while i >= 0 and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        return i < 0 or row[i].norm not in _NEVER_SUBJECT

    def _verb_after_adjective(self, row: Sequence[Unit], at: int, classes: str) -> bool:
        """Return whether an adjective alone stands before: `the new cut the bill` is rare, so it must open with no noun."""
        return classes[0] in "dz" and self._object_follows(row, at)

    @staticmethod
    def _nominal(row: Sequence[Unit], at: int, classes: str) -> str | None:
        noun = w.NOUN in classes or w.PLURAL in classes
        noun_follows = Tagger._noun_follows(row, at)
        if w.ADJECTIVE in classes and (noun_follows or not noun):
            return u.ADJECTIVE
        if noun:
            return u.PLURAL if w.PLURAL in classes else u.NOUN
        if w.PARTICIPLE in classes or w.ING in classes:
            return u.ADJECTIVE if noun_follows else (u.ING if w.ING in classes else u.PARTICIPLE)
        return None

    @staticmethod
    def _noun_follows(row: Sequence[Unit], at: int) -> bool:
        follows = row[at + 1] if at + 1 < len(row) else None
        return follows is not None and any(c in follows.classes for c in (w.NOUN, w.PLURAL))

    @staticmethod
    def _after_auxiliary(row: Sequence[Unit], at: int, classes: str, before: str) -> str | None:
        if w.PARTICIPLE in classes:
            return u.PARTICIPLE
        if before == u.BE and w.ING in classes:
            return u.ING
        if before == u.BE and w.ADJECTIVE in classes:
            return u.ADJECTIVE
        if w.PAST in classes:
            return u.PARTICIPLE
        if w.NOUN in classes or w.PLURAL in classes:
            return u.PLURAL if w.PLURAL in classes else u.NOUN
        return None

    @staticmethod
    def _finite(classes: str) -> str | None:
        for name in "dzb":
            if name in classes:
                return _KIND_OF_CLASS[name]
        return None

    def _object_follows(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether what follows is the object of a verb, or a particle: so the word is one."""
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None or after.kind == u.MARK:
            return False
        if after.kind == u.NUMBER:
            return True
        closed = self._closed.get(after.norm)
        if closed is not None:
            return closed in (u.DETERMINER, u.PRONOUN, u.NUMBER, u.THAT, u.QUESTION) or after.norm in ("not", "it", "me", "us")
        return False

    def _after_noun(self, row: Sequence[Unit], at: int, classes: str) -> str:
        """Settle a word after a noun: a verb of its own, or one more noun."""
        i = at - 1
        while i > 0 and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        previous = row[i]
        if w.PAST in classes:
            return u.PAST
        if i < at - 1 and w.THIRD in classes:
            return u.THIRD
        if w.PARTICIPLE in classes and w.NOUN not in classes:
            return u.PARTICIPLE
        follows = self._object_follows(row, at) or self._adverbial_follows(row, at)
        if w.PLURAL in classes and self._counted(row, at):
            return u.PLURAL
        if w.THIRD in classes and previous.kind in (u.NOUN, u.NAME) and (classes[0] == w.THIRD or follows):
            return u.THIRD
        if w.BASE in classes and previous.kind == u.PLURAL and (classes[0] == w.BASE or follows):
            return u.BASE
        if w.THIRD in classes and self._closed.get(previous.norm) is None and classes[0] == w.THIRD and follows:
            return u.THIRD
        agrees = (w.THIRD in classes and previous.kind in (u.NOUN, u.NAME)) or (w.BASE in classes and previous.kind == u.PLURAL)
        if agrees and self._verb_is_due(row, at):
            return u.THIRD if w.THIRD in classes else u.BASE
        return self._nominal(row, at, classes) or self._plain(classes)

    def _verb_is_due(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether no other word of the clause can be its verb, and none is needed after it."""
        after = row[at + 1] if at + 1 < len(row) else None
        if after is not None and after.kind != u.MARK and self._closed.get(after.norm) not in (u.PREPOSITION, u.ADVERB, u.COORDINATOR):
            return False
        for i in range(at - 1, max(-1, at - _NEAR), -1):
            if row[i].kind in u.OPEN_VERB or row[i].kind in u.AUXILIARY:
                return False
            if row[i].kind in (u.MARK, u.COORDINATOR, u.SUBORDINATOR, u.QUESTION, u.THAT):
                break
        for i in range(at + 1, min(len(row), at + _NEAR)):
            closed = self._closed.get(row[i].norm)
            if row[i].kind == u.MARK or closed in (u.COORDINATOR, u.SUBORDINATOR, u.QUESTION):
                break
            if closed in u.AUXILIARY or (row[i].classes[:1] in ("d", "z", "b") and closed is None):
                return False
        return True

    @staticmethod
    def _counted(row: Sequence[Unit], at: int) -> bool:
        """Return whether a number stands before singular nouns, so that a plural must follow: `0 refund promises`."""
        i = at - 1
        while i >= 0 and row[i].kind in (u.NOUN, u.ADJECTIVE):
            i -= 1
        return i >= 0 and i < at - 1 and row[i].kind == u.NUMBER and row[i].norm != "one" and row[at - 1].kind == u.NOUN

    def _adverbial_follows(self, row: Sequence[Unit], at: int) -> bool:
        after = row[at + 1] if at + 1 < len(row) else None
        return after is not None and self._closed.get(after.norm) in (u.TO,)

    def _opening(self, row: Sequence[Unit], at: int, classes: str) -> str:
        """Settle a word that opens a clause: a past or a base form where an object follows, else the commonest."""
        after = row[at + 1] if at + 1 < len(row) else None
        if w.ING in classes and after is not None and self._closed.get(after.norm) in (u.PREPOSITION, u.DETERMINER, u.PRONOUN, u.TO):
            return u.ING
        if row[at].norm == "let":
            return u.BASE if at + 1 < len(row) and row[at + 1].norm in ("us", "me") else u.PAST
        if w.PAST in classes and (classes[0] in "dn" or self._object_follows(row, at)):
            return u.PAST
        noun = w.NOUN in classes or w.PLURAL in classes or w.ADJECTIVE in classes
        if noun and after is not None and self._closed.get(after.norm) in (u.BE, u.MODAL, u.HAVE):
            return self._nominal(row, at, classes) or self._plain(classes)
        if w.BASE in classes and (self._object_follows(row, at) or (classes[0] == w.BASE and not noun)):
            return u.BASE if not (w.PAST in classes) else u.PAST
        if noun and classes[0] == w.BASE and self._noun_follows(row, at):
            return u.ADJECTIVE if w.ADJECTIVE in classes else u.NOUN
        return self._plain(classes)

    @staticmethod
    def _plain(classes: str) -> str:
        return _KIND_OF_CLASS[classes[0]]

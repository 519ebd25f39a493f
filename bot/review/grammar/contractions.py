"""Take contractions apart and put together what only looks like one: `its down`, `the wrong cluster id`."""

from bot.review.grammar import units as u
from bot.review.grammar.place import Wordbook
from bot.review.grammar.units import Unit
from question_bank import words as w

_AFTER_IT_IS = frozenset((
    "a", "an", "the", "not", "been", "ok", "like", "fine", "also", "still", "now", "down", "up", "broken", "over", "live", "done",
    "too", "so", "only", "my", "our", "your", "in", "on", "at",
))  # fmt: skip
_AFTER_ADJECTIVE = frozenset(("that", "to", "when", "if", "because"))
_AFTER_BECAUSE = frozenset(("i", "we", "he", "she", "they", "it", "nobody", "everybody", "there"))
_BEFORE_CAUSE = frozenset(
    ("the", "a", "to", "this", "that", "root", "main", "no", "one", "any", "my", "our", "of", "real")
)
_OBJECTS = frozenset(("it", "them", "him", "her", "me", "us"))
_BEFORE_SINCE = frozenset(("has", "have", "had", "ever"))
_AFTER_BARE_SINCE = frozenset(("and", "but", "is", "has", "was", "had", "must", "can", "will"))
_UNSURE = frozenset(("since", "after", "cause", "no", "its", "would"))
"""The words that may have to be settled."""
_AFTER_I_WOULD = frozenset((u.ADVERB, u.NOT, u.BE, u.HAVE, u.DO, u.DETERMINER))


def repair(row: list[Unit], book: Wordbook) -> None:
    """Settle `no longer`, a bare `since`, and `its` and `id` where no apostrophe says what is meant. Changes the units."""
    for at in range(len(row) - 1, -1, -1):
        if row[at].norm not in _UNSURE:
            continue
        if row[at].norm == "since" and _is_bare_since(row, at, book):
            row[at].norm = "afterwards"
        if row[at].norm == "after" and _is_after_this(row, at, book):
            row[at].norm = "afterwards"
            del row[at + 1]
        if row[at].norm == "cause" and _is_because(row, at):
            row[at].norm = "because"
        if row[at].norm == "no" and at + 1 < len(row) and row[at + 1].norm == "longer":
            row[at].kind, row[at + 1].kind = u.NOT, u.ADVERB
        if row[at].norm == "its" and _is_it_is(row, at, book):
            row[at].norm = "it"
            row.insert(at + 1, Unit("is", row[at].token, "", quoted=row[at].quoted))
        elif at and _is_untyped_would(row[at - 1], row[at]) and not _takes_verb(row, at, book):
            row[at - 1].norm = "id"
            del row[at]


def _is_bare_since(row: list[Unit], at: int, book: Wordbook) -> bool:
    """Return whether `since` opens nothing: `it has since become a rule`, `every release since needs her signature`."""
    if at + 1 == len(row) or row[at + 1].kind == u.MARK or (at and row[at - 1].norm in _BEFORE_SINCE):
        return True
    follows, beyond = row[at + 1].norm, row[at + 2].norm if at + 2 < len(row) else ""
    if follows in _AFTER_BARE_SINCE:
        return True
    return (
        follows not in book.closed
        and w.THIRD in book.table.of(follows).classes
        and book.closed.get(beyond) == u.DETERMINER
    )


def _is_because(row: list[Unit], at: int) -> bool:
    """Return whether `cause` stands for `because`: `i went cause nobody else did`, `i opened it cause a rider fell`."""
    before, follows = row[at - 1].norm if at else "", row[at + 1].norm if at + 1 < len(row) else ""
    if follows in _AFTER_BECAUSE:
        return before not in _BEFORE_CAUSE
    return before in _OBJECTS and follows in ("the", "a", "my", "our")


def _is_after_this(row: list[Unit], at: int, book: Wordbook) -> bool:
    """Return whether `after this` or `after that` stands alone: no noun follows that it would point at."""
    if at + 1 >= len(row) or row[at + 1].norm not in ("that", "this"):
        return False
    if at + 2 == len(row) or row[at + 2].kind == u.MARK:
        return True
    closed = book.closed.get(row[at + 2].norm)
    return closed in (u.DETERMINER, u.PRONOUN) or (closed is None and not book.table.knows(row[at + 2].norm))


def _is_it_is(row: list[Unit], at: int, book: Wordbook) -> bool:
    """Return whether `its` stands before `not`, an article, or a participle that no noun follows."""
    if at + 1 >= len(row):
        return False
    follows = row[at + 1].norm
    if follows in _AFTER_IT_IS or _is_how_it_is(row, at + 1, book):
        return True
    word = book.table.of(follows)
    if follows in book.closed or word.classes[0] not in (w.PAST, w.PARTICIPLE, w.ING) or w.NOUN in word.classes:
        return False
    beyond = row[at + 2].norm if at + 2 < len(row) else ""
    return not beyond or beyond in book.closed or book.table.of(beyond).classes[0] not in (w.NOUN, w.PLURAL)


def _is_how_it_is(row: list[Unit], at: int, book: Wordbook) -> bool:
    """Return whether an adjective stands alone, before `that`, `to`, a mark or the end: `its very important that`."""
    while at < len(row) - 1 and book.closed.get(row[at].norm) == u.ADVERB:
        at += 1
    if row[at].norm in book.closed or book.table.of(row[at].norm).classes[0] != w.ADJECTIVE:
        return False
    return at + 1 == len(row) or row[at + 1].kind == u.MARK or row[at + 1].norm in _AFTER_ADJECTIVE


def _is_untyped_would(one: Unit, two: Unit) -> bool:
    """Return whether two units are `id` as it was typed."""
    return one.norm == "i" and two.norm == "would" and one.token == two.token and not two.typed


def _takes_verb(row: list[Unit], at: int, book: Wordbook) -> bool:
    """Return whether what follows `would` can go on with it."""
    follows = row[at + 1].norm if at + 1 < len(row) else ""
    closed = book.closed.get(follows)
    if closed is not None:
        return closed in _AFTER_I_WOULD or follows in ("like", "love", "need")
    classes = book.table.of(follows).classes if follows else ""
    if classes == w.ADVERB:  # `id happily build`
        return _takes_verb(row, at + 1, book)
    return w.BASE in classes or w.PARTICIPLE in classes

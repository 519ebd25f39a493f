"""Find where subjects without an article open right behind a phrase: a noun, a doing, the second side of a choice.

`close to my heart | models hallucinate`, `of the month | keeping quiet meant a call`, `new meant a year | old meant a fine`.
"""

from bot.review.grammar import units as u
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import Tense
from bot.review.writing.run_on_stretch import ENDS_PHRASE, PARTICLES, PARTIES, TIES, RunOnStretch

_LONGEST_SIDE = 30
"""Words from a verb of one side of a choice to that of the other."""
_SPEAKS = frozenset(("ask", "tell", "say", "call", "know"))
_LONGEST_NAME = 3
"""Words that name a side of a choice."""


def bare_opening(stretch: RunOnStretch, number: int, found: SubjectWords, *, taken: bool) -> int | None:
    """Return where a noun without an article stands alone as the subject, after words that the verb before has `taken`.

    `it was close to my heart | models hallucinate`, `we kept the old format | product wanted more`,
    `for one more generation | new stack meant ...`: an adjective belongs to no noun before it.
    """
    row, at = stretch.row, found.last - 1
    if taken and (counted := _counted_opening(stretch, number, found)) is not None:
        return counted
    if (other := _quality_opening(stretch, found)) is not None:
        return other
    comes_to = stretch.within(row[stretch.groups[number].first].norm, "comes_to")
    described = at > found.first and row[at].kind in u.NOMINAL and row[at - 1].kind == u.ADJECTIVE
    quality = row[at].kind == u.ADJECTIVE or stretch.words.is_doing(row[at])
    if not (taken and stretch.words.may_stand_bare(row[at])) and not (comes_to and (described or quality)):
        return None
    counted = row[at].kind == u.PLURAL
    while (
        at > found.first
        and not row[at - 2].joined
        and (row[at - 1].kind == u.ADJECTIVE or (counted and row[at - 1].kind == u.NUMBER))
    ):
        at -= 1
    if at - 1 <= found.first:
        return None
    behind = row[at - 1].kind in u.NOMINAL or (row[at - 2].joined and stretch.words.may_be_name(row[at]))
    return at if behind else None


def _counted_opening(stretch: RunOnStretch, number: int, found: SubjectWords) -> int | None:
    """Return where a number opens a phrase behind another: `i proposed a queue | three of the five were against it`."""
    row = stretch.row
    for at in range(found.last - 2, found.first, -1):
        if (
            row[at].kind == u.NUMBER
            and not row[at - 1].joined
            and row[at - 1].kind in (*u.NOMINAL, u.ADVERB, u.PRONOUN)
        ):
            follows = row[at + 2] if row[at + 1].norm == "other" and at + 2 < found.last else row[at + 1]
            one = row[at].norm == "one" and follows.kind == u.NOUN and stretch.groups[number].modal
            return at if one or follows.kind == u.PLURAL or follows.norm == "of" else None
    return None


def _quality_opening(stretch: RunOnStretch, found: SubjectWords) -> int | None:
    """Return where an adjective opens a phrase behind a noun: `out of the firmware | parental consent reached 94%`."""
    row = stretch.row
    for at in range(found.last - 2, found.first, -1):
        if row[at - 1].joined or row[at].joined:
            continue
        if row[at].kind == u.ADJECTIVE and row[at - 1].kind in u.NOMINAL and row[at + 1].kind in u.NOMINAL:
            return at
    return None


def is_other_side(stretch: RunOnStretch, number: int, found: SubjectWords) -> bool:
    """Return whether a side of a choice comes to something by the verb of the side before: `new meant .. old meant`."""
    row, group = stretch.row, stretch.groups[number]
    norm = row[group.first].norm
    if not stretch.within(norm, "comes_to") or group.modal or found.last - found.first > _LONGEST_NAME:
        return False
    before = row[found.first - 1].kind
    if before not in ENDS_PHRASE | {u.PARTICIPLE, u.PAST} or row[found.first].kind == u.PRONOUN:
        return False
    return any(
        other.predicate == group.predicate and row[other.first].norm == norm != "is"
        for other in stretch.groups[:number]
        if other.form is Form.FINITE and group.first - other.first <= _LONGEST_SIDE
    )


def doing_before(stretch: RunOnStretch, number: int) -> int | None:
    """Return where a gerund or infinitive stands that is the subject: `... of the month | keeping quiet meant a call`."""
    doing, group = stretch.earlier(number), stretch.groups[number]
    if doing is None or doing.form not in (Form.GERUND, Form.INFINITIVE) or not doing.first:
        return None
    if not _comes_to(stretch, group, doing) or _is_taken(stretch, number - 1):
        return None
    between = stretch.row[doing.last : group.first]
    if any(b.kind in TIES - {u.DETERMINER} or b.norm in PARTIES for b in between):
        return None
    return doing.first


def _comes_to(stretch: RunOnStretch, group: Group, doing: Group) -> bool:
    """Return whether a verb tells what something costs, gives or is, and no person does it."""
    if group.modal or stretch.within(stretch.row[group.first].norm, "comes_to"):
        return True
    plain = group.tense is Tense.PAST and not group.passive and doing.form is Form.GERUND
    return plain and not stretch.within(group.predicate.partition(" ")[0], "human_verb", "done_by_hand")


def is_whole_plan(stretch: RunOnStretch, number: int) -> bool:
    """Return whether an infinitive is what `is` says something of, behind another one: `where to look | to fix it is a day`."""
    doing, earlier, group = stretch.groups[number - 1], stretch.earlier(number - 1), stretch.groups[number]
    if earlier is None or earlier.form is not Form.INFINITIVE or doing.form is not Form.INFINITIVE:
        return False
    between = stretch.row[doing.last : group.first]
    plain = all(b.kind == u.PRONOUN and b.norm not in PARTIES for b in between)
    return earlier.last == doing.first and stretch.row[group.first].kind == u.BE and plain


def _takes_doing(group: Group) -> bool:
    """Return whether a verb may have a gerund right behind it: `kept going`, `began writing`; after `ask` another begins."""
    return not group.progressive and group.predicate not in _SPEAKS


def _is_taken(stretch: RunOnStretch, number: int) -> bool:
    """Return whether the verb before has a gerund or infinitive as its object: `kept going`, `kept it going`."""
    doing, earlier = stretch.groups[number], stretch.earlier(number)
    before = stretch.row[doing.first - 1]
    if earlier is not None and earlier.last == doing.first:
        return not earlier.passive and (doing.form is Form.INFINITIVE or _takes_doing(earlier))
    if earlier is not None and earlier.last == doing.first - 1 and before.kind == u.PRONOUN:
        return stretch.within(earlier.predicate, "keeps", "causes") and earlier.predicate not in ("see", "need")
    compound = before.kind == u.ING and stretch.row[doing.first - 2].kind in u.NOMINAL
    return before.kind not in ENDS_PHRASE and before.norm not in PARTICLES and not compound

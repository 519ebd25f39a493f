"""Say whether a clause in the present only remarks on how the world is: published stories do so between what they tell."""

from bot.review.afterwards.told_clause import ToldClause
from bot.review.reading import Subject, Tense

_MINDS = frozenset(("think", "feel", "fear"))
_IT = frozenset(("it", "its", "thats", "that", "this"))
_OPINIONS = frozenset((
    "strange", "weird", "odd", "funny", "nice", "great", "good", "bad", "better", "best", "worse", "worst", "hard", "easy",
    "difficult", "simple", "interesting", "important", "crucial", "vital", "essential", "worth", "clear", "obvious", "likely",
    "unlikely", "possible", "impossible", "necessary", "useful", "helpful", "common", "rare", "normal", "natural", "tempting",
    "amazing", "awesome", "fun", "sad", "annoying", "frustrating", "surprising", "scary", "ironic", "true", "fair", "safe",
    "painful", "tricky", "tough", "wise", "silly", "stupid", "crazy", "pointless", "wrong", "right",
))  # fmt: skip
_OPEN = frozenset(("question", "problem", "challenge", "dilemma", "issue", "struggle", "battle", "risk"))
_DEGREES = frozenset(
    ("so", "very", "really", "quite", "pretty", "too", "also", "still", "always", "often", "rather", "not")
)
_FOSTERS = frozenset(
    (
        "ensure",
        "help",
        "matter",
        "lead",
        "foster",
        "build",
        "create",
        "drive",
        "bring",
        "prove",
        "breed",
        "kill",
        "beat",
        "win",
    )
)
"""What maxims say that a thing does: `honest minutes ensure that quarrels end`."""
_OPENS_NAME = frozenset((
    "the", "a", "an", "my", "our", "their", "his", "her", "its", "your", "this", "that", "these", "those", "each", "every",
    "any", "no", "all", "new", "it", "they", "we", "which", "what", "one", "two", "three", "four", "some", "both",
))  # fmt: skip
_OF_KIND = frozenset(("every", "each", "any"))
_CANNOT = _FOSTERS | {
    "teach",
    "tell",
    "replace",
    "match",
    "explain",
    "save",
    "fix",
    "prepare",
    "compare",
    "protect",
    "promise",
}
"""What maxims say that nothing can do: `no diagram can teach you that`."""
_FURTHER = frozenset(("other", "another", "others", "both", "two", "three", "four", "several"))
_MANY = frozenset(("many", "much", "few", "little"))


def is_remark(told: ToldClause) -> bool:
    """Return whether it tells an opinion, a maxim or how many there are, and nothing that stays of the story."""
    return (
        _is_thought(told)
        or is_wanted(told)
        or _is_opinion(told)
        or _is_maxim(told)
        or _is_so_many(told)
        or _is_in_quotes(told)
    )


def _is_thought(told: ToldClause) -> bool:
    """Return whether it is what people think: `people still think that trains are late`."""
    return told.clause.subject is not Subject.THING and not told.clause.classes.isdisjoint(_MINDS)


def is_wanted(told: ToldClause) -> bool:
    """Return whether it is what others want of the speaker, as ever or in haste: `the customer wants it now`."""
    clause = told.clause
    wants = clause.predicate == "want" and not clause.perfect and not clause.passive
    same_as_ever = clause.tense is Tense.PRESENT and _FURTHER.isdisjoint(told.subject)
    return wants and same_as_ever and "too" not in told.norms


def _is_opinion(told: ToldClause) -> bool:
    """Return whether `it is` leads to an opinion of what follows: `it is odd to keep a gate without a fence`."""
    if told.clause.predicate == "be" and "always" in told.norms and not _OPEN.isdisjoint(told.after):
        return True  # `fast or tidy is always the question up there`
    if told.clause.predicate != "be" or not _IT.issuperset(told.subject):
        return False
    said = next((norm for norm in told.after if norm not in _DEGREES), "")
    return said in _OPINIONS and not {"to", "that", "when", "how"}.isdisjoint(told.norms)


def _is_maxim(told: ToldClause) -> bool:
    """Return whether a thing without an article is said to be for good or bad: `honest feedback builds trust`."""
    if told.subject[:1] == ["no"] and "can" in told.until_verb:
        return told.clause.predicate.partition(" ")[0] in _CANNOT
    named = bool(told.subject) and (told.subject[0] not in _OPENS_NAME or told.subject[0] in _OF_KIND)
    of_thing = told.clause.subject is Subject.THING and named and not told.is_of_others
    return of_thing and told.clause.predicate.partition(" ")[0] in _FOSTERS


def _is_so_many(told: ToldClause) -> bool:
    """Return whether it only says that there are many: `now there are so many forms`."""
    there = told.clause.subject is Subject.NOBODY_SAID and "there" in told.norms[:3]
    return there and told.after[:1] in (["so"], ["too"]) and not _MANY.isdisjoint(told.after[1:2])


def _is_in_quotes(told: ToldClause) -> bool:
    """Return whether its verb stands in quotation marks: `it stands under "things we never miss"`."""
    verb = told.clause.verb
    return verb is not None and told.reading.tokens[verb].quoted and not told.is_of_quoted

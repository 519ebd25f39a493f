"""Say whether somebody acts who was not in the story until all was done: what they do is seldom part of it, but came of it."""

from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, ClauseKind, Reading, Subject, Tense
from question_bank.grammar import load_grammar

_NO_EFFECT = frozenset(
    ("tell", "gather", "learn", "convince", "give", "think", "hear", "rise", "fall", "help", "escalate")
)
"""Classes of what onlookers do: they speak, look on, give presents; and of figures."""
ONLOOKS = frozenset((
    "continue", "notice", "hit", "reach", "pass", "approve", "agree", "accept", "sign", "sign off", "reply", "answer",
    "call", "come",
    "prevail", "erupt", "surface", "remain", "stay",
    "sit", "sit in", "sit down", "arrive", "appear", "turn up", "show up",
    "go", "go to", "shake", "meet", "attend", "pay", "win", "see", "define", "arm", "distribute", "reopen", "work",
))  # fmt: skip
_ANYBODY = frozenset(
    ("people", "users", "folks", "customers", "everyone", "everybody", "management", "leadership", "parties", "sides")
)
_NOT_NAMES = frozenset((
    "the", "a", "an", "of", "our", "my", "his", "her", "their", "its", "one", "two", "three", "four", "five", "six",
    "some", "several",
    "many", "other", "another", "both", "all", "half", "in", "at", "from", "new", "old", "that", "this", "most", "few",
))  # fmt: skip
_HANDS = frozenset(("man", "woman", "guy", "girl", "boy", "person", "kid", "child", "friend", "helper"))
_OF_IT = frozenset(("it", "this", "that", "them", "these", "ours", "us"))
_BACK = frozenset(("get", "get back", "have", "lose", "gain"))


def first_named(reading: Reading) -> dict[str, int]:
    """Return for each word, nouns in the singular, the first token at which it stands."""
    first: dict[str, int] = {}
    for at, token in enumerate(reading.tokens):
        first.setdefault(singular(token.norm), at)
    return first


def acts_as_party(told: ToldClause) -> bool:
    """Return whether a clause tells of an act of a group or house, once and in the past, that is no measure or remark.

    Something has to tie it to what was done: `the tax office built a course around it`.
    """
    clause = told.clause
    told_once = (
        clause.kind is ClauseKind.MAIN and clause.tense is Tense.PAST and not (clause.perfect or clause.progressive)
    )
    if not told_once or clause.negated or clause.passive or not told.is_of_others or told.is_of_own_team:
        return False
    if any(a.kind in (AmountKind.SHARE, AmountKind.DATE) for a in clause.amounts):
        return False
    if clause.predicate == "leave" and told.after[:1] in (["us"], ["me"]):
        return False  # `the auditors left us alone`
    back = clause.predicate in _BACK and ("back" in told.after or "back" in clause.predicate)
    tied = not _OF_IT.isdisjoint(told.after) or bool(told.hanging)
    acts = tied and told.is_act and clause.classes.isdisjoint(_NO_EFFECT) and clause.predicate not in ONLOOKS
    return (acts or back) and _is_party(told)


def _is_party(told: ToldClause) -> bool:
    """Return whether the subject is a group or a house, said by its name, and not one person or just anybody."""
    subject, people = told.subject, load_grammar().words
    if not subject or subject[-1] in _ANYBODY:
        return False
    head = singular(subject[-1])
    if head in people["person"] or head in people["people"]:
        return told.clause.subject is not Subject.NAMED and len(subject) > 1 and head not in _HANDS
    return head in told.words["party"] or head in people["group"] or subject[-1] in people["bare_group"]


def is_newcomer(told: ToldClause, first: dict[str, int]) -> bool:
    """Return whether nothing in the subject was named before its sentence."""
    opening = told.reading.sentences[told.clause.sentence].first
    names = [singular(norm) for norm in told.subject if norm not in _NOT_NAMES]
    return bool(names) and all(first[name] >= opening for name in names if name in first)

"""Tell whether one clause gives an answer to a hard question, a finder for each kind of answer.

A finder asks the clause for who did what, whether it happened, and for semantic classes of words.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from bot.review.reading import AmountKind, Clause, Mood, Subject, Tense
from bot.review.told.heard import OTHERS, SPEAKERS, UNREAL, HeardClauses

Holds = Callable[[HeardClauses, Clause], bool]
_TELLS = frozenset(("tell", "escalate", "ask", "convince", "teach"))
_BRINGS = frozenset(
    ("bring", "take", "walk", "put", "carry", "attach", "show", "send", "lay", "present", "go", "call", "meet", "see")
)
_LATE = frozenset(("late", "later", "slower", "behind", "delay", "longer"))
_UNIT_PRICES = frozenset(("cent", "dollar", "euro", "pound", "$", "€", "£"))
_CONDITIONS = frozenset(
    ("if", "unless", "until", "till", "provided", "as long as", "only if", "on condition", "so long as")
)
_PRIVATE = frozenset(("me", "my", "mine"))
_NOBODY = frozenset(("nobody", "noone", "none"))
_EXCHANGES = frozenset((("in", "exchange"), ("in", "return"), ("exchange", "for"), ("return", "for")))
_GIVES = frozenset(("give", "permit", "commit", "lose", "cost"))
_GETS = frozenset(("gain", "give", "permit", "commit", "want", "require"))


def _of_happened(holds: Holds) -> Holds:
    """Return what holds of a clause that tells of what was."""
    return lambda heard, clause: heard.happened(clause) and holds(heard, clause)


def _own_stop(heard: HeardClauses, clause: Clause) -> bool:
    """`I killed it`, `I recommended to stop it`, `I pulled the plug`: the end was the speaker's own call."""
    if clause.subject is not Subject.I:
        return False
    if "stop" in clause.classes:
        return True
    says = bool(clause.classes & {"decide", "convince", "tell", "ask", "escalate", "make"})
    return says and any("stop" in other.classes for other in heard.hanging(clause))


def _went_on(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `it would have run for another year`, `nobody else asked`."""
    if clause.mood is Mood.CONDITIONAL and not clause.joint.startswith("if"):
        return heard.does(clause, "going_on_verb")
    return not _NOBODY.isdisjoint(heard.of_subject(clause)) or "no one" in " ".join(heard.of_subject(clause))


def _when(heard: HeardClauses, clause: Clause) -> bool:
    """`in March`, `at the retro`, `two weeks in`."""
    if any(amount.kind in (AmountKind.DATE, AmountKind.SPAN) for amount in clause.amounts):
        return True
    norms = heard.norms(clause)
    places = [at for at, norm in enumerate(norms) if norm in ("in", "on", "at", "by", "during", "after", "before")]
    return any(heard.has(norms[at + 1 : at + 4], "time_point", "time_event", "occasion") for at in places)


def _cost(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `it cost us the summer season`, `we slipped three weeks`, `the price was two angry customers`."""
    if heard.has(heard.of_subject(clause)[-2:], "price_noun") and clause.predicate == "be":
        return True
    span = any(amount.kind is AmountKind.SPAN for amount in clause.amounts)
    if span and (not _LATE.isdisjoint(heard.norms(clause)) or clause.predicate in ("slip", "delay", "wait")):
        return True
    return bool(clause.classes & {"cost", "lose"}) and clause.object_at is not None


def _fate(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `the encoder shipped in October`, `it is still on the shelf`."""
    if clause.subject is Subject.I:
        return False
    later = not heard.words["fate_time"].isdisjoint(heard.norms(clause)) or any(
        amount.kind in (AmountKind.DATE, AmountKind.SPAN) for amount in clause.amounts
    )
    return later and (heard.does(clause, "fate_verb") or clause.predicate == "be")


def _unhappy(heard: HeardClauses, clause: Clause) -> bool:
    """`sales was furious`, `the researcher complained for a month`, `she did not like it`."""
    if clause.subject not in OTHERS and not heard.has(heard.of_subject(clause), "party", "title", "decider"):
        return False
    liked = clause.predicate in ("like", "love", "want", "understand", "accept", "forgive")
    if clause.negated:
        return liked
    sign = heard.has(heard.after(clause)[:4], "unhappy_sign") and bool(clause.classes & {"be", "feel"})
    right = clause.predicate == "be" and not {"right", "wrong"}.isdisjoint(heard.after(clause)[:3])
    return sign or right or heard.does(clause, "complaining_verb")


def _argued(heard: HeardClauses, clause: Clause) -> bool:
    """`their best argument was that ...`, `she feared that ...`, `it would break the importer`."""
    named = heard.has(heard.of_subject(clause)[-3:], "objection_noun")
    if named and clause.predicate == "be" and not clause.negated:
        return True
    others = clause.subject in OTHERS or heard.has(heard.of_subject(clause), "party", "title", "decider")
    if others and not clause.negated and heard.happened(clause):
        says = bool(clause.classes & {"tell", "convince", "fear"})
        right = clause.predicate == "be" and "right" in heard.after(clause)[:3]
        return right or (says and (bool(heard.hanging(clause)) or len(heard.after(clause)) > 2))
    harms = clause.classes & {"cost", "lose", "fail", "stop", "wait", "require"}
    return clause.mood is Mood.CONDITIONAL and clause.subject is Subject.THING and bool(harms)


def _to_decider(heard: HeardClauses, clause: Clause) -> bool:
    """`I went to the head of legal`, `I blocked the launch`, `we raised it with the board`."""
    if clause.subject not in SPEAKERS:
        return False
    if clause.classes & {"stop"} and clause.object_at is not None:
        return True
    moves = bool(clause.classes & (_TELLS | {"make", "give", "move"})) or clause.predicate.partition(" ")[0] in _BRINGS
    return moves and heard.has(heard.after(clause), "decider")


def _evidence(heard: HeardClauses, clause: Clause) -> bool:
    """`I brought forty transcripts`, `I put the table on one page`."""
    if clause.subject not in SPEAKERS or clause.object_at is None:
        return False
    shows = bool(clause.classes & {"give", "tell", "teach", "make"}) or clause.predicate.partition(" ")[0] in _BRINGS
    return shows and heard.has(heard.after(clause), "shown_thing")


def _plan(_: HeardClauses, clause: Clause) -> bool:
    """`I would have gone to the board`, `next I would have refused to sign`."""
    if clause.subject not in SPEAKERS or clause.mood not in UNREAL or clause.negated or clause.joint.startswith("if"):
        return False
    return bool(clause.classes & {"stop", "escalate", "tell", "ask", "make", "move", "decide"})


def _guard(heard: HeardClauses, clause: Clause) -> bool:
    """`I added a checksum gate`, `the contract check blocks the merge`, `no schema ships without a replay`."""
    guarded = heard.has(heard.of_subject(clause), "guard_thing")
    if guarded and heard.does(clause, "guarding_verb") and clause.mood not in UNREAL:
        return True
    if clause.negated:
        limits = not {"without", "until", "unless", "before"}.isdisjoint(heard.after(clause))
        return limits and clause.tense is Tense.PRESENT and clause.subject is not Subject.I
    if not heard.happened(clause):
        return False
    places = clause.predicate.partition(" ")[0] in (
        "add",
        "put",
        "install",
        "wire",
        "have",
        "set",
        "turn",
        "need",
        "pass",
        "go",
        "run",
        "require",
    )
    made = bool(clause.classes & {"make", "change", "start"}) or places
    return made and heard.has(heard.after(clause), "guard_thing")


def _exchange(heard: HeardClauses, clause: Clause) -> bool:
    """`I gave them the dashboard for a cap on calls`, `in exchange they dropped the second region`."""
    norms = heard.norms(clause)
    if not _EXCHANGES.isdisjoint(pairwise(norms)):
        return True
    gives = bool(clause.classes & _GIVES) or clause.predicate in ("take", "accept", "swap", "drop", "offer")
    if not gives or clause.subject not in (*SPEAKERS, *OTHERS):
        return False
    if clause.object_at is not None and not {"for", "against"}.isdisjoint(heard.after(clause)[1:]):
        return clause.predicate in ("give", "trade", "swap", "offer", "take", "accept", "pay", "exchange", "give up")
    return any(
        other.subject is not clause.subject and other.classes & _GETS and heard.happened(other)
        for other in _beside(heard, clause)
    )


def _beside(heard: HeardClauses, clause: Clause) -> Iterable[Clause]:
    sentence = heard.reading.sentences[clause.sentence]
    return (other for other in heard.reading.clauses_in(sentence) if other.index != clause.index)


def _price(heard: HeardClauses, clause: Clause) -> bool:
    """`at three cents a call I would have said yes`, `the cap was 40k`."""
    priced = any(amount.kind in (AmountKind.MONEY, AmountKind.SHARE) for amount in clause.amounts)
    if any(amount.unit in _UNIT_PRICES or amount.kind is AmountKind.MONEY for amount in clause.amounts):
        return True
    if clause.amounts and heard.has(heard.of_subject(clause), "price_thing"):
        return True
    agreed = clause.mood in UNREAL or bool(clause.classes & {"permit", "commit", "decide"})
    bound = not heard.words["bounds_word"].isdisjoint(heard.norms(clause)) or "at" in heard.norms(clause)
    return agreed and (priced or (bool(clause.amounts) and bound)) and not clause.negated


def _terms(heard: HeardClauses, clause: Clause) -> bool:
    """`only if the margin stays above 40 %`, `the condition was a review in March`, `capped at 200 calls`."""
    if clause.joint in _CONDITIONS and clause.subject is not Subject.NOBODY_SAID:
        return True
    if heard.has(heard.of_subject(clause), "term_thing") and clause.predicate in ("be", "say", "read", "stand"):
        return True
    return bool(clause.amounts) and heard.has(heard.norms(clause), "term_thing") and not clause.negated


def _alone(_: HeardClauses, clause: Clause) -> bool:
    """`she found the shared folder on her own`."""
    does = clause.classes & {
        "gather",
        "make",
        "solve",
        "decide",
        "learn",
        "finish",
        "change",
        "own",
        "stop",
        "move",
        "convince",
    }
    return clause.subject in OTHERS and not clause.passive and bool(does)


def _can_now(heard: HeardClauses, clause: Clause) -> bool:
    """`he runs the review today`, `she was promoted`."""
    if clause.subject not in OTHERS or clause.negated:
        return False
    able = heard.reading.norms(clause.first, clause.verb) if clause.verb is not None else ()
    if clause.predicate == "promote" or ("can" in able and clause.mood is not Mood.CONDITIONAL):
        return True
    return (
        clause.tense is Tense.PRESENT
        and clause.mood in (Mood.TOLD, Mood.HABITUAL)
        and not clause.classes & {"be", "feel", "think"}
    )


def _held_back(_: HeardClauses, clause: Clause) -> bool:
    """`I did not touch the keyboard`, `I asked her which runs differed`, `instead of telling him`."""
    if clause.joint in ("instead of", "rather than", "without"):
        return True
    if clause.subject is not Subject.I or clause.mood is not Mood.TOLD:
        return False
    if clause.negated:
        return not clause.classes & {"think", "feel", "be", "have"}
    waits = clause.predicate.partition(" ")[0] in (
        "wait",
        "hold",
        "resist",
        "refrain",
        "leave",
        "let",
        "ask",
        "stop",
        "bite",
        "sit",
    )
    return waits or bool(clause.classes & {"wait", "ask"})


def _spoke(heard: HeardClauses, clause: Clause) -> bool:
    """`I refused`, `I told the owner that I would not sign`, `I proposed a version without names`."""
    if clause.subject is not Subject.I:
        return False
    if clause.negated:
        return clause.predicate in ("put", "sign", "build", "ship", "write", "support", "do", "agree")
    refuses = bool(clause.classes & {"escalate", "stop"})
    return refuses or (bool(clause.classes & (_TELLS | {"make", "give"})) and len(heard.after(clause)) > 1)


def _whom(heard: HeardClauses, clause: Clause) -> bool:
    """`I told the works council`, `I wrote to Priya`."""
    if clause.subject is not Subject.I or clause.verb is None:
        return False
    tells = bool(clause.classes & _TELLS) or clause.predicate.partition(" ")[0] in {
        *_BRINGS,
        "write",
        "call",
        "phone",
        "mail",
        "email",
    }
    return tells and heard.names_somebody(clause.verb + 1, clause.last)


def _own_risk(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `it could have cost me the promotion`, `my name was on the launch`."""
    norms = heard.norms(clause)
    for at, norm in enumerate(norms):
        if norm == "my" and heard.has(norms[at + 1 : at + 4], "career_thing"):
            return True
    loses = bool(clause.classes & {"lose", "cost", "fear", "hire", "blame"})
    return loses and (
        not _PRIVATE.isdisjoint(heard.after(clause)) or (clause.subject is Subject.I and clause.object_at is not None)
    )


def _slips_through(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `it would not catch a renamed unit`, `a slow drift still passes`: what a check does not see."""
    blind = clause.negated and heard.does(clause, "guarding_verb")
    slips = clause.predicate in (
        "slip",
        "slip through",
        "pass",
        "get through",
        "go through",
        "miss",
        "come through",
        "get past",
    )
    open_still = clause.mood in UNREAL or clause.tense is Tense.PRESENT
    return open_still and clause.subject not in SPEAKERS and (blind or slips)


def _other_side(heard: HeardClauses, clause: Clause) -> bool:
    """`we would have lost the spring launch`, `then we lose the contract`."""
    if clause.joint in _CONDITIONS or clause.mood not in UNREAL:
        return "then" in heard.norms(clause)[:2] and bool(clause.classes & {"lose", "cost", "fail", "finish"})
    return not clause.negated or clause.subject is not Subject.I


OF_A_CLAUSE: Mapping[str, Holds] = {
    "own-kill": _of_happened(_own_stop),
    "would-have-gone-on": _went_on,
    "said-when": _of_happened(_when),
    "cost-named": _of_happened(_cost),
    "loser-fate": _of_happened(_fate),
    "unhappy-named": _unhappy,
    "argument-against": _argued,
    "escalated": _of_happened(_to_decider),
    "brought-evidence": _of_happened(_evidence),
    "plan-if-no": _plan,
    "safeguard-named": _guard,
    "slips-through": _slips_through,
    "gave-and-got": _of_happened(_exchange),
    "price-named": _price,
    "terms-named": _terms,
    "found-alone": _of_happened(_alone),
    "can-now": _can_now,
    "held-back": _held_back,
    "spoke-up": lambda heard, clause: clause.mood is Mood.TOLD and _spoke(heard, clause),
    "told-whom": _of_happened(_whom),
    "own-risk": _own_risk,
    "other-side": _other_side,
}
"""Whether a clause gives an answer, by the kind of answer."""

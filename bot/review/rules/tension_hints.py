"""What only hints at a tension, or denies one: finders of the weak rules of the trade-off."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, zip_longest

from bot.review.reading import Sentence, Subject
from bot.review.rules.either_or import is_diagnosis, is_general, is_generic_pair
from bot.review.rules.rule import Evidence
from bot.review.rules.tension_quotes import quoted, weighs
from bot.review.rules.two_wishes import differ
from bot.review.signals import Signals
from bot.review.tension.frames import Framing
from bot.review.tension.sides import Shape, Tension
from bot.review.tension.stretches import Stretch
from question_bank.words import load_words

_PARTIES = frozenset((Subject.I, Subject.WE, Subject.NAMED, Subject.THEY))
_SHORT = 9
"""Words of a sentence that says nothing but its two names: `it was fast or right`."""
_FEWEST = 2
"""Words of an option that say something of this story."""
_POINTING = frozenset(("it", "that", "this", "which", "he", "she", "they", "one"))
_DENIED_WITHIN = 5
_CALLED_WITHIN = 3
_NEAR = 2
"""Sentences between which two wishes belong together."""


def sentences(signals: Signals) -> Iterator[tuple[Sentence, Sequence[str]]]:
    """Yield the sentences in which a tension may be told, with their folded words."""
    for sentence in signals.reading.sentences:
        if not sentence.again and sentence.index not in signals.tensions.looking_back:
            yield sentence, signals.reading.norms(sentence.first, sentence.last)


def denied(signals: Signals) -> Sequence[Evidence]:
    """Find that there was no tension."""
    return [_whole(signals, sentence, 0.5) for sentence, norms in sentences(signals) if _denies(signals, norms)]


def called(signals: Signals) -> Sequence[Evidence]:
    """Find what is called a tension, a dilemma or a hard choice."""
    return [
        _whole(signals, sentence, 0.5)
        for sentence, norms in sentences(signals)
        if _calls(signals, norms) and not _denies(signals, norms)
    ]


def contrasted(signals: Signals) -> Sequence[Evidence]:
    """Find two names set against each other, without what either costs."""
    found = [one for t in signals.tensions.of(Shape.VERSUS) if weighs(signals, t) for one in quoted(signals, t, 0.4)]
    choosing = signals.lexicon.any_of("choice_verb", "choice_noun", "asks_which")
    for tension in signals.tensions.of(Shape.EITHER_OR):
        sentence = signals.reading.sentences[tension.other.head.sentence]
        norms = signals.reading.norms(sentence.first, sentence.last)
        generic = is_generic_pair(signals, tension) and tension.one.priced and tension.other.priced
        generic = generic or is_general(signals, tension)
        if (len(norms) <= _SHORT or generic or not choosing.isdisjoint(norms)) and not is_diagnosis(tension):
            found += quoted(signals, tension, 0.4)
    found += [one for t in signals.tensions.of(Shape.HANDS) if t.content > 1 for one in quoted(signals, t, 0.35)]
    found += [one for t in signals.tensions.of(Shape.TURN) if _is_held_back(t) for one in quoted(signals, t, 0.35)]
    found += [_whole(signals, s, 0.35) for s, norms in sentences(signals) if _has_camps(signals, norms)]
    return found


def _is_held_back(t: Tension) -> bool:
    """Return whether something stood against a wish of the speaker's: `I wanted him to learn but there was no time`."""
    one, other = t.one.head, t.other.head
    wish, rest = (one, other) if one.frame is Framing.WISH else (other, one)
    speaks = wish.subject in (Subject.I, Subject.WE) and wish.frame is Framing.WISH and not wish.opposes
    return speaks and rest.subject in (Subject.THING, Subject.NOBODY_SAID) and (rest.harms > 0 or rest.denied)


def positions(signals: Signals) -> Sequence[Evidence]:
    """Find what one party wants and another does not, without what either costs."""
    row = signals.tensions.stretches
    wishes = [s for s in row if s.frame is Framing.WISH and s.subject in _PARTIES and s.finite]
    differing = [
        stretch
        for one, other in pairwise(wishes)
        if other.sentence - one.sentence <= _NEAR and differ(signals, one, other) and not _is_request(one, other)
        for stretch in (one, other)
    ]
    opposing = [s for s in wishes if (s.opposes and not _stands_alone(s, wishes)) or _differs(signals, s)]
    return [Evidence(signals.reading.span(s.first, s.last), 0.3) for s in (*differing, *opposing)]


def _is_request(one: Stretch, other: Stretch) -> bool:
    """Return whether the speaker asks for something and is refused, which is no position: `I ask for a month, she says no`."""
    return one.subject is Subject.I and one.predicate == "ask for" and other.predicate == "refuse"


def _stands_alone(stretch: Stretch, wishes: Sequence[Stretch]) -> bool:
    """Return whether all of `us` are against something that no other party is told to want."""
    return stretch.subject is Subject.WE and all(other.party == stretch.party for other in wishes)


def _differs(signals: Signals, stretch: Stretch) -> bool:
    """Return whether everybody wants something else."""
    norms = signals.reading.norms(stretch.first, stretch.last)
    return not signals.lexicon.words["otherwise_word"].isdisjoint(norms)


def one_side(signals: Signals) -> Sequence[Evidence]:
    """Find what one option would have cost or given, where nothing stands against it."""
    row = signals.tensions.stretches
    return [
        Evidence(signals.reading.span(s.first, s.last), 0.35)
        for s, after in zip_longest(row, row[1:])
        if _tells_what_came(signals, s, after)
    ]


def _tells_what_came(signals: Signals, stretch: Stretch, after: Stretch | None) -> bool:
    """Return whether it says what would have come of a doing or of an order, or what a thing would have cost.

    What somebody would have done is no option of the speaker's, and of `it` or `which` nobody knows the option.
    """
    if stretch.head in _POINTING or (stretch.party and stretch.party <= _POINTING):
        return False
    if stretch.frame is Framing.GERUND and (stretch.means or _is_undone(signals, stretch)):
        return stretch.content > _FEWEST
    if stretch.frame is Framing.ORDER:
        return _goes_on_with_cost(signals, stretch, after)
    of_thing = stretch.frame is Framing.MODAL and stretch.subject is Subject.THING
    return of_thing and stretch.harms > 0 and _is_undone(signals, stretch)


def _goes_on_with_cost(signals: Signals, order: Stretch, after: Stretch | None) -> bool:
    """Return whether an order opens its sentence and says what would follow: `close the ward and they lose their beds`."""
    opens = signals.reading.sentences[order.sentence].first == order.first
    if not opens or after is None or after.sentence != order.sentence or not after.party:
        return False
    return after.harms > 0 or after.denied or after.amounts > 0


def conditioned(signals: Signals) -> Sequence[Evidence]:
    """Find a goal with its condition: `without breaking the old clients`, `while keeping quality high`."""
    words, table = signals.lexicon.words, load_words()
    found = []
    for sentence, norms in sentences(signals):
        if "without" not in norms and "while" not in norms:
            continue
        for at, (joint, doing) in enumerate(pairwise(norms)):
            worse = joint == "without" and not words["harm_adjective"].isdisjoint(norms[at + 2 : at + 5])
            kept = {"without": "harm_verb", "while": "keep_verb"}.get(joint)
            if kept and doing.endswith("ing") and (worse or table.of(doing).verb in words[kept]):
                found.append(_whole(signals, sentence, 0.3))
    return found


def _is_undone(signals: Signals, stretch: Stretch) -> bool:
    """Return whether it tells what would have been."""
    undone = signals.lexicon.words["would_have"]
    return not undone.isdisjoint(signals.reading.norms(stretch.first, stretch.last))


def _whole(signals: Signals, sentence: Sentence, strength: float) -> Evidence:
    return Evidence(signals.reading.span(sentence.first, sentence.last), strength)


def _calls(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether a sentence names a tension, a hard choice, or something `between X and Y`."""
    words = signals.lexicon.words
    if _names_tension(signals, norms) or _both_matter(signals, norms) or _weighs_interests(signals, norms):
        return True
    if _asks_twice(signals, norms) or _is_between_doings(norms):
        return True
    if signals.lexicon.any_of("hard_choice", "hard", "denial", "between").isdisjoint(norms):
        return False
    for at, norm in enumerate(norms):
        following = norms[at + 1 : at + 1 + _CALLED_WITHIN]
        if norm in words["hard_choice"] and not words["choice_noun"].isdisjoint(following):
            return True
        if norm in words["hard"] and following and following[0] in words["after_hard"]:
            return not _is_hard_work(signals, norms[at + 1 :])
        if norm in words["hard"] and following[:1] == ["to"] and not words["choice_verb"].isdisjoint(following):
            return True
        if norm in words["denial"] and _says_not_easy(signals, norms[at:]):
            return True
        if (
            norm == "between"
            and following
            and not signals.lexicon.any_of("choice_noun", "choice_state", "tension_noun", "hard").isdisjoint(norms)
            and (following[0].endswith("ing") or not words["both"].isdisjoint(following))
        ):
            return True
    between = norms.index("between") if "between" in norms else len(norms)
    return "and" in norms[between:] and not words["choice_noun"].isdisjoint(norms)


@cache
def _by_opening(phrases: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return phrases with spaces around their words, by their first words."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase.partition("_")[0], []).append(f" {phrase.replace('_', ' ')} ")
    return found


def _weighs_interests(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether interests, needs or the like are weighed or balanced, or people do not see eye to eye."""
    words = signals.lexicon.words
    text = f" {' '.join(norms)} "
    phrases = _by_opening(words["conflict_phrase"])
    if any(phrase in text for norm in norms if norm in phrases for phrase in phrases[norm]):
        return True
    if not words["temptation"].isdisjoint(norms):
        return True
    if words["balancing"].isdisjoint(norms):
        return False
    at = next(at for at, norm in enumerate(norms) if norm in words["balancing"])
    return not words["interest_noun"].isdisjoint(norms[at + 1 :])


def _is_hard_work(signals: Signals, after: Sequence[str]) -> bool:
    """Return whether it was hard because of a thing that was missing or broken, and not because of people."""
    reason = next((at for at, norm in enumerate(after[:2]) if norm in ("because", "since", "as")), None)
    if reason is None:
        return False
    return signals.lexicon.words["people_word"].isdisjoint(after[reason + 1 :])


def _says_not_easy(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether it was not easy, and not only not easy to do: `not easy for me`, `not an easy call`."""
    words = signals.lexicon.words
    easy = next((at for at, norm in enumerate(norms[:_DENIED_WITHIN]) if norm in words["not_hard"]), 0)
    after = norms[easy + 1 : easy + 3]
    return easy > 0 and (after[:1] != ["to"] or not words["choice_verb"].isdisjoint(after))


def _both_matter(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether two values are said to matter: `security is important but privacy also`."""
    words = signals.lexicon.words
    if len(norms) > _SHORT + 3 or words["matters"].isdisjoint(norms):
        return False
    return len(words["gain_noun"].intersection(norms)) > 1


def _names_tension(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether a tension is called one; `trade-off` is two tokens."""
    words = signals.lexicon.words
    if "trade" in norms and any(one == "trade" and other in ("off", "offs") for one, other in pairwise(norms)):
        return True
    if words["tension_noun"].isdisjoint(norms) or not words["program_part"].isdisjoint(norms):
        return False
    return any(
        norm in words["tension_noun"]
        and (at == 0 or norms[at - 1] not in words["before_technical"])
        and words["after_technical"].isdisjoint(norms[at + 1 : at + 2])
        and (norm not in words["scheduling"] or words["schedule"].isdisjoint(norms))
        for at, norm in enumerate(norms)
    )


def _is_between_doings(norms: Sequence[str]) -> bool:
    """Return whether it lies between doing one thing and doing another: `between being quick and being safe`."""
    at = norms.index("between") if "between" in norms else len(norms)
    if not any(norm.endswith("ing") for norm in norms[at + 1 : at + 2]):
        return False
    return any(one == "and" and other.endswith("ing") for one, other in pairwise(norms[at:]))


def _asks_twice(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether it asks how much of one and how much of another: `how much you help and how much you let them swim`."""
    words = signals.lexicon.words
    if words["asking"].isdisjoint(norms):
        return False
    asked = [" ".join(pair) for pair in pairwise(norms) if pair[0] in words["asking"] and pair[1] in words["asked_of"]]
    return len(asked) > len(set(asked))


def _has_camps(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether it tells of two camps: `some ..., others ...`, `arguments on both sides`."""
    words = signals.lexicon.words
    both = "both" in norms and not words["argument_noun"].isdisjoint(norms)
    both = both and any(one == "both" and other in words["side_noun"] for one, other in pairwise(norms))
    wish = "some" in norms and not words["wish_form"].isdisjoint(norms) and norms.count("some") > 1
    return both or wish or ("others" in norms and not words["camp_one"].isdisjoint(norms))


def _denies(signals: Signals, norms: Sequence[str]) -> bool:
    """Return whether it says that there was no tension, or nothing to choose."""
    words = signals.lexicon.words
    if words["denial"].isdisjoint(norms):
        return False
    for at, norm in enumerate(norms):
        if norm not in words["denial"] or norm in ("never", "nobody"):
            continue
        near = norms[at + 1 : at + 1 + _DENIED_WITHIN]
        if norm != "nothing" and _names_tension(signals, near) and words["dispute"].isdisjoint(near):
            return True
        if norm == "nothing" and near[:1] == ["to"] and not words["choice_verb"].isdisjoint(near):
            return True
    return False

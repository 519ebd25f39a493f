"""What to say of a situation: which facts it leaves out, or from where on to tell it where it rambles."""

from bot.review.quotes import quoted
from bot.review.rubric import LONGEST_CONTEXT
from bot.review.signals import Signals
from bot.review.situation.setting import Fact

_FACTS = {Fact.SCALE: "how big it was", Fact.STAKES: "what would have gone wrong", Fact.ROLE: "what you were in it"}
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHORT_QUOTE = 50


def context_advice(signals: Signals) -> str:
    """Return what to do about a context that is not enough: cut it where it is too long, however little it tells."""
    return _cut(signals) if signals.setting.words > LONGEST_CONTEXT else _missing_parts(signals)


def _missing_parts(signals: Signals) -> str:
    """Return what to add to a context that is short of facts."""
    absent = _absent(signals)
    if len(absent) == len(_FACTS):
        return f"I can tell where you were, and not much more. Add {absent[0]}, {absent[1]} and {absent[2]}."
    told = [one for one in signals.setting.told if one.part is not Fact.PLACE]
    quote = (
        quoted(signals.reading, signals.reading.span_of(max(told, key=lambda one: one.strength).clause)) if told else ""
    )
    fact = f"One fact is there: {quote}." if quote else "One fact is there."
    return f"{fact} Add {' and '.join(absent)}, in a sentence."


def with_the_last_part(signals: Signals) -> str:
    """Return what would complete a context that lacks one fact; empty where it lacks none."""
    absent = _absent(signals)
    return f"Clear context. It would be complete with {absent[0]}." if len(absent) == 1 else ""


def _cut(signals: Signals) -> str:
    """Return from where on to tell a story whose context is too long: never more of it."""
    setting = signals.setting
    spared = _spared(signals)
    begins = _what_happens(signals)
    head = f"{setting.words} words before anything happens."
    if spared == 0:
        return f"{head} Begin at {begins}." if begins else f"{head} Keep three facts and start acting."
    number = _NUMBERS[spared] if spared < len(_NUMBERS) else str(spared)
    can_go = "the first sentence can go" if spared == 1 else f"the first {number} sentences can go"
    return f"{head} Cut to {begins}: {can_go}." if begins else f"{head} Cut it: {can_go}."


def _absent(signals: Signals) -> list[str]:
    return [words for part, words in _FACTS.items() if part not in signals.setting.parts]


def _spared(signals: Signals) -> int:
    """Return how many sentences can go: those before the last that fit, up to the first of these that tells a fact."""
    reading, setting = signals.reading, signals.setting
    before = [sentence for sentence in reading.sentences if sentence.first < setting.end]
    fitting = [sentence.index for sentence in before if setting.end - sentence.first <= LONGEST_CONTEXT]
    facts = {one.clause.sentence for one in setting.told if one.part is not Fact.PLACE}
    first_kept = next((at for at in fitting if at in facts), fitting[0] if fitting else len(before))
    return first_kept if before else 0


def _what_happens(signals: Signals) -> str:
    """Return the words with which something first happens; empty where nothing does."""
    reading, end = signals.reading, signals.setting.end
    clause = next((c for c in reading.clauses if c.first >= end), None)
    return quoted(reading, reading.span_of(clause), _SHORT_QUOTE) if clause is not None else ""

"""Forms in which a good answer may come that read oddly and are judged as any other."""

import re
from collections.abc import Callable, Mapping

from bot.review.read import read
from bot.review.reading import Clause, Reading, Subject, Tense

_SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+")
_ARTICLE = re.compile(r"\b(?:the|an|a)\s+", re.IGNORECASE)
_BE = {"was": "is", "were": "are"}


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, cut at their end marks and at line breaks."""
    return [s.strip() for line in text.splitlines() for s in _SENTENCE.split(line) if s.strip()]


def in_the_present(text: str) -> str:
    """Return a text with each simple past told in the present."""
    reading = read(text)
    edits = [
        (reading.tokens[c.verb], _present(c)) for c in reading.clauses if c.verb is not None and _is_past(reading, c)
    ]
    for token, form in reversed(edits):
        text = text[: token.start] + form + text[token.end :]
    return re.sub(r"\b(?:was|were)\b", lambda found: _BE[found[0]], text)


def _is_past(reading: Reading, clause: Clause) -> bool:
    simple = clause.tense is Tense.PAST and not (
        clause.perfect or clause.passive or clause.progressive or clause.negated
    )
    verb = clause.verb or 0
    before = reading.tokens[verb - 1].norm if verb else ""
    return (
        simple
        and clause.predicate != "be"
        and before not in ("did", "could", "would", "had", "to")
        and "-" not in clause.predicate
    )


def _present(clause: Clause) -> str:
    lemma = clause.predicate.split(" ")[0]
    if clause.subject in (Subject.I, Subject.WE, Subject.YOU, Subject.THEY):
        return lemma
    if lemma == "have":
        return "has"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")


def without_articles(text: str) -> str:
    """Return a text without `a` and `the`."""
    return _ARTICLE.sub("", text)


def as_telegram(text: str) -> str:
    """Return a text without articles, and without the `I` that opens a sentence."""
    return re.sub(
        r"(?m)(^|(?<=[.!?] ))I (?=[a-z]+ed\b)(\w)", lambda found: found[1] + found[2].upper(), without_articles(text)
    )


def with_emoji_bullets(text: str) -> str:
    """Return each sentence of a text behind an emoji."""
    return "\n".join(f"✅ {sentence}" for sentence in sentences(text))


def from_a_scan(text: str) -> str:
    """Return a text with the slips of a scanner: ligatures, words broken at the end of a line, a bar for `I`."""
    text = text.replace("fi", "ﬁ").replace("fl", "ﬂ")
    text = re.sub(r"\bI (?=\w)", lambda found: "| " if found.start() % 5 == 0 else found[0], text)
    return re.sub(
        r"\b([a-z]{5})([a-z]{5,}) ",
        lambda found: f"{found[1]}-\n{found[2]} " if found.start() % 11 == 0 else found[0],
        text,
    )


def in_lakh(text: str) -> str:
    """Return a text with its millions in lakh and its billions in crore."""
    text = re.sub(r"(\d+(?:\.\d+)?) million", lambda found: f"{float(found[1]) * 10:g} lakh", text)
    text = re.sub(r"(\d+(?:\.\d+)?) billion", lambda found: f"{float(found[1]) * 100:g} crore", text)
    return re.sub(r"\b(\d{3}),000\b", lambda found: f"{int(found[1]) / 100:g} lakh", text)


def in_k_and_mn(text: str) -> str:
    """Return a text with its large numbers as `40k`, `3 mn`, `2 bn`."""
    text = re.sub(r"(?<=\d) million\b", " mn", text)
    text = re.sub(r"(?<=\d) billion\b", " bn", text)
    return re.sub(r"\b(\d{1,3}),000\b", r"\1k", text)


def with_an_interviewer(text: str) -> str:
    """Return a text with somebody's questions between its lines."""
    asked = ("And then?", "Why was that?", "Go on.", "What happened next?")
    told = sentences(text)
    cut = max(1, len(told) // 4)
    parts = [" ".join(told[at : at + cut]) for at in range(0, len(told), cut)]
    return "\n".join(f"{part}\nInterviewer: {asked[at % len(asked)]}" for at, part in enumerate(parts))


def with_curses(text: str) -> str:
    """Return a text as somebody says it who swears."""
    told = sentences(text)
    sworn = (
        ("Damn, ", "Shit, ", "Bloody hell, ")[at // 3 % 3] + s[0].lower() + s[1:]
        if at % 3 == 1 and not s.startswith("I")
        else s
        for at, s in enumerate(told)
    )
    return re.sub(r"\bthe (?=\w+ (?:was|were|had)\b)", "the damn ", " ".join(sworn))


def as_verse(text: str) -> str:
    """Return a text with a new line after each comma and sentence."""
    return re.sub(r"(?<=[,.;:!?])\s+", "\n", text)


def in_one_paragraph(text: str) -> str:
    """Return a text in one line."""
    return re.sub(r"\s*\n+\s*", " ", text)


def from_the_end(text: str) -> str:
    """Return a text told backwards, in four parts that each say that they were before."""
    told = sentences(text)
    cut = max(1, -(-len(told) // 4))
    parts = [" ".join(told[at : at + cut]) for at in range(0, len(told), cut)]
    last, *earlier = reversed(parts)
    return "\n\n".join([last, *(f"Before that: {part}" for part in earlier)])


def as_entries_from_the_end(text: str) -> str:
    """Return a text as dated entries, the newest first."""
    told = sentences(text)
    entries = [f"2023-04-{day:02} {sentence}" for day, sentence in enumerate(told, 1)]
    return "\n".join(reversed(entries))


def as_days_from_the_end(text: str) -> str:
    """Return a text under the days on which its parts are written, from the last to the first, as it says."""
    told = sentences(text)
    cut = max(1, -(-len(told) // 5))
    parts = [" ".join(told[at : at + cut]) for at in range(0, len(told), cut)]
    days = ("Monday", "Tuesday", "Thursday", "The Friday after that", "Today")
    turned = reversed([f"{day}\n{part}" for day, part in zip(days, parts, strict=False)])
    return "(I go from the end, that is how I remember it.)\n\n" + "\n\n".join(turned)


_TO_YOU = (
    (r"\bI was\b", "you were"), (r"\bI(?:'m| am)\b", "you're"), (r"\bI\b", "you"), (r"\bmy\b", "your"), (r"\bMy\b", "Your"),
    (r"\bme\b", "you"), (r"\bmyself\b", "yourself"), (r"\bmine\b", "yours"),
)  # fmt: skip
_TO_NAME = (
    (r"\bI(?:'m| am)\b", "{} is"), (r"\bI've\b", "{} has"), (r"\bI'd\b", "{} would"), (r"\bI'll\b", "{} will"),
    (r"\bI\b", "{}"), (r"\bmy\b", "her"), (r"\bMy\b", "Her"), (r"\bme\b", "her"), (r"\bmyself\b", "herself"),
)  # fmt: skip


def in_second_person(text: str) -> str:
    """Return a text as somebody tells it to themself."""
    for pattern, word in _TO_YOU:
        text = re.sub(pattern, word, text)
    return re.sub(r"(^|[.!?]\s+)you", r"\1You", text)


def in_third_person(text: str, name: str) -> str:
    """Return a text as somebody tells it of a woman of that name."""
    for pattern, word in _TO_NAME:
        text = re.sub(pattern, word.format(name), text)
    return text


def to_a_younger_self(text: str) -> str:
    """Return a text as a letter to the one who lived it."""
    return f"Dear younger me,\n\n{in_second_person(text)}\n\nYours, ten years on"


def you_is_me(text: str) -> str:
    """Return a text told to oneself, which says so."""
    return f'I find it easier this way: "you" is me.\n{in_second_person(text)}'


def by_a_name(text: str) -> str:
    """Return a text told of somebody who is said to be the speaker, in the end."""
    return f"{in_third_person(text, 'Kim')}\n\nKim is me, of course."


def by_a_role(text: str) -> str:
    """Return a text told of `the engineer`, who is said to be the speaker."""
    return f"I was the engineer in this story. {in_third_person(text, 'the engineer')}"


FORMS: Mapping[str, Callable[[str], str]] = {
    "present tense": in_the_present,
    "capitals": str.upper,
    "telegram": as_telegram,
    "emoji bullets": with_emoji_bullets,
    "scan": from_a_scan,
    "lakh and crore": in_lakh,
    "k, mn, bn": in_k_and_mn,
    "an interviewer's lines": with_an_interviewer,
    "curses": with_curses,
    "verse": as_verse,
    "no articles": without_articles,
    "one paragraph": in_one_paragraph,
    "from the end": from_the_end,
    "entries, newest first": as_entries_from_the_end,
    "days, from the end": as_days_from_the_end,
    "to a younger self": to_a_younger_self,
    "you is me": you_is_me,
    "by a name": by_a_name,
    "by a role": by_a_role,
}

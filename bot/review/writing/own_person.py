"""Reads a story that the speaker tells of themself as of somebody else: as of `you`, or of a person by name.

A text says so itself: `"you" is me`, `a letter to my younger self`, `Kim is me`, `I was that engineer`. Without such
words a story of somebody else stays one.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from bot.review.reading import Kind, Token

_ME = r"(?:me|i|myself|yours[ ]truly)\b(?![ ](?:who|that|to|for))"
_IS = r"(?:is|was|are|were|being|means?|meant|=|stands[ ]for)"
_TO_ONESELF = re.compile(
    rf"""
      \byou["']?,?[ ](?:here[ ]|below[ ]|in[ ]th\w{{1,3}}[ ]\w{{1,20}}[ ])?{_IS}[ ](?:only[ ]|just[ ]|really[ ]|always[ ])?{_ME}
    | \b(?:say|write|wrote|tell|call)[ ]["']?you["']?,?[ ](?:and[ ])?i[ ]mean[ ](?:me|myself)\b
    | \bi[ ]mean[ ](?:me|myself)[ ](?:when|where|whenever|by)[ ](?:\w{{1,12}}[ ]){{0,3}}["']?you\b
    | \b(?:dear|hello|hi|hey|to|with|for|at|it[ ]is)[ ](?:the[ ]|my[ ])?(?:own[ ])?
      (?: (?:much[ ])?(?:younger|past|old|older|former|earlier|future|then|previous|present)[ ]
        | \d{{4}}[ ] | \w{{1,12}}-year-old[ ] | last[ ]\w{{1,12}}'s[ ]
      ){{1,3}}
      (?:me|self|myself|version[ ]of[ ](?:me|myself))\b
    | \bdear[ ](?:me|self)\b
    | \b(?:letter|postcard|memo|mail|e-mail|email|speech|reminder)[ ]to[ ](?:me|myself)\b
    | \b(?:talk|talking|speak|speaking|writing|write|tell|telling)[ ](?:this[ ]|it[ ])?(?:only[ ])?to[ ]myself\b
    | \bto[ ]the[ ](?:\w{{1,20}}[ ]){{1,2}}i[ ](?:was|used[ ]to[ ]be)\b
    | \bin[ ](?:the[ ])?second[ ]person\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HERE = r"(?:in|of)[ ]th\w{1,3}[ ](?:story|tale|text|piece|note|log|letter|book|film|part|whole|following)"
_WHO = r"""["']?(?P<who>(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Aa]n?)[ ](?:[\w-]{1,30}[ ]){0,2}?[\w-]{1,30}|[A-Z][\w-]{1,30})["']?"""
_OF_ONESELF = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"\b{_WHO},?[ ](?:(?:who|which|that|here|below|by[ ]the[ ]way|{_HERE})[ ])?{_IS}[ ](?:of[ ]course[ ])?(?i:{_ME})",
        rf"\b{_WHO}[ ]\((?:that(?:'s|[ ]is)[ ]|a\.?k\.?a\.?[ ]|i\.e\.[ ]|read:?[ ]|also[ ]known[ ]as[ ])?(?:me|myself)\)",
        rf"\b(?:[Cc]all|[Nn]ame|[Cc]alling)[ ](?:me|myself)[ ]{_WHO}",
        r"\bI(?:[ ]am|'m|[ ]was)[ ](?P<who>th(?:at|is)[ ](?:[\w-]{1,30}[ ])?[\w-]{1,30}|[A-Z][\w-]{1,30})",
        rf"\bI(?:[ ]am|'m|[ ]was)[ ](?P<who>the[ ](?:[\w-]{{1,30}}[ ])?[\w-]{{1,30}})[ ]{_HERE}",
        rf"\bI[ ]mean[ ](?:me|myself)[ ](?:when|where|whenever|by)[ ][^.\n]{{0,20}}?{_WHO}",
    )
)
_THIRD_PERSON = re.compile(r"\b(?:(?:of|about)[ ]myself[ ]in|in)[ ](?:the[ ])?third[ ]person\b", re.IGNORECASE)
_FEWEST = 4
"""Times that a text says `you`, or that person or `she` for them, at least."""
_FEWEST_NAMED = 3
_YOU = {
    "you": "i", "your": "my", "yours": "mine", "yourself": "myself", "youre": "im", "youve": "ive", "youd": "id",
    "youll": "ill",
}  # fmt: skip
_PRONOUNS = {
    "he": "i", "she": "i", "him": "me", "his": "my", "himself": "myself", "herself": "myself", "hers": "mine",
    "hes": "im", "shes": "im", "hed": "id", "shed": "id", "hell": "ill", "shell": "ill",
}  # fmt: skip
_TYPED_WITH_APOSTROPHE = frozenset(("shed", "hell", "shell"))
_MALE = frozenset(("he", "him", "his", "himself", "hes", "hed", "hell"))
_FEMALE = frozenset(("she", "her", "herself", "hers", "shes", "shed", "shell"))
_FIRST_PERSON = frozenset(("i", "im", "ive", "id", "ill"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "our", "my", "your", "his", "her", "their", "one", "another"))
_NO_NOUN_AFTER = frozenset(
    (
        "a",
        "an",
        "the",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "of",
        "with",
        "about",
        "and",
        "or",
        "but",
        "that",
        "if",
        "when",
        "as",
        "not",
        "what",
        "why",
        "how",
        "who",
        "i",
        "we",
        "it",
        ",",
        ".",
        ";",
    )
)
_IS_AFTER_NAME = frozenset(("the", "a", "an", "not", "been", "in", "on", "at", "still", "now", "already"))
_NO_NAMES = frozenset(
    ("it", "this", "that", "what", "who", "there", "here", "he", "she", "they", "you", "i", "we", "one", "all")
)

Told = Mapping[int, Sequence[Token]]


def in_own_person(told: Told, text: str, persons: Collection[str]) -> Told:
    """Return the tokens of each block, those for the speaker as `I`, where a text says that they stand for them.

    `persons` are the nouns that name a person by role or kind. A token keeps its place in the text.
    """
    if _TO_ONESELF.search(text) and _says_you(told):
        return _from_you(told)
    names = {who for who in _named(text) if who[-1] in persons or (len(who) == 1 and who[0] not in _NO_NAMES)}
    if not names and _THIRD_PERSON.search(text):
        names = _commonest(told, persons)
    return _from_names(told, text, names, persons) if names else told


def _says_you(told: Told) -> bool:
    """Return whether a text says `you` often, and more often than `I`."""
    words = Counter(token.norm for tokens in told.values() for token in tokens if not token.quoted)
    said = sum(words[norm] for norm in _YOU)
    return said >= _FEWEST and said >= sum(words[norm] for norm in _FIRST_PERSON)


def _from_you(told: Told) -> Told:
    return {
        number: [token if token.quoted else token._replace(norm=_YOU.get(token.norm, token.norm)) for token in tokens]
        for number, tokens in told.items()
    }


def _named(text: str) -> set[tuple[str, ...]]:
    """Return who is said to be the speaker, each as the folded words of the name without its article."""
    found = (match["who"].lower().replace("'", "").split() for one in _OF_ONESELF for match in one.finditer(text))
    return {tuple(words[1:] if words[0] in _ARTICLES and len(words) > 1 else words) for words in found}


def _commonest(told: Told, persons: Collection[str]) -> set[tuple[str, ...]]:
    """Return the person that opens most sentences of a text."""
    opened: Counter[tuple[str, ...]] = Counter()
    for tokens in told.values():
        for at, token in enumerate(tokens):
            opens = at == 0 or tokens[at - 1].norm in (".", "!", "?")
            after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
            if opens and token.norm == "the" and after in persons:
                opened[(after,)] += 1
            elif opens and token.capital and token.norm not in persons and token.norm not in _NO_NAMES:
                opened[(token.norm,)] += 1
    return {who for who, many in opened.most_common(1) if many >= _FEWEST_NAMED}


def _from_names(told: Told, text: str, names: set[tuple[str, ...]], persons: Collection[str]) -> Told:
    mentioned = _Mentioned(names, persons, text)
    changed = {number: mentioned.read(tokens) for number, tokens in told.items()}
    own = sum(token.norm in _FIRST_PERSON for tokens in told.values() for token in tokens if not token.quoted)
    is_told = mentioned.by_name >= _FEWEST_NAMED or (mentioned.by_name and mentioned.in_all >= 2 * _FEWEST)
    return changed if is_told and mentioned.in_all >= max(_FEWEST, own) else told


class _Mentioned:
    """Reads token by token who is spoken of: the one who tells, or somebody else."""

    def __init__(self, names: set[tuple[str, ...]], persons: Collection[str], text: str) -> None:
        self.names = names
        self.persons = persons
        self.text = text
        self.by_name = self.in_all = 0
        self._topic: bool | None = None
        """Whether the last sentence that names somebody begins with the speaker."""
        self._gender: frozenset[str] | None = None

    def read(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens of a block, those for the speaker as `I`."""
        done: list[Token] = []
        first: bool | None = None
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.kind is Kind.MARK and token.norm in (".", "!", "?"):
                self._topic, first = (self._topic if first is None else first), None
            length = 0 if token.quoted else self._length_of_name(tokens, at)
            if length:
                self.by_name += 1
                self.in_all += 1
                first = True if first is None else first
                done.append(self._as_own(tokens, at, at + length))
                at += length
                continue
            if not token.quoted and (token.norm in _MALE or token.norm in _FEMALE):
                done.append(self._pronoun(tokens, at, speaker=self._topic if first is None else first))
                first = self._topic if first is None else first
            else:
                if first is None and self._names_another(tokens, at):
                    first = False
                done.append(token)
            at += 1
        return done

    def _length_of_name(self, tokens: Sequence[Token], at: int) -> int:
        """Return of how many tokens a name of the speaker is that begins here, its article among them; 0 where none."""
        article = int(tokens[at].norm in _ARTICLES)
        for name in self.names:
            skip = article if name[-1] in self.persons else 0
            last = at + skip + len(name)
            words = [token.norm for token in tokens[at + skip : last]]
            owned = bool(words) and words[-1] == f"{name[-1]}s" and self._has_apostrophe(tokens[last - 1])
            if tuple(words) == name or (owned and (*words[:-1], name[-1]) == name):
                return last - at if skip or name[-1] not in self.persons else 0
        return 0

    def _has_apostrophe(self, token: Token) -> bool:
        return token.end - token.start > len(token.norm)

    def _as_own(self, tokens: Sequence[Token], first: int, last: int) -> Token:
        norm = "i"
        if self._has_apostrophe(tokens[last - 1]):
            after = tokens[last].norm if last < len(tokens) else "."
            norm = "im" if after in _IS_AFTER_NAME or after.endswith("ing") else "my"
        return tokens[first]._replace(norm=norm, end=tokens[last - 1].end)

    def _pronoun(self, tokens: Sequence[Token], at: int, *, speaker: bool | None) -> Token:
        token = tokens[at]
        gender = _MALE if token.norm in _MALE else _FEMALE
        if token.norm in _TYPED_WITH_APOSTROPHE and not self._has_apostrophe(token):
            return token
        if not speaker or (self._gender is not None and gender is not self._gender):
            return token
        self._gender = gender
        self.in_all += 1
        if token.norm == "her":
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            owns = after is not None and after.kind is Kind.WORD and after.norm not in _NO_NOUN_AFTER
            return token._replace(norm="my" if owns else "me")
        return token._replace(norm=_PRONOUNS[token.norm])

    def _names_another(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether somebody else is named here."""
        token = tokens[at]
        inside = at > 0 and tokens[at - 1].kind is not Kind.MARK
        return token.norm in self.persons or (inside and token.capital and token.norm not in _FIRST_PERSON)

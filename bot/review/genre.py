"""What kind of text it is: a story, or why it is none.

A story tells of events that happened. Clauses decide, not words: a lecture has habits and orders where a story has
events, a hypothetical answer has conditions, a list has no clauses at all. Source: "What is an answer" in the rubric.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.review.reading import AmountKind, BlockKind, Clause, Mood, Reading, Subject, Tense
from bot.review.told.absurd import is_absurd
from bot.review.told.acts import Acts
from bot.review.told.wording import blanks, broken_off, wording_of
from bot.review.writing.wrapped import unwrapped
from question_bank.lexicon import Lexicon


class Genre(StrEnum):
    """What kind of text it is."""

    STORY = "story"
    """Somebody tells what happened, to them or to others."""
    EMPTY = "empty"
    OTHER_LANGUAGE = "other-language"
    CODE = "code"
    THE_QUESTION = "the-question"
    CHAT = "chat"
    """Nobody but others talks: what several people wrote to each other."""
    WORD_LIST = "word-list"
    """Words, names or figures without sentences."""
    HYPOTHETICAL = "hypothetical"
    """What the speaker would do."""
    LECTURE = "lecture"
    """What one does or should do: advice, habits, a definition, a job description."""
    NOTHING_HAPPENED = "nothing-happened"
    """Sentences in which no event is told as having happened."""
    BARE_CLAIMS = "bare-claims"
    """Verbs without objects, one after the other: `I led, I built, I designed`."""
    MOVE_TALK = "move-talk"
    """The words of the rubric and of talk about work in general, and little else: it names the moves and tells none."""
    NO_WORK = "no-work"
    """Sentences with nothing in them that belongs to anybody's work: a song, a poem, a recipe."""
    BLANKS = "blanks"
    """A form whose blanks were not filled in: `I [verb] the [noun]`."""
    ABSURD = "absurd"
    """Sentences that cannot be meant: `I folded the latency and asked the lift`."""
    BROKEN_OFF = "broken-off"
    """Sentences that break off before they say anything: `So we had the, it was when the whole.`"""


NO_TEXT = frozenset((Genre.EMPTY, Genre.OTHER_LANGUAGE, Genre.CODE, Genre.THE_QUESTION, Genre.CHAT, Genre.WORD_LIST))
"""What is not judged at all."""
NO_STORY = frozenset((
    Genre.HYPOTHETICAL, Genre.LECTURE, Genre.NOTHING_HAPPENED, Genre.BARE_CLAIMS, Genre.MOVE_TALK, Genre.NO_WORK,
    Genre.BLANKS, Genre.ABSURD, Genre.BROKEN_OFF,
))  # fmt: skip
"""What is judged, and has none of the six moves."""

FEWEST_WORDS = 12
ENGLISH_SHARE = 0.27
"""The share of the commonest English words in any English text, at least."""
SMALL_SHARE = 0.2
"""The share of the small words that make sentences, at least."""
CODE_LINES = 0.3
ASKED_SHARE = 0.7
FEWEST_EVENTS = 0.16
"""The share of finite verbs that tell of an event, at least, where the speaker did next to nothing."""
OTHER_TO_AN_EVENT = 2
"""Habits, conditions, orders and questions to one event, from which on a text without an act of the speaker tells no story.

One more for an act."""
HYPOTHETICAL_SHARE = 0.35
BARE_SHARE = 0.7
FEWEST_BARE = 4
RARE_ACTS = 0.06
"""The share of finite verbs that are acts of the speaker or of "we", under which one or two acts make no story of a rant."""
RARELY_AN_EVENT = 1.4
"""Habits, conditions and orders to one event, from which on such a text tells no story."""
MOSTLY_TALK = 0.3
"""The share of content words that name moves. Stories have 0.21 at most, word salad 0.48 at least."""
NO_WORK_SHARE = 0.02
"""The share of content words that belong to some work, at least."""
FEW_ACTS_OF_A_SONG = 0.18
"""The share of finite verbs that are acts of the speaker, from which on a text without a word of work may be a story."""
WORDS_TO_A_FIGURE = 40
"""Words to each figure, under which such a text may be a story, too."""
FEWEST_CONTENT_WORDS, FEWEST_OF_A_SONG = 20, 33
"""Content words from which on the share of those that name moves, or belong to work, says anything."""
FEWEST_BROKEN, BROKEN_SHARE = 6, 0.2
"""How many stretches between marks break off, at least, and what share of them. Spoken stories have 0.07 at most."""
FEWEST_BLANKS = 4
WORDS_TO_A_BLANK = 15
FEWEST_PAST = 2
"""Clauses told as past from which on what the speaker is and thinks belongs to what is told."""
_STATES = frozenset(("be", "have", "think", "feel", "want", "fear"))
_CODE = re.compile(r"(?m)[{};]\s*$|^\s*(?:def|class|import|return|SELECT|#include|public|const|let|var)\b|=>|==|\)\s*:")


@dataclass(frozen=True, slots=True)
class Tally:
    """The finite clauses of a text, counted by what they tell."""

    finite: int
    events: int
    """Told as having happened or been, not denied."""
    usual: int
    unreal: int
    addressed: int
    """Said to "you", or as an order."""
    asked: int

    @property
    def other(self) -> int:
        """Return how many tell of no event: habits, conditions, orders, questions."""
        return self.usual + self.unreal + self.addressed + self.asked


def genre_of(reading: Reading, acts: Acts, lexicon: Lexicon, question: str | None = None) -> Genre:
    """Return the kind of a text. `question` is the one it answers, if it is known."""
    no_text = _no_text(reading, reading.words_told, lexicon, question)
    return no_text or _only_words(reading, acts, lexicon) or _no_story(reading, acts) or Genre.STORY


def _no_text(reading: Reading, words: Sequence[str], lexicon: Lexicon, question: str | None) -> Genre | None:
    if not words:
        return _without_words(reading)
    if _is_code(reading.text) and unwrapped(reading.text) is None:
        return Genre.CODE
    if not _is_english(words, lexicon):
        return Genre.OTHER_LANGUAGE
    if question and _is_question(words, question):
        return Genre.THE_QUESTION
    small = lexicon.words["function"]
    if len(words) >= FEWEST_WORDS and sum(word in small for word in words) < SMALL_SHARE * len(words):
        return Genre.WORD_LIST
    return None


def _without_words(reading: Reading) -> Genre:
    kinds = {block.kind for block in reading.blocks}
    if BlockKind.INTERVIEWER in kinds:
        return Genre.CHAT
    if BlockKind.CODE in kinds:
        return Genre.CODE
    return Genre.OTHER_LANGUAGE if any(c.isalpha() for c in reading.text) and not reading.blocks else Genre.EMPTY


def _only_words(reading: Reading, acts: Acts, lexicon: Lexicon) -> Genre | None:
    """Return what a text is whose sentences may have events, but whose words tell of none."""
    empty = blanks(reading.text)
    if empty >= FEWEST_BLANKS and empty * WORDS_TO_A_BLANK >= reading.words:
        return Genre.BLANKS
    broken, stretches = broken_off(reading, lexicon)
    if broken >= FEWEST_BROKEN and broken >= BROKEN_SHARE * stretches:
        return Genre.BROKEN_OFF
    if is_absurd(reading, lexicon):
        return Genre.ABSURD
    wording = wording_of(reading, lexicon)
    if wording.content >= FEWEST_CONTENT_WORDS and wording.move_talk >= MOSTLY_TALK:
        return Genre.MOVE_TALK
    workless = wording.content >= FEWEST_OF_A_SONG and wording.work < NO_WORK_SHARE
    return Genre.NO_WORK if workless and _is_song(reading, acts) else None


def _is_song(reading: Reading, acts: Acts) -> bool:
    """Return whether a text has hardly an act of the speaker in it, and hardly a figure."""
    figures = sum(amount.kind is not AmountKind.NAME for clause in reading.clauses for amount in clause.amounts)
    few_acts = len(acts.own) + len(acts.ours) < FEW_ACTS_OF_A_SONG * _tally(reading).finite
    return few_acts and figures * WORDS_TO_A_FIGURE <= reading.words


def _no_story(reading: Reading, acts: Acts) -> Genre | None:
    tally = _tally(reading)
    bare = sum(_is_bare(act.clause) for act in acts.own)
    if bare >= FEWEST_BARE and bare >= BARE_SHARE * len(acts.own):
        return Genre.BARE_CLAIMS
    if not tally.finite:
        return Genre.NOTHING_HAPPENED
    if not _rarely_acts(tally, acts) and (len(acts.own) > 1 or not _few_events(tally, len(acts.own))):
        return None
    if tally.unreal >= HYPOTHETICAL_SHARE * tally.finite and tally.unreal > tally.usual:
        return Genre.HYPOTHETICAL
    return Genre.LECTURE if tally.usual + tally.addressed else Genre.NOTHING_HAPPENED


def _rarely_acts(tally: Tally, acts: Acts) -> bool:
    """Return whether a long text of habits has an event or an act here and there: a rant, a talk about one's ways."""
    few = 0 < len(acts.own) + len(acts.ours) < RARE_ACTS * tally.finite
    return few and tally.other >= RARELY_AN_EVENT * tally.events


def _few_events(tally: Tally, own: int) -> bool:
    few = tally.events < FEWEST_EVENTS * tally.finite
    return few or tally.other >= (OTHER_TO_AN_EVENT + own) * tally.events


def _tally(reading: Reading) -> Tally:
    told = [
        clause
        for clause in reading.clauses
        if clause.tense is not Tense.NONE and not clause.reported and not reading.sentences[clause.sentence].again
    ]
    return Tally(
        finite=len(told),
        events=_events(told),
        usual=sum(clause.mood is Mood.HABITUAL for clause in told),
        unreal=sum(clause.mood is Mood.CONDITIONAL for clause in told),
        addressed=sum(clause.subject is Subject.YOU or clause.mood is Mood.ORDERED for clause in told),
        asked=sum(clause.mood is Mood.ASKED and clause.subject is not Subject.YOU for clause in told),
    )


def _events(told: Sequence[Clause]) -> int:
    """Return how many clauses tell something as having happened, the speaker's own also in the present.

    What the speaker is, has, thinks or likes in the present belongs to a story only where something is told as past:
    `I am passionate about it, I have two cats` tells of no event.
    """
    happened = [clause for clause in told if clause.mood is Mood.TOLD and not clause.negated]
    past = sum(clause.tense is Tense.PAST for clause in happened)
    own = [clause for clause in happened if clause.tense is not Tense.PAST and clause.subject is Subject.I]
    states = sum(not (clause.perfect or clause.classes.isdisjoint(_STATES)) for clause in own)
    return past + len(own) - (states if past < FEWEST_PAST else 0)


def _is_bare(clause: Clause) -> bool:
    """Whether a verb stands alone: no object, no amount, nothing after it but a mark."""
    return (
        clause.object_at is None and clause.verb is not None and clause.last - clause.verb <= 2 and not clause.amounts
    )


def _is_english(words: Sequence[str], lexicon: Lexicon) -> bool:
    """English enough: the common words carry it, as they do every English sentence."""
    letters = [word for word in words if word[0].isalpha()]
    known = lexicon.words["english"]
    if len(letters) < FEWEST_WORDS:
        return all(word.isascii() for word in letters) or any(word in known for word in letters)
    return sum(word in known for word in letters) >= ENGLISH_SHARE * len(letters)


def _is_code(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and sum(bool(_CODE.search(line)) for line in lines) > CODE_LINES * len(lines)


def _is_question(words: Sequence[str], question: str) -> bool:
    """Return whether it is the question pasted back, with next to nothing beside it."""
    asked = {word.strip("?.,'\"").lower().replace("'", "") for word in question.split()}
    return len(words) <= 2 * len(asked) and sum(word in asked for word in words) > ASKED_SHARE * len(words)

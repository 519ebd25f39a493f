"""What several rules ask of a text beyond its clauses, each found once: acts, tensions, outcomes and the like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.review.afterwards.lasting_passages import Passage, passages_of
from bot.review.endings import outcomes
from bot.review.genre import Genre, genre_of
from bot.review.looking_back.reflections import LookingBack, Reflections
from bot.review.reading import Reading
from bot.review.situation import setting
from bot.review.tension.tensions import Tensions
from bot.review.told import acts
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon


@dataclass(frozen=True, kw_only=True)
class Signals:
    """A text, read, with the lexicon and the question that it answers.

    What two moves need becomes a cached property here, found in a module of its own, such as `bot/review/told/acts.py`.
    """

    reading: Reading
    lexicon: Lexicon
    question: str | None = None

    @cached_property
    def acts(self) -> acts.Acts:
        """What the speaker did, alone or as one of "we"."""
        return acts.find(self.reading, self.lexicon)

    @cached_property
    def course(self) -> Course:
        """How the story goes on."""
        return Course(self.reading, self.acts)

    @cached_property
    def lasting_passages(self) -> Sequence[Passage]:
        """What outlived the project, in the order of the text."""
        return passages_of(self.reading, self.lexicon.words, self.course)

    @cached_property
    def outcomes(self) -> outcomes.Outcomes:
        """What came of it, with the numbers that belong to it."""
        return outcomes.find(self.reading, self.course, self.lexicon)

    @cached_property
    def genre(self) -> Genre:
        """What kind of text it is."""
        return genre_of(self.reading, self.acts, self.lexicon, self.question)

    @cached_property
    def tensions(self) -> Tensions:
        """Return the tensions that the text tells."""
        return Tensions(self.reading, self.reflections, self.lexicon)

    @cached_property
    def setting(self) -> setting.Setting:
        """What is told before anything happens, and which of scale, stakes and role it holds."""
        return setting.find(self.reading, self.acts, self.outcomes, self.tensions, self.lexicon)

    @cached_property
    def reflections(self) -> Sequence[LookingBack]:
        """Where the speaker looks back, in the order of the text."""
        return tuple(Reflections(self.reading, self.lexicon).find())

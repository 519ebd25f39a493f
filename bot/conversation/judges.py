"""The review for use cases: long texts are judged before the transaction, short ones inside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.conversation.logic.stories.same_project import Likeness, ProjectMatcher, ProjectText
from bot.conversation.text_cache import NONE_CACHED, FromText, TextCache
from bot.conversation.work import Job, Work
from bot.review.fit import heard_in
from bot.review.judge import Judge
from bot.review.signals import Signals
from bot.review.types import Review
from question_bank.models import ArchetypeId

JUDGED_WHILE_COMPARED = 6
"""Number of characters that are compared in the time that it takes to judge one. Measured on twenty stories."""
READ_AND_JUDGED = 2
"""How often a text is read where something is found in it: once for its signals, once for its review."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToJudge:
    """A text to be judged, with the arguments of `Judge.review`."""

    text: str
    archetype: str
    question: str | None = None
    first_end: int | None = None
    asked: tuple[str, ...] = ()
    """Follow-up questions that the text answers."""


class WorkReviewer:
    """A `Judge` that runs long reviews as jobs of a use case."""

    def __init__(self, judge: Judge, work: Work, cache: TextCache) -> None:
        self._judge = judge
        self._work = work
        self._cache = cache

    def found(self, wanted: Sequence[FromText[T]]) -> list[T]:
        """Return what is found in each of the texts, from the cache where it is there.

        Raises NeedsWork where the others are long together.
        """
        keys = [each.key for each in wanted]
        found = {key: self._cache.get(key) for key in keys}
        jobs = {
            key: self._found(each, key) for key, each in zip(keys, wanted, strict=True) if found[key] is NONE_CACHED
        }
        self._work.prepare([*jobs.values()])
        for key, job in jobs.items():
            found[key] = self._work.result(job)
            self._cache.put(key, found[key])
        return [found[key] for key in keys]

    def review(
        self,
        text: str,
        *,
        archetype: str,
        question: str | None = None,
        first_end: int | None = None,
        asked: tuple[str, ...] = (),
    ) -> Review:
        """Judge a text. Raises NeedsWork for a long one, and ValueError for an unknown archetype."""
        wanted = ToJudge(text=text, archetype=archetype, question=question, first_end=first_end, asked=asked)
        return self._work.result(self._review(wanted))

    def prepare(self, texts: Sequence[ToJudge]) -> None:
        """Judge all of these texts, so that `review` finds the results.

        Raises NeedsWork where they are long together.
        """
        self._work.prepare([self._review(wanted) for wanted in texts])

    def read(self, text: str) -> Signals:
        """Return the signals of a text. Raises NeedsWork for a long one."""
        return self._work.result(self._read(text))

    def heard(self, text: str) -> Sequence[ArchetypeId]:
        """Return the archetypes that a text tells plainly, the plainest first. Raises NeedsWork for a long one."""
        job = Job(key=("heard", text), size=len(text), compute=lambda: heard_in(self._judge.read(text)))
        return self._work.result(job)

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """Return the follow-up that an interviewer would ask. It takes next to no time."""
        return self._judge.interviewer_asks(review, archetype=archetype, text=text)

    def _found(self, wanted: FromText[T], key: bytes) -> Job[T]:
        size = READ_AND_JUDGED * len(wanted.text)
        return Job(key=("found", key), size=size, compute=lambda: wanted.compute(self._judge))

    def _read(self, text: str) -> Job[Signals]:
        return Job(key=("read", text), size=len(text), compute=lambda: self._judge.read(text))

    def _review(self, wanted: ToJudge) -> Job[Review]:
        def compute() -> Review:
            return self._judge.review(
                wanted.text,
                archetype=wanted.archetype,
                question=wanted.question,
                first_end=wanted.first_end,
                asked=wanted.asked,
            )

        return Job(key=wanted, size=len(wanted.text), compute=compute)


class WorkMatcher:
    """A `ProjectMatcher` that runs long comparisons as jobs of a use case."""

    def __init__(self, matcher: ProjectMatcher, work: Work) -> None:
        self._matcher = matcher
        self._work = work

    def likenesses(self, one: ProjectText, others: Sequence[ProjectText]) -> Sequence[Likeness | None]:
        """Return for each of the others how it shows to be of the same project.

        Raises NeedsWork where they are long.
        """
        compared = (one, *others)
        job = Job(
            key=("likenesses", compared),
            size=_size(compared),
            compute=lambda: [self._matcher.likeness(one, other) for other in others],
        )
        return self._work.result(job)

    def groups(self, tales: Sequence[ProjectText]) -> tuple[tuple[int, ...], ...]:
        """Return the positions of texts of one project, as `ProjectMatcher.groups` does.

        Raises NeedsWork where they are long.
        """
        compared = tuple(tales)
        job = Job(key=("groups", compared), size=_size(compared), compute=lambda: self._matcher.groups(compared))
        return self._work.result(job)


def _size(tales: Sequence[ProjectText]) -> int:
    return sum(len(tale.text) for tale in tales) // JUDGED_WHILE_COMPARED

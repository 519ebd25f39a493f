"""Slow work of a use case: a little is done at once, more of it in a worker before the transaction that needs it.

A use case asks `Work` for the result of a `Job`. What has a result gets it; what is small is computed there and then;
for the rest `NeedsWork` is raised, which leaves the transaction. Whoever runs the use case computes what is needed
outside of any transaction, keeps the outcomes in the same `Work`, and runs the use case again from its beginning.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

AT_ONCE = 2_500
"""How many characters one try of a use case may work through on the event loop: half of the longest message, some 25 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """Something to compute. `key` says what it is, with all that its result depends on; `size` is in characters to judge."""

    key: Hashable
    size: int
    compute: Callable[[], T]

    def outcome(self) -> "JobOutcome":
        """Compute it; an error is an outcome too, for the use case to be told of."""
        try:
            return JobOutcome(result=self.compute())
        except Exception as error:  # noqa: BLE001 -- raised again by `Work.result`, where it belongs
            return JobOutcome(error=error)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """What came of a job: its result, or the error that it raised."""

    result: Any = None
    error: Exception | None = None


class NeedsWork(Exception):
    """A use case needs the outcomes of jobs that are too large to be done in its transaction."""

    def __init__(self, jobs: Sequence[Job[Any]]) -> None:
        super().__init__(f"{len(jobs)} jobs are to be done first")
        self.jobs = tuple(jobs)


class Work:
    """The outcomes that one use case has so far, over all its tries. `at_once` None computes everything at once."""

    def __init__(self, at_once: int | None = AT_ONCE) -> None:
        self._at_once = at_once
        self._spent = 0
        self._tries = 0
        self._outcomes: dict[Hashable, JobOutcome] = {}

    def begin_try(self) -> None:
        """Begin the first try, or another one, which may compute as much at once as the first."""
        self._spent = 0
        self._tries += 1

    @property
    def is_first_try(self) -> bool:
        """Return whether nothing was left with NeedsWork yet: what counts in memory is counted once."""
        return self._tries <= 1

    def result(self, job: Job[T]) -> T:
        """Return the result of a job. Raises NeedsWork where it is too large, and whatever the job raised."""
        self.prepare([job])
        outcome = self._outcomes[job.key]
        if outcome.error is not None:
            raise outcome.error
        result: T = outcome.result
        return result

    def prepare(self, jobs: Sequence[Job[Any]]) -> None:
        """See that these jobs have outcomes. Raises NeedsWork with those that are too many to be done at once."""
        missing = {job.key: job for job in jobs if job.key not in self._outcomes}
        size = sum(job.size for job in missing.values())
        if self._at_once is not None and self._spent + size > self._at_once and missing:
            raise NeedsWork([*missing.values()])
        self._spent += size
        for job in missing.values():
            self.keep(job, job.outcome())

    def keep(self, job: Job[Any], outcome: JobOutcome) -> None:
        """Keep what came of a job."""
        self._outcomes[job.key] = outcome

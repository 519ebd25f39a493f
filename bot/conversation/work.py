"""Slow work of a use case: small jobs are done at once, larger ones in a worker before the transaction that needs them.

A use case asks `Work` for the result of a `Job`. A small job is computed at once. For a large one `NeedsWork` is
raised, which ends the transaction. The caller of the use case then computes the jobs outside of any transaction, keeps
the outcomes in the same `Work`, and runs the use case again from its beginning.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

AT_ONCE = 2_500
"""Most characters that one try of a use case may process on the event loop: half of the longest message, some 25 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """A computation that a use case asks for."""

    key: Hashable
    """Identity of the job, with everything that its result depends on."""
    size: int
    """Size in characters to judge."""
    compute: Callable[[], T]

    def outcome(self) -> "JobOutcome":
        """Compute the job. An error becomes part of the outcome, for the use case that asked."""
        try:
            return JobOutcome(result=self.compute())
        except Exception as error:  # noqa: BLE001 -- raised again by `Work.result`, where it belongs
            return JobOutcome(error=error)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """The outcome of a job: its result, or the error that it raised."""

    result: Any = None
    error: Exception | None = None


class NeedsWork(Exception):
    """A use case needs the outcomes of jobs that are too large for its transaction."""

    def __init__(self, jobs: Sequence[Job[Any]]) -> None:
        super().__init__(f"{len(jobs)} jobs are to be done first")
        self.jobs = tuple(jobs)


class Work:
    """The outcomes that one use case has so far, over all its tries.

    With `at_once` None everything is computed at once.
    """

    def __init__(self, at_once: int | None = AT_ONCE) -> None:
        self._at_once = at_once
        self._spent = 0
        self._tries = 0
        self._outcomes: dict[Hashable, JobOutcome] = {}

    def begin_try(self) -> None:
        """Begin a try of the use case. Each try has the same allowance of characters."""
        self._spent = 0
        self._tries += 1

    @property
    def is_first_try(self) -> bool:
        """Return whether no NeedsWork was raised yet. Code that counts in memory counts on the first try alone."""
        return self._tries <= 1

    def result(self, job: Job[T]) -> T:
        """Return the result of a job. Raises NeedsWork where it is too large, and the error that the job raised."""
        self.prepare([job])
        outcome = self._outcomes[job.key]
        if outcome.error is not None:
            raise outcome.error
        result: T = outcome.result
        return result

    def prepare(self, jobs: Sequence[Job[Any]]) -> None:
        """Compute the jobs that have no outcome yet. Raises NeedsWork with them where they are too large together."""
        missing = {job.key: job for job in jobs if job.key not in self._outcomes}
        size = sum(job.size for job in missing.values())
        if self._at_once is not None and self._spent + size > self._at_once and missing:
            raise NeedsWork([*missing.values()])
        self._spent += size
        for job in missing.values():
            self.keep(job, job.outcome())

    def keep(self, job: Job[Any], outcome: JobOutcome) -> None:
        """Store the outcome of a job."""
        self._outcomes[job.key] = outcome

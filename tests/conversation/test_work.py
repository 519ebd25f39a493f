"""Slow work of a use case: what is small is done at once, what is large before the transaction."""

import pytest

from bot.conversation.work import AT_ONCE, Job, JobOutcome, NeedsWork, Work

HALF = AT_ONCE // 2


class Counted:
    """A job that counts how often it was computed."""

    def __init__(self, key: str, size: int) -> None:
        self.times = 0
        self.job: Job[str] = Job(key=key, size=size, compute=self._compute)

    def _compute(self) -> str:
        self.times += 1
        return f"done {self.job.key}"


def test_a_small_job_is_done_at_once_and_only_once() -> None:
    work, small = Work(), Counted("a", 10)
    assert [work.result(small.job), work.result(small.job)] == ["done a", "done a"]
    assert small.times == 1


def test_a_large_job_is_asked_for_and_not_done() -> None:
    work, large = Work(), Counted("a", AT_ONCE + 1)
    with pytest.raises(NeedsWork) as needed:
        work.result(large.job)
    assert (needed.value.jobs, large.times) == ((large.job,), 0)


def test_small_jobs_are_large_together() -> None:
    work = Work()
    jobs = [Counted(name, HALF).job for name in "abc"]
    assert [work.result(job) for job in jobs[:2]] == ["done a", "done b"]
    with pytest.raises(NeedsWork):
        work.result(jobs[2])


def test_another_try_may_do_as_much_at_once_as_the_first_and_keeps_what_is_done() -> None:
    work, first = Work(), Counted("a", AT_ONCE)
    work.result(first.job)
    work.begin_try()
    assert work.result(Counted("b", AT_ONCE).job) == "done b"
    assert work.result(first.job) == "done a"
    assert first.times == 1


def test_what_was_done_meanwhile_is_the_result() -> None:
    work, large = Work(), Counted("a", AT_ONCE + 1)
    work.keep(large.job, large.job.outcome())
    assert work.result(large.job) == "done a"


def test_an_error_of_a_job_reaches_who_asked_for_it() -> None:
    work = Work()
    job = Job(key="a", size=AT_ONCE + 1, compute=lambda: int("no number"))
    work.keep(job, job.outcome())
    with pytest.raises(ValueError, match="no number"):
        work.result(job)


def test_many_jobs_are_asked_for_together() -> None:
    work = Work()
    jobs = [Counted(str(number), HALF).job for number in range(5)]
    with pytest.raises(NeedsWork) as needed:
        work.prepare(jobs)
    for job in needed.value.jobs:
        work.keep(job, JobOutcome(result="kept"))
    assert [work.result(job) for job in jobs] == ["kept"] * 5


def test_where_nobody_waits_everything_is_done_at_once() -> None:
    assert Work(at_once=None).result(Counted("a", 100 * AT_ONCE).job) == "done a"

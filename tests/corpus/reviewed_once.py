"""Review many answers, the same text under the same question only once."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor

from tests.corpus.engine import Answer, Judged, judged

Key = tuple[str, str | None, str]
Pair = tuple[Answer, Judged]
"""An answer and its review."""
CHUNK = 50


class ReviewedOnce:
    """The reviews of many answers, kept by archetype, question and text."""

    def __init__(self, answers: Iterable[Answer], *, workers: int = 1) -> None:
        """Review the answers, in processes of their own where there is more than one worker."""
        wanted: dict[Key, Answer] = {_key(answer): answer for answer in answers}
        self._known: Mapping[Key, Judged] = dict(zip(wanted, _review(list(wanted.values()), workers), strict=True))

    def of(self, answers: Iterable[Answer]) -> list[Pair]:
        """Return each answer with its review. Raises KeyError for an answer that was not reviewed."""
        return [(answer, self._known[_key(answer)]) for answer in answers]


def _review(answers: list[Answer], workers: int) -> list[Judged]:
    if workers == 1:
        return [judged(answer) for answer in answers]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(judged, answers, chunksize=CHUNK))


def _key(answer: Answer) -> Key:
    return answer["archetype"], answer.get("question"), answer["text"]

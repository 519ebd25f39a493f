"""What was missing: a small thing of which the last words say that it was all that it needed, or that it was left out."""

from bot.review.looking_back.clause_words import LAST_WORDS, ClauseWords
from bot.review.reading import Clause, Kind, Mood, Sentence

_ALL = frozenset({"what", "all", "thing", "bit", "part", "step", "piece"})
_LACKED = frozenset({
    "missing", "lacking", "absent", "needed", "took", "taken", "wanted", "lacked", "skipped", "missed", "owed", "forgot",
    "forgotten", "omitted", "neglected", "left", "required", "wanting",
})  # fmt: skip
_IS = frozenset({"was", "were", "is", "thats", "been"})
_FRAME = 7
"""Words from `what` or `all` to `needed`."""


class Lacks(ClauseWords):
    """Finds where the last words name what was missing."""

    def lacked(self, sentence: Sentence, opening: Clause, place: float) -> float:
        """Hear `What was missing was one morning on the boat`, `one skipper in the room, that's what was missing`."""
        if place < LAST_WORDS or opening.mood is Mood.ASKED:
            return 0.0
        norms = [t.norm for t in self._reading.tokens[sentence.first : sentence.last] if t.kind is not Kind.MARK]
        frame = self._frame(norms)
        if frame is None:
            return 0.0
        first, last = frame
        named = norms[last:] if first <= 1 else norms[:first]
        if first > 1 and not _IS.intersection(norms[max(first - 2, 0) : first]):
            return 0.0
        if first <= 1 and not _IS.intersection(norms[last : last + 3]):
            return 0.0
        small = not (self._words["small_opener"] | {"single"}).isdisjoint(named)
        exact = small or self._is_early(named) or self._is_time(named, one=True)
        return 0.75 if exact and len(self._content_of(named)) >= 1 else 0.0

    def _frame(self, norms: list[str]) -> tuple[int, int] | None:
        """Return where words such as `what was missing` or `all it needed` stand."""
        for at, norm in enumerate(norms):
            if norm not in _ALL:
                continue
            end = next((i for i in range(at + 1, min(at + _FRAME, len(norms))) if norms[i] in _LACKED), None)
            if end is not None and "not" not in norms[at:end]:
                return at, end + 1
        return None

"""Text in, review out: reads a story once, asks every rule, and says what it comes to."""

from collections.abc import Collection, Mapping, Sequence
from typing import Self, TypeVar

from bot.review.afterwards.lasting import lasting as lasting_of
from bot.review.feedback import no_answer
from bot.review.feedback.advice import advice_for
from bot.review.feedback.explain import Explained, explain, explain_style
from bot.review.feedback.fix_first import fix_first_of
from bot.review.feedback.follow_up import FollowUps, interviewer_aim
from bot.review.feedback.lift import lift_of
from bot.review.fit import NOT_JUDGED, FindFit, Fit, fit
from bot.review.genre import NO_TEXT, Genre
from bot.review.level import level_of, style_level
from bot.review.moves import NOTHING
from bot.review.moves import findings as found
from bot.review.read import read
from bot.review.rubric import FEWEST_WORDS
from bot.review.rules import style
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from bot.review.speaking_time import spoken_seconds
from bot.review.told.ownership import ownership
from bot.review.traps import trap_of
from bot.review.types import MoveVerdict, Reasons, Review
from bot.review.version import RULES_VERSION
from question_bank.lexicon import Lexicon
from question_bank.models import (
    ArchetypeId,
    FeedbackBank,
    FollowUp,
    Level,
    Move,
    Question,
    QuestionBank,
    QuestionKind,
    StyleElement,
    Verdict,
)

CISCO, STYLE = "cisco", "style"
"""Rubrics of a general behavioural question and of a style prompt. Cisco's were the first of their kind."""
RUBRICS = (*ArchetypeId, CISCO, STYLE)
"""What an answer can be judged for: an archetype, a general behavioural question, a style prompt."""


def rubric_of(question: Question) -> str:
    """By what an answer to the question is judged: its archetype, `cisco` or `style`."""
    if question.kind is QuestionKind.PROBE:
        return question.archetypes[0]
    return STYLE if question.kind is QuestionKind.STYLE else CISCO


class Reviewer:
    """The feedback engine; built once, it keeps nothing of what it reads."""

    def __init__(
        self,
        lexicon: Lexicon,
        follow_ups: Sequence[FollowUp],
        trap_texts: Mapping[ArchetypeId, str],
        find_fit: FindFit = fit,
    ) -> None:
        self._find_fit = find_fit
        self._lexicon = lexicon
        self._follow_ups = FollowUps(follow_ups)
        self._trap_texts = trap_texts

    @classmethod
    def from_bank(cls, bank: QuestionBank | FeedbackBank, lexicon: Lexicon, find_fit: FindFit = fit) -> Self:
        """Return the reviewer with a bank's follow-ups and traps."""
        traps = {a.id: f"{a.trap[:1].upper()}{a.trap[1:]} {a.trap_reads_as}" for a in bank.archetypes.values()}
        return cls(lexicon, bank.follow_ups, traps, find_fit)

    def review(
        self,
        text: str,
        *,
        archetype: str,
        question: str | None = None,
        first_end: int | None = None,
        asked: Collection[str] = (),
    ) -> Review:
        """Judge a text for an archetype, for `cisco` or for `style`.

        `first_end` is where the first answer ends, in code points, if a follow-up's answer was appended: the limit on
        the length of the context then looks at the first answer alone. `asked` are the follow-ups that were answered, which
        are not asked again. Raises ValueError for an unknown archetype.
        """
        if archetype not in RUBRICS:
            raise ValueError(f"unknown archetype {archetype!r}; known are {', '.join(RUBRICS)}")
        signals = Signals(reading=read(text, first_end), lexicon=self._lexicon, question=question)
        if archetype == STYLE:
            return self._style(signals, asked)
        fitting = NOT_JUDGED if signals.genre is not Genre.STORY else self._fit(signals, archetype, question)
        return self._story(signals, archetype, fitting, asked)

    def read(self, text: str, question: str | None = None) -> Signals:
        """Return a text, read: for what is judged of several stories together, and to show how it was read."""
        return Signals(reading=read(text), lexicon=self._lexicon, question=question)

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """Return the one follow-up in an interview after that text, for what it was judged for; None where it leaves nothing.

        Practice asks what would mend the answer; an interviewer first asks about the trap, or whose work it was.
        """
        if review.reasons.not_judged is not None:
            return None
        action = (review.moves or {}).get(Move.ACTION)
        probed = ArchetypeId(archetype) if archetype in set(ArchetypeId) else None
        aim = interviewer_aim(probed, action.verdict if action else None, review.ownership, trap=review.trap)
        return self._follow_ups.ask(aim, None, text) if aim is not None else review.follow_up

    def explain(self, text: str, *, archetype: str, question: str | None = None) -> tuple[Explained, ...]:
        """Each rule that fired, held back or nearly fired on a text; empty where the text is not judged at all.

        Raises ValueError for an unknown archetype.
        """
        if archetype not in RUBRICS:
            raise ValueError(f"unknown archetype {archetype!r}; known are {', '.join(RUBRICS)}")
        signals = Signals(reading=read(text), lexicon=self._lexicon, question=question)
        if signals.genre in NO_TEXT:
            return ()
        if archetype == STYLE:
            return tuple(explain_style(signals))
        fitting = NOT_JUDGED if signals.genre is not Genre.STORY else self._fit(signals, archetype, question)
        return tuple(explain(signals, _trap_of(archetype, fitting), fitting))

    def _fit(self, signals: Signals, archetype: str, question: str | None) -> Fit:
        """Return how a story fits its question; not judged where it is too short for a story, or nothing was asked."""
        nothing_asked = archetype == CISCO and question is None
        if nothing_asked or signals.reading.words < FEWEST_WORDS:
            return NOT_JUDGED
        return self._find_fit(signals, archetype, question)

    def _story(self, signals: Signals, asked_for: str, fitting: Fit, asked: Collection[str]) -> Review:
        archetype = _trap_of(asked_for, fitting)
        refused = signals.genre if signals.genre in NO_TEXT else None
        is_story = signals.genre is Genre.STORY
        findings = found(signals)
        verdicts = {move: finding.verdict for move, finding in findings.items()}
        trap = archetype is not None and is_story and self._is_trapped(signals, archetype)
        lasting = lasting_of(signals) if is_story else ()
        own = bool(signals.acts.own) and is_story
        words = signals.reading.told_words
        avoidable = trap if archetype is not None else None
        level, reason = level_of(verdicts, words=words, trap=avoidable, own_specific_act=own, answered=refused is None)
        ownership = None if refused else _ownership(signals)
        fix = fix_first_of(verdicts, words=words, trap=trap, own_specific_act=own) if refused is None else None
        fallen = archetype if trap else None
        return Review(
            level=level,
            moves=_verdicts(signals, findings, judged=refused is None),
            elements=None,
            ownership=ownership,
            words=signals.reading.words,
            seconds=spoken_seconds(signals.reading.words),
            structural_change=bool(lasting),
            trap=trap,
            fix_first=fix,
            follow_up=None
            if refused
            else self._follow_ups.after_story(signals, findings, fix, fallen, ownership, asked),
            reasons=Reasons(
                level=no_answer.why_no_story(signals.genre, signals.reading)
                or no_answer.why_short(signals.reading)
                or reason,
                trap=self._trap_texts.get(archetype) if trap and archetype is not None else None,
                lift=_lift(signals, level, findings, archetype),
                structural_change="You name something that is still used." if lasting else None,
                not_judged=no_answer.WHY_NOT_JUDGED[refused] if refused else None,
            ),
            on_topic=fitting.on_topic,
            heard_as=fitting.heard_as,
            rules_version=RULES_VERSION,
        )

    def _is_trapped(self, signals: Signals, archetype: ArchetypeId) -> bool:
        """Return whether a story that is long enough to show it falls into the trap."""
        return signals.reading.words >= FEWEST_WORDS and trap_of(signals, archetype).fallen is True

    def _style(self, signals: Signals, asked: Collection[str]) -> Review:
        refused = signals.genre if signals.genre in NO_TEXT else None
        findings = dict.fromkeys(StyleElement, NOTHING) if refused else style.judge(signals)
        verdicts = {element: finding.verdict for element, finding in findings.items()}
        words = signals.reading.words
        level, reason = style_level(verdicts, words=words, answered=refused is None)
        fix = next((e for e in _STYLE_ORDER if verdicts[e] is not Verdict.MET), None) if refused is None else None
        text = signals.reading.text
        follow_up = self._follow_ups.ask(fix, verdicts[fix], text, asked=asked) if fix is not None else None
        return Review(
            level=level,
            moves=None,
            elements=_verdicts(signals, findings, judged=refused is None),
            ownership=None if refused else _ownership(signals),
            words=words,
            seconds=spoken_seconds(words),
            structural_change=False,
            trap=False,
            fix_first=fix,
            follow_up=follow_up,
            reasons=Reasons(level=reason, not_judged=no_answer.WHY_NOT_JUDGED[refused] if refused else None),
            on_topic=None,
            heard_as=None,
            rules_version=RULES_VERSION,
        )


_STYLE_ORDER = (StyleElement.PRACTICE, StyleElement.EXAMPLE, StyleElement.PRINCIPLE, StyleElement.LIMIT)


Part = TypeVar("Part", Move, StyleElement)


def _lift(
    signals: Signals, level: Level, findings: Mapping[Move, MoveFinding], archetype: ArchetypeId | None
) -> str | None:
    if level is not Level.STAFF:
        return None
    return lift_of(signals, {move: finding.evidence for move, finding in findings.items()}, archetype)


def _trap_of(archetype: str, fitting: Fit) -> ArchetypeId | None:
    """Return the archetype whose trap is looked for: none for a general question, nor where the story belongs elsewhere."""
    return ArchetypeId(archetype) if archetype != CISCO and fitting.on_topic is not False else None


def _verdicts(signals: Signals, findings: Mapping[Part, MoveFinding], *, judged: bool) -> dict[Part, MoveVerdict]:
    advice = advice_for(signals, findings, judged=judged)
    return {
        part: MoveVerdict(verdict=finding.verdict, evidence=finding.evidence, rules=finding.rules, advice=advice[part])
        for part, finding in findings.items()
    }


def _ownership(signals: Signals) -> float | None:
    share = ownership(signals.acts)
    return None if share is None else round(share, 3)

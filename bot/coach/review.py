"""Text in, review out: reads a story once, asks every rule, and says what it comes to."""

from collections.abc import Mapping, Sequence
from typing import Self, TypeVar

from bot.coach.advice import advice_for
from bot.coach.explain import Explained, explain, explain_style
from bot.coach.fix_first import fix_first_of
from bot.coach.followup import FollowUps, aim_of, interviewer_aim, unsaid
from bot.coach.level import level_of, style_level
from bot.coach.lift import lift_of
from bot.coach.rules import style
from bot.coach.rules.rule import Finding
from bot.coach.story import Story, StoryReader
from bot.coach.types import MoveVerdict, Reasons, Review
from bot.review.fit import NOT_JUDGED, FindFit, Fit, fit
from bot.review.genre import NO_TEXT, Genre
from bot.review.lasting import lasting as lasting_of
from bot.review.moves import findings as found
from bot.review.read import read
from bot.review.rubric import FEWEST_WORDS, spoken_seconds
from bot.review.rules.rule import Finding as Found
from bot.review.signals import Signals
from bot.review.traps import falls_into_trap
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
RUBRICS = (*ArchetypeId, CISCO, STYLE)
"""What an answer can be judged for: an archetype, a general behavioural question, a style prompt."""


def rubric_of(question: Question) -> str:
    """By what an answer to the question is judged: its archetype, `cisco` or `style`."""
    return question.archetypes[0] if question.kind is QuestionKind.PROBE else question.kind


_NOT_JUDGED = {
    Genre.EMPTY: "There is no text to judge.",
    Genre.OTHER_LANGUAGE: "I can only judge English so far, and this does not look like English.",
    Genre.CODE: "This looks like code. Tell the story in sentences.",
    Genre.THE_QUESTION: "This is the question again. Tell a time when you were in it.",
    Genre.WORD_LIST: "These are words without sentences. Tell what happened, one sentence after the other.",
}


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
        self._reader = StoryReader(lexicon)
        self._lexicon = lexicon
        self._follow_ups = FollowUps(follow_ups)
        self._trap_texts = trap_texts

    @classmethod
    def from_bank(cls, bank: QuestionBank | FeedbackBank, lexicon: Lexicon, find_fit: FindFit = fit) -> Self:
        """The reviewer with a bank's follow-ups and traps."""
        traps = {a.id: f"{a.trap[:1].upper()}{a.trap[1:]} {a.trap_reads_as}" for a in bank.archetypes.values()}
        return cls(lexicon, bank.follow_ups, traps, find_fit)

    def review(self, text: str, *, archetype: str, question: str | None = None, first_end: int | None = None) -> Review:
        """Judge a text for an archetype, for `cisco` or for `style`.

        `first_end` is where the first answer ends, in code points, if a follow-up's answer was appended: the limit on
        the length of the context then looks at the first answer alone. Raises ValueError for an unknown archetype.
        """
        if archetype not in RUBRICS:
            raise ValueError(f"unknown archetype {archetype!r}; known are {', '.join(RUBRICS)}")
        signals = Signals(reading=read(text, first_end), lexicon=self._lexicon, question=question)
        story = self._reader.story(text, question, first_end)
        if archetype == STYLE:
            return self._style(story, signals)
        fitting = NOT_JUDGED if signals.genre is not Genre.STORY else self._fit(signals, archetype, question)
        return self._story(story, signals, archetype, fitting)

    def read(self, text: str) -> Story:
        """The features of a text, for what is judged of several stories together."""
        return self._reader.story(text, None, None)

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """The one follow-up in an interview after that text, for what it was judged for; None where it leaves nothing.

        Practice asks what would mend the answer; an interviewer first asks about the trap, or whose work it was.
        """
        if review.reasons.not_judged is not None:
            return None
        aim = interviewer_aim(review, archetype)
        return self._follow_ups.ask(aim, None, text) if aim is not None else review.follow_up

    def explain(self, text: str, *, archetype: str, question: str | None = None) -> tuple[Explained, ...]:
        """Each rule that fired, held back or nearly fired on a text; empty where the text is not judged at all.

        Raises ValueError for an unknown archetype.
        """
        if archetype not in RUBRICS:
            raise ValueError(f"unknown archetype {archetype!r}; known are {', '.join(RUBRICS)}")
        signals = Signals(reading=read(text), lexicon=self._lexicon, question=question)
        story = self._reader.story(text, question, None)
        if signals.genre in NO_TEXT:
            return ()
        if archetype == STYLE:
            return tuple(explain_style(story))
        return tuple(explain(signals, story, _trap_of(archetype, self._fit(signals, archetype, question))))

    def _fit(self, signals: Signals, archetype: str, question: str | None) -> Fit:
        """Return how a story fits its question; not judged where it is too short for a story, or nothing was asked."""
        nothing_asked = archetype == CISCO and question is None
        if nothing_asked or signals.reading.words < FEWEST_WORDS:
            return NOT_JUDGED
        return self._find_fit(signals, archetype, question)

    def _story(self, story: Story, signals: Signals, asked: str, fitting: Fit) -> Review:
        archetype = _trap_of(asked, fitting)
        refused = signals.genre if signals.genre in NO_TEXT else None
        is_story = signals.genre is Genre.STORY
        findings = {move: _as_before(move, finding) for move, finding in found(signals).items()}
        verdicts = {move: finding.verdict for move, finding in findings.items()}
        trap = archetype is not None and falls_into_trap(signals, archetype)
        lasting = lasting_of(signals) if is_story else ()
        own = bool(signals.acts.own) and is_story
        words = signals.reading.told_words
        level, reason = level_of(verdicts, words=words, trap=trap, own_specific_act=own, answered=refused is None)
        ownership = None if refused else _ownership(signals)
        fix = fix_first_of(verdicts, words=words, trap=trap, own_specific_act=own) if refused is None else None
        aim = unsaid(
            *aim_of(verdicts, fix, archetype if trap else None, ownership), story, findings[Move.RESULT].evidence
        )
        return Review(
            level=level,
            moves=_verdicts(story, findings, judged=refused is None),
            elements=None,
            ownership=ownership,
            words=story.words,
            seconds=spoken_seconds(story.words),
            structural_change=bool(lasting),
            trap=trap,
            fix_first=fix,
            follow_up=self._follow_ups.ask(*aim, story.read.text) if aim and refused is None else None,
            reasons=Reasons(
                level=_NO_STORY.get(signals.genre, reason),
                trap=self._trap_texts.get(archetype) if trap and archetype is not None else None,
                lift=_lift(story, level, findings, lasting=bool(lasting)),
                structural_change="You name something that is still used." if lasting else None,
                not_judged=_NOT_JUDGED[refused] if refused else None,
            ),
            on_topic=fitting.on_topic,
            heard_as=fitting.heard_as,
            rules_version=RULES_VERSION,
        )

    def _style(self, story: Story, signals: Signals) -> Review:
        refused = signals.genre if signals.genre in NO_TEXT else None
        findings = dict.fromkeys(StyleElement, _MISSING) if refused else style.judge(story)
        verdicts = {element: finding.verdict for element, finding in findings.items()}
        level, reason = style_level(verdicts, words=story.words, answered=refused is None)
        fix = next((e for e in _STYLE_ORDER if verdicts[e] is not Verdict.MET), None) if refused is None else None
        follow_up = self._follow_ups.ask(fix, verdicts[fix], story.read.text) if fix is not None else None
        return Review(
            level=level,
            moves=None,
            elements=_verdicts(story, findings, judged=refused is None),
            ownership=None if refused else _ownership(signals),
            words=story.words,
            seconds=spoken_seconds(story.words),
            structural_change=False,
            trap=False,
            fix_first=fix,
            follow_up=follow_up,
            reasons=Reasons(level=reason, not_judged=_NOT_JUDGED[refused] if refused else None),
            on_topic=None,
            heard_as=None,
            rules_version=RULES_VERSION,
        )


_MISSING = Finding(verdict=Verdict.MISSING)
_NAMES = {
    Move.SITUATION: "situation",
    Move.TRADE_OFF: "trade-off",
    Move.ACTION: "action",
    Move.RESULT: "result",
    Move.DRIVER: "driver",
    Move.REFLECTION: "reflection",
}
_NO_STORY = {
    Genre.HYPOTHETICAL: "This says what you would do. Tell a time when you did it.",
    Genre.LECTURE: "This says what one does, or what you usually do. Tell one time when it happened.",
    Genre.NOTHING_HAPPENED: "Nothing in it is told as having happened. Tell one time, from its beginning to its end.",
    Genre.BARE_CLAIMS: "These are verbs without what they were done to. Tell one time: who, what, and how it ended.",
}
_STYLE_ORDER = (StyleElement.PRACTICE, StyleElement.EXAMPLE, StyleElement.PRINCIPLE, StyleElement.LIMIT)


Part = TypeVar("Part", Move, StyleElement)


def _lift(story: Story, level: Level, findings: Mapping[Move, Finding], *, lasting: bool) -> str | None:
    if level is not Level.STAFF:
        return None
    return lift_of(story, {move: finding.evidence for move, finding in findings.items()}, structural_change=lasting)


def _trap_of(archetype: str, fitting: Fit) -> ArchetypeId | None:
    """Return the archetype whose trap is looked for: none for a general question, nor where the story belongs elsewhere."""
    return ArchetypeId(archetype) if archetype != CISCO and fitting.on_topic is not False else None


def _as_before(move: Move, finding: Found) -> Finding:
    """Return a finding as the advice takes it: what it lacks by name."""
    lacks = finding.lacks.id if finding.lacks else f"{_NAMES[move]}.none" if finding.verdict is Verdict.MISSING else ""
    return Finding(verdict=finding.verdict, evidence=finding.evidence, rules=finding.rules, lacks=lacks)


def _verdicts(story: Story, findings: Mapping[Part, Finding], *, judged: bool) -> dict[Part, MoveVerdict]:
    advice = advice_for(story, findings, judged=judged)
    return {
        part: MoveVerdict(verdict=finding.verdict, evidence=finding.evidence, rules=finding.rules, advice=advice[part])
        for part, finding in findings.items()
    }


def _ownership(signals: Signals) -> float | None:
    """I / (I + we), over acts."""
    acts = signals.acts
    return round(acts.ownership, 3) if acts.own or acts.ours else None

"""Text in, review out: reads a story once, asks every rule, and says what it comes to."""

from collections.abc import Mapping, Sequence
from typing import Self, TypeVar

from bot.coach.acts import Agent
from bot.coach.advice import advice_for
from bot.coach.explain import Explained, explain
from bot.coach.fix_first import fix_first_of
from bot.coach.followup import FollowUps, aim_of, interviewer_aim, unsaid
from bot.coach.level import level_of, style_level
from bot.coach.lift import lift_of
from bot.coach.rules import action, driver, reflection, result, situation, style, trade_off
from bot.coach.rules.answer import NotAnAnswer, not_an_answer
from bot.coach.rules.rule import Finding
from bot.coach.rules.traps import trapped
from bot.coach.story import Story, StoryReader
from bot.coach.types import MoveVerdict, Reasons, Review
from bot.review.fit import NOT_JUDGED, FindFit, Fit, fit
from bot.review.reading import Reading
from bot.review.rubric import FEWEST_WORDS, spoken_seconds
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


_MOVES = {
    Move.SITUATION: situation.judge,
    Move.TRADE_OFF: trade_off.judge,
    Move.ACTION: action.judge,
    Move.RESULT: result.judge,
    Move.DRIVER: driver.judge,
    Move.REFLECTION: reflection.judge,
}
_NOT_JUDGED = {
    NotAnAnswer.EMPTY: "There is no text to judge.",
    NotAnAnswer.OTHER_LANGUAGE: "I can only judge English so far, and this does not look like English.",
    NotAnAnswer.CODE: "This looks like code. Tell the story in sentences.",
    NotAnAnswer.THE_QUESTION: "This is the question again. Tell a time when you were in it.",
    NotAnAnswer.WORD_LIST: "These are words without sentences. Tell what happened, one sentence after the other.",
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
        story = self._reader.story(text, question, first_end)
        refused = not_an_answer(story)
        if archetype == STYLE:
            return self._style(story, refused)
        fitting = NOT_JUDGED if refused else self._fit(story, archetype, question)
        return self._story(story, archetype, refused, fitting)

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
        story = self._reader.story(text, question, None)
        if not_an_answer(story):
            return ()
        if archetype == STYLE:
            return tuple(explain(story, None, is_style=True))
        return tuple(explain(story, _trap_of(archetype, self._fit(story, archetype, question)), is_style=False))

    def _fit(self, story: Story, archetype: str, question: str | None) -> Fit:
        """Return how a story fits its question; not judged where it is too short for a story, or nothing was asked."""
        nothing_asked = archetype == CISCO and question is None
        if nothing_asked or story.words < FEWEST_WORDS:
            return NOT_JUDGED
        return self._find_fit(_as_reading(story), archetype, question)

    def _story(self, story: Story, asked: str, refused: NotAnAnswer | None, fitting: Fit) -> Review:
        archetype = _trap_of(asked, fitting)
        findings = {move: _MISSING if refused else judge(story) for move, judge in _MOVES.items()}
        verdicts = {move: finding.verdict for move, finding in findings.items()}
        trap = archetype is not None and refused is None and trapped(story, archetype)[0]
        lasting = driver.lasting(story) if refused is None else ()
        own = bool(story.own()) and refused is None
        level, reason = level_of(verdicts, words=story.words, trap=trap, own_specific_act=own, answered=refused is None)
        ownership = None if refused else _ownership(story)
        fix = fix_first_of(verdicts, words=story.words, trap=trap, own_specific_act=own) if refused is None else None
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
                level=reason,
                trap=self._trap_texts.get(archetype) if trap and archetype is not None else None,
                lift=_lift(story, level, findings, lasting=bool(lasting)),
                structural_change="You name something that is still used." if lasting else None,
                not_judged=_NOT_JUDGED[refused] if refused else None,
            ),
            on_topic=fitting.on_topic,
            heard_as=fitting.heard_as,
            rules_version=RULES_VERSION,
        )

    def _style(self, story: Story, refused: NotAnAnswer | None) -> Review:
        findings = dict.fromkeys(StyleElement, _MISSING) if refused else style.judge(story)
        verdicts = {element: finding.verdict for element, finding in findings.items()}
        level, reason = style_level(verdicts, words=story.words, answered=refused is None)
        fix = next((e for e in _STYLE_ORDER if verdicts[e] is not Verdict.MET), None) if refused is None else None
        follow_up = self._follow_ups.ask(fix, verdicts[fix], story.read.text) if fix is not None else None
        return Review(
            level=level,
            moves=None,
            elements=_verdicts(story, findings, judged=refused is None),
            ownership=None if refused else _ownership(story),
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
_STYLE_ORDER = (StyleElement.PRACTICE, StyleElement.EXAMPLE, StyleElement.PRINCIPLE, StyleElement.LIMIT)


Part = TypeVar("Part", Move, StyleElement)


def _lift(story: Story, level: Level, findings: Mapping[Move, Finding], *, lasting: bool) -> str | None:
    if level is not Level.STAFF:
        return None
    return lift_of(story, {move: finding.evidence for move, finding in findings.items()}, structural_change=lasting)


def _trap_of(archetype: str, fitting: Fit) -> ArchetypeId | None:
    """Return the archetype whose trap is looked for: none for a general question, nor where the story belongs elsewhere."""
    return ArchetypeId(archetype) if archetype != CISCO and fitting.on_topic is not False else None


def _as_reading(story: Story) -> Reading:
    """Return a story as what judges its fit takes it: so far its text and its length."""
    return Reading(
        text=story.read.text,
        words=story.words,
        told_words=story.words,
        blocks=(),
        tokens=(),
        sentences=(),
        clauses=(),
    )


def _verdicts(story: Story, findings: Mapping[Part, Finding], *, judged: bool) -> dict[Part, MoveVerdict]:
    advice = advice_for(story, findings, judged=judged)
    return {
        part: MoveVerdict(verdict=finding.verdict, evidence=finding.evidence, rules=finding.rules, advice=advice[part])
        for part, finding in findings.items()
    }


def _ownership(story: Story) -> float | None:
    """I / (I + we), over acts."""
    acts = [act for act in story.acts if not act.habit]
    own = sum(act.agent is Agent.I for act in acts)
    return round(own / len(acts), 3) if acts else None

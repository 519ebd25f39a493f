"""Who did what: the acts of a story with their agent, specific or empty, done or only imagined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.coach.text import END, HALF, MARKS, PAUSE, Read, Sentence, Token
from bot.coach.verbs import Verbs
from question_bank.lexicon import Lexicon


class Agent(StrEnum):
    """Whose act it is."""

    I = "i"  # noqa: E741 -- the pronoun
    WE = "we"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done. `verb` is its place among the tokens; `empty` says nothing, `habit` is no event."""

    agent: Agent
    subject: int
    verb: int
    empty: bool
    habit: bool


_I = frozenset({"i", "im", "ive", "id"})
_WE = frozenset({"we", "weve", "wed"})
_LOOK_AHEAD = 5
_BEFORE_VERBS = frozenset(
    {
        "and",
        ",",
        "then",
        "had",
        "have",
        "each",
        "every",
        "that",
        "the",
        "same",
        "next",
        "day",
        "night",
        "week",
        "evening",
    }
    | {"morning", "monday", "friday", "in", "on", "at", "by", "weekend", "month"}
)
_FEWEST_GENERAL = 4
_MINDING = frozenset({"remember", "remembered", "considered", "hated", "liked", "enjoyed", "avoided", "imagined"})
_OBJECT_REACH = 3
_OBJECTS = frozenset({"the", "a", "an", "our", "my", "them", "him", "her", "it", "two", "three", "every", "each"})
_SKIPPED_SUBJECTS = frozenset(
    {"i", "we", "they", "he", "she", "it", "its", "thats", "theres", "you", "who", "which", "that"}
)
_BEING = frozenset({"was", "am", "im", "were", "are", "is", "been", "being"})
_CONDITIONS = frozenset({"if", "unless", "suppose", "imagine", "were"})


class ActFinder:
    """Finds acts with the lexicon's verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self.verbs = Verbs.of(lexicon)
        self._auxiliary = words["auxiliary"]
        self._modal = words["modal"]
        self._negative = words["negative"]
        self._adverb = words["adverb"]
        self._habit = words["habit"]
        self._general = words["general"]
        self._joint = words["joint_act"]
        self._empty_object = words["empty_object"]
        self._others = words["other_subject"]

    def find(self, read: Read) -> list[Act]:
        """Every act of I and we, in the order of the text."""
        acts: list[Act] = []
        previous: Agent | None = Agent.I
        for sentence in read.sentences:
            found = list(self._in_sentence(read.tokens, sentence, previous))
            acts += found
            previous = self._owner_after(read.tokens, sentence, found)
        return [replace(act, habit=True) for act in acts] if self._is_lecture(read, acts) else acts

    def _is_lecture(self, read: Read, acts: Sequence[Act]) -> bool:
        """Whether the text says how things are done in general: present tense, every, whenever, one should."""
        past = sum(self.verbs.is_past_act(read.tokens[act.verb].norm) for act in acts)
        general = sum(token.norm in self._general for token in read.tokens)
        return bool(acts) and general >= _FEWEST_GENERAL and past * 3 < len(acts)

    def _owner_after(self, tokens: Sequence[Token], sentence: Sentence, found: Sequence[Act]) -> Agent | None:
        """Whose a clause without a subject in the next sentence would be."""
        if found:
            return found[-1].agent
        subject = next((t.norm for t in tokens[sentence.first : sentence.last] if t.norm in _SKIPPED_SUBJECTS), None)
        return None if subject in ("they", "he", "she") else Agent.I

    def _in_sentence(self, tokens: Sequence[Token], sentence: Sentence, previous: Agent | None) -> Iterator[Act]:
        words = tokens[sentence.first : sentence.last]
        habit = any(token.norm in self._habit for token in words)
        imagined = any(token.norm in _CONDITIONS for token in words[:2])
        agent, subject = self._opening(words, previous)
        if agent is not None:
            opening = next(
                at for at, token in enumerate(words) if token.norm not in MARKS and token.norm not in self._adverb
            )
            yield self._act(agent, sentence, words, opening, opening, habit=False)
        at, acted = 0, False
        while at < len(words):
            word = words[at].norm
            if word in _I or word in _WE:
                agent, subject = (Agent.I if word in _I else Agent.WE), at
                verb = None if imagined or words[at].quoted else self._verb_after(words, at)
                if verb is not None:
                    yield self._act(agent, sentence, words, subject, verb, habit=habit)
                    at, acted = verb, True
                elif agent is Agent.WE and not imagined and (verb := self._joint_after(words, at)) is not None:
                    yield Act(agent, sentence.first + at, sentence.first + verb, empty=True, habit=False)
                    at, acted = verb, True
                elif self._is_unreal(words, at) and not acted:
                    agent = None
            elif (
                word in self._others
                and at
                and words[at - 1].norm in ("and", PAUSE, HALF, "but", "so", "because", "then")
            ):
                agent = None
            elif agent is not None and self._continues(words, at):
                verb = self._next_verb(words, at + 1)
                if verb is not None:
                    yield self._act(agent, sentence, words, subject, verb, habit=habit)
                    at = verb
            at += 1

    def _opening(self, words: Sequence[Token], previous: Agent | None) -> tuple[Agent | None, int]:
        """A sentence or bullet that begins with what was done: the speaker's own, unless the one before was another's."""
        for at, token in enumerate(words):
            if token.norm in MARKS or token.norm in self._adverb:
                continue
            return (previous if self._opens_with_act(words, at) else None), at
        return None, 0

    def _opens_with_act(self, words: Sequence[Token], at: int) -> bool:
        word = words[at].norm
        follows = words[at + 1].norm if at + 1 < len(words) else ""
        if not self.verbs.is_past_act(word) or follows in ("by", "to", *MARKS) or follows in self._auxiliary:
            return False
        return not self.verbs.may_be_passive(word) or follows in _OBJECTS

    def _verb_after(self, words: Sequence[Token], subject: int) -> int | None:
        """The act after a pronoun; None where it is denied, imagined, or no act."""
        at = subject + 1
        contracted = words[subject].norm
        perfect = contracted in ("ive", "weve")
        progressive = contracted == "im"
        unreal = contracted in ("id", "wed")
        after_to = False
        end = min(len(words), subject + 2 + _LOOK_AHEAD)
        while at < end:
            word = words[at].norm
            if word in self._negative or word == END:
                return None
            if word in self._modal or (word == "have" and unreal):
                return None
            is_state = words[at - 1].norm in _BEING
            if not is_state and (self.verbs.is_past_act(word) or (word in self.verbs.empty and not after_to)):
                return at
            if (
                not is_state
                and ((after_to and not unreal) or not (perfect or progressive or unreal))
                and self.verbs.is_base_act(word)
            ):
                return at
            if word in self.verbs.ing and not unreal and (progressive or at > subject + 1):
                return None if words[at - 1].norm in _MINDING else at
            if word in (PAUSE, HALF) and at > subject + 1:
                return None
            if word in _SKIPPED_SUBJECTS or word in self._others:
                return None
            after_to = word == "to" or (after_to and word in self._adverb)
            at += 1
        return None

    def _joint_after(self, words: Sequence[Token], subject: int) -> int | None:
        """What `we` did together, where it is no act of anybody's: `we sat down`, `we found a compromise`."""
        return next(
            (
                at
                for at in range(subject + 1, min(len(words), subject + 1 + _LOOK_AHEAD // 2))
                if words[at].norm in self._joint and words[at - 1].norm not in self._modal | self._negative
            ),
            None,
        )

    def _is_unreal(self, words: Sequence[Token], subject: int) -> bool:
        after = words[subject + 1].norm if subject + 1 < len(words) else ""
        return words[subject].norm in ("id", "wed") or after in self._modal

    def _continues(self, words: Sequence[Token], at: int) -> bool:
        """Whether the same subject may go on here: `, moved Y and ran Z`."""
        return words[at].norm in (PAUSE, HALF, "and", "then", "but", "or")

    def _next_verb(self, words: Sequence[Token], at: int) -> int | None:
        while at < len(words) and self._may_stand_before(words[at].norm):
            at += 1
        if at < len(words) and self.verbs.is_past_act(words[at].norm) and not self.verbs.may_be_passive(words[at].norm):
            return at
        return None

    def _may_stand_before(self, word: str) -> bool:
        """Whether the word may stand between a joint and the verb that it joins: `and each evening asked`."""
        return word in self._adverb or word.endswith("ly") or word in _BEFORE_VERBS

    def _act(
        self, agent: Agent, sentence: Sentence, words: Sequence[Token], subject: int, verb: int, *, habit: bool
    ) -> Act:
        word = words[verb].norm
        present = self.verbs.is_base_act(word) and not self.verbs.is_past_act(word)
        hollow = any(token.norm in self._empty_object for token in words[verb + 1 : verb + 1 + _OBJECT_REACH])
        return Act(
            agent,
            sentence.first + subject,
            sentence.first + verb,
            empty=hollow or word in self.verbs.empty,
            habit=habit and present,
        )

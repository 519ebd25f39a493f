"""The forms of the lexicon's verbs: which word is somebody's act, which is an empty one, which is none."""

from dataclasses import dataclass

from question_bank.lexicon import Lexicon

_VOWELS = frozenset("aeiou")
_SHORTEST_ED = 4


@dataclass(frozen=True, slots=True)
class Verbs:
    """Word sets by what a verb says. `past` and `base` are acts; `ing` are their progressive forms."""

    none: frozenset[str]
    empty: frozenset[str]
    past: frozenset[str]
    base: frozenset[str]
    ing: frozenset[str]
    ed_no_act: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Verbs":
        """Derive every form from the lexicon's lists."""
        words = lexicon.words
        base = words["act_base"]
        past = words["irregular_past"] | {form for verb in base for form in _past(verb)}
        return cls(
            none=words["no_act"],
            empty=words["empty_act"],
            past=past - words["no_act"],
            base=base,
            ing=frozenset(form for verb in base for form in _ing(verb)),
            ed_no_act=words["ed_no_act"],
        )

    def is_past_act(self, word: str) -> bool:
        """Whether the word says in the past tense what somebody did. Any regular past form does, known or not."""
        if word in self.none or word in self.empty:
            return False
        return word in self.past or (len(word) > _SHORTEST_ED and word.endswith("ed"))

    def may_be_passive(self, word: str) -> bool:
        """Whether the word, without a subject, may as well say what was done to somebody: `hired`, `called`."""
        return word in self.ed_no_act

    def is_base_act(self, word: str) -> bool:
        """Whether the word says in the present tense, or after `to`, what somebody does."""
        return word in self.base and word not in self.none and word not in self.empty


def _past(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (f"{verb[:-1]}ied",)
    return (f"{verb}ed", f"{verb}{verb[-1]}ed")


def _ing(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb[:-1]}ing",)
    return (f"{verb}ing", f"{verb}{verb[-1]}ing")

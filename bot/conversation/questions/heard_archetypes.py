"""Which archetypes typed questions may ask for."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.logic.questions.matched_archetype import QuestionMatcher
from bot.conversation.work import Job
from question_bank.lexicon import load_lexicon
from question_bank.models import ArchetypeId


def heard_archetypes(context: Context, questions: Sequence[str]) -> Sequence[tuple[ArchetypeId, ...]]:
    """Return the archetypes that each question may ask for, the likeliest first.

    Raises NeedsWork where the questions are long together.
    """

    def compute() -> Sequence[tuple[ArchetypeId, ...]]:
        matcher = QuestionMatcher(context.bank, load_lexicon())
        return [matcher.archetypes(question) for question in questions]

    return context.work.result(Job(key=("archetypes of", *questions), size=sum(map(len, questions)), compute=compute))

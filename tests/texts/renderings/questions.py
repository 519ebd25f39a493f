"""Renderings of `bot.features.questions.texts.questions`."""

from bot.conversation.logic.questions.own_questions import LONGEST_QUESTION, MOST_QUESTIONS
from bot.features.questions.listing import PER_PAGE
from bot.features.questions.texts import questions as say
from bot.features.questions.texts.questions import Filed
from storage.records import OwnQuestionSource
from tests.texts.renderings import LONG, of

WORDS = ("Why <b>&" * LONGEST_QUESTION)[:LONGEST_QUESTION]
ONE = Filed(text=WORDS, archetype="Contested technical decision")
NONE = Filed(text="<", archetype=None)

RENDERINGS = [
    of(say.list_text, [ONE] * PER_PAGE, MOST_QUESTIONS - PER_PAGE, MOST_QUESTIONS),
    of(say.list_text, [NONE], 1, 1),
    *(
        of(say.question_text, filed, source, asked)
        for filed in (ONE, NONE)
        for source in OwnQuestionSource
        for asked in (0, 61)
    ),
    of(say.choose_archetype_text, ONE),
    *(of(say.added_text, filed, is_new=is_new) for filed in (ONE, NONE) for is_new in (True, False)),
    *(of(say.reworded_text, filed, is_adding=adding) for filed in (ONE, NONE) for adding in (True, False)),
    of(say.not_changed_text, 1),
    of(say.not_changed_text, 20),
    of(say.several_added_text, [ONE] * MOST_QUESTIONS, 12),
    of(say.several_added_text, [NONE], 1),
    of(say.several_added_text, [], 1),
    of(say.too_long_text, [LONG]),
    of(say.too_long_text, [LONG] * 200),
    of(say.filed_text, ONE),
    of(say.filed_text, NONE),
    of(say.removed_text, ONE),
    of(say.archetype_label, "Contested technical decision"),
]

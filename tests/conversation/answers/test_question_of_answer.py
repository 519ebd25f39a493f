"""One place knows the question of an answer."""

from pathlib import Path

import bot

FOLDER = Path(bot.__file__).parent
OF_THE_BANK_ALONE = {
    "conversation/questions/question_for_user.py",  # the choice is of the bank
    "conversation/answers/question_of_answer.py",
    "features/quiz/archetype_quiz.py",  # a quiz asks the bank's questions alone
    "features/stories/core_stories.py",  # so does the template of the core stories
}
"""Modules that may look a question up by its id: elsewhere it may be the user's own, or gone."""


def test_nobody_else_looks_the_question_of_an_answer_up_in_the_bank() -> None:
    found = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        if "bank.questions[" in path.read_text(encoding="utf-8")
        or "answer.question_id]" in path.read_text(encoding="utf-8")
    }
    assert found <= OF_THE_BANK_ALONE

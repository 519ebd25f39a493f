"""Texts of the bank's second view: the eight core stories, and the stories that answer each question."""

from collections.abc import Mapping, Sequence

from bot.conversation.logic.questions.history import is_whole
from bot.conversation.texts.html import escape, shorten
from bot.features.stories.texts.stories import circle, level_or_begun, story_line
from question_bank.models import CoreStory, Question, QuestionKind
from storage.records import KeptStory

FIRST_VIEW = "The eight archetypes"
QUESTIONS = "Which story answers which question?"
CORE_VIEW = "The eight core stories"
WRITE = "Write it"
STANDS_FOR = "Mine: {title}"
PRACTISE = "Practise this question"
WRITE_ANSWER = "Write the story"
EARLIER = "◀"
LATER = "▶"
SHOWN = 3
NO_STORY = "None of your stories answers it yet."
STYLE_ANSWER = "Answer it with how you work and one example; practise it here."


def core_text(cores: Sequence[CoreStory], mine: Mapping[int, Sequence[KeptStory]]) -> str:
    """Return the eight core stories with the stories that stand for each."""
    filled = sum(any(map(is_whole, mine.get(core.number, ()))) for core in cores)
    lines = [f"🗂 <b>The eight core stories</b>: {filled} of {len(cores)} are told."]
    for core in cores:
        stories = mine.get(core.number, ())
        shown = "; ".join(_short(kept) for kept in stories[:SHOWN])
        name = f"{core.number}. {escape(core.title)}"
        best = next((kept for kept in stories if is_whole(kept)), next(iter(stories), None))
        lines.append(f"{circle(best)} {name}\n    {shown}" if stories else f"○ {name}: <b>none yet</b>")
    lines.append("\nTap a number to say which of yours it is, or to write it.")
    return "\n".join(lines)


def core_story_text(core: CoreStory, mine: Sequence[KeptStory]) -> str:
    """Return one core story: the template's prompts, and the stories that stand for it."""
    lines = [f"<b>{core.number}. {escape(core.title)}</b>", f"<i>{escape(core.category)}</i>", ""]
    lines += [f"• {escape(prompt)}" for prompt in core.prompts.values()]
    lines.append("")
    if mine:
        lines.append("<b>Yours</b>\n" + "\n".join(f"• {story_line(kept)}" for kept in mine[:SHOWN]))
    else:
        lines.append("None of your stories stands for it. Tap one that does, or write it.")
    return "\n".join(lines)


def questions_text(questions: Sequence[Question], first: int, total: int, answered: Sequence[bool]) -> str:
    """Return a page of the questions of a Cisco loop, numbered from `first`. `answered` tells which have a story."""
    lines = [f"<b>Which of my stories answers it?</b> Questions {first} to {first + len(questions) - 1} of {total}"]
    for place, (question, has_one) in enumerate(zip(questions, answered, strict=True), first):
        lines.append(f"{'●' if has_one else '○'} {place}. {escape(question.text)}")
    return "\n".join([*lines, "", "● a story of yours answers it · ○ none yet"])


def question_text(question: Question, stories: Sequence[tuple[KeptStory, bool]]) -> str:
    """Return one question with the stories that answer it, each with whether it does so as a core story."""
    lines = [f"❓ <b>{escape(question.text)}</b>"]
    if question.note is not None:
        lines.append(f"<i>{escape(question.note)}</i>")
    if question.kind is QuestionKind.STYLE:
        return "\n\n".join([*lines, STYLE_ANSWER])
    if question.core_stories:
        numbers = ", ".join(str(number) for number in question.core_stories)
        lines.append(f"Core stories that answer it: {numbers}")
    shown = [
        f"• {story_line(kept)}: {f'core story {kept.story.core}' if by_core else 'by its archetype'}"
        for kept, by_core in stories
    ]
    lines.append("<b>Yours</b>\n" + "\n".join(shown) if shown else NO_STORY)
    return "\n\n".join(lines)


def _short(kept: KeptStory) -> str:
    return f"“{shorten(kept.story.title, 40)}” · {level_or_begun(kept)}"

"""The file `stardrill.md`: the newest version of every story, to change and send back, then what is to be read."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.conversation.logic.questions.history import read_moves
from bot.conversation.logic.stories.letter_paragraphs import BLANK_LINE
from bot.features.transfer.everything import Everything, questions_in
from bot.features.transfer.found import Found, StoryFile, draft_of
from bot.features.transfer.friends_said import by_story
from bot.features.transfer.limits import LONGEST_LINE, LONGEST_STORY
from bot.features.transfer.markdown_interviews import interview_blocks
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault, one_line, tidy
from bot.features.transfer.storybook.markdown_lines import plain_text
from bot.features.transfer.storybook.reading import MarkdownReader
from bot.features.transfer.storybook.stories_from_markdown import LINE_END, title_of
from bot.features.transfer.storybook.writing import MarkdownWriter
from bot.features.transfer.texts import transfer as say
from bot.review.review_json import from_json
from question_bank.models import Level, Question, QuestionBank
from question_bank.story_forms import load_story_forms
from question_bank.writing import load_writing
from storage.records import Answer, AnswerVersion, MarkedText, StoredReview

FEWEST_WORDS_OF_A_FILE = 20
"""Fewest words of a file without any form that can be a story."""


def as_markdown(everything: Everything, bank: QuestionBank, now: datetime) -> str:
    """Return the text of the file, exported at `now`.

    Without a story it holds the empty form. Answers stand under a heading that ends the stories.
    """
    writer = MarkdownWriter(load_story_forms(), bank.archetypes)
    stories = writer.stories(draft_of(kept) for kept in everything.stories) or bank.story_template.strip()
    blocks = [
        say.file_opening(now.date(), stories=len(everything.stories)),
        stories,
        *_own_questions(everything),
        *_moments(everything),
        *_answers(everything, bank),
        *_friends_said(everything),
        *interview_blocks(everything),
    ]
    return "\n\n".join(blocks) + "\n"


def read_markdown(text: str, bank: QuestionBank, name: str = "") -> StoryFile:
    """Return the stories of a file whose name, without its ending, is `name`. Raises BadFile of the storybook."""
    headings = load_writing().headings
    reading = MarkdownReader(load_story_forms(), tuple(bank.archetypes.values()), headings).read(text, name)
    return StoryFile(found=tuple(Found(draft=draft) for draft in reading.drafts), empty=reading.empty)


def as_one_story(text: str, name: str = "", *, literal: bool) -> StoryFile | None:
    """Return a file without any form as one story. None where it is too short to be one.

    `literal` leaves every sign as it is; else the signs of Markdown are left out. Raises BadFile for one too long.
    """
    told = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(told.split()) < FEWEST_WORDS_OF_A_FILE:
        return None
    if not literal:
        lines = plain_text(told.split("\n")).lines
        told = tidy("".join(f"{BLANK_LINE if line.after_gap else LINE_END}{line.told}" for line in lines))
    if len(told) > LONGEST_STORY:
        raise BadFile(Fault.LONG_STORY, 1, name)
    title = one_line(name)[:LONGEST_LINE] or title_of(told)
    return StoryFile(found=(Found(draft=Draft(title=title, told=MarkedText(text=told), unmarked=True)),), as_one=True)


def _own_questions(everything: Everything) -> Iterator[str]:
    asked = [own for own in everything.own_questions if own.removed_at is None]
    if asked:
        yield f"# {say.FILE_QUESTIONS}"
        yield "\n".join(f"- {one_line(own.text)}" for own in asked)


def _moments(everything: Everything) -> Iterator[str]:
    if everything.moments:
        yield f"# {say.FILE_MOMENTS}"
        yield "\n".join(f"- {moment.on}: {one_line(moment.text)}" for moment in everything.moments)


def _answers(everything: Everything, bank: QuestionBank) -> Iterator[str]:
    versions = {version.answer_id: version for version in everything.answer_versions}
    reviews = {review.answer_id: review for review in everything.reviews}
    questions = questions_in(everything, bank)
    judged = [answer for answer in everything.answers if answer.id in reviews and answer.id in versions]
    if judged:
        yield f"# {say.FILE_ANSWERS}"
    for answer in judged:
        yield _answer(answer, versions[answer.id], reviews[answer.id], questions)


def _friends_said(everything: Everything) -> Iterator[str]:
    said = by_story(everything.rehearsals, everything.peer_assessments)
    if any(kept.story.id in said for kept in everything.stories):
        yield f"# {say.FILE_FRIENDS}"
    for kept in everything.stories:
        for each in said.get(kept.story.id, ()):
            verdict = say.friend_verdict(Level(each.said.level), read_moves(each.said.moves))
            line = f"\n\n> {one_line(each.said.line)}" if each.said.line else ""
            yield f"## {each.at.date()}: {one_line(kept.story.title)}\n\n{verdict}{line}"


def _answer(answer: Answer, version: AnswerVersion, review: StoredReview, questions: Mapping[str, Question]) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in tidy(version.text).split("\n"))
    judged = from_json(json.loads(review.body)).reasons.not_judged is None
    verdict = say.file_verdict(Level(review.level) if judged else None, read_moves(review.moves), review.words)
    return f"## {answer.local_date}: {_question(answer, questions)}\n\n{verdict}\n\n{quoted}"


def _question(answer: Answer, questions: Mapping[str, Question]) -> str:
    """Return the question's text, or its id where the bank no longer has it."""
    question = questions.get(answer.question_id)
    return question.text if question is not None else answer.question_id

"""The interviews in the Markdown file, to read: each with what was asked, and what the user said of it."""

from collections.abc import Iterator

from bot.features.transfer.everything import Everything
from bot.features.transfer.storybook.draft import one_line
from bot.features.transfer.texts import interview_lines as say
from storage.records import AskedQuestion, Interview


def interview_blocks(everything: Everything) -> Iterator[str]:
    """Yield the blocks of the interviews, oldest first, under a heading. None where there is none."""
    titles = {kept.story.id: kept.story.title for kept in everything.stories}
    if everything.interviews:
        yield f"# {say.FILE_INTERVIEWS}"
    for interview in everything.interviews:
        asked = [each for each in everything.asked_questions if each.interview_id == interview.id]
        yield "\n\n".join([_heading(interview), *(["\n".join(_line(each, titles) for each in asked)] if asked else [])])


def _heading(interview: Interview) -> str:
    name = one_line(", ".join(part for part in (interview.label, interview.round) if part))
    return f"## {interview.held_on}: {say.outcome(name, interview.outcome)}"


def _line(asked: AskedQuestion, titles: dict[int, str]) -> str:
    title = titles.get(asked.story_id or 0)
    facts = say.facts(asked, one_line(title) if title is not None else None)
    note = f" {one_line(asked.note)}" if asked.note else ""
    return f"- {one_line(asked.text)}{f' ({facts})' if facts else ''}{note}"

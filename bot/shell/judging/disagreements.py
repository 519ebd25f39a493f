"""`stardrill disagreements`: the verdicts that users contradict, as JSON lines, to find the rules that misfire."""

import asyncio
import json
from collections.abc import Sequence

from bot.shell.opening.opened import opened
from storage.records import Disagreement


def listed(url: str, keys: Sequence[str]) -> str:
    """Return one JSON object a line, oldest first; empty where nobody disagrees.

    No line names a person or an answer. `words` is null unless the user added them. `on` is the UTC date. Raises
    ShellError where there is no database, or one of other tables.
    """
    return "\n".join(_line(question_id, found) for question_id, found in asyncio.run(_of_everybody(url, keys)))


async def _of_everybody(url: str, keys: Sequence[str]) -> Sequence[tuple[str, Disagreement]]:
    async with opened(url, keys) as database, database.read() as uow:
        return await uow.disagreements.of_everybody()


def _line(question_id: str, disagreement: Disagreement) -> str:
    body = {
        "on": disagreement.created_at.date().isoformat(),
        "question": question_id,
        "part": disagreement.part,
        "verdict": disagreement.verdict,
        "said": disagreement.said,
        "rules": disagreement.rules,
        "rules_version": disagreement.rules_version,
        "words": disagreement.words,
    }
    return json.dumps(body, ensure_ascii=False)

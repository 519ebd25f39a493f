"""`stardrill disagreements`: JSON lines for the operator, which name no person and hold no word that was not added."""

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.shell.errors import ShellError
from bot.shell.judging.disagreements import listed
from bot.shell.opening.opened import NO_DATABASE
from storage.engine import Database
from storage.records import AnswerKind, Disagreement, StoredUser
from tests.shell.command import stardrill

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "the payroll outage\nof <March>"


def stored(url: str, *words: str | None) -> None:
    """Store a disagreement of a user for each of the words, None for one without."""

    async def store() -> None:
        database = await Database.open(url)
        async with database.begin() as uow:
            await uow.users.add(StoredUser(id=9, language=None, created_at=NOW, last_seen_at=NOW))
            for said in words:
                answer = await uow.answers.open(
                    9, "mentoring-01", "mentoring", AnswerKind.PRACTICE, NOW, date(2026, 3, 2)
                )
                await uow.disagreements.put(
                    Disagreement(
                        answer_id=answer.id, version=1, part="T", verdict="weak", said="met",
                        rules=("trade-off.called",), rules_version="12", created_at=NOW, words=said,
                    )
                )  # fmt: skip
            await uow.commit()
        await database.close()

    asyncio.run(store())


def test_a_line_holds_rules_and_verdicts_and_no_person(sqlite_url: str) -> None:
    stored(sqlite_url, None)
    assert json.loads(listed(sqlite_url, ())) == {
        "on": "2026-03-02",
        "question": "mentoring-01",
        "part": "T",
        "verdict": "weak",
        "said": "met",
        "rules": ["trade-off.called"],
        "rules_version": "12",
        "words": None,
    }


def test_words_that_were_added_are_in_it_on_the_one_line(sqlite_url: str) -> None:
    stored(sqlite_url, None, SECRET)
    lines = listed(sqlite_url, ()).splitlines()
    assert [json.loads(line)["words"] for line in lines] == [None, SECRET]


def test_the_command_prints_json_lines_alone_on_standard_output(tmp_path: Path, sqlite_url: str) -> None:
    assert stardrill(tmp_path, "disagreements", DATABASE_URL=sqlite_url).stdout == ""
    stored(sqlite_url, None, None)
    done = stardrill(tmp_path, "disagreements", DATABASE_URL=sqlite_url)
    assert (done.returncode, len([json.loads(line) for line in done.stdout.splitlines()])) == (0, 2)


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ShellError, match=NO_DATABASE):
        listed(f"sqlite:///{tmp_path / 'missing' / 'missing.sqlite3'}", ())

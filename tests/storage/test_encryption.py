"""Encryption: nothing readable at rest, keys can be changed, wrong keys are refused at the start."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import example, given
from hypothesis import strategies as st

from storage.encryption import FernetCipher, PlainCipher
from storage.engine import Database
from storage.errors import WrongKey
from storage.records import AnswerKind, Disagreement, PartRole, StoredReview, StoredUser, VersionCause
from storage.schema import upgrade

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "the payroll outage of the northern region"
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@given(st.text())
def test_a_sealed_text_comes_back(text: str) -> None:
    for cipher in (PlainCipher(), FernetCipher([OLD])):
        assert cipher.open(cipher.seal(text)) == text


def test_an_older_key_still_opens_and_the_newest_seals() -> None:
    stored = FernetCipher([OLD]).seal(SECRET)
    both = FernetCipher([NEW, OLD])
    assert both.open(stored) == SECRET
    assert FernetCipher([NEW]).open(both.seal(SECRET)) == SECRET


def test_what_was_stored_before_there_was_a_key_is_still_read() -> None:
    assert FernetCipher([NEW]).open(PlainCipher().seal(SECRET)) == SECRET


def test_a_text_that_looks_sealed_is_kept_as_it_is() -> None:
    assert PlainCipher().open(PlainCipher().seal("f:abc")) == "f:abc"


@given(st.text())
@example("f:süß")
@example("süß")
def test_what_was_never_sealed_does_not_open(text: str) -> None:
    for cipher in (PlainCipher(), FernetCipher([NEW, OLD])):
        if not text.startswith("p:"):
            assert not cipher.is_current(text)
            with pytest.raises(WrongKey):
                cipher.open(text)


def test_only_what_the_newest_key_sealed_is_current() -> None:
    both = FernetCipher([NEW, OLD])
    sealed = [both.seal(SECRET), FernetCipher([OLD]).seal(SECRET), PlainCipher().seal(SECRET)]
    assert [both.is_current(stored) for stored in sealed] == [True, False, False]


def test_a_key_is_named_without_telling_it_whatever_its_spelling() -> None:
    names = {FernetCipher([key]).fingerprint for key in (OLD, OLD, NEW)}
    assert len(names) == 2
    assert not any(name in OLD + NEW for name in map(str, names))
    assert PlainCipher().fingerprint is None


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(WrongKey):
        FernetCipher(["not a key"])


async def test_another_key_is_refused_at_the_start(sqlite_url: str) -> None:
    first = await Database.open(sqlite_url, [OLD])
    await upgrade(first)
    await first.close()
    for keys in ([NEW], []):
        database = await Database.open(sqlite_url, keys)
        with pytest.raises(WrongKey, match="STARDRILL_ENCRYPTION_KEYS"):
            await upgrade(database)
        await database.close()


async def test_no_text_can_be_read_in_the_file(sqlite_url: str, tmp_path: Path) -> None:
    database = await Database.open(sqlite_url, [OLD])
    await upgrade(database)
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=1, language="en", created_at=NOW, last_seen_at=NOW))
        answer = await uow.answers.open(1, "q", "mentoring", AnswerKind.PRACTICE, NOW, date(2026, 3, 1))
        await uow.answers.add_part(answer.id, 7, PartRole.ANSWER, SECRET)
        await uow.answers.add_version(answer.id, SECRET, None, VersionCause.FIRST, NOW)
        await uow.reviews.add(
            StoredReview(
                answer_id=answer.id,
                version=1,
                level="weak",
                moves="------",
                structural_change=False,
                trap=False,
                words=7,
                seconds=3,
                ownership=None,
                body=SECRET,
                created_at=NOW,
            )
        )
        await uow.disagreements.put(
            Disagreement(
                answer_id=answer.id,
                version=1,
                part="T",
                verdict="weak",
                said="met",
                rules=(),
                rules_version="12",
                created_at=NOW,
                words=SECRET,
            )
        )
        await uow.disagreements.add_words(answer.id, 1, "T", SECRET)
        conversation = await uow.conversations.lock(1, NOW)
        await uow.conversations.put(conversation)
        await uow.inbox.put(5, 1, SECRET, NOW)
        await uow.outbox.add(1, SECRET, None, True, 0, NOW)
        await uow.outbox.drop(await uow.outbox.add(1, SECRET, None, True, 0, NOW), 0, NOW, SECRET)
        await uow.outbox.drop_chat(1, NOW, SECRET)
        await uow.facts.put("owner_code", SECRET)
        await uow.commit()
    await database.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"payroll" not in stored
    assert b"northern" not in stored

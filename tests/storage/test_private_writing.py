"""A file is written for its owner alone, whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.private_files import write


@pytest.fixture(autouse=True)
def _others_may_read_by_default() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_files_and_each_folder_that_is_made_are_private(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "story.md", b"confidential")
    assert (tmp_path / "a" / "b" / "story.md").read_bytes() == b"confidential"
    assert [mode(tmp_path / "a"), mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "story.md")] == [
        0o700,
        0o700,
        0o600,
    ]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write(tmp_path / "story.md", b"")
    assert mode(tmp_path) == 0o755


def test_a_file_that_others_could_read_becomes_private(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_bytes(b"old")
    write(tmp_path / "story.md", b"new")
    assert (mode(tmp_path / "story.md"), (tmp_path / "story.md").read_bytes()) == (0o600, b"new")


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write(tmp_path / "taken", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_file_in_the_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        write(tmp_path / "file" / "story.md", b"")

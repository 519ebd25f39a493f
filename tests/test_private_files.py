"""What the terminal writes is for its owner alone, whole or not at all, and can be erased."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.private_files import erase_files, make_folder, write


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
    make_folder(tmp_path)
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
    with pytest.raises(NotADirectoryError, match="no folder"):
        write(tmp_path / "file" / "story.md", b"")


def test_files_are_erased_with_their_folder(tmp_path: Path) -> None:
    for name in ("1.png", "stardrill.md"):
        write(tmp_path / "pictures" / name, b"x")
    assert erase_files(tmp_path / "pictures") == 2
    assert not (tmp_path / "pictures").exists()
    assert erase_files(tmp_path / "pictures") == 0


def test_erasing_follows_no_link_and_enters_no_folder(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("of somebody else")
    (tmp_path / "pictures" / "inside").mkdir(parents=True)
    (tmp_path / "pictures" / "link").symlink_to(kept)
    assert erase_files(tmp_path / "pictures") == 1
    assert kept.read_text() == "of somebody else"
    assert (tmp_path / "pictures" / "inside").is_dir()

"""Makes files and folders that their owner alone can read, whatever the umask; what is there already keeps its folder."""

from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing; one that is there is not changed. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=FOLDER_MODE, exist_ok=True)


def make_file(file: Path) -> None:
    """Make an empty file where none is, in a folder that is made if need be. Raises FileExistsError and OSError."""
    make_folder(file.parent)
    file.touch(mode=FILE_MODE, exist_ok=False)


def close_to_others(file: Path) -> None:
    """Let only the owner read and write a file. Raises OSError."""
    file.chmod(FILE_MODE)

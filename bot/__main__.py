"""The command `stardrill`, and `python -m bot`."""

import sys


def main() -> None:
    """Run the command line."""
    from bot.cli import app  # noqa: PLC0415 -- nothing is imported before it is needed

    sys.exit(app())


if __name__ == "__main__":
    main()

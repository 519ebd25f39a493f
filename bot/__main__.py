"""The command `stardrill`, and `python -m bot`."""

import sys


def main() -> None:
    """Run the command line."""
    from bot.shell.entry import end_at_once_when_told, run_command  # noqa: PLC0415 -- as below

    if sys.argv[1:2] == ["run"]:
        end_at_once_when_told()
    sys.exit(run_command(_command_line))


def _command_line() -> int:
    from bot.cli import command_line  # noqa: PLC0415 -- nothing is imported before it is needed

    return command_line()


if __name__ == "__main__":
    main()

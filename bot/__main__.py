"""The command `stardrill`, and `python -m bot`."""

import sys


def main() -> None:
    """Run the command line."""
    from bot.shell.entry import end_at_once_when_told, run_command  # noqa: PLC0415 -- as below

    if sys.argv[1:2] == ["run"]:
        end_at_once_when_told()
    sys.exit(run_command(_start if sys.argv[1:] == ["run"] else _command_line))


def _start() -> None:
    from bot.shell.running.start import start  # noqa: PLC0415 -- as below

    start()


def _command_line() -> int:
    from bot.cli import command_line  # noqa: PLC0415 -- nothing is imported before it is needed

    return command_line()


if __name__ == "__main__":
    main()

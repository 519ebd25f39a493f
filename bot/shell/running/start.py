"""Starts `stardrill run`. It needs no parser of command lines, whose libraries would stay in the bot's memory."""

import gc


def start() -> None:
    """Load the bot, and run it until it is told to stop. Raises ShellError for what the operator can mend."""
    # While modules load there is no garbage, and each collection takes up to 100 ms.
    gc.disable()
    from bot.shell.running.run import run  # noqa: PLC0415 -- after the line above
    from bot.shell.settings import settings  # noqa: PLC0415 -- as above

    # What is loaded stays: the first collection would look at all of it, for 150 ms.
    gc.freeze()
    gc.enable()
    run(settings())

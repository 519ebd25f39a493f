"""Reads the settings for a command."""

from bot.config import Config, ConfigError, load_config, mistyped
from bot.shell.errors import ShellError
from bot.shell.output import say_aside


def settings() -> Config:
    """Return the settings, and warn of misspelled names. Raises ShellError for settings that cannot be used."""
    try:
        config = load_config()
    except ConfigError as error:
        raise ShellError(str(error)) from None
    for hint in mistyped():
        say_aside(hint)
    return config

"""The subcommands of `stardrill`, one module each."""

"""What the `stardrill` command prints, one module a subcommand."""

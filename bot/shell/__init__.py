"""The subcommands of `stardrill`, in folders by what they are for; beside them the transfer, and what every command needs."""

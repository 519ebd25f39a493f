"""Every sentence that the bot says, one module a feature."""

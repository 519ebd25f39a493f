"""Every sentence that the bot says."""

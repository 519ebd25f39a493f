"""Who uses the bot, where their chats stand, and what they have chosen."""

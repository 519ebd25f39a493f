"""Users, the states of their chats, and their choices."""

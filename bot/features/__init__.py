"""The features of the bot: one folder each, with its pure logic, texts, use cases, buttons and pictures."""

"""What a user can do: one folder a feature, with its pure logic, texts, use cases, buttons and pictures."""

"""The conversation: context, replies, the registry of features, and the routing of texts, presses and due prompts."""

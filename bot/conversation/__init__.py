"""How a chat runs: its context, what is replied, the registry of features, and how texts, presses and due prompts find them."""

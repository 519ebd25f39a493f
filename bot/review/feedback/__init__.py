"""What is said to the user about a verdict: advice, the follow-up, the lift, and the words it quotes."""

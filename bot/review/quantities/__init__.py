"""What is counted in a sentence: numbers in figures and words, what they measure, and how they changed."""

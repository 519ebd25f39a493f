"""The questions and answers: asking, collecting, judging, and the feedback."""

"""Tests of the quizzes."""

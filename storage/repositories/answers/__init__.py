"""Repositories of asked questions, their texts and reviews, and where users disagree."""

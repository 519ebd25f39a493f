"""The pages of the mock interviews."""

"""What came after the project: what lasted, who took it up, and whom it changed."""

"""The story bank: stories, their parts, tags, versions, and core stories."""

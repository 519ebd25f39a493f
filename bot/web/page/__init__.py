"""The page: the features' routes over HTTP, with sessions, templates and files of its own."""

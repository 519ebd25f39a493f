"""Stories: the bank, the moments that may become stories, and the friends who are shown one."""

"""The file `stardrill.json`: all stored data of one user, written and read back."""

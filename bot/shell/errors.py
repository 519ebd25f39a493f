"""The command line's own error: a sentence for the person at the shell."""


class ShellError(Exception):
    """Something that the person at the shell can mend; the text says how."""

"""The command line's own error."""


class ShellError(Exception):
    """A fault that the user of the command line can mend; the message says how."""

"""The error of a port that cannot be opened, apart from the server, which a bot without a port does not load."""


class PortUnavailable(Exception):
    """The port cannot be opened; the message says which one and why."""

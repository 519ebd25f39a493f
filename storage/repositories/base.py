"""The base of all repositories: the statements of one transaction, and the cipher."""

from storage.repositories.statements import Statements


class Repository:
    """The rows of one kind, within one transaction. Takes and returns records, never rows."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._cipher = statements.cipher

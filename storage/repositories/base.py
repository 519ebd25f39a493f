"""What every repository is made of: the statements of one transaction, and the cipher for what it seals."""

from storage.repositories.statements import Statements


class Repository:
    """The rows of one kind, within one transaction. Takes and returns records, never a row."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._cipher = statements.cipher

"""The package's errors."""

from collections.abc import Sequence


class BankError(Exception):
    """The question bank is malformed. `problems` holds lines of `file:line: reason`."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)

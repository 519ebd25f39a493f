"""Updates that Telegram may send and the library cannot parse."""

from typing import Any

POLL: dict[str, Any] = {
    "poll": {
        "id": "1",
        "question": "q",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    }
}
"""The content of a message with a poll, as servers older than Bot API 9.6 send it."""

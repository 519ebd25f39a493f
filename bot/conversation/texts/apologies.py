"""Apologies for faults of ours, with a reference for the operator where there is one."""

UNREADABLE = (
    "I could not read your last message, so I set it aside. Nothing else is lost. "
    "If it mattered, type it as plain text and send it again."
)
SET_ASIDE = (
    "Something in your message stopped me three times, so I set it aside. It is kept, and nothing else is lost. "
    "Send it again in another way, such as in smaller pieces, and we go on."
)


def crash_text(reference: str) -> str:
    """Return the apology for a fault of ours, with its reference for the operator."""
    return (
        "Something went wrong on my side. Your message is kept. "
        f"If it happens again, tell the operator this: <b>{reference}</b>."
    )


def not_sent_text(reference: str) -> str:
    """Return the notice that a fault of ours keeps a reply from being sent."""
    return (
        "I have an answer for you, but something on my side keeps me from sending it. Please try once more. "
        f"If it happens again, tell the operator this: <b>{reference}</b>."
    )

"""Tells a question as an interviewer asks it from other lines, by its mark and its first words."""

import re

_BEGINS = re.compile(
    r"(?:(?:can|could|would|please|so|ok|okay|and|now|then|next),?\s+)*(?:you\s+)?(?:please\s+)?"
    r"(?:tell (?:me|us)|describe|give (?:me|us)|walk (?:me|us)|talk (?:me|us|about)|share|explain|take (?:me|us)|"
    r"(?:what|when|where|which|who|why|how)(?:['’](?:s|d|re))?\s+(?:is|are|was|were|do|does|did|would|will|have|has|can|could|should|"
    r"you|your|made|happened|kind|sort|much|many|long)|"
    r"(?:have|did|do|are|were|was) you)\b",
    re.IGNORECASE,
)


def sounds_asked(text: str) -> bool:
    """Return whether a text is a question or a request as an interviewer puts it, such as `Tell me about a time ...`."""
    line = " ".join(text.split())
    return line.endswith("?") or _BEGINS.match(line) is not None

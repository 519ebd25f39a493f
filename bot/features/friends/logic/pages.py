"""Division of a long text into messages."""

FEWEST_OF_A_PAGE = 0.5
"""Share of a page that is filled at least before it is ended at a paragraph, else at a word."""


def utf16_length(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages_of(text: str, limit: int) -> list[str]:
    """Return the text in pages of at most `limit` UTF-16 units: no word is lost, and none is cut that fits a page.

    A page ends at a paragraph where there is one in its second half, else at a space.
    """
    pages: list[str] = []
    rest = text.strip()
    while utf16_length(rest) > limit:
        end = _longest(rest, limit)
        cut = next((at for sign in ("\n", " ") if (at := rest.rfind(sign, int(end * FEWEST_OF_A_PAGE), end)) > 0), end)
        pages.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pages, rest] if rest else pages


def _longest(text: str, limit: int) -> int:
    """Return how many characters from the beginning have at most `limit` UTF-16 units."""
    end = min(len(text), limit)
    while utf16_length(text[:end]) > limit:
        end -= max(1, (utf16_length(text[:end]) - limit) // 2)
    return end

"""What the page says outside of the features: when a session is over, and when something went wrong."""

from dataclasses import dataclass
from typing import Final

NAME: Final = "Stardrill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A page with one thing to say."""

    title: str
    text: str
    with_words: str | None = None
    """What it says in place of `text` above a form with the words that were typed; None for the same."""
    with_file: str | None = None
    """What it says in place of `text` to a browser that sent a file and forgets it; None for the same."""


OVER: Final = Notice(
    title="Please open the page anew",
    text="This page is closed, or was open for long. Run “stardrill web” for a new link. What you saved is there.",
    with_words=(
        "This page is closed, or was open for long, so this is not saved yet. Run “stardrill web”, open its link in this "
        "browser, and then send it again here."
    ),
    with_file=(
        "This page is closed, or was open for long, so the file was not taken. Run “stardrill web” for a new link, and "
        "choose the file again there."
    ),
)
OVER_MINI_APP: Final = Notice(
    title="Please open the page anew",
    text="This page was open for long. Close it, and open it again from the chat. What you saved is there.",
)
STRANGER: Final = Notice(
    title="Please start in the chat",
    text="The page opens for whom the bot knows. Send it /start in the chat, then open the page again.",
)
LINK_OVER: Final = Notice(
    title="This link is over",
    text="A link opens the page once, within five minutes. Run “stardrill web” for a new one.",
)
LEFT: Final = Notice(title="The page is closed", text="Run “stardrill web” to open it again.")
OLD_FORM: Final = Notice(
    title="Not saved yet",
    text="This form is of an earlier visit. Load the page again, and save. What you typed stays in this tab.",
    with_words="This form is of an earlier visit. Look at what you typed, and send it again.",
    with_file=(
        "This form is of an earlier visit, so the file was not taken. Under Answers, open “Export and import”, and choose "
        "it there."
    ),
)
NOT_HERE: Final = Notice(
    title="Not here",
    text="It was removed, or the address is wrong. The menu leads on.",
    with_words="It was removed meanwhile, so this is not saved. Copy what you want to keep.",
)
BAD_REQUEST: Final = "That could not be taken"
TOO_LARGE: Final = Notice(
    title="Too large",
    text="That is more than the page takes at once. Go back: your text is still there. Shorten it, and save.",
    with_file="The page takes files up to 5 MB. Send the stories in several files.",
)
AWAY: Final = Notice(
    title="The database does not answer",
    text="What you sent is not saved. Go back: your text is still there. Try again in a minute.",
    with_words="This is not saved. Send it again in a minute.",
)
TOO_SLOW: Final = Notice(
    title="That took too long",
    text="Go back: your text is still there. Look whether it was saved, and try again in a minute.",
    with_words="Look whether this was saved, and send it again in a minute if not.",
)
FOREIGN: Final = "This address is not the page's own. Open it with the link that “stardrill web” prints.\n"


def crashed(reference: str) -> Notice:
    """Return the notice for a bug, which the log has under the same reference."""
    return Notice(
        title="Something went wrong",
        text=f"It is not your doing. The log has it under the reference {reference}. Go back, and try once more.",
        with_words=f"It is not your doing. The log has it under the reference {reference}. Send this once more.",
    )

"""Texts about a text that was typed while no question was open."""

from bot.conversation.texts.html import count, escape, on_button, shorten

JUDGE = "Judge it as a story"
JUDGE_AS_OTHER = "Judge it as another kind of story"
USE = "Use it for the question I just left"
ASK = "Ask me a question"
USE_HERE = "Use it for this question"
DISCARD = "Discard it"
WHICH_KIND = "Which kind of story is it?"
LEFT = "Your text is kept. The buttons above go on working."
TOO_LONG = "That is more than I can keep as one text, so I left this message out. Choose what to do with the rest."


def judge_label(archetype: str) -> str:
    """Return the label of the button that judges a text as the archetype that it seems to tell."""
    return on_button(f"Judge it: {archetype}")


def offer_text(words: int, question: str | None, *, held: bool = True, is_open: bool = False) -> str:
    """Return the question what to do with a text. `question` is the one that was just left or `is_open`, or None.

    `held` is False for an edited message that was part of nothing: the next message does not go on with it.
    """
    kept = f"No question is open, so I kept your text: {count(words, 'word')}. Edit it or go on if you like."
    if not held:
        kept = f"That message was part of no answer, so I kept its new text: {count(words, 'word')}."
    asked = "Open now" if is_open else "You just left"
    left = f"\n\n{asked}: <b>{shorten(question, 300)}</b>" if question is not None else ""
    return f"{kept}{left}\n\nWhat is it for?"


def judged_as_text(archetype: str, question: str) -> str:
    """Return the note on the archetype and the question for which a text is judged."""
    return f"Judged as a story of <b>{escape(archetype)}</b>: “{escape(question)}”"


def still_kept_text(words: int) -> str:
    """Return the offer of a kept text for a question that was just asked."""
    return f"Your text of {count(words, 'word')} is kept. Does it answer this question?"

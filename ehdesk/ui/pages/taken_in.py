"""What became of work that was taken in, in words."""

from ehdesk.forms.wording import Wording
from ehdesk.store.unsent import TakenIn


def taken_in_words(words: Wording, taken: TakenIn) -> str:
    """How much was taken in, was here already, and is kept aside."""
    kept = len(taken.kept_aside)
    if not taken.new and not kept and not taken.pictures:
        return words("carry.nothing_new")
    said = (
        words("carry.taken", count=taken.new) if taken.new else "",
        words("carry.known", count=taken.known) if taken.known else "",
        words("carry.aside", count=kept) if kept else "",
        words("carry.pictures", count=taken.pictures) if taken.pictures else "",
    )
    return " ".join(filter(None, said))

"""What became of work that was saved in a file or taken in, in words."""

from ehdesk.forms.wording import Wording
from ehdesk.services.carrying import Carried
from ehdesk.store.unsent import TakenIn


def saved_words(words: Wording, work: Carried) -> str:
    """What is in a file that was saved."""
    what = words("carry.saved", count=work.count) if work.count or not work.contents else ""
    pictures = words("carry.with", count=work.contents) if work.contents else ""
    both = words("carry.both", what=what, pictures=pictures) if what and pictures else what or pictures
    return words("carry.in_file", what=both, name=work.name, size=in_mb(work.size))


def taken_in_words(words: Wording, taken: TakenIn) -> str:
    """How much was taken in, was here already, is kept aside, and stayed in the file."""
    kept = len(taken.kept_aside)
    left = words("carry.not_named", count=taken.not_named) if taken.not_named else ""
    if not taken.new and not kept and not taken.pictures:
        return left or words("carry.nothing_new")
    said = (
        words("carry.taken", count=taken.new) if taken.new else "",
        words("carry.known", count=taken.known) if taken.known else "",
        words("carry.pictures", count=taken.pictures) if taken.pictures else "",
        words("carry.aside", count=kept) if kept else "",
        left,
    )
    return " ".join(filter(None, said))


def in_mb(size: int) -> str:
    """So many bytes in whole MB, one at least."""
    return f"{max(1, round(size / (1 << 20))):,}"

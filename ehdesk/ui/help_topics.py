"""What help tells about, in the order in which it is met; the words are in `help.yaml`."""

from collections.abc import Mapping

TOPICS = (
    "first_visit",
    "family",
    "agreement",
    "assessment",
    "star",
    "plan",
    "paper",
    "pictures",
    "saving",
    "sync",
    "versions",
    "hiding",
    "passphrase",
    "practice",
    "forms",
    "trouble",
)

_ABOUT: Mapping[str, str] = {
    "overview": "family",
    "around": "family",
    "agreement": "agreement",
    "assessment": "assessment",
    "star": "star",
    "plan": "plan",
    "print": "paper",
    "prints_made": "paper",
    "notes": "saving",
    "pictures": "pictures",
    "history": "saving",
    "find": "saving",
    "sync": "sync",
    "forms": "forms",
    "settings": "hiding",
}
"""The topic for each part of the app that has one of its own."""


def about(part: str) -> str:
    """The topic for a part of the app; how to begin, for one that has none of its own."""
    return _ABOUT.get(part, TOPICS[0])

"""The words of XLSForm: what its columns and types may be called. Source: xlsform.org and pyxform."""

import difflib
from collections.abc import Collection

SURVEY_COLUMNS = frozenset(
    {
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "appearance",
        "relevant",
        "required",
        "required_message",
        "constraint",
        "constraint_message",
        "calculation",
        "default",
        "readonly",
        "read_only",
        "choice_filter",
        "parameters",
        "repeat_count",
        "trigger",
        "image",
        "audio",
        "video",
        "big-image",
        "autoplay",
        "note",
    }
)
OPEN_COLUMNS = ("bind::", "body::", "instance::", "media::", "control::")
SETTINGS_COLUMNS = frozenset(
    {
        "form_title",
        "form_id",
        "version",
        "default_language",
        "namespaces",
        "style",
        "instance_name",
        "allow_choice_duplicates",
        "name",
    }
)
SHEETS = ("survey", "choices", "settings")
WITH_CHOICES = frozenset({"select_one", "select_multiple", "rank"})
OPENING = frozenset({"begin_group", "begin_repeat"})
CLOSING = frozenset({"end_group", "end_repeat"})
UNSEEN = frozenset({"calculate", "hidden", "start", "end", "today", "deviceid", "username", "audit", "xml-external"})
TYPES = (
    frozenset(
        {
            "text",
            "integer",
            "decimal",
            "date",
            "time",
            "dateTime",
            "note",
            "acknowledge",
            "range",
            "image",
            "audio",
            "video",
            "file",
            "barcode",
            "geopoint",
            "geotrace",
            "geoshape",
        }
    )
    | WITH_CHOICES
    | OPENING
    | CLOSING
    | UNSEEN
)


def nearest(word: str, known: Collection[str]) -> str:
    """`; the nearest is ...`, or nothing when none is near."""
    found = difflib.get_close_matches(word, sorted(known), 1)
    return f"; the nearest is {found[0]}" if found else ""


def kind_and_list(written: str) -> tuple[str, str]:
    """A type as written, as its kind and the list of choices it names: `select one how` and `select_one how` alike."""
    words = written.split()
    for length in (2, 1):
        kind = "_".join(words[:length])
        if kind in TYPES:
            return kind, " ".join(words[length:])
    return (words[0] if words else ""), " ".join(words[1:])

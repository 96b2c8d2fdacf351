"""The words of XLSForm: what its columns and types may be called. Source: xlsform.org and pyxform."""

import difflib
from collections.abc import Collection, Mapping


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


SURVEY_COLUMNS = _words(
    """
    type name label hint guidance_hint appearance relevant required required_message constraint
    constraint_message calculation default readonly choice_filter parameters repeat_count trigger image
    audio video big-image autoplay note rows save_to query disabled body control bind instance media
    compact_tag intent
    """
)
WORDS = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message"})
"""The columns of words for people, in whatever language."""
OPEN_COLUMNS = ("bind::", "body::", "instance::", "media::", "control::")
OURS = "bind::ehdesk:"
"""What the names of our own columns begin with."""
OUR_COLUMNS = EACH, NEED, STAR, PROTECTIVE, LEVEL = tuple(
    f"{OURS}{name}" for name in ("each", "need", "star", "protective", "level")
)
SETTINGS_COLUMNS = _words(
    """
    form_title form_id version default_language namespaces style instance_name allow_choice_duplicates name
    submission_url public_key auto_send auto_delete attribute omit_instanceid instance_xmlns sms_keyword
    sms_separator clean_text_values
    """
)
APPEARANCES = _words(
    """
    multiline numbers url masked thousands-sep short counter bearing vertical no-ticks picker rating
    no-calendar month-year year ethiopian coptic islamic myanmar persian bikram-sambat buddhist
    minimal autocomplete quick quickcompact compact columns columns-pack no-buttons likert label list list-nolabel
    image-map map search horizontal horizontal-compact
    annotate draw signature new new-front new-rear selfie
    maps placement-map hide-input streets terrain satellite background background-audio front printer
    field-list table-list
    score money careful voice private
    """
)
"""Those of ODK, of Enketo, and our own; columns-2, w3 and the like apart."""
SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
FROM_FILE = frozenset({"select_one_from_file", "select_multiple_from_file"})
WITH_CHOICES = frozenset({"select_one", "select_multiple", "rank"})
OPENING = frozenset({"begin_group", "begin_repeat", "begin_loop"})
CLOSING = frozenset({"end_group", "end_repeat", "end_loop"})
UNSEEN = _words(
    """
    calculate hidden start end today deviceid username email phonenumber simserial subscriberid audit
    start-geopoint background-audio background-geopoint xml-external csv-external entity
    """
)
TYPES = (
    _words(
        """
    text integer decimal date time dateTime note acknowledge range image audio video file barcode geopoint
    geotrace geoshape select_one_external osm percentage
    """
    )
    | WITH_CHOICES
    | FROM_FILE
    | OPENING
    | CLOSING
    | UNSEEN
)
_OTHER_TYPES: Mapping[str, str] = {
    "select1": "select_one",
    "select_one_from": "select_one",
    "select_one_using": "select_one",
    "select_all_that_apply": "select_multiple",
    "select_all_that_apply_from": "select_multiple",
    "select_multiple_from": "select_multiple",
    "select_multiple_using": "select_multiple",
    "add_select_one_prompt_using": "select_one",
    "add_select_multiple_prompt_using": "select_multiple",
    "begin_lgroup": "begin_repeat",
    "begin_looped_group": "begin_repeat",
    "end_lgroup": "end_repeat",
    "end_looped_group": "end_repeat",
    "int": "integer",
    "string": "text",
    "photo": "image",
    "trigger": "acknowledge",
    "datetime": "dateTime",
    "date_time": "dateTime",
    "gps": "geopoint",
    "location": "geopoint",
    "imei": "deviceid",
    "device_id": "deviceid",
    "sim_id": "simserial",
    "subscriber_id": "subscriberid",
    "start_time": "start",
    "end_time": "end",
    "get_today": "today",
    "get_start_time": "start",
    "get_end_time": "end",
    "picture": "image",
    "phone_number": "phonenumber",
    **{f"uri:{what}": what for what in ("deviceid", "email", "phonenumber", "simserial", "subscriberid", "username")},
}
_OTHER_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "survey": {
        "relevance": "relevant",
        "calculate": "calculation",
        "caption": "label",
        "command": "type",
        "tag": "name",
        "value": "name",
        "read_only": "readonly",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "constraining_message": "constraint_message",
        "requiredmsg": "required_message",
        "guidance": "guidance_hint",
    },
    "choices": {"caption": "label", "value": "name", "listname": "list_name"},
    "settings": {
        "title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set_form_id": "form_id",
    },
}
_LONGEST_TYPE = 6
_ALIKE = 0.6
_LONGEST_WORDS = 100


def canonical(sheet: str, column: str) -> str:
    """The usual spelling of a column: `List Name` is list_name, `Label::English (en)` is label::English (en)."""
    base, mark, rest = column.strip().partition("::")
    if not mark:
        base, mark, rest = column.strip().partition(":") if not column.strip().startswith("jr:") else (base, "", "")
    name = "_".join(base.split()).lower()
    return _OTHER_COLUMNS.get(sheet, {}).get(name, name) + ("::" + rest.strip() if mark else "")


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def straight(cells: Mapping[str, str]) -> Mapping[str, str]:
    """The cells of a row with plain quotation marks, but for the words for people."""
    return {
        column: cell if cell.isascii() or column.partition("::")[0] in WORDS else cell.translate(_STRAIGHT)
        for column, cell in cells.items()
    }


def nearest(word: str, known: Collection[str]) -> str:
    """`; the nearest is ...`, or nothing when none is near."""
    found = difflib.get_close_matches(word, sorted(known), 1)
    return f"; the nearest is {found[0]}" if found else ""


def nearest_type(written: str) -> str:
    """The same for a type, of one word or of several: `begin grup` is nearest to begin_group."""
    words = written[:_LONGEST_WORDS].lower().split()[:_LONGEST_TYPE]
    tried = ("_".join(words[:length]) for length in range(1, len(words) + 1))
    alike = ((difflib.SequenceMatcher(None, word, known).ratio(), known) for word in tried for known in sorted(TYPES))
    ratio, found = max(alike, default=(0.0, ""))
    return f"; the nearest is {found}" if ratio >= _ALIKE else ""


def kind_and_list(written: str) -> tuple[str, str]:
    """A type as written, as its kind and the list of choices it names: `select one how` and `select_one how` alike."""
    words = _without_frills(written.split())
    for length in range(min(len(words), _LONGEST_TYPE), 0, -1):
        kind = "_".join(words[:length])
        kind = _OTHER_TYPES.get(kind, kind)
        if kind in TYPES:
            return kind, " ".join(words[length:])
    return (words[0] if words else ""), " ".join(words[1:])


def _without_frills(words: list[str]) -> list[str]:
    """`add text prompt`, `q text` and `get device id`, as forms of long ago have them."""
    if words[:1] == ["add"] and words[-1:] == ["prompt"]:
        return words[1:-1]
    return words[1:] if words[:1] in (["q"], ["get"]) else words

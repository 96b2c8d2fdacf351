"""A form for its owner to try out, as the file that Excel makes of it: two languages, and repeats of every kind."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

WELSH = "Welsh (cy)"
COLUMNS = (
    *("type", "name", "label::English (en)", f"label::{WELSH}", "appearance", "relevant", "required"),
    *("required_message::English (en)", f"required_message::{WELSH}", "constraint"),
    *("constraint_message::English (en)", f"constraint_message::{WELSH}", "repeat_count", "bind::ehdesk:each"),
)
SURVEY: Sequence[dict[str, str]] = (
    {"type": "begin_group", "name": "start", "en": "Getting started", "cy": "Dechrau arni"},
    {"type": "begin_group", "name": "why", "en": "Why now", "cy": "Pam nawr", "appearance": "field-list"},
    {
        **{"type": "text", "name": "why_now", "en": "Why do you want help now?", "cy": "Pam nawr?"},
        **{"required": "yes", "must_en": "Say why, even in a few words", "must_cy": "Dywedwch pam"},
    },
    {
        **{"type": "integer", "name": "nights", "en": "How many bad nights last week?", "cy": "Sawl noson wael?"},
        **{"check": ". >= 0 and . <= 7", "check_en": "A week has 7 nights", "check_cy": "Saith noson sydd"},
    },
    {"type": "end_group"},
    {
        "type": "begin_group",
        "name": "going",
        "en": "How it goes",
        "cy": "Sut mae pethau",
        "appearance": "field-list",
    },
    {"type": "select_one yn", "name": "worried", "en": "Is anything worrying you?", "cy": "Unrhyw bryder?"},
    {"type": "text", "name": "worry", "en": "What worries you?", "cy": "Beth?", "relevant": "${worried} = 'yes'"},
    {"type": "end_group"},
    {"type": "end_group"},
    {"type": "begin_repeat", "name": "child", "en": "Each child", "cy": "Pob plentyn", "each": "child expected"},
    {"type": "begin_group", "name": "school", "en": "School", "cy": "Ysgol", "appearance": "field-list"},
    {"type": "text", "name": "friends", "en": "Who are their friends?", "cy": "Pwy yw eu ffrindiau?"},
    {"type": "end_group"},
    {"type": "end_repeat"},
    {"type": "begin_repeat", "name": "job", "en": "Job", "cy": "Swydd"},
    {"type": "text", "name": "work", "en": "What is the work?", "cy": "Beth yw'r gwaith?"},
    {"type": "integer", "name": "hours", "en": "How many hours a week?", "cy": "Sawl awr?"},
    {"type": "begin_repeat", "name": "shift", "en": "Shift", "cy": "Shifft"},
    {"type": "text", "name": "day", "en": "Which day?", "cy": "Pa ddiwrnod?"},
    {"type": "end_repeat"},
    {"type": "end_repeat"},
    {"type": "begin_group", "name": "home", "en": "The home", "cy": "Y cartref", "appearance": "field-list"},
    {"type": "integer", "name": "rooms", "en": "How many rooms?", "cy": "Sawl ystafell?"},
    {"type": "begin_repeat", "name": "room", "en": "Room", "cy": "Ystafell", "count": "${rooms}"},
    {"type": "text", "name": "use", "en": "What is it used for?", "cy": "Beth yw ei defnydd?"},
    {"type": "end_repeat"},
    {"type": "end_group"},
)
_FIELDS = (
    *("type", "name", "en", "cy", "appearance", "relevant", "required", "must_en", "must_cy"),
    *("check", "check_en", "check_cy", "count", "each"),
)


def workbook(
    file: Path,
    survey: Sequence[dict[str, str]] = SURVEY,
    title: str = "Family visit",
    *,
    edition: tuple[str, str] = ("visit", "3"),
    advised: bool = False,
) -> Path:
    """The form in an Excel workbook; `advised` adds a column about which there is advice."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    sheet.append([*COLUMNS, *(("remarks",) if advised else ())])
    for row in survey:
        sheet.append([*(row.get(field, "") for field in _FIELDS), *(("Ask Jo",) if advised else ())])
    choices = book.create_sheet("choices")
    for row in (("list_name", "name", "label::English (en)", f"label::{WELSH}"), ("yn", "yes", "Yes", "Ydw")):
        choices.append(row)
    choices.append(("yn", "no", "No", "Nac ydw"))
    settings = book.create_sheet("settings")
    settings.append(("form_title", "form_id", "version", "default_language", "namespaces"))
    settings.append((title, *edition, "English (en)", 'ehdesk="https://ehdesk.org/xforms"'))
    book.save(file)
    return file

"""One form with every kind of question, in every dress: nothing cut off, nothing too wide, everything named."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ehdesk.ui.look import Look
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.rules.fitting import clipped, too_wide
from tests.rules.looking import nameless
from tests.ui.at_the_desk import AtTheDesk
from tests.ui.form_shown import Shown, form_shown
from tests.ui.showing import settle

DRESSES = {
    "light": (LIGHT, 100, 1000),
    "narrow": (LIGHT, 100, 560),
    "dark": (DARK, 100, 1000),
    "high contrast": (HIGH_CONTRAST, 100, 1000),
    "twice as large": (LIGHT, 200, 1174),
}
SURVEY = """
| | type | name | label | appearance | hint | guidance_hint | parameters | readonly | calculation |
| | time | t | When does school begin? | | | Ask about the bell, not the gate. | | | |
| | dateTime | d | When is the meeting? | | | | | | |
| | date | day | When did they move in? | no-calendar | | | | | |
| | date | month | Since which month? | month-year | | | | | |
| | date | year | Since which year? | year | | | | | |
| | integer | count | How many people sleep here? | counter | | | | | |
| | integer | debt | How much is owed? | thousands-sep | | | | | |
| | decimal | dec | How many hours a week? | | | | | | |
| | range | worry | How worried are you? | | | | start=0 end=10 step=2 | | |
| | text | phone | Telephone | numbers | | | | | |
| | text | site | Page of the school | url | | | | | |
| | text | story | What is a good day like? | multiline | | | | | |
| | select_one often | quick | Do you eat together? | quick | | | | | |
| | select_one often | cols | Does the heating work? | columns-2 | | | | | |
| | select_one often | pack | Does the boiler work? | columns-pack | | | | | |
| | select_one often | hor | Does the lift work? | horizontal | | | | | |
| | select_one often | likert | I feel safe at home | likert | | | | | |
| | select_one often | min | How often does the bus come? | minimal | | | | | |
| | select_one language | lang | Which language? | autocomplete | | | | | |
| | select_one language | long | Which language does Gran speak? | | | | | | |
| | select_multiple language | langs | Which languages do you read? | | | | | | |
| | select_one often | lbl | How often? | label | | | | | |
| | select_one often | sleep | Sleeps through the night | list-nolabel | | | | | |
| | select_one often | eats | Eats breakfast before school begins in the morning | list-nolabel | | | | | |
| | select_multiple often | ticks | Is late | list-nolabel | | | | | |
| | rank matters | rank | What matters most? | | Put them in your order | | | | |
| | acknowledge | ack | I have read this out to the family, and everyone understood what it means for them | | | | | | |
| | barcode | bar | Number on the card | | | | | | |
| | geopoint | place | Where is the park? | | | | | | |
| | geotrace | way | The way to school | | | | | | |
| | geoshape | patch | The edge of the estate | | | | | | |
| | note | note | Have a drink of water before you go on. | | | | | | |
| | text | ro | Reference | | | | | | 'ABC 123' |
| | image | photo | A picture of the front door | | | | | | |
| | audio | sound | A sound | | | | | | |
"""
CHOICES = """
| | list_name | name | label |
| | often | never | Never |
| | often | some | Sometimes |
| | often | mostly | Most of the time |
| | often | always | Always |
| | matters | home | A warm home |
| | matters | money | Enough money for food, heating and the bus to school every week of the year |
| | matters | friends | Friends |
"""
LANGUAGES = """
English Welsh Polish Romanian Arabic Bengali Punjabi Urdu Somali Tigrinya Kurdish Farsi Pashto Dari Hungarian
"""
CHOICES += "\n".join(f"| | language | {name.lower()} | {name} |" for name in LANGUAGES.split())
ANSWERS = {
    "t": "08:45:00.000", "d": "2026-11-26T16:00:00.000", "day": "2024-03-05", "month": "2026-11-01",
    "year": "2020-01-01", "count": "4", "debt": "1250", "dec": "12.5", "worry": "6", "quick": "some", "cols": "never",
    "hor": "mostly", "likert": "mostly", "lang": "polish", "long": "klingon", "langs": "welsh polish", "sleep": "some",
    "eats": "always", "ticks": "never always", "rank": "friends home money", "ack": "OK",
    "place": "54.57 -1.23 0 0", "way": "54.57 -1.23 0 0; 54.58 -1.24 0 0", "photo": "door.jpg",
}  # fmt: skip


@pytest.fixture(params=DRESSES)
def gallery(request: pytest.FixtureRequest, at: AtTheDesk, look: Look, tmp_path: Path) -> Shown:
    theme, text_size, width = DRESSES[request.param]
    look.wear(theme, text_size)
    look.fit(1366)
    shown = form_shown(at, tmp_path, SURVEY, CHOICES, width, 900, **ANSWERS)
    settle()
    if shots := os.environ.get("EHDESK_SHOTS"):
        shown.sheet.grab().save(f"{shots}/{request.param.replace(' ', '_')}.png")
    return shown


def test_nothing_of_any_kind_is_cut_off(gallery: Shown):
    assert clipped(gallery.window) == []


def test_no_kind_makes_the_page_too_wide(gallery: Shown):
    assert too_wide(gallery.window) == []


def test_everything_is_named(gallery: Shown):
    assert nameless(gallery.window) == []


def test_building_a_form_opens_no_other_window(gallery: Shown):
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [gallery.window]

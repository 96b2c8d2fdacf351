"""Names and words that are hard on a printer: markup, other scripts, no spaces, nothing at all."""

import socket
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.printing import letters
from ehdesk.printing.fonts import Face, FontShelf
from ehdesk.printing.shaping import Shaper
from ehdesk.printing.styles import COLOUR
from tests.printing.plans import FONTS, NO_PLAN, action, printed, with_actions

MARKUP = '<b>Tia</b> & <img src="http://127.0.0.1:{port}/x.png"/> &amp; {{x}} %s \\n'


def what(text: str) -> str:
    """`text` as an action, read back from paper."""
    (cell,) = [cell for cell in printed(with_actions(action(text))).root.find("TH") if cell.scope == "Row"]
    return cell.text


def test_markup_is_printed_as_it_stands_and_fetches_nothing():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        text = MARKUP.format(port=server.getsockname()[1])
        assert what(text) == text
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "name",
    [
        "Siân Ŵyn-Ŷates",
        "Łucja Żółć",
        "Ștefan Țîru",
        "Оксана Шевченко",
        "Ελένη",
        "محمد الحسن",
        "فاطمة بنت لؤي",
        "מרים כהן",
        "আমরা ক্ষুধা শ্রীমতী",
        "ਸਿਮਰਨ ਕੌਰ ਸਿੰਘ",
        "श्रीमती क्षमा",
        "શ્રી પટેલ",
        "தமிழ்ச்செல்வி",
        "ශ්‍රී නිමල්",
        "മീനാക്ഷി ശ്രീ",
        "శ్రీదేవి",
        "ሰላም ተስፋይ",
        "ნინო ბერიძე",
        "Արամ Պետրոսյան",
        "สมชาย ใจดี",
        "Nguyễn Thị Ánh",
        "Zoe\u0308",
    ],
)
def test_a_name_in_any_of_our_scripts_is_drawn_and_comes_back_as_it_was_written(name):
    shaper, said = Shaper(FontShelf(FONTS)), letters.clean(f"Call {name} on 01632 960 101")
    for face in Face:
        runs = shaper.runs(said, letters.levels(said), face)
        assert all(glyph.id for run in runs for glyph in run.glyphs), "an empty box"
    assert what(f"Call {name} on 01632 960 101") == said


def test_names_that_run_leftwards_keep_their_places_in_a_list():
    people = ("Leanne", "محمد", "فاطمة")
    assert "For Leanne, محمد and فاطمة." in printed(replace(NO_PLAN, people=people)).root.whole_text


def test_a_leftward_list_is_seen_in_the_order_of_its_sentence():
    paper = printed(replace(NO_PLAN, people=("Leanne", "محمد", "فاطمة", "Tia")))
    seen = {shown.text.strip(" ,"): shown.x for shown in paper.shown}
    assert seen["محمد"] < seen["فاطمة"]


def test_hidden_control_letters_do_not_turn_the_line_round():
    assert what("Tia\u202e and\u2066 Mason\u0000") == "Tia and Mason"


def test_a_word_wider_than_its_column_is_broken_and_stays_on_the_paper():
    paper = printed(with_actions(action("x" * 300)))
    (cell,) = [cell for cell in paper.root.find("TH") if cell.scope == "Row"]
    assert cell.text == "x" * 300
    column = COLOUR.width * 0.53
    assert max(len(shown.text) for shown in paper.shown if set(shown.text) == {"x"}) * 5 < column


def test_a_new_line_in_a_text_is_a_new_line_on_paper():
    paper = printed(replace(NO_PLAN, going_well="Tia sings.\nMason sleeps."))
    tops = {shown.text.strip(): shown.y for shown in paper.shown}
    assert tops["Tia sings."] > tops["Mason sleeps."]


def test_a_letter_that_no_font_has_is_still_in_the_file():
    assert what("Call 小明 today") == "Call 小明 today"


def test_a_letter_newer_than_our_tables_is_printed_beside_a_leftward_one():
    assert what("محمد \u09e4") == "محمد \u09e4"


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
def test_whatever_is_typed_is_printed_and_read_back(text):
    shown = " ".join(letters.without_marks(letters.clean(text)).split(" ")).strip()
    heard = " ".join(what(text).split(" ")).strip()
    assert heard.replace(" ", "") == shown.replace("\n", "").replace(" ", "")

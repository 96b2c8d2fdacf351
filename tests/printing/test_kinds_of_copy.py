"""Large print, and paper from a printer without colour: the same facts, made for who reads them."""

from dataclasses import replace

import pikepdf
import pytest

from ehdesk.printing.pages import pdf
from ehdesk.printing.styles import Style, style_for
from tests.printing.plans import FONTS, FULL, MORNINGS, NO_PLAN, STAR, document
from tests.printing.reading import ReadBack, read_back

LARGE, INK = style_for(is_large=True), style_for(in_colour=False)
LARGE_INK = style_for(is_large=True, in_colour=False)
LONG = "I want mornings without shouting and a quiet bed time. " * 60


def printed_in(style: Style, sheet=FULL) -> ReadBack:
    """A plan on paper of one kind, read back."""
    return read_back(pdf(document(sheet), FONTS, style))


def words(paper: ReadBack) -> set[str]:
    """Every word that is read out."""
    return set(paper.root.whole_text.split())


def colours(paper: ReadBack) -> set[tuple[float, ...]]:
    """Every colour that something is drawn in, as red, green and blue."""
    return {
        tuple(float(part) for part in operands)
        for page in paper.pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in {"rg", "RG"}
    }


@pytest.mark.parametrize("style", [LARGE, LARGE_INK], ids=["colour", "ink"])
def test_large_print_has_no_letters_under_18_points_but_14_at_the_foot(style):
    shown = [piece for piece in printed_in(style).shown if not piece.is_hidden]
    assert min(piece.size for piece in shown if not piece.is_artifact) >= 18
    assert min(piece.size for piece in shown if piece.is_artifact) >= 14


@pytest.mark.parametrize("style", [INK, LARGE_INK], ids=["standard", "large"])
def test_a_copy_without_colour_is_drawn_in_ink_alone(style):
    assert all(red == green == blue for red, green, blue in colours(printed_in(style)))


def test_a_copy_in_colour_has_some():
    assert any(len(set(colour)) > 1 for colour in colours(printed_in(style_for())))


def test_every_kind_of_copy_says_the_same():
    standard = words(printed_in(style_for()))
    assert words(printed_in(INK)) == standard
    facts = {action.what for goal in FULL.goals for action in goal.actions} | {"01632 960 101", "Willow Lane, room 2"}
    large = printed_in(LARGE).root.whole_text
    assert {fact for fact in facts if fact not in large} == set()


def test_in_large_print_who_and_when_are_said_without_headings_above_them():
    items = [item.whole_text for item in printed_in(LARGE).root.find("LI")]
    assert items[0] == "To doTry the morning chart for two weeksWho: Leanne and TiaBy when: Fri 4 December"
    assert items[2].endswith("Done 18 November")


def test_the_star_in_large_print_has_its_heading_and_chart_on_one_page():
    root = printed_in(LARGE, replace(FULL, star=STAR)).root
    heading = next(one for one in root.find("H2") if one.whole_text.startswith("Our star"))
    assert heading.pages == root.find("Figure")[0].pages


@pytest.mark.parametrize("style", [style_for(), LARGE], ids=["standard", "large"])
def test_long_words_begin_where_the_page_has_room_and_leave_no_gap(style):
    """A quote and a panel longer than a page do not send their first lines to the next one."""
    first = printed_in(style, replace(NO_PLAN, goals=(replace(MORNINGS, text=LONG),))).root.find("BlockQuote")[0]
    assert 0 in first.inside[0].pages
    panel = printed_in(style, replace(NO_PLAN, going_well=LONG)).root.find("Sect")[0]
    assert 0 in {page for part in panel.all() for page in part.pages}


@pytest.mark.parametrize("style", [style_for(), LARGE, INK, LARGE_INK])
def test_nothing_long_is_lost_or_runs_off_the_paper(style):
    sheet = replace(FULL, going_well=LONG, goals=(replace(MORNINGS, text=LONG, speaker="W" * 200),) * 3)
    paper = printed_in(style, sheet)
    assert paper.root.whole_text.count("quiet") == 4 * 60
    assert all(style.margin <= piece.y for piece in paper.shown if not piece.is_artifact)

"""What a screen reader hears of a printed document."""

from dataclasses import replace

import pytest
from pikepdf import Name

from ehdesk.printing.pages import pdf
from tests.printing.plans import FONTS, FULL, NO_PLAN, action, document, printed, with_actions

SIXTY = with_actions(*(action(f"Action {number}") for number in range(60)))


@pytest.mark.parametrize("sheet", [FULL, NO_PLAN, SIXTY], ids=["full", "empty", "long"])
def test_everything_drawn_is_tagged_or_marked_as_decoration(sheet):
    assert printed(sheet).loose == []


@pytest.mark.parametrize("sheet", [FULL, SIXTY], ids=["full", "long"])
def test_every_mark_on_a_page_has_its_place_in_the_tree(sheet):
    paper = printed(sheet)
    listed = dict(zip(*[iter(paper.pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    assert sum(len(owners) for owners in listed.values()) == len(paper.marks)
    assert all(int(page.StructParents) in map(int, listed) for page in paper.pdf.pages)


def test_the_plan_is_heard_in_the_order_of_its_parts():
    assert [heading.text for heading in printed(FULL).root.find("H1", "H2")] == [
        "Our family plan",
        "What is going well",
        "Goal 1",
        "When we meet again",
        "If you need someone",
        "We made this plan together",
        "Our star, 24 November 2026",
    ]


def test_a_goal_is_heard_as_a_quote_with_its_speaker():
    (goal,) = printed(FULL).root.find("BlockQuote")
    assert [part.text for part in goal.inside] == [
        "“I want mornings without shouting.”",
        "Leanne’s words. Getting on together.",
    ]


def test_actions_are_a_table_with_headings_for_columns_and_rows():
    table = printed(FULL).root.find("Table")[0]
    rows = [[(cell.kind, cell.scope, cell.text) for cell in row.inside] for row in table.find("TR")]
    assert rows[:2] == [
        [
            ("TH", "Column", "Done or to do"),
            ("TH", "Column", "What we will do"),
            ("TH", "Column", "Who"),
            ("TH", "Column", "By when"),
        ],
        [
            ("TD", "", "To do"),
            ("TH", "Row", "Try the morning chart for two weeks"),
            ("TD", "", "Leanne and Tia"),
            ("TD", "", "Fri 4 December"),
        ],
    ]


def test_a_box_to_tick_is_heard_but_its_words_are_not_seen():
    paper = printed(with_actions(action()))
    assert {shown.text for shown in paper.shown if shown.is_hidden} == {"Done or to do", "To do"}


def test_a_row_with_an_empty_cell_has_as_many_cells_as_the_others():
    table = printed(with_actions(action(who=""))).root.find("Table")[0]
    assert {len(row.inside) for row in table.find("TR")} == {4}


def test_the_star_is_heard_in_words_and_its_facts_are_a_table_too():
    paper = printed(FULL)
    (figure,) = paper.root.find("Figure")
    assert figure.alt == (
        "Our star, 24 November 2026. Learning: Mixed; Early years: Mixed; Body and mind: Hard; "
        "Alcohol and drugs: Not today; Getting on together: Mostly going well."
    )
    rows = [[cell.text for cell in row.inside] for row in paper.root.find("Table")[1].find("TR")]
    assert rows[0] == ["Area", "Where we are"]
    assert ["Alcohol and drugs", "Not today"] in rows


def test_the_footer_is_passed_over():
    paper = printed(FULL)
    assert "Copy for" not in paper.root.whole_text
    assert paper.artifacts[0].startswith("Copy for Leanne.")


def test_headings_that_come_again_on_a_page_are_heard_once():
    paper = printed(SIXTY)
    assert len(paper.root.find("Table")) == 1
    assert paper.root.whole_text.count("What we will do") == 1
    assert sum("What we will do" in text for text in paper.artifacts) == len(paper.pdf.pages) - 1


def test_the_file_says_its_language_and_shows_its_title():
    paper = printed(FULL)
    root = paper.pdf.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)


def test_the_file_says_nothing_about_itself_but_its_title():
    paper = printed(FULL)
    assert {str(key): str(value) for key, value in paper.pdf.docinfo.items()} == {"/Title": "Our family plan"}
    with paper.pdf.open_metadata() as metadata:
        assert {key.partition("}")[2]: value for key, value in metadata.items()} == {
            "title": "Our family plan",
            "language": {"en-GB"},
            "part": "1",
        }


def test_a_whole_plan_calls_itself_accessible_and_one_with_missing_letters_does_not():
    def part(sheet):
        with printed(sheet).pdf.open_metadata() as metadata:
            return metadata.get("pdfuaid:part")

    assert part(FULL) == "1"
    assert part(replace(FULL, going_well="中文")) is None


def test_every_font_is_in_the_file_with_the_letters_of_its_glyphs():
    paper = printed(FULL)
    for font in paper.pdf.pages[0].Resources.Font.values():
        (inner,) = font.DescendantFonts
        assert font.Subtype == Name.Type0
        assert inner.FontDescriptor.FontFile2.read_bytes()
        assert b"beginbfchar" in font.ToUnicode.read_bytes()


def test_equal_plans_are_equal_files():
    assert pdf(document(FULL), FONTS) == pdf(document(FULL), FONTS)

"""How a document shares out over pages."""

import sys
from dataclasses import replace

import pytest

from ehdesk.printing.pages import pdf
from ehdesk.printing.styles import A4, COLOUR
from tests.printing.plans import FONTS, FULL, MORNINGS, NO_PLAN, action, document, printed, with_actions
from tests.printing.reading import Element, ReadBack

SIXTY = with_actions(*(action(f"Action {number}") for number in range(60)))
LONG = "All of us said what we think about it. " * 400


def pages_of(element: Element) -> set[int]:
    """The pages an element is on."""
    return {page for part in element.all() for page in part.pages}


def goals(paper: ReadBack) -> list[set[int]]:
    """The pages of each goal: its quote and its table."""
    quotes, tables = paper.root.find("BlockQuote"), paper.root.find("Table")
    return [pages_of(quote) | pages_of(table) for quote, table in zip(quotes, tables, strict=True)]


def test_a_plan_is_on_a4_paper():
    paper = printed(FULL)
    assert [float(edge) for edge in paper.pdf.pages[0].MediaBox] == pytest.approx([0, 0, *A4], abs=0.01)


def test_an_empty_plan_is_one_page():
    assert len(printed(NO_PLAN).pdf.pages) == 1


def test_a_goal_never_breaks_across_pages():
    paper = printed(replace(NO_PLAN, goals=(MORNINGS,) * 12))
    assert len(paper.pdf.pages) > 2
    assert all(len(pages) == 1 for pages in goals(paper))


def test_a_goal_longer_than_a_page_goes_on_under_the_same_headings():
    paper = printed(SIXTY)
    assert len(paper.pdf.pages) == 3
    assert all("What we will do" in text for text in paper.artifacts[1:])


def test_sixty_actions_are_all_there_and_in_order():
    cells = [cell.text for cell in printed(SIXTY).root.find("TH") if cell.scope == "Row"]
    assert cells == [f"Action {number}" for number in range(60)]


def test_a_row_stays_on_one_page():
    assert all(len(pages_of(row)) == 1 for row in printed(SIXTY).root.find("TR"))


def test_every_page_says_which_of_how_many_it_is():
    assert [text[-11:] for text in printed(SIXTY).artifacts] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_a_heading_is_never_the_last_thing_on_a_page():
    paper = printed(replace(FULL, goals=(MORNINGS,) * 7))
    for heading in paper.root.find("H2"):
        below = [part for part in paper.shown if part.page in heading.pages and not part.is_artifact]
        assert below[-1].text != heading.text


@pytest.mark.parametrize(
    "sheet",
    [
        replace(FULL, going_well=LONG),
        with_actions(action(LONG, LONG)),
        replace(NO_PLAN, goals=(replace(MORNINGS, text=LONG),)),
        replace(FULL, practitioner=LONG[:300], people=tuple(["Leanne"] * 200), signers=tuple(["Leanne"] * 20)),
    ],
    ids=["going well", "one action", "one quote", "many people"],
)
def test_nothing_runs_off_the_paper_however_long_it_is(sheet):
    paper = printed(sheet)
    text = [shown for shown in paper.shown if not shown.is_artifact]
    assert len(paper.pdf.pages) > 1 or len(text) > 10
    assert min(shown.y for shown in text) > COLOUR.margin
    assert min(shown.x for shown in text) >= COLOUR.margin - 0.1


def test_the_margins_are_kept_by_the_star():
    assert min(shown.x for shown in printed(FULL).shown) >= COLOUR.margin - 0.1


def test_nothing_is_written_to_disk():
    plan = document(FULL)
    opened = []
    is_watching = True

    def watch(event: str, about: tuple[object, ...]) -> None:
        if is_watching and event == "open" and set(str(about[1])) & set("wax+"):
            opened.append(about)

    sys.addaudithook(watch)
    pdf(plan, FONTS)
    is_watching = False
    assert opened == []

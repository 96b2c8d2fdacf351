"""Who is who: the drawing holds whatever is recorded, and everything in it stands in words beside it."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.genogram import genogram
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.member_form import member_form
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.who_is_who import WhoIsWhoPage
from ehdesk.ui.widgets.genogram_plan import GenogramPlan
from ehdesk.ui.widgets.genogram_view import GenogramView, Sideways
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


def page(at: AtTheDesk, family: FamilyId = "") -> QWidget:
    shown = show(WhoIsWhoPage(at.desk, places.WhoIsWho(family or at.family)))
    assert not shown.grab().isNull()  # painted
    return shown


def many(at: AtTheDesk, count: int) -> tuple[FamilyId, list[RecordId]]:
    """A family of so many, all called alike."""
    families = at.desk.work.families
    family, ids = families.add("Everyone"), [families.new_record() for _ in range(count)]
    for id in ids:
        families.editing(family, kinds.MEMBER, id).save({"name": "Sam Okoro", "role": "adult"})
    return family, ids


def test_the_family_page_leads_to_it(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    press(show(OverviewPage(at.desk, places.Overview(at.family))), "Who is who")
    assert went == [places.WhoIsWho(at.family)]


def test_everyone_and_what_they_are_to_each_other_stands_in_words(at: AtTheDesk):
    said = words_on(page(at))
    for words in (
        "Mother of",
        "Leila, Adam, Baby",
        "Their father",
        "Karim's flat",
        "Due 12 March 2027",
        "69 years old",
    ):
        assert words in said


def test_somebody_who_has_died_is_crossed_in_the_drawing_and_said_in_words(at: AtTheDesk):
    gran = next(one for one in at.members if one.called == "Gran")
    at.desk.work.families.editing(at.family, kinds.MEMBER, gran.id).save({"died": "yes", "died_on": "2024-05-03"})
    shown = page(at)
    assert shown.findChild(GenogramView).figures[gran.id].has_died
    assert "Died 3 May 2024, at" in words_on(shown)
    assert "A cross means" in words_on(shown)
    assert "mother, died 3 May 2024" in words_on(show(OverviewPage(at.desk, places.Overview(at.family))))


@pytest.mark.parametrize("count", [0, 1, 2, 15])
def test_it_holds_few_and_many(at: AtTheDesk, count: int):
    family, ids = many(at, count)
    for one, other in pairwise(ids):
        at.desk.work.families.relate(family, one, "partner", other)
    shown = page(at, family)
    assert len(shown.findChildren(GenogramView)) == (1 if count else 0)
    assert count or "The drawing grows" in words_on(shown)


def test_a_drawing_wider_than_the_page_takes_the_keyboard_and_never_widens_the_page(at: AtTheDesk):
    family, ids = many(at, 15)
    for one, other in pairwise(ids):
        at.desk.work.families.relate(family, one, "partner", other)
    shown = page(at, family)
    held = shown.findChild(Sideways)
    assert held.focusPolicy().value
    assert held.horizontalScrollBar().maximum() > 0
    assert shown.width() == 1000


def test_odd_relationships_are_drawn_as_far_as_they_go_and_stay_in_the_list(at: AtTheDesk):
    one, other = at.members[:2]
    for kind, person, to in (
        ("mother", one.id, one.id), ("mother", one.id, other.id), ("mother", other.id, one.id),
        ("wizard", one.id, other.id),
        ("father", one.id, "nobody"), ("", one.id, other.id),
    ):  # fmt: skip
        at.new(kinds.RELATIONSHIP, {"person": person, "kind": kind, "to": to})
    at.new(kinds.RELATIONSHIP, {"person": 7, "kind": ["x"], "to": None})
    at.arrives(kinds.MEMBER, one.id, {"sex": ["F"], "born": 7, "role": "ghost", "households": "x"})
    assert "wizard" in words_on(page(at))
    show(member_form(at.desk, places.MemberForm(at.family, one.id, "ties")))


def test_two_of_one_name_are_told_apart(at: AtTheDesk):
    family, _ids = many(at, 2)
    said = {figure.name for figure in page(at, family).findChild(GenogramView).figures.values()}
    assert said == {"Sam (1)", "Sam (2)"}


@pytest.mark.parametrize("width", [400, 1000, 3000])
def test_nobody_is_drawn_outside_the_drawing_or_on_somebody_else(at: AtTheDesk, look: Look, width: int):
    drawing = genogram(at.desk.work.families.family(at.family))
    width = max(width, GenogramPlan.least_width(look, drawing))
    plan = GenogramPlan(look, drawing, width)
    boxes = [plan.name_box(member) for member in drawing.across]
    assert all(box.left() >= 0 and box.right() <= width for box in boxes)
    assert max(box.bottom() for box in boxes) <= GenogramPlan.height(look, drawing)
    assert not any(one.intersects(other) for place, one in enumerate(boxes) for other in boxes[:place])

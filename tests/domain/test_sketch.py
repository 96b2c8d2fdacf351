"""A drawing: strokes one after the other, undone and done again, and as a draft holds it."""

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.answer_files import file_name, record_named
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import RecordId
from ehdesk.domain.sketch import Drawing, Said, Sketch, Stroke, Unfinished, as_text, unfinished_in
from tests.builders import new_id

POINTS = st.lists(st.tuples(st.integers(0, 1600), st.integers(0, 1200), st.integers(0, 100)), min_size=1, max_size=5)
STROKES = st.builds(Stroke, st.sampled_from(["red", "blue"]), st.integers(1, 40), POINTS.map(tuple))


def stroke(colour: str) -> Stroke:
    return Stroke(colour, 5, ((1, 2, 100), (30, 40, 100)))


def test_each_stroke_is_undone_and_done_again():
    drawing = Drawing()
    drawing.draw(stroke("red"))
    drawing.draw(stroke("blue"))
    drawing.undo()
    assert [one.colour for one in drawing.now.strokes] == ["red"]
    drawing.redo()
    assert [one.colour for one in drawing.now.strokes] == ["red", "blue"]


def test_an_empty_sheet_is_undone_too_and_brings_back_what_was_drawn_on():
    drawing = Drawing(Sketch("picture.jpg"))
    drawing.draw(stroke("red"))
    drawing.start_again()
    assert drawing.now.is_empty
    drawing.undo()
    assert drawing.now == Sketch("picture.jpg", (stroke("red"),))


def test_what_was_undone_is_gone_once_something_else_is_drawn():
    drawing = Drawing()
    drawing.draw(stroke("red"))
    drawing.undo()
    drawing.draw(stroke("blue"))
    drawing.redo()
    assert drawing.now.strokes == (stroke("blue"),)


def test_undo_with_nothing_done_is_nothing():
    drawing = Drawing(Sketch("a.png"))
    drawing.undo()
    drawing.redo()
    assert drawing.now == Sketch("a.png")


@given(st.lists(STROKES, max_size=4), st.text(max_size=9), st.text(max_size=9))
def test_a_draft_holds_it_whole(strokes: list[Stroke], base: str, described: str):
    unfinished = Unfinished(Sketch(base, tuple(strokes)), Said(described, (new_id(),)) if described else None)
    assert unfinished_in(as_text(unfinished)) == unfinished


def test_a_text_that_is_no_drawing_is_none():
    assert [unfinished_in(text) for text in ("", "Hello", "{", '{"sketch": 7}', "\ud83d")] == [None] * 5


def test_a_name_leads_to_its_record_and_that_of_a_file_from_elsewhere_to_none():
    record = RecordId(new_id())
    assert record_named(file_name("drawing", record, Media.PNG)) == record
    assert file_name("drawing", record, Media.PNG) == f"drawing-{record}.png"
    assert [record_named(name) for name in ("", "door.jpg", f"{record}.png", f"a-{record}.png/..")] == [None] * 4

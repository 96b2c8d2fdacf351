"""What a child said who was heard alone: as closed as a private topic, everywhere, and where it changed since too."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import ChangeId, PractitionerId, RecordId
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.opening import examine
from ehdesk.services.answer_files import ToKeep
from ehdesk.services.heard_before import recall
from ehdesk.services.self_notes import notes_of
from ehdesk.store.versions import Version
from tests.files import png
from tests.forms.builders import FAMILY, TIA, TODAY, form
from tests.services.made import filled
from tests.services.test_plan_sources import begun
from tests.services.test_said_alone import child, goal, held_by
from tests.sync.publishing import join_up_offline

WORDS = "He waits at the gate"
ROWS = """
| | type | name | label | appearance | relevant | bind::ehdesk:each | bind::ehdesk:star |
| | begin_repeat | child | Each child | | | child | |
| | begin_group | voice | Own words | field-list | | | |
| | select_one heard | heard | How did you hear them? | voice | | | |
| | text | worry | What worries them? | | ${heard} != '' | | safe-from-harm |
| | image | drawn | What did they draw? | draw | | | |
| | end_group | | | | | | |
| | end_repeat | | | | | | |
"""
CHOICES = """
| choices |
| | list_name | name | label |
| | heard | alone | On their own |
| | heard | family | With family |
"""
SETTINGS = """
| settings |
| | form_title | form_id | version | namespaces |
| | Our form | whole-family | 9 | ehdesk="https://ehdesk.org/xforms" |
"""


@pytest.fixture
def work(ada):
    join_up_offline(ada.work.vault)
    return ada.work


@pytest.fixture
def child_heard(work, tmp_path):
    """A family with a child, of whom nothing is known yet."""
    (tmp_path / "form.md").write_text(f"| survey |{ROWS}{CHOICES}{SETTINGS}")
    family, _filling = begun(work, examine(tmp_path / "form.md").source)
    return family, child(work, family, "Tia")


def answer(work, family, tia, *said):
    """Answer these in turn; what is closed of them, by where one comes upon it."""
    filling = filled(work, family)
    for name, value in said:
        filling.answer(f"child[{tia}]/voice/{name}", value)
    place = f"child[{tia}]/voice/worry"
    filling.keep_note(place, "Ask her teacher")
    (found,) = work.family_search.find(family, "waits")
    (topic,) = work.assessments.view(filling.facts.id).topics()
    (source,) = work.plan_sources.of(family)
    (note,) = notes_of(filling)
    held = [one for one in held_by(work, family, tia).held if one.field == place]
    return {
        "while it is open": filling.form.topic(topic.id).is_alone,
        "in the list of topics": topic.is_alone,
        "found": found.is_alone,
        "for a goal": source.topic.is_alone,
        "brought up": not work.plan_sources.left(family, work.plans.plan(family)),
        "notes": note.is_alone,
        "held": all(one.is_kept_close for one in held),
        "taken over": work.said_alone.about(family, place).may_be_alone(place),
    }


@pytest.mark.parametrize(
    ("said", "is_closed"),
    [
        ([("heard", "family"), ("worry", WORDS)], False),
        ([("heard", "alone"), ("worry", WORDS)], True),
        ([("heard", "family"), ("worry", WORDS), ("heard", "alone")], True),
        ([("heard", "alone"), ("worry", WORDS), ("heard", "family")], True),
        ([("heard", "alone"), ("heard", "family"), ("worry", WORDS)], False),
    ],
)
def test_it_is_closed_wherever_somebody_comes_upon_it_or_nowhere(work, child_heard, said, is_closed):
    found = answer(work, *child_heard, *said)
    assert found == dict.fromkeys(found, is_closed)


def test_a_picture_from_before_it_was_said_that_she_was_alone_is_marked_on_what_is_held(work, child_heard):
    family, tia = child_heard
    filling, voice = filled(work, family), f"child[{tia}]/voice"
    drawn = filling.files.keep(f"{voice}/drawn", ToKeep("drawing", png(), Media.PNG))
    filling.answer(f"{voice}/drawn", drawn)

    def marked():
        return {one.is_kept_close for one in held_by(work, family, tia).held if one.kind == kinds.ANSWER_FILE}

    assert marked() == {False}
    filling.answer(f"{voice}/heard", "alone")
    assert marked() == {True}


def test_a_goal_from_it_shows_its_topic_when_the_child_is_heard_with_the_family_next_time(work, child_heard):
    family, tia = child_heard
    answer(work, family, tia, ("heard", "alone"), ("worry", WORDS))
    goal(work, family, "Tia walks with Sam", place := f"child[{tia}]/voice/worry", WORDS)
    work.assessments.start(family)
    filled(work, family).answer(f"child[{tia}]/voice/heard", "family")
    assert not filled(work, family).form.topic(f"child[{tia}]/voice").is_alone
    assert work.said_alone.about(family, place).alone[place][1] == "Tia"


STEPS = st.lists(
    st.tuples(st.just("heard"), st.sampled_from(["alone", "family", ""]))
    | st.tuples(st.sampled_from(["worry", "drawn"]), st.sampled_from(["", "x", "y"])),
    max_size=8,
)
VOICE = form(ROWS, CHOICES, SETTINGS)


@given(STEPS)
def test_it_was_said_alone_if_something_was_ever_written_while_it_said_so(steps):
    written = [(f"child[{TIA.id}]/voice/{name}", value) for name, value in steps]
    history = [
        Version(ChangeId(str(at)), PractitionerId("A"), datetime.now(UTC), value, None, field, at)
        for at, (field, value) in enumerate(written)
    ]
    found = recall(FilledForm(VOICE, FAMILY, dict(written), TODAY), lambda _record: history[::-1], RecordId("A"))
    stood, was_alone = "", False
    for name, value in steps:
        stood = value if name == "heard" else stood
        was_alone |= name != "heard" and bool(value) and stood == "alone"
    assert found.topic(f"child[{TIA.id}]/voice").is_alone == (was_alone or stood == "alone")

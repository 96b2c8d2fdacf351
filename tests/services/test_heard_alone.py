"""What a child said who was heard alone: as closed as a private topic, everywhere, and where it changed since too."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import ChangeId, PractitionerId
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.opening import examine
from ehdesk.services.answer_files import ToKeep
from ehdesk.services.heard_before import alone_before
from ehdesk.services.self_notes import notes_of
from ehdesk.store.versions import Version
from tests.files import png
from tests.forms.builders import FAMILY, TIA, TODAY, form
from tests.services.made import filled
from tests.services.sharing import share
from tests.services.test_plan_sources import begun
from tests.services.test_said_alone import child, goal, held_by
from tests.sync.publishing import hub_takes_all, join_up_offline, publish

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


def say(work, family, tia, *said):
    """Answer these in turn."""
    for name, value in said:
        filled(work, family).answer(f"child[{tia}]/voice/{name}", value)


def answer(work, family, tia, *said):
    """Answer these in turn; what is closed of them, by where one comes upon it."""
    filling = filled(work, family)
    say(work, family, tia, *said)
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


class Laptops:
    """Ada's and Ben's, with the same family; each says something before either hears of the other's."""

    def __init__(self, ada, ben, family, tia):
        self.ada, self.ben, self.hers = ada, ben, (family, tia)
        share(ada, ben)

    def say(self, adas=(), bens=()):
        say(self.ada.work, *self.hers, *adas)
        say(self.ben.work, *self.hers, *bens)
        share(self.ada, self.ben)


@pytest.fixture
def laptops(ada, ben, child_heard, tmp_path):
    join_up_offline(ben.work.vault)
    publish(ben.work, examine(tmp_path / "form.md"))
    hub_takes_all(ben.work.vault)
    return Laptops(ada, ben, *child_heard)


@pytest.mark.parametrize(
    ("before", "adas", "bens", "is_closed"),
    [
        ([], [("heard", "alone")], [("heard", "family"), ("worry", WORDS)], True),
        ([("heard", "alone")], [("heard", "family")], [("worry", WORDS)], True),
        ([("heard", "alone")], [], [("heard", "family"), ("worry", WORDS)], False),
    ],
    ids=["two versions stand", "Ben has not seen it put right", "Ben put it right"],
)
def test_where_two_laptops_disagree_about_how_she_was_heard_it_is_closed(laptops, before, adas, bens, is_closed):
    laptops.say(before)
    laptops.say(adas, bens)
    for one in (laptops.ada, laptops.ben):
        found = answer(one.work, *laptops.hers)
        assert found == dict.fromkeys(found, is_closed)


def test_what_came_in_and_says_the_same_as_before_closes_what_it_tells_of(laptops, told):
    family, tia = laptops.hers
    before = [("heard", "family"), ("worry", "The damp")]
    laptops.say(before)
    say(laptops.ben.work, family, tia, ("heard", "alone"), ("worry", WORDS), *reversed(before))
    told.pass_by(timedelta(minutes=1))
    say(laptops.ada.work, family, tia, ("heard", "alone"), ("heard", "family"))
    assert not laptops.ada.work.said_alone.about(family, f"child[{tia}]/voice/worry").alone
    share(laptops.ada, laptops.ben)
    for one in (laptops.ada, laptops.ben):
        assert one.work.said_alone.about(family, f"child[{tia}]/voice/worry").alone


def test_once_somebody_chose_a_version_what_was_said_with_the_family_is_open(laptops):
    laptops.say([("heard", "alone")], [("heard", "family"), ("worry", WORDS)])
    family, tia = laptops.hers
    work = laptops.ben.work
    (two,) = work.vault.records.conflicts(family)
    assert filled(work, family).form.topic(f"child[{tia}]/voice").is_alone
    work.conflicts.choose(two, "family")
    assert not filled(work, family).form.topic(f"child[{tia}]/voice").is_alone


def test_it_stays_closed_in_a_newer_version_that_does_not_ask_how_she_was_heard(work, child_heard, tmp_path):
    family, tia = child_heard
    say(work, family, tia, ("heard", "alone"), ("worry", WORDS))
    rows = "\n".join(row for row in ROWS.splitlines() if "| heard |" not in row).replace("${heard} != ''", "")
    (tmp_path / "newer.md").write_text(f"| survey |{rows}{SETTINGS.replace('| 9 |', '| 10 |')}")
    publish(work, examine(tmp_path / "newer.md"))
    hub_takes_all(work.vault)
    move = work.moving.move(filled(work, family), "10")
    assert f"child[{tia}]/voice/worry" in move.after.said_alone()
    work.moving.make(family, move, "Moved", "Moved back")
    found = answer(work, family, tia)
    assert found == dict.fromkeys(found, True)
    work.assessments.start(family)
    say(work, family, tia, ("worry", "The damp"))
    assert not filled(work, family).form.topic(f"child[{tia}]/voice").is_alone


STORIES = """
| | type | name | label | appearance | repeat_count | bind::ehdesk:each |
| | integer | many | How many stories? | | | |
| | begin_repeat | child | Each child | | | child |
| | begin_group | voice | Own words | field-list | | |
| | select_one heard | heard | How did you hear them? | voice | | |
| | begin_repeat | story | Story | | {count} | |
| | text | told | What did they tell? | | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| | end_repeat | | | | | |
"""


@pytest.mark.parametrize("count", ["", "${many}"], ids=["removed", "counted away"])
def test_what_a_child_told_alone_comes_back_closed_who_was_heard_with_the_family_meanwhile(work, tmp_path, count):
    (tmp_path / "form.md").write_text(f"| survey |{STORIES.format(count=count)}{CHOICES}{SETTINGS}")
    family, filling = begun(work, examine(tmp_path / "form.md").source)
    voice = f"child[{child(work, family, 'Tia')}]/voice"
    filling.reread()
    story, told = f"{voice}/story[1]", f"{voice}/story[1]/told"
    filling.answer("many", "1")
    filling.answer(f"{voice}/heard", "alone")
    filling.answer(told, WORDS)
    place = 1 if count else filling.remove(story)
    filling.answer("many", "0")
    filling.answer(f"{voice}/heard", "family")
    filling.answer("many", "1")
    if not count:
        filling.bring_back(story, place)
    assert filling.form.question(told).value == WORDS
    assert told in filling.form.said_alone()


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


AUTHORS = st.sampled_from("AB")
STEPS = st.lists(
    st.tuples(st.just("heard"), st.sampled_from(["alone", "family", ""]), AUTHORS)
    | st.tuples(st.sampled_from(["worry", "drawn"]), st.sampled_from(["", "x", "y"]), AUTHORS),
    max_size=8,
)
VOICE = form(ROWS, CHOICES, SETTINGS)


@given(STEPS)
def test_it_was_said_alone_if_somebody_ever_wrote_who_may_have_known_nothing_else(steps):
    voice = f"child[{TIA.id}]/voice"
    history = [
        Version(ChangeId(str(at)), PractitionerId(author), datetime.now(UTC), value, None, f"{voice}/{name}", at)
        for at, (name, value, author) in enumerate(steps)
    ]
    found = FilledForm(VOICE, FAMILY, {one.field: one.value for one in history}, TODAY)
    found.heard.before = alone_before(found, history[::-1], {})

    def knew_only_alone(author, before):
        alone = [at for at, (name, value, _) in enumerate(before) if (name, value) == ("heard", "alone")]
        return bool(alone) and ("heard", author) not in {(name, by) for name, _, by in before[alone[-1] + 1 :]}

    said = [(author, steps[:at]) for at, (name, value, author) in enumerate(steps) if name != "heard" and value]
    was_alone = any(knew_only_alone(*one) for one in said)
    is_alone = found.answers.get(f"{voice}/heard") == "alone"
    assert found.topic(voice).is_alone == (was_alone or is_alone)

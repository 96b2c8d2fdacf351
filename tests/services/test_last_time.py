"""A second assessment: what was answered last time is shown, and is an answer again only once somebody says so."""

from datetime import timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.forms.engine.question import Problem
from ehdesk.services.assessment_record import answers_in
from ehdesk.services.last_time import LastAnswer, NotTakenOver, Stands
from tests.services.made import Desktop
from tests.sync.publishing import SURVEY, form, hub_takes_all, join_up_offline, publish

HOME = "home/home"


class Review:
    """The family's second assessment, a hundred days after the first."""

    def __init__(self, desktop: Desktop) -> None:
        self.work = desktop.work
        self.family = self.work.families.rows()[0].family.id
        self.first = self.work.assessments.current(self.family)
        self.before = answers_in(self.work.vault.records.one(self.first.id).body)
        desktop.clock.now += timedelta(days=100)
        self.work.assessments.start(self.family)

    @property
    def filling(self):
        return self.work.assessments.open(self.work.assessments.current(self.family).id)

    @property
    def last(self):
        return self.work.last_times.of(self.filling, self.family)

    @property
    def answers(self):
        """What the new assessment holds in the vault."""
        return answers_in(self.work.vault.records.one(self.filling.facts.id).body)

    def topic(self, id):
        return self.filling.form.topic(id)

    def stands(self, field):
        one = self.last.of(field)
        return one.stands if one else None

    def somewhere(self, stands):
        """The first field that stands so."""
        return next(field for field in self.before if self.stands(field) is stands)


@pytest.fixture
def review(visited: Desktop) -> Review:
    return Review(visited)


def member(review, name):
    return next(one.id for one in review.work.families.family(review.family).members if one.called == name)


def test_a_first_assessment_has_nothing_before_it(visited: Desktop):
    family = visited.work.families.rows()[0].family.id
    filling = visited.work.assessments.open(visited.work.assessments.current(family).id)
    assert visited.work.last_times.of(filling, family) is None


def test_nothing_is_copied_by_itself(review):
    assert review.last.waiting(review.topic("home/money"))
    assert review.answers == {}
    assert review.filling.form.answered("home/money") == 0


def test_still_so_makes_one_answer_of_today_and_says_why_in_the_history(review):
    field = "home/money/money_going"
    review.last.take(field, "Still so")
    assert review.answers == {field: review.before[field]}
    assert review.stands(field) is Stands.SAME
    [said] = review.work.vault.changes.history(review.filling.facts.id, field)
    assert said.at > review.work.vault.changes.history(review.first.id, field)[0].at


def test_each_answer_carries_the_day_on_which_it_was_said(review):
    one, other = "home/money/money_going", "home/money/money_checked"
    first = review.work.assessments.open(review.first.id)
    first.answer(one, "well")
    first.complete()
    today = review.filling.facts.started_on
    assert review.last.of(one).on == today
    assert review.last.of(other).on == today - timedelta(days=100)


def test_what_is_answered_is_not_taken_over_again(review):
    field = "home/money/money_going"
    review.filling.answer(field, "Otherwise")
    with pytest.raises(NotTakenOver):
        review.last.take(field, "Still so")
    assert review.filling.form.question(field).value == "Otherwise"
    assert review.stands(field) is Stands.CHANGED
    assert field in review.last.changed(review.topic("home/money"))


def test_an_answer_that_was_cleared_waits_again(review):
    field = "home/money/money_going"
    review.last.take(field, "Still so")
    review.filling.answer(field, "")
    assert review.stands(field) is Stands.WAITING


def test_several_choices_in_another_order_are_the_same(review):
    several = (field for field in review.before if review.filling.form.question(field).kind == "select_multiple")
    field = next(one for one in several if " " in review.before[one])
    review.filling.answer(field, " ".join(reversed(review.before[field].split())))
    assert review.stands(field) is Stands.SAME


def test_own_words_are_shown_and_asked_anew(review):
    adam = f"child[{member(review, 'Adam')}]/voice"
    review.filling.answer(f"{adam}/heard", "watched")
    voices = [field for field in review.before if review.stands(field) is Stands.VOICE]
    assert f"{adam}/watched" in voices
    for field in voices:
        assert review.last.of(field).said
        assert review.filling.form.question(field).kind == "text"
        with pytest.raises(NotTakenOver):
            review.last.take(field, "Still so")
    review.filling.answer(voices[0], "Something else altogether")
    assert review.stands(voices[0]) is Stands.VOICE


def test_what_was_said_alone_is_not_brought_forward_nor_told(review):
    alone = [topic for topic in review.filling.form.topics() if topic.is_private and review.last.was_said_alone(topic)]
    fields = [field for topic in alone for field in topic.fields if review.before.get(field)]
    assert fields
    for field in fields:
        assert review.last.of(field) is None
        with pytest.raises(NotTakenOver):
            review.last.take(field, "Still so")
        review.filling.answer(field, "x")
    assert not any(review.last.changed(topic) or review.last.waiting(topic) for topic in alone)


def of_leilas(review):
    """Leila was heard alone last time, and is heard with the family now: what was answered last time on that."""
    voice = f"child[{member(review, 'Leila')}]/voice"
    assert review.before[f"{voice}/heard"] == "alone"
    review.filling.answer(f"{voice}/heard", "with_family")
    return [field for field in review.before if field.startswith((f"{voice}/", f"{voice}_how/"))]


def test_what_a_child_said_alone_is_not_brought_forward_when_heard_with_the_family_now(review):
    hers = of_leilas(review)
    assert {field.rpartition("/")[2] for field in hers} >= {"own_words", "life_score", "heard_where"}
    assert [field for field in hers if review.last.of(field)] == []
    assert all(review.last.was_said_alone(review.topic(field.rpartition("/")[0])) for field in hers)
    assert not review.last.was_said_alone(review.topic(f"child[{member(review, 'Adam')}]/voice"))


def test_another_form_does_not_find_what_a_child_said_alone_either(review):
    hers = of_leilas(review)
    _, said = review.work.last_times.open_answers(review.filling.facts.id, review.family)
    assert "home/money/money_going" in said
    assert [field for field in hers if field in said] == []


def test_heard_alone_and_again_with_the_family_it_is_not_brought_forward_either(review):
    hers = of_leilas(review)
    heard = next(one for one in hers if one.endswith("/heard"))
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save({heard: "with_family"})
    assert [field for field in hers if review.last.of(field)] == []


def of_olas(review, **last):
    """What Ola, heard with the family last time, answered then; heard with them now too: her page."""
    child = review.work.families.new_record()
    known = {"name": "Ola", "role": "child", "born": "2014-05-05"}
    review.work.families.editing(review.family, kinds.MEMBER, child).save(known)
    voice = f"child[{child}]/voice"
    said = {f"{voice}/{name}": value for name, value in {"heard": "with_family", **last}.items()}
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save(said)
    review.filling.answer(f"{voice}/heard", "with_family")
    return voice


def test_what_a_child_said_with_the_family_is_shown_folded_and_their_score_can_be_still_so(review):
    voice = of_olas(review, own_words="I like it here", life_score="7")
    heard, words, score = (f"{voice}/{name}" for name in ("heard", "own_words", "life_score"))
    assert (review.stands(heard), review.stands(words), review.stands(score)) == (None, Stands.VOICE, Stands.WAITING)
    assert not review.last.was_said_alone(review.topic(voice))


def test_a_drawing_of_last_time_is_told_and_not_taken_over_nor_counted(review):
    drawn = f"child[{member(review, 'Leila')}]/voice/drawn"
    of_leilas(review)
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save({drawn: "kept.png"})
    assert review.last.of(drawn) is None
    topic = review.topic(of_olas(review, drawn="kept.png"))
    drawn = f"{topic.id}/drawn"
    assert review.last.of(drawn) == LastAnswer(drawn, "", Stands.FILE, review.filling.facts.started_on)
    assert drawn not in {*review.last.waiting(topic), *review.last.changed(topic)}
    with pytest.raises(NotTakenOver):
        review.last.take(drawn, "Still so")


def test_answers_about_somebody_follow_them_and_stay_behind_with_who_left(review):
    leila = member(review, "Leila")
    hers = [field for field in review.before if f"[{leila}]" in field and review.stands(field)]
    none = review.last.no_place
    assert hers
    review.work.families.editing(review.family, kinds.MEMBER, RecordId(leila)).remove()
    assert not any(review.stands(field) for field in hers)
    assert review.last.no_place >= none + len(hers)


def test_a_number_that_is_not_allowed_is_shown_and_cannot_be_taken_over(review):
    field = next(one for one in review.filling.form.instance.by_field if one.endswith("/home_score"))
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save({field: "11"})
    assert review.last.of(field).said == "11"
    assert review.stands(field) is Stands.OTHERWISE
    with pytest.raises(NotTakenOver):
        review.last.take(field, "Still so")
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save({field: "9"})
    assert review.stands(field) is Stands.WAITING
    assert not review.filling.form.question(field).value


def test_a_required_question_says_that_last_times_answer_waits(review):
    found = Problem("home/start/why_now", "Answer this")
    assert review.before["home/start/why_now"]
    assert review.last.named(found, "Still so? {}".format).message.startswith("Still so? What has made")
    review.filling.answer("home/start/why_now", "Else")
    assert review.last.named(found, "Still so? {}".format) == found


def test_an_empty_assessment_between_is_passed_over(review):
    review.work.assessments.start(review.family)
    assert review.last.facts.id == review.first.id
    assert len(review.work.last_times.earlier(review.filling.facts, review.family)) == 2


def test_what_a_colleague_corrected_in_the_last_one_is_what_stands_beside(review):
    assert review.last.of("home/money/money_going").said
    review.work.families.editing(review.family, kinds.ASSESSMENT, review.first.id).save(
        {"home/money/money_going": "Put right"}
    )
    assert review.last.of("home/money/money_going").said == "Put right"


def test_whether_it_is_shown_is_chosen_for_each_assessment(review):
    times, now = review.work.last_times, review.filling.facts.id
    times.show(now, shown=False)
    assert (times.is_shown(now), times.is_shown(review.first.id)) == (False, True)
    times.show(now, shown=True)
    assert times.is_shown(now)


def test_in_a_changed_form_what_has_its_place_is_offered_and_what_reads_otherwise_is_only_shown(ada, tmp_path):
    work = ada.work
    join_up_offline(work.vault)
    text = ("text", "beds", "How many beds?")
    for version, rows in (
        ("3", (*SURVEY[:-1], text, ("text", "pets", "Which pets?"), SURVEY[-1])),
        ("4", (*SURVEY[:-1], ("integer", *text[1:]), SURVEY[-1])),
    ):
        publish(work, form(tmp_path, version, rows))
        hub_takes_all(work.vault)
        if version == "3":
            family = work.families.add("Okoro")
            first = work.assessments.open(work.assessments.start(family).id)
            for name, said in (("going", "Well"), ("beds", "two"), ("pets", "A cat")):
                first.answer(f"g/{name}", said)
    now = work.assessments.open(work.assessments.start(family).id)
    last = work.last_times.of(now, family)
    assert now.form.definition.version == "4"
    assert [last.of(f"g/{name}") and last.of(f"g/{name}").stands for name in ("going", "beds", "pets")] == [
        Stands.WAITING,
        Stands.OTHERWISE,
        None,
    ]
    assert last.no_place == 1

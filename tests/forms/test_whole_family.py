"""The assessment that we ship: whole, plain, and asking each person only what fits them."""

import re
from dataclasses import replace

import pytest

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.question import Question
from ehdesk.forms.moving import compared
from ehdesk.paths import forms_folder, resources_folder
from ehdesk.services.made_up.cast import read_cast
from tests.forms.builders import FAMILY, TODAY
from tests.rules.reading_age import hard_sentences, reading_age

DEFINITION = Catalogue(forms_folder()).assessment("whole-family")
QUESTIONS = [part for part in DEFINITION.parts.values() if part.is_question]
CHOOSING = ("select", "select1")
AREAS = (
    "home/safety",
    "home/money",
    "home/together",
    "home/all_learning",
    "home/early_years",
    "home/body_and_mind",
    "home/alcohol_and_drugs",
    "home/out_of_trouble",
    "home/safe_from_harm",
    "home/safe_at_home",
)
PRACTITIONERS = ("level_of_need", "heard", "heard_by", "seen_alone")
PRIVATE = ("home/safe_from_harm", "home/safe_at_home", "child[T]/child_safe", "adult[L]/relationships")
JARGON = re.compile(
    r"\b(threshold|intervention|engage\w*|presenting|safeguard\w*|multi-agency|service user|disclos\w*|attain\w*|"
    r"signpost\w*|outcome|domestic|substance|utilis\w*|cohort|vulnerab\w*|parenting capacity|eg|ie|etc)\b",
    re.IGNORECASE,
)


def visit(**answers: str) -> FilledForm:
    return FilledForm(DEFINITION, FAMILY, {field.replace("__", "/"): value for field, value in answers.items()}, TODAY)


def asked_about(person: str, form: FilledForm) -> list[str]:
    return [topic.id.partition("/")[2] for topic in form.topics() if topic.person == person and topic.relevant]


def all_words() -> list[str]:
    texts = [
        text for part in DEFINITION.parts.values() if part.control for text in (part.control.label, part.control.hint)
    ]
    texts += [message for part in QUESTIONS for message in (part.bind.required_message, part.bind.constraint_message)]
    texts += DEFINITION.texts.values()
    pieces = [text.words(DEFINITION.language, DEFINITION.language) for text in texts]
    return ["".join(piece if isinstance(piece, str) else "Tia" for piece in words) for words in pieces if words]


def test_it_goes_as_deep_as_an_assessment_must():
    assert 150 <= sum(1 for part in QUESTIONS if part.bind.readonly is None) <= 220


def test_very_little_must_be_answered():
    assert {part.name for part in QUESTIONS if part.bind.required} == {
        "agreed",
        "why_now",
        "heard",
        "level_of_need",
        "level_reason",
    }


@pytest.mark.parametrize("part", QUESTIONS, ids=lambda part: part.name)
def test_every_question_has_its_words(part):
    assert part.control.label.words("", DEFINITION.language)
    assert part.bind.required is None or part.bind.required_message.by_language
    assert part.bind.constraint is None or part.bind.constraint_message.by_language


@pytest.mark.parametrize("part", [part for part in QUESTIONS if part.control.name in CHOOSING], ids=lambda p: p.name)
def test_nobody_is_pressed_to_choose(part):
    """How much help is needed and how a child was heard is the practitioner's to say, so nobody prefers not to."""
    entry = next(e for t in visit().topics() for e in t.fields if e.endswith(f"/{part.name}"))
    wanted = {"not_known"} if part.name in PRACTITIONERS else {"not_known", "not_said"}
    assert wanted <= {option.value for option in visit().question(entry).choices}


def test_a_page_asks_a_few_things_at_once():
    form = visit()
    for topic in form.topics():
        asked = [form.question(field) for field in topic.fields]
        assert sum(one.is_answerable and not one.is_score for one in asked) <= 7, topic.id


@pytest.mark.parametrize("topic", AREAS)
def test_every_area_of_family_life_asks_for_strengths_before_worries_and_for_what_needs_to_happen(topic):
    names = [field.rsplit("/", 1)[-1] for field in visit().topic(topic).fields]
    well = next(place for place, name in enumerate(names) if name.endswith("_well"))
    worries = next(place for place, name in enumerate(names) if name.endswith("_worries"))
    assert well < worries < next(place for place, name in enumerate(names) if name.endswith("_need"))


@pytest.mark.parametrize("topic", AREAS[:-1])
def test_everyone_who_can_says_how_things_are_for_them(topic):
    """Whether somebody feels safe at home is asked of each on their own, on their own page."""
    form = visit(home__safe_from_harm__harm_ask="yes")
    asked = [form.question(field) for field in form.topic(topic).fields]
    assert {one.person for one in asked if one.is_score and one.relevant} <= {"L", "T"}
    assert "L" in {one.person for one in asked if one.is_score and one.relevant}


def test_the_words_are_plain():
    assert not [words for words in all_words() if JARGON.search(words)]


def test_no_sentence_is_long():
    sentences = [sentence for words in all_words() for sentence in re.split(r"[.?!:] ", words)]
    assert not [sentence for sentence in sentences if len(sentence.split()) >= 20]


def test_a_child_of_nine_can_read_it():
    assert reading_age(all_words()) <= 9
    assert hard_sentences(all_words(), age=12) == []


def test_a_teenager_is_asked_about_school_and_caring():
    assert asked_about("T", visit()) == [
        "child_health",
        "learning",
        "attendance",
        "feelings",
        "friendships",
        "child_safe",
        "caring",
        "voice",
    ]


def test_a_toddler_is_asked_about_growing_and_playing_instead():
    assert asked_about("M", visit()) == ["child_health", "early", "feelings", "child_safe", "voice"]


def test_a_baby_on_the_way_is_asked_about_only_as_one():
    form = visit()
    assert asked_about("B", form) == ["child_health", "early"]
    assert form.question("child[B]/child_health/midwife").relevant
    assert not form.question("child[B]/child_health/child_health_going").relevant


def test_a_child_who_does_not_speak_yet_is_watched_not_asked():
    form = visit(**{"child[M]__voice__heard": "watched"})
    assert form.question("child[M]/voice/watched").relevant
    assert not form.question("child[M]/voice/own_words").relevant
    assert form.question("child[M]/voice/watched").is_voice


@pytest.mark.parametrize("topic", PRIVATE)
def test_before_harm_is_asked_about_stands_a_warning_and_the_way_round_it(topic):
    form = visit()
    assert form.topic(topic).is_private
    warning, first, *others = (form.question(field) for field in form.topic(topic).fields)
    assert warning.kind == "note"
    assert warning.is_warning
    assert "Not asked: not safe to ask now" in {option.label for option in first.choices}
    assert not first.required
    assert not any(one.relevant for one in others)


@pytest.mark.parametrize("topic", PRIVATE)
def test_harm_that_it_is_not_safe_to_ask_about_leaves_no_gap(topic):
    form = visit()
    first = form.question(form.topic(topic).fields[1])
    form.answer(first.field, next(one.value for one in first.choices if one.label.startswith("Not asked")))
    assert form.asked(topic) == form.answered(topic) == 1
    assert not form.problems(topic)


def test_harm_is_asked_about_where_it_is_safe():
    form = visit(**{"adult[L]__relationships__alone": "yes"})
    assert form.question("adult[L]/relationships/feels_safe").relevant


@pytest.mark.parametrize(
    ("worries", "worry", "note", "line"),
    [
        ("adult[L]/adult_health/adult_health_worries", "thoughts", "adult[L]/adult_health/adult_now", "116 123"),
        ("child[T]/feelings/feelings_worries", "hurting_self", "child[T]/feelings/feelings_now", "0800 1111"),
    ],
)
def test_where_a_life_may_be_in_danger_it_says_at_once_whom_to_call(worries, worry, note, line):
    form = visit()
    assert not form.question(note).relevant
    form.answer(worries, worry)
    told = form.question(note)
    assert told.relevant
    assert told.is_warning
    assert "999" in told.label
    assert line in told.label


def test_only_those_who_have_small_children_are_asked_about_early_years():
    older = FilledForm(DEFINITION, [FAMILY[0], FAMILY[1]], {}, TODAY)
    assert visit().topic("home/early_years").relevant
    assert not older.topic("home/early_years").relevant
    assert not FilledForm(DEFINITION, [FAMILY[0], FAMILY[3]], {}, TODAY).topic("home/all_learning").relevant


def test_how_a_child_was_heard_is_asked_once_they_were():
    form = visit()
    assert not form.topic("child[T]/voice_how").relevant
    form.answer("child[T]/voice/heard", "alone")
    assert form.topic("child[T]/voice_how").relevant
    assert form.question("child[T]/voice_how/seen_alone").relevant


def test_the_answers_of_the_demo_family_fit_it():
    cast = read_cast(resources_folder())
    people = [
        Person(key, one.called, one.role, TODAY.year - one.born.year if one.born else None)
        for key, one in cast.members.items()
    ]
    form = FilledForm(DEFINITION, people, cast.answers, TODAY)
    questions = [form.question(field) for field in cast.answers]
    assert not [one.field for one in questions if not (one.valid and one.relevant)]
    assert not [problem for topic in form.topics() for problem in form.problems(topic.id)]


def test_an_assessment_in_the_edition_before_is_still_read_as_it_was():
    before = Catalogue(forms_folder()).assessment("whole-family", "1")
    form = FilledForm(before, FAMILY, {"home/together/together_score": "6"}, TODAY)
    assert (DEFINITION.version, before.version) == ("2.3", "1")
    assert form.question("home/together/together_score").valid
    assert form.topic("home/together").title == "Getting on together"


def test_each_edition_asks_what_those_before_it_asked_and_since_the_third_what_each_child_drew():
    catalogue = Catalogue(forms_folder())
    first, before, third = (catalogue.assessment("whole-family", version) for version in ("2", "2.1", "2.2"))

    def plain(definition):
        """Each part without what its answer speaks to; a template holds just what its parts do."""
        return [
            replace(
                part,
                bind=replace(part.bind, needs=(), areas=(), protective=(), is_level=False),
                children=(),
                template=None,
            )
            for part in definition.root.all()
        ]

    assert plain(before) == plain(first)
    drawn = [part for part in third.root.all() if part.path[-1:] == ("drawn",)]
    assert [part for part in plain(third) if part.path[-1:] != ("drawn",)] == plain(before)
    assert [part.path for part in DEFINITION.root.all()] == [part.path for part in third.root.all()]
    assert [part.control.appearance for part in drawn] == [("draw",)]
    assert any(part.bind.needs for part in DEFINITION.root.all())


def test_answers_move_from_the_edition_before_to_the_newest_and_all_have_their_place():
    answers = {
        "home/agree/agreed": "some",
        "home/agree/agreed_who": "All but nan",
        "child[T]/child_health/child_health_worries": "sleep teeth",
        "child[T]/voice/heard": "alone",
        "child[T]/voice_how/heard_by": "talking not_known",
        "child[M]/voice/heard": "not_said",
    }
    before = FilledForm(Catalogue(forms_folder()).assessment("whole-family", "2.2"), FAMILY, answers, TODAY)
    moved = compared(before, before.read_by(DEFINITION))
    assert (moved.carried, moved.no_place, moved.new) == (len(answers), (), ())
    assert moved.look_again == ("child[M]/voice/heard",)


def test_every_star_area_has_questions_that_speak_to_it():
    catalogue = Catalogue(forms_folder())
    binds = [part.bind for part in DEFINITION.root.all()]
    spoken = {area for bind in binds for area in bind.areas}
    spoken |= {catalogue.needs[need].area for bind in binds for need in bind.needs}
    areas = {area.id for area in catalogue.star("our-star").areas}
    assert spoken == areas
    assert {need.area for need in catalogue.needs.values()} == areas


def test_a_day_still_to_come_is_not_when_we_talked():
    form = visit(home__start__talked_on="2026-11-25")
    assert form.question("home/start/talked_on").message == "Enter today or a day that has already been"


def test_the_level_of_need_wants_its_reason():
    form = visit(together_now__level__level_of_need="3")
    messages = [problem.message for problem in form.problems("together_now/level")]
    assert "Say why you chose this level" in messages
    assert "Choose how much help the family needs now" not in messages


def test_names_stand_in_the_questions():
    assert visit().question("child[T]/learning/school_going").label == "How is school going for Tia at the moment?"


def test_it_can_be_completed_by_answering_only_what_must_be():
    form = visit()
    for _ in range(3):  # an answer may ask for another
        for topic in form.topics():
            for problem in form.problems(topic.id):
                form.answer(problem.field, some_answer(form.question(problem.field)))
    assert not [problem for topic in form.topics() for problem in form.problems(topic.id)]


def some_answer(question: Question) -> str:
    return question.choices[0].value if question.choices else "A few words"

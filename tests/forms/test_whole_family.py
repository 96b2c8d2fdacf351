"""The assessment that we ship: whole, plain, and asking each person only what fits them."""

import re

import pytest

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.question import Question
from ehdesk.paths import forms_folder
from tests.forms.builders import FAMILY, TODAY

DEFINITION = Catalogue(forms_folder()).assessment("whole-family")
QUESTIONS = [part for part in DEFINITION.parts.values() if part.is_question]
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


def test_it_is_of_a_length_for_one_visit():
    assert 40 <= sum(1 for part in QUESTIONS if part.bind.readonly is None) <= 60


@pytest.mark.parametrize("part", QUESTIONS, ids=lambda part: part.name)
def test_every_question_has_its_words(part):
    assert part.control.label.words("", DEFINITION.language)
    assert part.bind.required is None or part.bind.required_message.by_language
    assert part.bind.constraint is None or part.bind.constraint_message.by_language


@pytest.mark.parametrize("part", [part for part in QUESTIONS if part.control.name == "select1"], ids=lambda p: p.name)
def test_every_choice_can_be_left_open(part):
    open_answers = {"not_known", "not_yet", "not_talked", "no"} | {"1", "2", "3", "4"}
    entry = next(e for t in visit().topics() for e in t.fields if e.endswith(f"/{part.name}"))
    assert open_answers & {option.value for option in visit().question(entry).choices}


def test_no_page_asks_more_than_six_things():
    assert max(len(topic.fields) for topic in visit().topics()) <= 6


def test_the_words_are_plain():
    assert not [words for words in all_words() if JARGON.search(words)]


def test_no_sentence_is_long():
    sentences = [sentence for words in all_words() for sentence in re.split(r"[.?!:] ", words)]
    assert max(len(sentence.split()) for sentence in sentences) <= 25


def test_a_teenager_is_asked_about_school_and_caring():
    assert asked_about("T", visit()) == ["child_health", "learning", "feelings", "caring", "voice"]


def test_a_toddler_is_asked_about_growing_and_playing_instead():
    assert asked_about("M", visit()) == ["child_health", "early", "feelings", "voice"]


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


def test_nobody_is_asked_about_harm_unless_they_are_alone():
    form = visit(**{"adult[L]__relationships__alone": "no"})
    assert not form.question("adult[L]/relationships/feels_safe").relevant
    form.answer("adult[L]/relationships/alone", "yes")
    assert form.question("adult[L]/relationships/feels_safe").relevant
    assert form.question("adult[L]/relationships/alone_note").kind == "note"


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

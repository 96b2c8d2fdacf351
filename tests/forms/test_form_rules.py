"""What a form lays down: first values, languages, choices that follow from an answer, and what must be answered."""

from ehdesk.forms.engine.filled import FilledForm
from tests.forms.builders import FAMILY, TODAY, filled, form


def test_first_values_show_until_somebody_answers_or_clears_them():
    survey = "|  | type | name | label | default |\n|  | text | where | Where? | at home |"
    assert filled(survey).question("where").value == "at home"
    assert "where" not in filled(survey).answers
    assert filled(survey, where="").question("where").value == ""


def test_a_form_speaks_the_language_it_is_asked_for_and_falls_back_where_nothing_was_translated():
    survey = """
    |  | type             | name  | label::English (en) | label::Cymraeg (cy) | hint::English (en) |
    |  | select_one going | going | How is it?          | Sut mae pethau?     | Today              |
    """
    choices = """
    | choices |
    |         | list_name | name | label::English (en) | label::Cymraeg (cy) |
    |         | going     | well | Going well          | Yn dda              |
    """
    settings = """
    | settings |
    |          | form_title | form_id | version | default_language |
    |          | A form     | small   | 1       | English (en)     |
    """
    definition = form(survey, choices, settings)
    assert definition.languages == ("English (en)", "Cymraeg (cy)")
    question = FilledForm(definition, FAMILY, {}, TODAY, language="Cymraeg (cy)").question("going")
    assert (question.label, question.choices[0].label, question.hint) == ("Sut mae pethau?", "Yn dda", "Today")
    assert FilledForm(definition, FAMILY, {}, TODAY).question("going").label == "How is it?"


def test_typographic_quotes_in_words_reach_the_reader():
    survey = "|  | type | name | label | hint |\n|  | text | a | Who is “Nan”? | Don’t worry |"
    question = filled(survey).question("a")
    assert (question.label, question.hint) == ("Who is “Nan”?", "Don’t worry")


def test_choices_follow_from_an_earlier_answer():
    survey = """
    |  | type             | name | label | choice_filter |
    |  | select_one area  | area | Where |               |
    |  | select_one place | place | Which | area = ${area} |
    """
    choices = """
    | choices |
    |         | list_name | name | label | area |
    |         | area      | n    | North |      |
    |         | area      | s    | South |      |
    |         | place     | p1   | Park  | n    |
    |         | place     | p2   | Pool  | s    |
    """
    visit = filled(survey, choices=choices, area="n")
    assert [choice.label for choice in visit.question("place").choices] == ["Park"]
    visit.answer("place", "p1")
    assert visit.answer("area", "s") == {"area", "place"}
    assert visit.question("place").message == "Choose from the answers shown"
    assert visit.display("place") == "p1"


def test_requirements_can_be_conditional():
    survey = """
    |  | type | name  | label | required        |
    |  | text | first | One   |                 |
    |  | text | then  | Two   | ${first} != ''  |
    """
    visit = filled(survey)
    assert not visit.question("then").required
    assert visit.answer("first", "a") == {"first", "then"}
    assert visit.question("then").required


def test_relevance_passes_down_through_groups():
    survey = """
    |  | type        | name  | label  | relevant       |
    |  | text        | gate  | Gate   |                |
    |  | begin_group | outer | Outer  | ${gate} = 'go' |
    |  | begin_group | inner | Inner  | ${key} = 'in'  |
    |  | text        | deep  | Deep   |                |
    |  | end_group   |       |        |                |
    |  | end_group   |       |        |                |
    |  | text        | key   | Key    |                |
    """
    visit = filled(survey, key="in")
    assert not visit.question("outer/inner/deep").relevant
    assert visit.answer("gate", "go") == {"gate", "outer", "outer/inner", "outer/inner/deep"}
    assert not visit.topic("outer/inner").relevant or visit.question("outer/inner/deep").relevant
    assert visit.answer("key", "") == {"key", "outer/inner", "outer/inner/deep"}

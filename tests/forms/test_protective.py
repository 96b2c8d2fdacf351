"""The column that says which of two answers about safety is shown first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.change import ChangeId, PractitionerId
from ehdesk.domain.merge import Head
from ehdesk.forms.protective import every_tick, policy_of, protective_problems
from ehdesk.forms.reader import assessment_from
from ehdesk.forms.sheets import read_sheets
from tests.forms.builders import tables

HEAD = "| | type | name | label | bind::ehdesk:protective |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | worry | hurt | Hurt |\n| | worry | scared | Scared |\n"
CHOICES += "| | worry | none | None of these |\n| | worry | not_known | Not known |\n"
CHOICES += "| | yes_no | yes | Yes |\n| | yes_no | no | No |\n"


def written(kind, order):
    return tables(f"{HEAD}| | {kind} | safe | Is everyone safe? | {order} |", CHOICES)


def heads(*values):
    """The newest first."""
    return tuple(Head(ChangeId(str(n)), -n, PractitionerId("a"), value) for n, value in enumerate(values))


@pytest.mark.parametrize(
    ("kind", "order", "said"),
    [
        ("select_one worry", "hurt scard", "worry has no answer scard; the nearest is scared"),
        ("select_one worry", "all", "worry has no answer all"),
        ("select_multiple worry", "hurt", "of select_multiple, only all can be shown, not hurt"),
        ("integer", "all", "only a question with choices or words can show its most protective answer"),
    ],
)
def test_an_order_that_the_question_does_not_have_is_told(kind, order, said):
    (told,) = map(str, protective_problems(read_sheets(written(kind, order), "form.md")))
    assert told.endswith(f"column bind::ehdesk:protective: {said}")


@pytest.mark.parametrize(
    ("kind", "order", "newest", "other", "shown"),
    [
        ("select_one worry", "hurt scared", "scared", "hurt", "hurt"),
        ("select_one worry", "hurt scared", "", "scared", "scared"),
        ("select_one worry", "hurt scared", "", "none", ""),
        ("select_one worry", "hurt scared none not_known", "", "none", "none"),
        ("select_one yes_no", "no yes", "yes", "", ""),
        ("select_one yes_no", "no yes", "", "no", "no"),
        ("select_multiple worry", "all", "none", "hurt scared", "hurt scared"),
        ("text", "all", "Not on Mondays", "Only by text", "Only by text\nNot on Mondays"),
    ],
)
def test_the_form_says_which_is_shown(kind, order, newest, other, shown):
    policy = policy_of(assessment_from(written(kind, order), "form.md"), "safe")
    assert policy(heads(newest, other)) == shown


@given(st.lists(st.sets(st.sampled_from(["hurt", "scared", "none", "not_known"])), min_size=1))
def test_every_worry_of_any_version_is_shown_and_no_worry_only_alone(ticked):
    shown = set(every_tick(heads(*(" ".join(sorted(one)) for one in ticked))).split())
    said = set().union(*ticked)
    assert shown & {"hurt", "scared"} == said & {"hurt", "scared"}
    assert bool(shown) == bool(said - {"none"} or (said and all(ticked)))  # cleared by one, "none" does not reassure
    assert not shown & {"none", "not_known"} or len(shown) == 1

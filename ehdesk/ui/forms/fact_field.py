"""What a fact of a member is answered with."""

from collections.abc import Callable, Iterable
from functools import partial

from ehdesk.domain.body import names, text
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.member_facts import Fact, Shape
from ehdesk.domain.typed_days import Lean
from ehdesk.ui import member_words
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import BirthField, past_day, rough_day
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import LongTextField, TextField


def field_of(desk: Desk, fact: Fact, family: Family, member: Member) -> Field | None:
    """The field for a fact of a member; None where there is nothing to choose from."""
    look, label, hint = desk.look, member_words.label(desk.words, fact), member_words.hint(desk.words, fact)
    match fact.shape:
        case Shape.DAY | Shape.PAST_DAY:
            return past_day(desk, label) if fact.shape is Shape.PAST_DAY else rough_day(desk, label, Lean.COMING)
        case Shape.BIRTH:
            return BirthField(desk, label, hint)
        case Shape.WORDS | Shape.LINES | Shape.NUMBER:
            return _typed(fact.shape)(look, label, hint)
        case Shape.ONE:
            return ChoiceCards(look, label, _choices(desk, fact, member), hint)
        case Shape.ONE_OF_MANY:
            options = [(one.key, one.words) for one in _choices(desk, fact, member)]
            return SelectField(look, label, options, hint, nothing=desk.words("common.nothing_chosen"))
    choices = _people_or_homes(desk, fact, family, member) or _choices(desk, fact, member)
    return TickCards(look, label, choices, hint) if choices else None


def _typed(shape: Shape) -> Callable[..., Field]:
    if shape is Shape.NUMBER:
        return partial(TextField, width=260)
    return LongTextField if shape is Shape.LINES else TextField


def _choices(desk: Desk, fact: Fact, member: Member) -> list[Choice]:
    """The answers there are, and whatever else was answered."""
    body = member.recorded
    given: Iterable[str] = names(body, fact.name) if fact.shape is Shape.SOME else filter(None, [text(body, fact.name)])
    others = [one for one in given if one not in fact.options]
    answers = (*fact.options, *others) if fact.options else ()
    return [Choice(one, member_words.option(desk.words, fact, one)) for one in answers]


def _people_or_homes(desk: Desk, fact: Fact, family: Family, member: Member) -> list[Choice]:
    if fact.shape is Shape.HOMES:
        return [Choice(home.id, home.name) for home in family.households]
    if fact.shape is Shape.ADULTS:
        living, chosen = family.living, names(member.recorded, fact.name)
        there = (one for one in family.members if one in living or one.id in chosen)
        adults = (one for one in there if one.role is Role.ADULT and one.id != member.id)
        return [Choice(one.id, desk.called(one)) for one in adults]
    return []

"""How the facts of a member read. An answer that this program has no words for is shown as it was written."""

from collections.abc import Iterator

from ehdesk.domain.body import Body, day_in, is_id
from ehdesk.domain.change import Value
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.member_doubts import OLDEST
from ehdesk.domain.member_facts import FACTS, Fact, Group, Shape, asked
from ehdesk.domain.nhs_number import grouped
from ehdesk.forms.wording import Wording
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words


def label(words: Wording, fact: Fact) -> str:
    """What a fact is called."""
    return words(f"member_fact.{fact.name}")


def option(words: Wording, fact: Fact, answer: str) -> str:
    """What one of its answers is called."""
    if answer not in fact.options:
        return answer
    code = f"{fact.name}_{answer}".lower().replace(" ", "_")
    return words(f"member_option.{code}")


def hint(words: Wording, fact: Fact) -> str:
    """What helps to answer, "" where nothing needs saying."""
    phrase = f"member_hint.{fact.name}"
    return words(phrase) if phrase in words.phrases else ""


def chosen(words: Wording, field: str, value: Value) -> str | None:
    """How a field that is answered by choosing reads; None for any other field."""
    fact = FACTS.get(field)
    if fact is None or not fact.options:
        return None
    return ", ".join(option(words, fact, str(one)) for one in _listed(value)) or None


def said(desk: Desk, fact: Fact, family: Family, body: Body) -> str:
    """What is recorded of a fact, "" for nothing."""
    value = body.get(fact.name)
    if fact.options:
        return chosen(desk.words, fact.name, value) or ""
    if fact.shape in (Shape.ADULTS, Shape.HOMES):
        return ", ".join(_called(desk, family, str(one)) for one in _listed(value))
    if fact.shape is Shape.DAY and isinstance(value, str):
        day = day_in(value)
        return day_in_words(day) if day else value
    if fact.name == "nhs_number" and isinstance(value, str):
        return grouped(value)
    return ", ".join(str(one) for one in _listed(value))


def recorded(desk: Desk, group: Group, family: Family, member: Member) -> Iterator[tuple[Fact, str]]:
    """The facts of a group that somebody answered, and how they read."""
    for fact in asked(group, member.recorded):
        words = said(desk, fact, family, member.recorded)
        if words:
            yield fact, words


def age_in_words(desk: Desk, member: Member) -> str:
    """ "11 years old", "Due 12 March 2027" or "A baby on the way", as far as it is known."""
    words, age = desk.words, member.age_on(desk.today)
    if member.role is Role.EXPECTED:
        return words("member.expected_on", day=day_in_words(member.due)) if member.due else words("member.expected")
    return words("member.age", count=age) if age is not None and age <= OLDEST else ""


def _listed(value: Value) -> list[Value]:
    if value in (None, "", [], ()):
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _called(desk: Desk, family: Family, id: str) -> str:
    member = family.member(id)
    home = next((home.name for home in family.households if home.id == id), "")
    if member is not None:
        return desk.called(member)
    return home or (desk.words("versions.not_here") if is_id(id) else id)

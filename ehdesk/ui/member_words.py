"""How the facts of a member read. An answer that this program has no words for is shown as it was written."""

from collections.abc import Iterator

from ehdesk.domain.birth import SaidAge, age_in, birth_in
from ehdesk.domain.body import Body, is_id
from ehdesk.domain.change import Value
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.member_facts import FACTS, Fact, Group, Shape, asked
from ehdesk.domain.nhs_number import grouped
from ehdesk.forms.wording import Wording
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import about_when_in_words, day_in_words, sentence


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
    """How a field reads that is answered by choosing, or with an age; None for any other field."""
    fact = FACTS.get(field)
    if fact is not None and fact.shape is Shape.BIRTH and isinstance(value, str):
        return birth_in_words(words, value) or None
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
    if fact.shape is Shape.BIRTH and isinstance(value, str):
        return birth_in_words(desk.words, value)
    if fact.shape in (Shape.DAY, Shape.PAST_DAY) and isinstance(value, str):
        return about_when_in_words(value) or value
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
    """ "11 years old", "Due 12 March 2027", "A baby on the way" or "Died 3 May 2024", as far as it is known."""
    words, age = desk.words, member.age_on(desk.today)
    if member.has_died:
        return died_in_words(desk, member)
    if member.role is Role.EXPECTED:
        due = about_when_in_words(member.due_as_written)
        return words("member.expected_on", day=due) if due else words("member.expected")
    if age is None:
        return ""
    said = words("member.age", count=age)
    return sentence(words("member.about", what=said)) if age and member.is_about_that_age(desk.today) else said


def died_in_words(desk: Desk, member: Member) -> str:
    """ "Died 3 May 2024, at 61", or "Has died" where nobody knows the day."""
    words, on, age = desk.words, member.died_on, short_age(desk, member)
    said = words("member.died_on", day=day_in_words(on)) if on else words("member.has_died")
    return words("member.died_aged", said=said, age=age) if age else said


def short_age(desk: Desk, member: Member) -> str:
    """The age as a number: 11, about 11, or under 1; "" where it is not known."""
    age = member.age_on(desk.today)
    if age is None:
        return ""
    if not age:
        return desk.words("member.under_one")
    return desk.words("member.about", what=age) if member.is_about_that_age(desk.today) else str(age)


def birth_in_words(words: Wording, kept: str) -> str:
    """What is kept of a birth: 9 February 2012, March 2019, 2017, or an age and the day on which it was said."""
    birth, said = birth_in(kept), age_in(kept)
    if birth is None:
        return kept
    if said is not None:
        age = _count(words, said)
        age = words("member.about", what=age) if said.is_about else age
        return words("member.said_on", age=sentence(age), day=day_in_words(said.on))
    if birth.first == birth.last:
        return day_in_words(birth.first)
    if birth.year and birth.first.month == birth.last.month:
        return f"{birth.first:%B %Y}"
    return kept if birth.year else sentence(words("member.about", what=kept.removeprefix("about ")))


def _count(words: Wording, said: SaidAge) -> str:
    match said.unit:
        case "months":
            return words("member.months", count=said.count)
        case "weeks":
            return words("member.weeks", count=said.count)
    return words("member.age", count=said.count)


def born_and_age(words: Wording, kept: str, age: str) -> str:
    """What was understood of a birth: 9 February 2012: 14 years old."""
    if not age or age_in(kept):
        return birth_in_words(words, kept) if birth_in(kept) else ""
    return f"{birth_in_words(words, kept)}: {age[:1].lower()}{age[1:]}"


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

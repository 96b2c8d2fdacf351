"""Somebody of the family: the short form that adds them, and a form for each group of facts."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day_in, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import member_from
from ehdesk.domain.member_doubts import doubts
from ehdesk.domain.member_facts import AT_FIRST, FACTS, GROUPS, Fact, Group, Shape
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.fact_field import field_of
from ehdesk.ui.look import Look
from ehdesk.ui.member_words import age_in_words, born_and_age
from ehdesk.ui.pages.alike import PerhapsHere
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.pages.tie_question import TieQuestion, first_adult
from ehdesk.ui.pages.ties import SHOWN_WITH_TIES, Ties
from ehdesk.ui.saying import whole_day
from ehdesk.ui.widgets.ask_first import Question
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.pair import Pair
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import show_when

_NAMES, _DAYS, _HOMES = ("name", "known_as"), ("born", "due"), ("households",)
_BESIDE = ((_NAMES[:1], _NAMES[1:]), (_DAYS, _HOMES))
"""They stand beside each other, so that the buttons are seen when somebody is added."""


class _FactsForm(FormOfNames):
    """Facts of a member. What may be a slip is asked beside its box; nothing waits for an answer."""

    lists = frozenset(fact.name for fact in FACTS.values() if fact.shape.is_list)

    def ask_facts(self, place: places.MemberForm, facts: Iterable[Fact]) -> None:
        """Ask for these, as far as they suit the member's role: that may change while the form is open."""
        desk, family = self._desk, self._desk.work.families.family(place.family)
        self.add(PerhapsHere(desk, place.family, place.member))
        member = member_from(place.member, self._editing.body)
        found = {fact.name: field_of(desk, fact, family, member) for fact in facts}
        fields = {name: field for name, field in found.items() if field is not None}
        for name, field in fields.items():
            self.bind(name, field)
        self.add(*self._laid_out(fields))
        self._look_again()

    def _laid_out(self, fields: Mapping[str, Field]) -> Iterator[QWidget]:
        """One below the other, in order, but what stands beside each other."""
        rest = dict(fields)
        for name in fields:
            both = next((both for both in _BESIDE if name in both[0] and rest.keys() >= {*both[0], *both[1]}), None)
            if both is not None:
                yield Pair(self.look, *(_below_each_other(self.look, rest, side) for side in both))
            elif name in rest:
                yield rest.pop(name)

    def opening_focus(self) -> QWidget | None:
        return next((field.control for field in self._fields.values() if not field.isHidden()), None)

    def saved(self, name: str) -> None:  # noqa: ARG002 - a date is judged by the role, and the other way round
        self._look_again()

    def _look_again(self) -> None:
        """Show what suits the role, and say what may be a slip."""
        body, words = self._editing.body, self._desk.words
        found = doubts(body, self._desk.today)
        for name, field in self._fields.items():
            show_when(field, FACTS[name].suits(body))
            if name in found and isinstance(field, TextField):
                field.remark(words(f"member_doubt.{found[name]}"), "attention")
            elif isinstance(field, TextField):
                field.remark(self._understood(name, body))

    def _understood(self, name: str, body: Body) -> str:
        """What a date or an age was taken for."""
        day = day_in(text(body, name))
        if name == "born":
            age = age_in_words(self._desk, member_from(self._editing.record, body))
            return born_and_age(self._desk.words, text(body, name), age)
        return whole_day(day) if day and FACTS[name].shape is Shape.DAY else ""

    def problems(self, body: Body) -> Mapping[str, str]:
        """What somebody in the record cannot be without."""
        words, found = self._desk.words, {}
        if not text(body, "name") and not text(body, "known_as"):
            found["name"] = words("member.need_name")
        if not text(body, "role"):
            found["role"] = words("member.need_role")
        return {name: said for name, said in found.items() if name in self._fields}


def _below_each_other(look: Look, fields: dict[str, Field], names: Iterable[str]) -> Column:
    column = Column(look)
    column.add(*(fields.pop(name) for name in names))
    return column


class AddMemberPage(_FactsForm):
    """Just enough to know who is who. The whole family can be added one after the other."""

    def __init__(self, desk: Desk, place: places.MemberForm) -> None:
        words = desk.words
        editing = desk.work.families.editing(place.family, kinds.MEMBER, place.member)
        super().__init__(desk, place, words("member.title_new"), words("member.subtitle_new"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        self._tie: TieQuestion | None = None
        self.ask_facts(place, (FACTS[name] for name in AT_FIRST))
        self._ask_tie(place)
        self.set_title(
            words("member.title_new"), " ".join(filter(None, (words("member.subtitle_new"), self._so_far())))
        )
        another = SecondaryButton(desk.look, words("member.another"), "plus")
        another.clicked.connect(lambda: self._add_another(place))
        self.end_with(words("member.done"), self.problems, words("member.remove"), more=another)

    def doubts(self, body: Body) -> Mapping[str, str]:
        """A day or an age that may be a slip is asked about before the form makes room for the next one."""
        found = doubts(body, self._desk.today)
        return {name: self._desk.words(f"member_doubt.{found[name]}") for name in found}

    def saved(self, name: str) -> None:
        super().saved(name)
        if self._tie is not None:
            self._tie.keep()

    def _ask_tie(self, place: places.MemberForm) -> None:
        family = self._desk.work.families.family(place.family)
        if adult := first_adult(family, place.member):
            self._tie = TieQuestion(self._desk, family, place.member, adult)
            self.add(self._tie)

    def _finish(self) -> None:
        """Nobody was begun, as after the last one of several: then there is nothing to look through."""
        self.save_typed()
        if self._editing.exists:
            super()._finish()
        else:
            self.finished()

    def _add_another(self, place: places.MemberForm) -> None:
        if self.is_fine():
            self._desk.back()
            self._desk.go(new_member(self._desk, place))

    def _so_far(self) -> str:
        """Who is in the family already: whoever adds one after the other sees how far they are."""
        members = self._desk.work.families.family(self._editing.family).members
        names = ", ".join(self._desk.called(one) for one in members)
        return self._desk.words("member.so_far", names=names) if names else ""


class MemberFormPage(_FactsForm):
    """One group of facts of somebody who is in the family."""

    def __init__(self, desk: Desk, place: places.MemberForm) -> None:
        words, families = desk.words, desk.work.families
        group = Group(place.group) if place.group in set(Group) else Group.WHO
        editing = families.editing(place.family, kinds.MEMBER, place.member)
        super().__init__(desk, place, words(f"member.group_{group}"), "", editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        name = desk.member_name(member_from(place.member, editing.body))
        self.set_title(words(f"member.group_{group}"), words("member.subtitle", name=name))
        self.ask_facts(place, (fact for fact in GROUPS[group] if fact.name not in SHOWN_WITH_TIES))
        if group is Group.TIES:
            self._ties = Ties(desk, place)
            self.left.connect(self._ties.keep)
            self.add(self._ties)
        remove = (words("member.remove"), words("member.removed", name=name)) if group is Group.WHO else ("", "")
        sure = Question(
            words("member.remove_sure", name=name),
            words("member.remove_yes", name=name),
            words("member.remove_no", name=name),
        )
        self.end_with(words("member.done"), self.problems, *remove, question=sure)

    def go_away(self) -> None:
        self._desk.go(places.Overview(self._editing.family))


def member_form(desk: Desk, place: places.MemberForm) -> AddMemberPage | MemberFormPage:
    """The form for a group of facts, and for somebody who is not in the record yet the one that adds them."""
    is_there = desk.work.families.editing(place.family, kinds.MEMBER, place.member).exists
    return MemberFormPage(desk, place) if is_there else AddMemberPage(desk, place)


def new_member(desk: Desk, place: places.InFamily) -> places.MemberForm:
    """The form for somebody who is not in the family's record yet."""
    return places.MemberForm(place.family, RecordId(desk.work.families.new_record()))

"""A home of the family: who lives there, where it is, and who must not learn that."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, text
from ehdesk.domain.change import RecordId
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.text_field import LongTextField, TextField


class HomeFormPage(FormOfNames):
    """Who lives there is a fact of each of them, the same as on their own page. From whom it is kept unfolds."""

    lists = frozenset({"kept_from"})

    def __init__(self, desk: Desk, place: places.HomeForm) -> None:
        words, families = desk.words, desk.work.families
        editing = families.editing(place.family, kinds.HOUSEHOLD, place.home)
        title = words("home.title") if editing.exists else words("home.title_new")
        super().__init__(desk, place, title, words("home.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        look = desk.look
        self._members = [Choice(one.id, desk.called(one)) for one in families.family(place.family).members]
        self._who: TickCards | None = None
        if self._members:
            self._ask_who()
        self.ask("name", TextField(look, words("home.name"), words("home.name_hint")))
        self.ask("address", LongTextField(look, words("home.address")))
        if self._members:
            self.add(self._kept())
        self.end_with(words("home.done"), self._problems, words("home.remove"), words("home.removed"))

    def opening_focus(self) -> QWidget | None:
        return self._who.control if self._who is not None else super().opening_focus()

    def take_away(self) -> Callable[[], object]:
        """A home that is not added after all is nobody's."""
        there = self._there() if self._is_new else ()
        undo = super().take_away()
        self._say_who(there, is_so=False)

        def put_back() -> None:
            undo()
            self._say_who(there, is_so=True)

        return put_back

    def _ask_who(self) -> None:
        words = self._desk.words
        self._who = TickCards(self.look, words("home.who"), self._members, words("home.who_hint"))
        self._who.show_value(" ".join(self._there()))
        self._who.left.connect(lambda said: self._keep_who(said.split()))
        self.add(self._who)

    def _there(self) -> tuple[RecordId, ...]:
        home, family = self._editing.record, self._desk.work.families.family(self._editing.family)
        return tuple(one.id for one in family.members if home in one.households)

    def _keep_who(self, said: Iterable[str]) -> None:
        before, now = self._there(), [RecordId(one) for one in said]
        self._editing.begin()
        self._say_who([one for one in now if one not in before], is_so=True)
        self._say_who([one for one in before if one not in now], is_so=False)

    def _say_who(self, members: Iterable[RecordId], *, is_so: bool) -> None:
        ties, editing = self._desk.work.ties, self._editing
        for member in members:
            ties.set_lives_at(editing.family, member, editing.record, is_so=is_so)

    def _kept(self) -> Fold:
        """Closed at first: whoever sits beside may be the one who must not learn it."""
        words, is_kept = self._desk.words, bool(self._editing.body.get("kept_from"))
        spoken = words("common.opened"), words("common.folded")
        detail = words("home.is_kept") if is_kept else ""
        return Fold(self.look, Heading(words("home.keep"), detail, "", "", spoken, "label"), self._ask_from_whom)

    def _ask_from_whom(self) -> Iterator[QWidget]:
        words, inside = self._desk.words, Column(self.look, around=16)
        field = TickCards(self.look, words("home.kept_from"), self._members, words("home.kept_from_hint"))
        self.bind("kept_from", field)
        inside.add(field)
        yield inside

    def _take_in(self, changed: Changed) -> None:
        super()._take_in(changed)
        if self._who is not None and changed.concerns(self._editing.family):
            self._who.show_value(" ".join(self._there()))

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "name") else {"name": self._desk.words("home.need_name")}

"""My families: find one, see what is next and when, what has not reached the hub, add one."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.services.announce import Changed
from ehdesk.services.family_row import FamilyRow
from ehdesk.services.finding import Found
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.family_words import FamilyWords
from ehdesk.ui.left_off import about_where_left_off
from ehdesk.ui.pages.authority_key import about_authority
from ehdesk.ui.pages.copies_cards import about_copies
from ehdesk.ui.pages.first_steps import FirstSteps, are_away
from ehdesk.ui.pages.leaving_families import about_families_that_left
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyStreet
from ehdesk.ui.widgets.list_head import ListHead
from ehdesk.ui.widgets.painted_list import PaintedList
from ehdesk.ui.widgets.painted_row import PaintedHeading
from ehdesk.ui.widgets.select import Select
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when

_SHARES = (30, 28, 11, 14, 17)
_PAUSE = 120
"""Milliseconds after a key before the list follows: fast typing is one search."""
FILTERS = ("all", "late", "soon", "waiting", "versions")
ORDERS = ("soonest", "name", "longest", "changed")


class FamiliesPage(DeskPage):
    """The list, as long as it is, with search as one types, filters with counts, and three orders."""

    widest = 1440

    def __init__(self, desk: Desk, place: places.MyFamilies) -> None:
        words = desk.words
        super().__init__(desk.look, words("families.title"))
        self._desk, self._says = desk, FamilyWords(desk)
        self._has_first = False
        add = PrimaryButton(desk.look, words("families.add"), "plus")
        add.clicked.connect(lambda: desk.go(places.NewFamily()))
        self.add_header_button(add)
        if desk.names_are_hidden:
            self.add(self._hidden_banner())
        self.add(*about_where_left_off(desk))
        self.add(*about_authority(desk), *about_copies(desk), *about_families_that_left(desk))
        self._ask()
        self._make_list()
        self._find.setText(place.asked)
        self.open_at(self._find if desk.work.families.count() else add)
        self.find_asked.connect(self._find.setFocus)
        desk.changed.connect(self._read_again)
        desk.sync_changed.connect(self._read)
        desk.first_steps_turned.connect(self._read)
        desk.families_read.connect(self._follow_reading)
        self._read()

    def _hidden_banner(self) -> Banner:
        words = self._desk.words
        banner = Banner(self.look, words("families.hidden"), "info", "eye-off", words("common.show_names"))
        banner.followed.connect(lambda: self._desk.hide_names(hidden=False))
        return banner

    def _ask(self) -> None:
        """What is wanted, which of them, in which order."""
        words, settings = self._desk.words, self._desk.work.vault.settings
        self._find = SearchField(self.look, words("families.find"), words("families.find_hint"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._find.asked.connect(lambda _words: self._pause.start())
        self._filters = Chips(self.look, words("families.which"), [Chip(key, "") for key in FILTERS], FILTERS[0])
        self._filters.chosen.connect(lambda _key: self._read())
        orders = [(key, words(f"families.order_{key}")) for key in ORDERS]
        self._order = Select(self.look, words("families.order"), orders)
        kept = settings.get("families_order", ORDERS[0])
        self._order.show_value(kept if kept in ORDERS else ORDERS[0])
        self._order.chosen.connect(self._reorder)
        self._bar = (SideBySide(self.look, self._find, self._order), self._filters)
        self.add(*self._bar)

    def _make_list(self) -> None:
        words = self._desk.words
        headings = [words(f"families.{heading}") for heading in ("family", "next", "time", "last_change", "sync")]
        self._card = Card(self.look)
        self._list = PaintedList(self.look, words("families.title"), _SHARES, self._says.row)
        self._card.add_row(ListHead(self.look, headings, _SHARES))
        self._card.add_row(self._list)
        self._list.opened.connect(lambda row: self._desk.go(places.Overview(row.family.id)))
        self._list.reached.connect(self.bring_into_view)
        self._find.down_asked.connect(self._list.focus_first)
        self._count = Words(self.look, "", "small_soft")
        self._nothing: QWidget | None = None
        self._taken_off = QuietButton(self.look, "", "history")
        self._taken_off.clicked.connect(lambda: self._desk.go(places.TakenOff()))
        self.add(self._card, self._count, SideBySide(self.look, self._taken_off))

    def _read_again(self, _changed: Changed) -> None:
        self._read()

    def _reorder(self, order: str) -> None:
        self._desk.work.vault.settings.put_if_room("families_order", order)
        self._has_first = False
        self._read()

    def _read(self) -> None:
        if self._desk.work.families.are_read:
            self._show_all()
        else:
            self._show_first()
            self._desk.families_wanted.emit()

    @property
    def _is_plain(self) -> bool:
        """Does nobody look for some of them?"""
        return not self._find.text().strip() and self._filters.value() in ("", FILTERS[0])

    def _show_first(self) -> None:
        """Of a long list that is still being read, a few, or what is found already."""
        words, families = self._desk.words, self._desk.work.families
        self._has_first, is_every = self._is_plain, self._filters.value() in ("", FILTERS[0])
        if self._is_plain:
            first = families.first()
            self._list.show_rows((PaintedHeading(words("families.first")), *first))
            show_when(self._card, bool(first))
        else:
            found = families.find_sooner(self._find.text().strip()) if is_every else Found()
            show_when(self._card, any(self._show_found(found)))
        self._say_how_far()
        self._filters.reword([Chip(key, words(f"families.only_{key}", number="…")) for key in FILTERS])
        self._show_nothing("", is_empty=False, has_any=True)
        self._count.set_words("" if self._is_plain else words("families.found_then"))
        show_when(self._taken_off, False)

    def _follow_reading(self) -> None:
        if self._desk.work.families.are_read:
            self._read()
        else:
            self._say_how_far()

    def _say_how_far(self) -> None:
        words, families = self._desk.words, self._desk.work.families
        count, read = words("families.count", count=families.count()), families.count_read()
        self.set_title(words("families.title"), f"{count} {words('families.reading', read=read)}")

    def _show_all(self) -> None:
        asked, families = self._find.text().strip(), self._desk.work.families
        self._has_first = self._has_first and self._is_plain
        found = families.find(asked)
        every = families.rows() if asked else found.exact
        self._say_how_many(every)
        self._filters.reword([Chip(key, self._chip_words(key, found.all)) for key in FILTERS])
        shown = sum(len(rows) for rows in self._show_found(found))
        show_when(self._card, bool(shown))
        words = self._desk.words
        order = words(f"families.by_{self._order.value()}")
        said = words("families.showing", shown=shown, of=len(every), order=order)
        self._count.set_words(said if shown else "")
        count = families.count_taken_off()
        self._taken_off.say(words("families.taken_off", count=count))
        show_when(self._taken_off, bool(count))
        self._show_nothing(asked, is_empty=not shown, has_any=bool(every))

    def _show_found(self, found: Found) -> list[Sequence[FamilyRow]]:
        """What was found and passes the filter, in groups; each but the first under a small heading."""
        words, wanted = self._desk.words, self._tests()[self._filters.value() or FILTERS[0]]
        groups = [self._in_order(list(filter(wanted, rows))) for rows in (found.exact, found.near, found.mentioned)]
        near, mentioned = (PaintedHeading(words(f"families.{group}")) for group in ("near", "mentioned"))
        headed = zip(((), (near,), (mentioned,)), groups, strict=True)
        self._list.show_rows([*self._first(), *(row for heading, rows in headed if rows for row in (*heading, *rows))])
        return groups

    def _first(self) -> Iterator[PaintedHeading | FamilyRow]:
        """What was there while the list was being read stays where it is: somebody may be about to press it."""
        if self._has_first:
            yield PaintedHeading(self._desk.words("families.first"))
            yield from self._desk.work.families.first()
            yield PaintedHeading(self._desk.words("families.every"))

    def _tests(self) -> Mapping[str, Callable[[FamilyRow], bool]]:
        """What each filter lets through."""
        today, late_before = self._desk.today, self._desk.work.journeys.late_before()
        return {
            "all": lambda _row: True,
            "late": lambda row: row.is_late(late_before),
            "soon": lambda row: row.is_due_soon(today),
            "waiting": self._says.waits,
            "versions": lambda row: bool(row.conflicts),
        }

    def _chip_words(self, key: str, rows: Sequence[FamilyRow]) -> str:
        return self._desk.words(f"families.only_{key}", number=sum(map(self._tests()[key], rows)))

    def _in_order(self, rows: Sequence[FamilyRow]) -> Sequence[FamilyRow]:
        """By name they come already; what has no day comes after what has one."""
        match self._order.value():
            case "changed":
                return sorted(rows, key=lambda row: row.changed_at, reverse=True)
            case "longest":
                return sorted(rows, key=lambda row: row.weeks, reverse=True)
            case "soonest":
                return sorted(rows, key=lambda row: (row.next_due is None, row.next_due and row.next_due.on))
        return rows

    def _say_how_many(self, every: Sequence[FamilyRow]) -> None:
        words, tests = self._desk.words, self._tests()
        late, unsent = (sum(map(tests[key], every)) for key in ("late", "waiting"))
        said = [words("families.count", count=len(every))]
        if late:
            said.append(words("families.late", count=late))
        if self._says.is_enrolled:
            said.append(words("families.unsent", count=unsent))
        self.set_title(words("families.title"), " ".join(said))

    def _show_nothing(self, asked: str, *, is_empty: bool, has_any: bool) -> None:
        if self._nothing is not None:
            self._nothing.hide()
            self._nothing.deleteLater()
            self._nothing = None
        for asks in self._bar:
            show_when(asks, has_any)
        if is_empty:
            self._nothing = self._none_yet() if not has_any else self._not_found(asked) if asked else self._none_such()
            self.add(self._nothing)

    def _not_found(self, asked: str) -> EmptyStreet:
        words = self._desk.words
        clear = SecondaryButton(self.look, words("families.clear"))
        clear.clicked.connect(self._start_again)
        return EmptyStreet(self.look, words("families.not_found", asked=asked), words("families.not_found_why"), clear)

    def _none_such(self) -> EmptyStreet:
        words = self._desk.words
        every = SecondaryButton(self.look, words("families.show_all"))
        every.clicked.connect(self._start_again)
        return EmptyStreet(self.look, words("families.none_such"), words("families.none_such_why"), every)

    def _none_yet(self) -> QWidget:
        street = EmptyStreet(self.look, self._desk.words("families.none"), self._desk.words("families.none_why"))
        if are_away(self._desk):
            return street
        column = Column(self.look)
        column.add(street, FirstSteps(self._desk))
        return column

    def _start_again(self) -> None:
        """Show all of them, with the keyboard in the search."""
        self._filters.show_value(FILTERS[0])
        self._find.clear()
        self._find.setFocus()
        self._read()

"""With whom something is shared: chosen from those around the family, or typed. It is kept in the words agreed."""

from collections.abc import Iterator

from ehdesk.domain.change import FamilyId
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.tick_box import WordedTickBox

_BETWEEN = "; "


class SharingWho(TextField):
    """A line to type in. `offers` go below it: a tick puts a name in the line, or takes it out."""

    def __init__(self, desk: Desk, family: FamilyId) -> None:
        words = desk.words
        names = tuple(_around(desk, family))
        super().__init__(
            desk.look, words("sharing.who"), words("sharing.who_hint_offers" if names else "sharing.who_hint")
        )
        self._offered = {name: WordedTickBox(desk.look, name) for name in names}
        for tick in self._offered.values():
            tick.ticked.connect(self._put_in)
        self.offers = SideBySide(desk.look, *self._offered.values())

    def _show(self, value: str) -> None:
        super()._show(value)
        self._show_chosen()

    def _change(self) -> None:
        self._show_chosen()
        super()._change()

    def _put_in(self) -> None:
        chosen = [name for name, tick in self._offered.items() if tick.isChecked()]
        typed = [name for name in self._named() if name not in self._offered]
        self._fill(_BETWEEN.join((*chosen, *typed)))
        super()._change()
        self._finish()

    def _show_chosen(self) -> None:
        named = self._named()
        for name, tick in self._offered.items():
            tick.setChecked(name in named)

    def _named(self) -> list[str]:
        return [name.strip() for name in self.value().split(_BETWEEN.strip()) if name.strip()]


def _around(desk: Desk, family: FamilyId) -> Iterator[str]:
    """Every agency that still works with the family and then its people, as they are to stand in the line."""
    around = desk.work.around.around(family)
    for agency in around.agencies:
        if not agency.has_ended(desk.today):
            yield agency.name
            yield from (f"{agency.name}, {worker.name}" for worker in around.of(agency))
    yield from (worker.name for worker in around.of_no_agency)

"""With whom something is shared: chosen from those around the family, or typed. It is kept in the words agreed."""

from collections.abc import Iterator

from ehdesk.domain.change import FamilyId
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.chips import Chip, TickChips
from ehdesk.ui.widgets.text_field import TextField

_BETWEEN = "; "


class SharingWho(TextField):
    """A line to type in, and below it whom one need not type: a chip puts a name in the line, or takes it out."""

    def __init__(self, desk: Desk, family: FamilyId) -> None:
        words = desk.words
        super().__init__(desk.look, words("sharing.who"), words("sharing.who_hint"))
        self._offered = {str(place): name for place, name in enumerate(_around(desk, family))}
        chips = [Chip(key, name) for key, name in self._offered.items()]
        self._chips = TickChips(desk.look, words("sharing.around"), chips)
        self._chips.chosen.connect(self._put_in)
        if chips:
            self._put(self._chips)

    def _show(self, value: str) -> None:
        super()._show(value)
        self._show_chosen()

    def _change(self) -> None:
        self._show_chosen()
        super()._change()

    def _put_in(self, chosen: str) -> None:
        typed = [name for name in self._named() if name not in self._offered.values()]
        self._line.setText(_BETWEEN.join((*(self._offered[key] for key in chosen.split()), *typed)))
        super()._change()
        self._finish()

    def _show_chosen(self) -> None:
        named = self._named()
        self._chips.show_value(" ".join(key for key, name in self._offered.items() if name in named))

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

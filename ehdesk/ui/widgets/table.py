"""A table in a card: no grid, a rule under the headings, numbers left under their heading.

Table(look, "The star of 24 November", ("Area", "6 Oct", "24 Nov", "Change"), rows)
rows of plain words or of Said(words, icon, is_strong). The first column is strong: it names its row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from ehdesk.ui.fonts import for_columns
from ehdesk.ui.look import Look


@dataclass(frozen=True, slots=True)
class Said:
    """A cell with more than words; `says` is what a screen reader hears, where that needs more."""

    words: str
    icon: str = ""
    is_strong: bool = False
    says: str = ""


class Table(QTableWidget):
    """Facts to read. Arrows move from cell to cell; the page scrolls, the table never does."""

    def __init__(
        self,
        look: Look,
        name: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str | Said]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._look = look
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self._settle()
        self._rows: Sequence[Sequence[str | Said]] = ()
        self.show_rows(rows)
        look.dress(self._dress)

    def show_rows(self, rows: Sequence[Sequence[str | Said]]) -> None:
        """Other facts under the same headings."""
        self._rows = tuple(tuple(row) for row in rows)
        self._fill()

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().sizeHint().height()
        return QSize(self._least_width(), height + self._look.px(40) * self.rowCount() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _least_width(self) -> int:
        """What stands in each column, and its heading; the first one takes what room is left over."""
        heading = self.horizontalHeader().sectionSizeHint
        columns = range(self.columnCount())
        return sum(max(self.sizeHintForColumn(place), heading(place)) for place in columns)

    def _settle(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def _fill(self) -> None:
        self.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            for column, cell in enumerate(row):
                said = cell if isinstance(cell, Said) else Said(cell, is_strong=column == 0)
                self.setItem(place, column, self._item(said))
            self.setRowHeight(place, self._look.px(40))
        self.updateGeometry()

    def _item(self, said: Said) -> QTableWidgetItem:
        item = QTableWidgetItem(said.words)
        font = for_columns(self.font())
        font.setPixelSize(self._look.px(16))
        font.setWeight(QFont.Weight.DemiBold if said.is_strong else QFont.Weight.Normal)
        item.setFont(font)
        if said.says:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said.says)
        if said.icon:
            item.setIcon(self._look.icon(said.icon, "text", 16))
        return item

    def _dress(self) -> None:
        self.setIconSize(self._look.icon_size(16))
        self._fill()

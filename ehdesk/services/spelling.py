"""Names as paper can print them: the fonts that travel with the program have no Chinese letters, for one."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.domain.body import text
from ehdesk.domain.family import Family, Member

if TYPE_CHECKING:
    from ehdesk.printing.fonts import FontShelf


class Spelling:
    """Which words the fonts in one folder can draw, and how else a name is spelt on record."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._shelf: FontShelf | None = None

    def family(self, family: Family) -> Family:
        """The family, its members by names that can be printed as far as the record has any."""
        return replace(family, members=tuple(map(self.member, family.members)))

    def member(self, member: Member) -> Member:
        """The member by a name that can be printed; as they are where the record has none."""
        if not self.lacking([member.called]):
            return member
        spelt = (self._printable(name) for name in (member.known_as, member.name, text(member.recorded, "legal_name")))
        return replace(member, known_as=next(filter(None, spelt), member.known_as))

    def lacking(self, said: Iterable[str]) -> tuple[str, ...]:
        """The words in which some letters cannot be printed, each once."""
        words = (word for one in said if not one.isascii() for word in one.split())
        return tuple(dict.fromkeys(word for word in words if not self._has_all(word)))

    def _printable(self, name: str) -> str:
        return " ".join(filter(self._has_all, name.split()))

    def _has_all(self, word: str) -> bool:
        # the fonts take a while to read, and most families need none of this
        from ehdesk.printing.fonts import FontShelf  # noqa: PLC0415

        self._shelf = self._shelf or FontShelf(self._fonts)
        return self._shelf.has_all(word)

"""A choice of several among the answers of a repeat: `select_multiple ${name}`.

pyxform knows the choice of one among them, and an order of them. So it is given a choice of one, and what comes of that
is made a choice of several again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ehdesk.forms.sheets import Row
from ehdesk.forms.xlsform_words import kind_and_list


def as_one(row: Row) -> Mapping[str, str]:
    """The cells of a row as pyxform takes them."""
    _kind, named = kind_and_list(row["type"])
    return {**row.cells, "type": f"select_one {named}"} if _is_several(row) else row.cells


def as_several(xform: str, rows: Sequence[tuple[Row, tuple[str, ...]]]) -> str:
    """The XForm with the choices of several that these rows ask for; each row goes with its path."""
    for path in _paths(rows):
        control = rf'<select1(?=[^>]* ref="/[^/"]+/{re.escape(path)}")([^>]*)>(.*?)</select1>'
        xform = re.sub(control, r"<select\1>\2</select>", xform, count=1, flags=re.DOTALL)
    return xform


def _paths(rows: Sequence[tuple[Row, tuple[str, ...]]]) -> Iterator[str]:
    return ("/".join(path) for row, path in rows if _is_several(row))


def _is_several(row: Row) -> bool:
    kind, named = kind_and_list(row["type"])
    return kind == "select_multiple" and named.startswith("${")

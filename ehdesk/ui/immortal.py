"""Keep None, True and False alive on Python 3.11.

PySide6 6.12 is built with the headers of a Python whose None never dies (PEP 683, from 3.12 on), so its calls hand out
None, True and False without counting. On 3.11 each such call takes one from the count, and after some thousands the
program ends with "deallocating None". A count too large ever to reach nought makes them immortal there too.
"""

import ctypes
import sys

_ENOUGH = sys.maxsize // 4


def make_constants_immortal() -> None:
    """Do it once, before the first window. Does nothing on Python 3.12 or newer; a second call does nothing."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _ENOUGH:
            count.value += _ENOUGH

"""No layout is written in Python: it would hold items that Qt destroys without a word, and break the memory."""

import importlib
import pkgutil

from PySide6.QtWidgets import QLayout

from ehdesk import ui


def test_every_layout_is_qts_own() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ehdesk.ui."):
        importlib.import_module(module.name)
    waiting, ours = [QLayout], list[type]()
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        ours += [one for one in below if one.__module__.startswith("ehdesk.")]
    assert ours == []

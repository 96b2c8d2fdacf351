"""Some things stand in one place only: colours, Qt, what is written to a screen without a window."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import benchmarks
import campaigns
import ehdesk

PACKAGE = Path(ehdesk.__file__).parent
COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
COLOURS_STAND_IN = ("ui/theme.py", "printing/")
QT_STANDS_IN = {"ui", "demo", "app.py"}


def sources(*endings: str) -> Iterator[tuple[str, str]]:
    """Every source file of the package: its place in it, and its text."""
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix in endings and "shipped" not in file.parts:
            yield file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8")


def imported(code: str) -> set[str]:
    """The packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def called(code: str) -> set[str]:
    """The functions that are called by a bare name."""
    calls = (node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def test_a_colour_stands_in_the_theme_or_on_the_paper():
    coloured = [place for place, text in sources(".py", ".qss") if COLOUR.search(text)]
    assert [place for place in coloured if not place.startswith(COLOURS_STAND_IN)] == []


def test_the_search_for_colours_finds_them():
    assert all(COLOUR.search(text) for text in ('"#0F5A5E"', "color: #fff;", "#80FFFFFF"))
    assert not any(COLOUR.search(text) for text in ("&#160;", "# a comment", "issue #1234567890"))


def test_qt_is_for_the_windows():
    with_qt = {place for place, code in sources(".py") if imported(code) & {"PySide6", "shiboken6"}}
    assert {place.partition("/")[0] for place in with_qt} <= QT_STANDS_IN


def test_nothing_is_printed_in_passing():
    assert [place for place, code in sources(".py") if "print" in called(code)] == []


@pytest.mark.parametrize("package", [benchmarks, campaigns], ids=["benchmarks", "campaigns"])
def test_what_is_run_now_and_then_can_still_be_loaded(package: ModuleType):
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


KERNEL = tuple(f"domain/{name}.py" for name in ("change", "depth", "merge", "entries", "policies"))
"""How changes come to what stands and what is shown, whatever the fields are called (that is in `domain/kinds.py`)."""


def test_the_kernel_is_small_and_reads_and_writes_nothing():
    code = {place: text for place, text in sources(".py") if place in KERNEL}
    assert len(code) == len(KERNEL)
    assert sum(text.count("\n") for text in code.values()) < 500
    for text in code.values():
        assert imported(text) <= {"collections", "dataclasses", "hashlib", "math", "re", "typing", "msgspec", "ehdesk"}
        assert {f"domain/{name}.py" for name in re.findall(r"^from ehdesk\.domain\.(\w+)", text, re.M)} <= set(KERNEL)
        assert text.count("from ehdesk") == text.count("from ehdesk.domain.")
        assert not called(text) & {"open", "print", "input", "__import__", "exec", "eval"}

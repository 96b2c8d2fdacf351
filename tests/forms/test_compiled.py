"""What the shipped assessments were compiled to: it is what they say now, and is never asked where it is not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.compiled import compile_all
from ehdesk.paths import forms_folder

NEWEST = "whole-family-2.3"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    return Path(shutil.copytree(forms_folder(), tmp_path / "forms"))


def compiled(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "compiled").iterdir()}


def test_what_lies_compiled_is_what_each_assessment_comes_to(forms: Path):
    there = compiled(forms)
    (forms / "compiled" / f"{NEWEST}-0123456789abcdef.xml").write_text("of another day")
    compile_all(forms)
    assert compiled(forms) == there, "an assessment or what compiles it was changed: run `make forms`"


def test_the_first_opening_compiles_nothing():
    code = f"""
import sys
from pathlib import Path
from ehdesk.forms.catalogue import Catalogue
Catalogue(Path({str(forms_folder())!r})).assessment("whole-family")
sys.exit("pyxform" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_changed_assessment_is_read_as_it_is_now(forms: Path):
    file = forms / "assessments" / f"{NEWEST}.md"
    file.write_text(file.read_text("utf-8").replace("How is school going for", "How does school go for"), "utf-8")
    assert "How does school go for" in repr(Catalogue(forms).assessment("whole-family"))
    assert "How does school go for" not in repr(Catalogue(forms_folder()).assessment("whole-family"))


@pytest.mark.parametrize("left", [0, 50_000], ids=["empty", "cut off"])
def test_what_cannot_be_read_is_compiled_again(forms: Path, left: int):
    file = next((forms / "compiled").glob(f"{NEWEST}-*"))
    file.write_bytes(file.read_bytes()[:left])
    assert parts(forms) == parts(forms_folder())


def parts(folder: Path) -> list[tuple[str, ...]]:
    return [part.path for part in Catalogue(folder).assessment("whole-family").root.all()]

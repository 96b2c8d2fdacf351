"""The assessments of a forms folder as they were compiled before they were shipped: to compile one takes long.

Each lies in `compiled/`, under the name of its file and a hash of every word in it: of a file that was changed since,
none is found. Whoever can change what lies there can change the program, too.
"""

import hashlib
from pathlib import Path

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.reader import read_assessment, sound_sheets, xform_of


def shipped_assessment(file: Path) -> Definition:
    """The definition in `file`, from what it was compiled to where that is there. Raises BadForm."""
    try:
        return read_xform(_compiled(file).read_bytes())
    except (OSError, UnicodeDecodeError, BadDefinition):
        return read_assessment(file)


def compile_all(folder: Path) -> None:
    """Compile every assessment of a forms folder, and put away what was compiled before. Raises BadForm."""
    old = set((folder / "compiled").glob("*.xml"))
    for file in (folder / "assessments").glob("*.md"):
        to = _compiled(file)
        to.parent.mkdir(exist_ok=True)
        to.write_bytes(xform_of(sound_sheets(file.read_text("utf-8"), file.name)).encode())
        old.discard(to)
    for one in old:
        one.unlink()


def _compiled(file: Path) -> Path:
    """Where it lies, or would."""
    digest = hashlib.sha256(file.read_text("utf-8").encode()).hexdigest()[:16]
    return file.parent.with_name("compiled") / f"{file.stem}-{digest}.xml"

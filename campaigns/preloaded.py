"""`recorder.c`, built and put between a process and the files of one folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def can_preload() -> bool:
    """It needs a C compiler, and a system that preloads."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def built(place: Path) -> Path:
    """The library, in a folder that is no trial's own. Raises RuntimeError where it cannot be."""
    if not can_preload():
        raise RuntimeError("this trial needs Linux and a C compiler")
    source, library = Path(__file__).with_name("recorder.c"), place / "recorder.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], check=True)  # noqa: S607
    return library


def preloaded(library: Path, folder: Path) -> dict[str, str]:
    """The environment of a process between whom and `folder` it stands."""
    return {**os.environ, "LD_PRELOAD": str(library), "RECORD_ROOT": str(folder)}

"""What a form says of a node that is nowhere in it."""

import difflib
from collections.abc import Container, Iterable

from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadDefinition


def is_nowhere(path: Path, parts: Container[Path]) -> bool:
    """Attributes may be spoken of without being there."""
    return path not in parts and not path[-1].startswith("@")


def no_such_node(path: Path, known: Iterable[Path], field: str = "", aspect: str = "") -> BadDefinition:
    """With the nearest that there is; `field` and `aspect` are where it was named."""
    near = difflib.get_close_matches("/".join(path), ["/".join(each) for each in known], 1)
    hint = f"; the nearest is {near[0]}" if near else ""
    return BadDefinition(f"there is no node {'/'.join(path)} in the form{hint}", field, aspect, "unknown-node")

"""On which line of its file an XForm says what is said of a node."""

from collections.abc import Iterable, Iterator

from ehdesk.forms.engine.naming import path_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadDefinition, BadExpression

_OF_CONTROLS = frozenset({"", "label", "hint", "choices", "count", "appearance"})


def tell_lines(found: Iterable[BadDefinition], model: Node, body: Node) -> None:
    """Give each problem its line, as far as that is known: of the bind, the control or the action it is about."""
    binds, controls, actions = dict[str, int](), dict[str, int](), dict[str, int]()
    for element, path in (*_said_in(model, ()), *_said_in(body, ())):
        lines = binds if element.name == "bind" else actions if element.name == "setvalue" else controls
        lines.setdefault("/".join(path), element.line)
    for problem in found:
        first = actions if problem.aspect == "setvalue" else controls if problem.aspect in _OF_CONTROLS else binds
        problem.line = problem.line or first.get(problem.field) or binds.get(problem.field, 0)


def _said_in(element: Node, within: Path) -> Iterator[tuple[Node, Path]]:
    for child in element.elements():
        reference = child.attribute("ref") or child.attribute("nodeset")
        path = _path(reference, within) if reference else within
        if reference:
            yield child, path
        if child.name not in {"instance", "itext"}:
            yield from _said_in(child, path)


def _path(reference: str, within: Path) -> Path:
    try:
        return path_of(reference, within)
    except BadExpression:
        return within

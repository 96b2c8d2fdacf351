"""Answers from a saved instance, as ODK writes it: the way back from `submission`."""

from collections.abc import Iterator, Mapping

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import EHDESK, Part, is_template
from ehdesk.forms.engine.xml import BadXml, read_xml


class BadInstance(Exception):
    """XML that holds no answers to this form."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def answers_from(text: str | bytes, definition: Definition) -> Mapping[str, str]:
    """Answers by field. What the instance leaves out has the form's own first values. Raises BadInstance."""
    try:
        root = next(read_xml(text).root.elements())
    except BadXml as error:
        raise BadInstance("bad-xml", str(error)) from error
    form = root.attribute("id") or root.name
    if root.name != definition.root_name or form != definition.id:
        raise BadInstance("other-form", f"these are answers to the form {form}, not to {definition.id}")
    return dict(_below(root, definition.root, "", definition.primary))


def _below(node: Node, part: Part, field: str, model: Node | None) -> Iterator[tuple[str, str]]:
    for child in part.children:
        below = f"{field}/{child.name}" if field else child.name
        found, like = node.named(child.name), model.named(child.name) if model else []
        if child.is_repeat:
            yield from _instances(found, child, below, [each for each in like if not is_template(each)])
        elif found:
            yield from _one(found[0], child, below, like[0] if like else None)


def _instances(found: list[Node], part: Part, field: str, like: list[Node]) -> Iterator[tuple[str, str]]:
    """Numbered as they come, unless they say whose they are. One that the form starts with may have been removed."""
    for number, node in enumerate(found, start=1):
        one = f"{field}[{node.attribute('member', EHDESK) or number}]"
        if part.takes_instances and number > len(like):
            yield one, str(number)
        yield from _one(node, part, one, like[number - 1] if number <= len(like) else part.template)
    if part.takes_instances:
        yield from ((f"{field}[{number}]", "") for number in range(len(found) + 1, len(like) + 1))


def _one(node: Node, part: Part, field: str, model: Node | None) -> Iterator[tuple[str, str]]:
    if part.children:
        yield from _below(node, part, field, model)
    elif part.bind.is_kept:
        yield field, node.value

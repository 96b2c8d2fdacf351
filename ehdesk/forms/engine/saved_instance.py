"""Answers from a saved instance, as ODK writes it: the way back from `submission`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import EHDESK, Part, is_template
from ehdesk.forms.engine.xml import BadXml, read_xml

Answers: TypeAlias = Iterator[tuple[str, str]]
_NO_PART = Part(())


class BadInstance(Exception):
    """XML that holds no answers to this form."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def answers_from(text: str | bytes, definition: Definition) -> Mapping[str, str]:
    """Answers by field, those among them that the form has no place for. Raises BadInstance.

    What the instance leaves out has the form's own first values.
    """
    try:
        root = next(read_xml(text).root.elements())
    except BadXml as error:
        raise BadInstance("bad-xml", str(error)) from error
    form = root.attribute("id") or root.name
    if form == definition.id and root.name != definition.root_name:
        message = f"answers to the form {form} begin with <{definition.root_name}>, and these with <{root.name}>"
        raise BadInstance("other-form", message)
    if form != definition.id:
        raise BadInstance("other-form", f"these are answers to the form {form}, not to {definition.id}")
    return dict(_Saved(definition).below(root, definition.root, "", definition.primary))


class _Saved:
    """One saved instance, on its way to answers. `model` is what the form itself starts with there."""

    def __init__(self, definition: Definition) -> None:
        self._prefixes = {uri: prefix for prefix, uri in definition.namespaces.items()}

    def below(self, node: Node, part: Part, field: str, model: Node | None) -> Answers:
        for child in part.children:
            below = _under(field, child.name)
            found, like = node.named(child.name), model.named(child.name) if model else []
            if child.is_repeat:
                yield from self._instances(found, child, below, [each for each in like if not is_template(each)])
            elif found:
                yield from self._one(found[0], child, below, like[0] if like else None)
        yield from self._strays(node, part, field)

    def _instances(self, found: list[Node], part: Part, field: str, like: list[Node]) -> Answers:
        """Numbered as they come, or by whose they are. One that the form starts with may have been removed."""
        found = [node for node in found if not is_template(node)]
        for number, node in enumerate(found, start=1):
            one = f"{field}[{node.attribute('member', EHDESK) or number}]"
            if part.repeat_count is not None or (part.takes_instances and number > len(like)):
                yield one, str(number)
            yield from self._one(node, part, one, like[number - 1] if number <= len(like) else part.template)
        if part.takes_instances:
            yield from ((f"{field}[{number}]", "") for number in range(len(found) + 1, len(like) + 1))

    def _one(self, node: Node, part: Part, field: str, model: Node | None) -> Answers:
        if not part.children and part.bind.is_kept:
            yield field, _own_words(node)
        written = {f"@{each.name}": each.text for each in node.attributes}
        for each in part.attributes:
            if each.bind.is_kept and each.name in written:
                yield _under(field, each.name), written[each.name]
        yield from self.below(node, part, field, model)

    def _strays(self, node: Node, part: Part, field: str) -> Answers:
        """What is here and nowhere in the form: other nodes, a second one where there is one, words between nodes."""
        if part.children and field and (words := _own_words(node).strip()):
            yield field, words
        known = {child.name: child for child in part.children}
        met: Counter[str] = Counter()
        for child in node.elements():
            name = self._name(child) if child.name not in known else child.name
            met[name] += 1
            if child.name not in known or (not known[child.name].is_repeat and met[name] > 1):
                yield from self._stray(child, _under(field, name if met[name] == 1 else f"{name}[{met[name]}]"))

    def _stray(self, node: Node, field: str) -> Answers:
        yield field, _own_words(node)
        yield from self._strays(node, _NO_PART, field)

    def _name(self, node: Node) -> str:
        prefix = self._prefixes.get(node.namespace, "") if node.namespace else ""
        return f"{prefix}:{node.name}" if prefix else node.name


def _under(field: str, name: str) -> str:
    return f"{field}/{name}" if field else name


def _own_words(node: Node) -> str:
    """Those of a node itself, and not what stands between the nodes in it."""
    words = "".join(child.text for child in node.children if child.kind == "text")
    return words if words.strip() or not any(node.elements()) else ""

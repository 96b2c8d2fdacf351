"""A filled form as instance XML, as ODK writes it: nodes that are not relevant are left out."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeAlias

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node

Beside: TypeAlias = Mapping[Node, Sequence[Node]]

_NOTHING: Beside = {}
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = {ord("\r"): "&#13;"}
"""Whoever reads XML takes a carriage return for a new line ..."""
_BLANKS = {ord("\t"): "&#9;", ord("\n"): "&#10;", **_RETURN}
"""... and each of these in an attribute for a space."""


def instance_xml(root: Node, definition: Definition, beside: Beside = _NOTHING) -> str:
    """The XML of a filled form, its root named and numbered as the form says; `beside` is what else its nodes hold."""
    return _Writer(definition, beside).written(root)


class _Writer:
    """One filled form on its way to words."""

    def __init__(self, definition: Definition, beside: Beside) -> None:
        self._definition, self._beside = definition, beside
        self._prefixes = {uri: prefix for prefix, uri in definition.namespaces.items()}

    def written(self, root: Node) -> str:
        form, prefixes = self._definition, self._prefixes
        declared = "".join(_attribute(f"xmlns:{prefix}", uri) for uri, prefix in prefixes.items() if prefix != "xml")
        declared += _attribute("xmlns", form.namespace) if form.namespace else ""
        own = [each for each in form.primary.attributes if (each.name, each.namespace) != ("id", "")]
        attributes = "".join(_attribute(self._name(each), each.text) for each in own)
        name = self._name(form.primary)
        return f"<{name}{_attribute('id', form.id)}{attributes}{declared}>{self._inside(root, '')}</{name}>"

    def _inside(self, node: Node, default: str) -> str:
        children = (*node.children, *self._beside.get(node, ()))
        return "".join(
            self._element(child, default) if child.kind == "element" else _text(child.text) for child in children
        )

    def _element(self, node: Node, default: str) -> str:
        """`default` is the namespace that names without a prefix have around it."""
        if not node.relevant:
            return ""
        attributes = "".join(_attribute(self._name(each), each.text) for each in node.attributes)
        if node.namespace not in self._prefixes and node.namespace != default:
            default = node.namespace
            attributes += _attribute("xmlns", default or self._definition.namespace)
        name, inside = self._name(node), self._inside(node, default)
        return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"

    def _name(self, node: Node) -> str:
        prefix = self._prefixes.get(node.namespace, "") if node.namespace else ""
        return f"{prefix}:{node.name}" if prefix else node.name


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_escaped(value).translate(_BLANKS)}"'


def _text(text: str) -> str:
    return _escaped(text).translate(_RETURN)


def _escaped(text: str) -> str:
    """Letters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", text))

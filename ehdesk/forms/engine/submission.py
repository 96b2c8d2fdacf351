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


def instance_xml(root: Node, definition: Definition, beside: Beside = _NOTHING) -> str:
    """The XML of a filled form, its root named and numbered as the form says; `beside` is what else its nodes hold."""
    prefixes = {uri: prefix for prefix, uri in definition.namespaces.items()}
    declared = "".join(f' xmlns:{prefix}="{escape(uri)}"' for uri, prefix in prefixes.items() if prefix != "xml")
    own = [each for each in definition.primary.attributes if (each.name, each.namespace) != ("id", "")]
    attributes = "".join(f' {_name(each, prefixes)}="{_text(each.text)}"' for each in own)
    inside = _inside(root, prefixes, beside)
    return f'<{root.name} id="{escape(definition.id)}"{attributes}{declared}>{inside}</{root.name}>'


def _inside(node: Node, prefixes: Mapping[str, str], beside: Beside) -> str:
    children = (*node.children, *beside.get(node, ()))
    return "".join(
        _element(child, prefixes, beside) if child.kind == "element" else _text(child.text) for child in children
    )


def _element(node: Node, prefixes: Mapping[str, str], beside: Beside) -> str:
    if not node.relevant:
        return ""
    name = _name(node, prefixes)
    attributes = "".join(f' {_name(each, prefixes)}="{_text(each.text)}"' for each in node.attributes)
    inside = _inside(node, prefixes, beside)
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _name(node: Node, prefixes: Mapping[str, str]) -> str:
    prefix = prefixes.get(node.namespace, "") if node.namespace else ""
    return f"{prefix}:{node.name}" if prefix else node.name


def _text(text: str) -> str:
    """Letters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", text))

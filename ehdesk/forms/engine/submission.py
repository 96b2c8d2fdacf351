"""A filled form as instance XML, as ODK writes it: nodes that are not relevant are left out."""

import re
from collections.abc import Mapping
from html import escape

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def instance_xml(root: Node, definition: Definition) -> str:
    """The XML of a filled form, its root named and numbered as the form says."""
    prefixes = {uri: prefix for prefix, uri in definition.namespaces.items()}
    declared = "".join(f' xmlns:{prefix}="{escape(uri)}"' for uri, prefix in prefixes.items() if prefix != "xml")
    own = [each for each in definition.primary.attributes if (each.name, each.namespace) != ("id", "")]
    attributes = "".join(f' {_name(each, prefixes)}="{_text(each.text)}"' for each in own)
    inside = "".join(_element(child, prefixes) for child in root.elements())
    return f'<{root.name} id="{escape(definition.id)}"{attributes}{declared}>{inside}</{root.name}>'


def _element(node: Node, prefixes: Mapping[str, str]) -> str:
    if not node.relevant:
        return ""
    name = _name(node, prefixes)
    attributes = "".join(f' {_name(each, prefixes)}="{_text(each.text)}"' for each in node.attributes)
    inside = "".join(_element(child, prefixes) for child in node.elements()) or _text(node.kept)
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _name(node: Node, prefixes: Mapping[str, str]) -> str:
    prefix = prefixes.get(node.namespace, "") if node.namespace else ""
    return f"{prefix}:{node.name}" if prefix else node.name


def _text(text: str) -> str:
    """Letters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", text))

"""XML text into nodes: no entities, no document types, nothing fetched."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from ehdesk.forms.engine.nodes import MOST_NODES, Node, number_in_order


class BadXml(Exception):
    """Text that is not XML, or is XML of a kind that a form never needs."""


@dataclass(frozen=True, slots=True)
class Document:
    """The root of the tree, and the prefixes that the text declared."""

    root: Node
    namespaces: Mapping[str, str]


def read_xml(text: str | bytes, forget: str = "") -> Document:
    """Raises BadXml. A document type is refused, so entities cannot swell or reach for files.

    Bytes are read in the encoding that they declare. Elements of the namespace to `forget` have none.
    """
    return _Reader(None if isinstance(text, bytes) else "utf-8", forget).read(text)


_DEEPEST = 100


class _Reader:
    """Builds the tree as expat meets each piece."""

    def __init__(self, encoding: str | None, forget: str) -> None:
        self._forget = forget
        self._namespaces: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self._open = [Node("root")]
        self._count = 0
        self._expat = expat.ParserCreate(encoding, namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.CommentHandler = self._comment
        self._expat.ProcessingInstructionHandler = self._instruction
        self._expat.StartNamespaceDeclHandler = self._declare
        self._expat.StartDoctypeDeclHandler = self._refuse_doctype

    def read(self, text: str | bytes) -> Document:
        try:
            self._expat.Parse(text.encode("utf-8") if isinstance(text, str) else text, True)
        except (expat.ExpatError, LookupError, UnicodeError, ValueError) as error:
            raise BadXml(f"not readable as XML: {error}") from error
        number_in_order(self._open[0])
        return Document(self._open[0], self._namespaces)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local, namespace = _names(name)
        element = self._add(Node("element", local, "" if namespace == self._forget else namespace))
        element.line = self._expat.CurrentLineNumber
        self._count += len(attributes)
        for key, value in attributes.items():
            local, namespace = _names(key) if " " in key else (key, "")
            element.set_attribute(local, value, namespace)
        self._open.append(element)
        if len(self._open) > _DEEPEST:
            raise BadXml(f"elements lie more than {_DEEPEST} deep in one another")

    def _add(self, node: Node) -> Node:
        self._count += 1
        if self._count > MOST_NODES:
            raise BadXml(f"it holds more than {MOST_NODES:,} elements, attributes and pieces of text")
        return self._open[-1].add(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._add(Node("text", text=text))

    def _comment(self, text: str) -> None:
        self._add(Node("comment", text=text))

    def _instruction(self, target: str, text: str) -> None:
        self._add(Node("processing-instruction", target, text=text))

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._namespaces.setdefault(prefix or "", uri or "")

    def _refuse_doctype(self, *_parts: object) -> None:
        raise BadXml("a form may not have a document type (<!DOCTYPE ...>)")


def _names(name: str) -> tuple[str, str]:
    """Local name and namespace, from expat's `uri local`."""
    namespace, _, local = name.rpartition(" ")
    return local, namespace

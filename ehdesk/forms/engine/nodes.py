"""The tree that expressions walk: XPath's seven kinds of node, less namespaces."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

MOST_NODES = 500_000
"""In one tree: the largest form there is has a hundredth of it, and more would fill the memory."""
Kind: TypeAlias = Literal["root", "element", "attribute", "text", "comment", "processing-instruction"]


class Node:
    """One node. Two nodes are the same only if they are one object.

    `type` is the type of its bind (`date`, `int` ...), so that a date reads as a day number. `relevant` is false when
    it or anything above it is not relevant: expressions then read nothing there, and its value stays. `line` is where
    an element begins in the file it was read from.
    """

    __slots__ = (
        "_by_name",
        "attributes",
        "children",
        "kind",
        "line",
        "name",
        "namespace",
        "order",
        "parent",
        "relevant",
        "text",
        "type",
    )

    def __init__(self, kind: Kind, name: str = "", namespace: str = "", text: str = "") -> None:
        self.kind: Kind = kind
        self.name = name
        self.namespace = namespace
        self.text = text
        self.type = "string"
        self.relevant = True
        self.order = 0
        self.line = 0
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self._by_name: dict[str, list[Node]] | None = None

    def add(self, child: "Node") -> "Node":
        """Put `child` last among the children, and give it back."""
        child.parent = self
        self.children.append(child)
        self._by_name = None
        return child

    def insert(self, place: int, child: "Node") -> "Node":
        """Put `child` before the child that now stands at `place`, and give it back."""
        child.parent = self
        self.children.insert(place, child)
        self._by_name = None
        return child

    def remove(self, child: "Node") -> None:
        """Take `child` out; it still knows where it was."""
        self.children.remove(child)
        self._by_name = None

    def named(self, name: str) -> list["Node"]:
        """The child elements of one name, in order, found without looking at all the others."""
        if self._by_name is None:
            self._by_name = {}
            for child in self.elements():
                self._by_name.setdefault(child.name, []).append(child)
        return self._by_name.get(name, [])

    def set_attribute(self, name: str, value: str, namespace: str = "") -> "Node":
        """Add an attribute, and give it back; the caller does not name one twice."""
        attribute = Node("attribute", name, namespace, value)
        attribute.parent = self
        self.attributes.append(attribute)
        return attribute

    def attribute(self, name: str, namespace: str = "") -> str | None:
        """The value of an attribute, or None."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                return attribute.text
        return None

    def elements(self, name: str = "") -> Iterator["Node"]:
        """The child elements, or those of one name, in order."""
        return (child for child in self.children if child.kind == "element" and name in {"", child.name})

    def first(self, name: str) -> "Node | None":
        """The first child element of that name, or None."""
        for child in self.children:
            if child.name == name and child.kind == "element":
                return child
        return None

    @property
    def value(self) -> str:
        """The text in and below this node, as XPath's string-value."""
        if self.kind not in {"root", "element"}:
            return self.text
        if len(self.children) == 1 and self.children[0].kind == "text":
            return self.children[0].text if self.children[0].relevant else ""
        return "".join(node.text for node in self.descendants() if node.kind == "text" and node.relevant)

    @property
    def kept(self) -> str:
        """What an attribute, or an element without elements, holds, relevant or not."""
        if self.kind == "attribute":
            return self.text
        return self.children[0].text if self.children else ""

    @kept.setter
    def kept(self, text: str) -> None:
        if self.kind == "attribute":
            self.text = text
            return
        if not self.children:
            self.add(Node("text"))
            self.children[0].order = self.order
            self.children[0].relevant = self.relevant
        self.children[0].text = text

    @property
    def visible_children(self) -> list["Node"]:
        """The children, without empty text, which XPath does not have."""
        if any(child.kind == "text" and not child.text for child in self.children):
            return [child for child in self.children if child.kind != "text" or child.text]
        return self.children

    @property
    def root(self) -> "Node":
        """The top of this node's tree."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def descendants(self) -> Iterator["Node"]:
        """Everything below, in document order, without attributes."""
        waiting = self.visible_children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            if node.children:
                waiting.extend(reversed(node.visible_children))


def number_in_order(root: Node) -> None:
    """Give every node of the tree its place in document order; once, when the tree is whole."""
    place = 0
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for each in (node, *node.attributes):
            each.order = place
            place += 1
        waiting.extend(reversed(node.children))

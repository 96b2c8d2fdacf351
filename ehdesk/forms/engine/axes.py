"""The directions in which a step can go, each in its own order: nearest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ehdesk.forms.engine.nodes import Node


def _itself(node: Node) -> Iterable[Node]:
    return (node,)


def _child(node: Node) -> Iterable[Node]:
    return node.visible_children


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _attribute(node: Node) -> Iterable[Node]:
    return node.attributes


def _ancestor(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _ancestor_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestor(node)


def _descendant(node: Node) -> Iterator[Node]:
    return node.descendants()


def _descendant_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.descendants()


def _following_sibling(node: Node) -> Iterable[Node]:
    siblings = _siblings(node)
    return siblings[siblings.index(node) + 1 :] if siblings else ()


def _preceding_sibling(node: Node) -> Iterable[Node]:
    siblings = _siblings(node)
    return reversed(siblings[: siblings.index(node)]) if siblings else ()


def _following(node: Node) -> Iterator[Node]:
    if node.kind == "attribute" and node.parent is not None:
        yield from node.parent.descendants()
        node = node.parent
    for each in _ancestor_or_self(node):
        for sibling in _following_sibling(each):
            yield from _descendant_or_self(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    if node.kind == "attribute" and node.parent is not None:
        node = node.parent
    for each in _ancestor_or_self(node):
        for sibling in _preceding_sibling(each):
            yield from reversed(list(_descendant_or_self(sibling)))


def _nothing(_node: Node) -> Iterable[Node]:
    """Namespace nodes: declared once for a whole form, so never walked."""
    return ()


def _siblings(node: Node) -> list[Node]:
    if node.parent is None or node.kind == "attribute":
        return []
    return node.parent.visible_children


ALONG: Mapping[str, Callable[[Node], Iterable[Node]]] = {
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "attribute": _attribute,
    "child": _child,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "following": _following,
    "following-sibling": _following_sibling,
    "namespace": _nothing,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_sibling,
    "self": _itself,
}

"""The nodes of one filled form: one for each part, and inside a repeat one for each person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node, number_in_order
from ehdesk.forms.engine.parts import EHDESK, Part, Path
from ehdesk.forms.engine.people import Person


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A part in its place: its node, its field, the repeats around it outermost first, and whom it is about."""

    part: Part
    node: Node
    field: str
    repeats: tuple[Node, ...]
    person: str | None


class Instance:
    """The tree of one filled form, and its entries by field and by node."""

    def __init__(self, definition: Definition, people: Sequence[Person]) -> None:
        self._people = people
        self._by_place: dict[tuple[Node | None, Path], list[Entry]] = {}
        self.by_field: dict[str, Entry] = {}
        self.by_node: dict[Node, Entry] = {}
        document = Node("root")
        self.root = document.add(Node("element", definition.root_name))
        self._enter(Entry(definition.root, self.root, "", (), None))
        number_in_order(document)

    def entries(self, path: Path, within: Node | None = None) -> Sequence[Entry]:
        """Every entry of a part, or those inside one person's repeat, in order."""
        return self._by_place.get((within, path), ())

    def below(self, entry: Entry) -> Iterator[Entry]:
        """The entries right under this one, in order."""
        return (self.by_node[child] for child in entry.node.elements())

    def all_below(self, entry: Entry) -> Iterator[Entry]:
        """The entry and everything under it, in order."""
        yield entry
        for child in self.below(entry):
            yield from self.all_below(child)

    def _enter(self, entry: Entry) -> None:
        self.by_field[entry.field] = entry
        self.by_node[entry.node] = entry
        for place in (None, *entry.repeats):
            self._by_place.setdefault((place, entry.part.path), []).append(entry)
        entry.node.type = entry.part.bind.type
        for child in entry.part.children:
            self._grow(child, entry)
        if not entry.part.children:
            entry.node.kept = ""

    def _grow(self, part: Part, above: Entry) -> None:
        prefix = f"{above.field}/" if above.field else ""
        if not part.is_repeat:
            node = above.node.add(Node("element", part.name, part.namespace))
            self._enter(Entry(part, node, prefix + part.name, above.repeats, above.person))
            return
        for person in self._people:
            if person.is_one_of(part.bind.each):
                self._grow_for(person, part, above, f"{prefix}{part.name}[{person.id}]")

    def _grow_for(self, person: Person, part: Part, above: Entry, field: str) -> None:
        node = above.node.add(Node("element", part.name, part.namespace))
        node.set_attribute("member", person.id, EHDESK)
        self._enter(Entry(part, node, field, (*above.repeats, node), person.id))


def first_values(instance: Instance, answers: Mapping[str, str], today: str) -> None:
    """Put the answers in, and the form's own first values where there is none yet."""
    for field, entry in instance.by_field.items():
        if entry.part.children:
            continue
        first = today if entry.part.bind.preload == "date" else entry.part.default
        entry.node.kept = answers.get(field, first) if entry.part.takes_answers else first

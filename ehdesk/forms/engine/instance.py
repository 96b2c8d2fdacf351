"""The nodes of one filled form: one for each part, and inside a repeat one for each of its instances."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import MOST_NODES, Node, number_in_order
from ehdesk.forms.engine.parts import EHDESK, JAVAROSA, Part, Path, is_template
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.places import ids_in


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A part in its place: its node, its field, the repeats around it outermost first, and whom it is about.

    A repeat has an entry for each instance, `child[ID]`, and one for itself, `child`: the *series*, whose node stands
    beside the tree, knowing its parent, so that what is said of the whole repeat has a place to be worked out at.
    """

    part: Part
    node: Node
    field: str
    repeats: tuple[Node, ...]
    person: str | None
    id: str = ""
    is_series: bool = False


class Instance:
    """The tree of one filled form, and its entries by field and by node.

    `answers` are read when an entry comes up, now or later, and never written. `times` counts how often an instance
    of a repeat came or went.
    """

    def __init__(self, definition: Definition, people: Sequence[Person], answers: Mapping[str, str]) -> None:
        self._people = people
        self._answers = answers
        self._by_place: dict[tuple[Node | None, Path], dict[Entry, None]] = {}
        self._series: dict[Node, list[Entry]] = {}
        self._instances: dict[Entry, list[Entry]] = {}
        self.times = 0
        self.by_field: dict[str, Entry] = {}
        self.by_node: dict[Node, Entry] = {}
        document = Node("root")
        self.root = document.add(Node("element", definition.root_name))
        self._enter(Entry(definition.root, self.root, "", (), None), definition.primary)
        number_in_order(document)

    def entries(self, path: Path, within: Node | None = None) -> Sequence[Entry]:
        """Every entry of a part, or those inside one instance of a repeat; a repeat's series among them."""
        return tuple(self._by_place.get((within, path), ()))

    def below(self, entry: Entry) -> Iterator[Entry]:
        """The entries right under this one, in order, without series."""
        return (self.by_node[child] for child in entry.node.elements())

    def all_below(self, entry: Entry) -> Iterator[Entry]:
        """The entry and everything under it, in order, without series."""
        yield entry
        yield from self.attributes(entry)
        for child in self.below(entry):
            yield from self.all_below(child)

    def attributes(self, entry: Entry) -> Sequence[Entry]:
        """Those of its attributes of which the form says something."""
        found = entry.node.attributes if entry.part.attributes else ()
        return [self.by_node[each] for each in found if each in self.by_node]

    def series_below(self, entry: Entry) -> Sequence[Entry]:
        """The repeats right under this entry."""
        return self._series.get(entry.node, ())

    def instances(self, series: Entry) -> Sequence[Entry]:
        """The instances of a repeat, in order."""
        return self._instances[series]

    def series_of(self, entry: Entry) -> Entry:
        """The repeat of which this entry is an instance."""
        return self.by_field[entry.field.removesuffix(f"[{entry.id}]")]

    def was_answered(self, entry: Entry) -> bool:
        """Whether anything inside an instance of a repeat was ever answered, or set by the form.

        One that a count brought may hold nothing to answer: then it is enough that it was saved.
        """
        if entry.part.repeat_count is not None and entry.field in self._answers:
            return True
        inside = f"{entry.field}/"
        return any(field.startswith(inside) for field in self._answers)

    def is_there(self, entry: Entry) -> bool:
        """Whether it has not left the tree meanwhile."""
        return self.by_field.get(entry.field) is entry

    def add(self, series: Entry, instances: Sequence[str], place: int) -> Sequence[Entry]:
        """Further instances of a repeat, before the one that now stands at `place`. Then `number` the tree anew."""
        above = self.by_node[series.node.parent] if series.node.parent else series
        numbered = enumerate(instances, start=place)
        self.times += 1
        return [self._grow(series, above, instance, at, series.part.template) for at, instance in numbered]

    def number(self) -> None:
        """Give every node its place in document order."""
        number_in_order(self.root.root)

    def room(self, series: Entry) -> int:
        """How many more instances of a repeat there may be, before the whole form is too large to go on with."""
        return max(MOST_NODES - len(self.by_field), 0) // sum(1 for _part in series.part.all())

    def remove(self, entry: Entry) -> Sequence[Entry]:
        """Take one instance of a repeat out of the tree; everything that went with it."""
        self.times += 1
        gone = list(self.all_below(entry))
        gone += [series for each in gone for series in self.series_below(each)]
        self._instances[self.series_of(entry)].remove(entry)
        if entry.node.parent:
            entry.node.parent.remove(entry.node)
        for each in gone:
            self._forget(each)
        return gone

    def _forget(self, entry: Entry) -> None:
        self.by_field.pop(entry.field)
        self.by_node.pop(entry.node)
        self._series.pop(entry.node, None)
        self._instances.pop(entry, None)
        for place in (None, *entry.repeats):
            self._by_place[place, entry.part.path].pop(entry)

    def _enter(self, entry: Entry, model: Node | None) -> None:
        """`model` is the node of the form as designed that this one is like."""
        self._note(entry)
        for each in model.attributes if model is not None and entry.field else ():
            if each.namespace != JAVAROSA:
                self._attribute(entry, entry.node.set_attribute(each.name, each.text, each.namespace))
        for child in entry.part.children:
            like = model.named(child.name) if model else []
            if child.is_repeat:
                self._begin(child, entry, [each for each in like if not is_template(each)])
            else:
                self._single(child, entry, like[0] if like else None)
        if not entry.part.children:
            default = model.value if model is not None else entry.part.default
            entry.node.kept = self._answers.get(entry.field, default) if entry.part.bind.is_kept else default

    def _attribute(self, entry: Entry, node: Node) -> None:
        """One of which the form says something has an entry like any node."""
        part = next((each for each in entry.part.attributes if each.name == f"@{node.name}"), None)
        if part is not None:
            node.relevant = entry.node.relevant
            self._enter(Entry(part, node, _under(entry, part), entry.repeats, entry.person), node)

    def _note(self, entry: Entry) -> None:
        self.by_field[entry.field] = entry
        self.by_node[entry.node] = entry
        for place in (None, *entry.repeats):
            self._by_place.setdefault((place, entry.part.path), {})[entry] = None
        entry.node.type = entry.part.bind.type

    def _single(self, part: Part, above: Entry, model: Node | None) -> None:
        node = above.node.add(Node("element", part.name, part.namespace))
        node.relevant = above.node.relevant
        self._enter(Entry(part, node, _under(above, part), above.repeats, above.person), model)

    def _begin(self, part: Part, above: Entry, models: Sequence[Node]) -> None:
        """A repeat with the instances that it starts with."""
        node = Node("element", part.name, part.namespace)
        node.parent = above.node
        node.relevant = above.node.relevant
        series = Entry(part, node, _under(above, part), above.repeats, above.person, is_series=True)
        self._note(series)
        self._series.setdefault(above.node, []).append(series)
        self._instances[series] = []
        for place, (instance, model) in enumerate(self._first(series, models)):
            self._grow(series, above, instance, place, model)

    def _first(self, series: Entry, models: Sequence[Node]) -> Iterator[tuple[str, Node | None]]:
        """The ids that a repeat starts with, each with what it is like. One with a count gets them from that."""
        if series.part.bind.each:
            people = (person for person in self._people if person.is_one_of(series.part.bind.each))
            yield from ((person.id, series.part.template) for person in people)
        elif series.part.repeat_count is None:
            own = {str(number): model for number, model in enumerate(models, start=1)}
            for instance in ids_in(series.field, self._answers, len(models)):
                yield instance, own.get(instance, series.part.template)

    def _grow(self, series: Entry, above: Entry, instance: str, place: int, model: Node | None) -> Entry:
        part, person = series.part, above.person
        node = above.node.insert(self._spot(series, above, place), Node("element", part.name, part.namespace))
        node.relevant = series.node.relevant
        if part.bind.each:
            node.set_attribute("member", instance, EHDESK)
            person = instance
        entry = Entry(part, node, f"{series.field}[{instance}]", (*above.repeats, node), person, instance)
        self._instances[series].insert(place, entry)
        self._enter(entry, model)
        return entry

    def _spot(self, series: Entry, above: Entry, place: int) -> int:
        """Where among the children of `above` an instance goes: by its place, else before the parts that follow."""
        mine, children = self._instances[series], above.node.children
        if place < len(mine):
            return children.index(mine[place].node)
        if mine:
            return children.index(mine[-1].node) + 1
        later = [part.path for part in above.part.children]
        later = later[later.index(series.part.path) + 1 :]
        follow = (spot for spot, child in enumerate(children) if self.by_node[child].part.path in later)
        return next(follow, len(children))


def _under(above: Entry, part: Part) -> str:
    return f"{above.field}/{part.name}" if above.field else part.name

"""The repeats of a filled form: which instances there are, adding one, removing one, bringing it back."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass

from ehdesk.forms.engine.consequences import Consequences
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.outcomes import Outcomes
from ehdesk.forms.engine.places import place_of
from ehdesk.forms.engine.validity import PLAIN_WORDS, CheckWords


class NoSuchRepeat(KeyError):
    """A field that is no repeat of this form, or no instance of one."""


class NotToBeChanged(Exception):
    """The form itself says how many instances this repeat has."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repeat as it stands now: its instances' fields in order, and whether a person may add and remove.

    `message` is for a person where the form counts on more than there can be.
    """

    field: str
    label: str
    relevant: bool
    instances: tuple[str, ...]
    takes_instances: bool
    message: str = ""


class Repeats:
    """All of them, by field: `child`, and `house[ID]/child` for one inside another."""

    def __init__(
        self,
        instance: Instance,
        consequences: Consequences,
        outcomes: Outcomes,
        answers: MutableMapping[str, str],
        new_id: Callable[[], str] | None = None,
        words: CheckWords = PLAIN_WORDS,
    ) -> None:
        self._instance, self._consequences, self._outcomes = instance, consequences, outcomes
        self._answers = answers
        self._new_id, self._words = new_id, words
        self.settle: Callable[[], frozenset[str]] = consequences.settle

    def repeat(self, field: str) -> Repeat:
        """One repeat. Raises NoSuchRepeat."""
        series = self._series(field)
        return Repeat(
            field=field,
            label=self._outcomes.words(series, "label"),
            relevant=series.node.relevant,
            instances=tuple(entry.field for entry in self._instance.instances(series)),
            takes_instances=series.part.takes_instances,
            message=self.too_many(series),
        )

    def too_many(self, series: Entry) -> str:
        """What to say where the form counts on more instances than there can be, or went on counting for too long."""
        there = len(self._instance.instances(series))
        is_short = self._outcomes.number(series, "count") >= there + 1
        return self._words.too_many.format(most=f"{there:,}") if is_short else ""

    def add(self, field: str) -> tuple[str, frozenset[str]]:
        """A further instance, last: its field, to be kept with its place, and the fields that stand differently.

        Raises NoSuchRepeat, NotToBeChanged.
        """
        series = self._changeable(field)
        instance = self._new_id() if self._new_id else self._next_number(field)
        return f"{field}[{instance}]", self._bring(series, instance, self._end(series))

    def remove(self, field: str) -> frozenset[str]:
        """Remove an instance; what was answered in it is kept. Raises NoSuchRepeat, NotToBeChanged."""
        entry = self._instance.by_field.get(field)
        if entry is None or not entry.id:
            raise NoSuchRepeat(field)
        series = self._changeable(self._instance.series_of(entry).field)
        self._answers[field] = ""
        place = self._instance.instances(series).index(entry)
        self._consequences.leave(series, place, self._instance.remove(entry))
        return self.settle()

    def bring_back(self, field: str, place: int | None = None) -> frozenset[str]:
        """Undo a removal: the instance as it was, at the place that it had; or one from elsewhere, last.

        Raises NoSuchRepeat, NotToBeChanged.
        """
        name, _, instance = field.removesuffix("]").rpartition("[")
        if field in self._instance.by_field:
            return frozenset()
        series = self._changeable(name)
        return self._bring(series, instance, self._end(series) if place is None else place)

    def place(self, field: str) -> int:
        """The place of an instance among the others, as kept. Raises NoSuchRepeat."""
        entry = self._instance.by_field.get(field)
        if entry is None or not entry.id:
            raise NoSuchRepeat(field)
        return self._place(entry)

    def _bring(self, series: Entry, instance: str, place: int) -> frozenset[str]:
        field = f"{series.field}[{instance}]"
        is_new = field not in self._answers
        self._answers[field] = str(place)
        before = sum(1 for each in self._instance.instances(series) if (self._place(each), each.id) < (place, instance))
        new = self._instance.add(series, [instance], before)
        self._instance.number()
        self._consequences.appear(new)
        if is_new:
            self._consequences.on_new(new[0])
        return self.settle()

    def _end(self, series: Entry) -> int:
        return max((self._place(entry) for entry in self._instance.instances(series)), default=0) + 1

    def _place(self, entry: Entry) -> int:
        return place_of(entry.id, self._answers, entry.field)

    def _next_number(self, field: str) -> str:
        """A number that no instance of this repeat ever had."""
        number = len(self._instance.instances(self._series(field))) + 1
        while f"{field}[{number}]" in self._answers or f"{field}[{number}]" in self._instance.by_field:
            number += 1
        return str(number)

    def _changeable(self, field: str) -> Entry:
        series = self._series(field)
        if not series.part.takes_instances:
            raise NotToBeChanged(field)
        return series

    def _series(self, field: str) -> Entry:
        entry = self._instance.by_field.get(field)
        if entry is None or not entry.is_series:
            raise NoSuchRepeat(field)
        return entry

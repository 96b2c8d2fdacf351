"""How everyone was heard, in one filled form, and what is as closed as a private topic where that was alone.

A question with one choice and the appearance `voice` asks how somebody was heard (docs/writing-a-form.md). Where the
answer is `alone`, its own topic is said alone, and so is whatever names it in its `relevant`, for the same person.
"""

from collections.abc import Iterator

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.instance import Instance
from ehdesk.forms.engine.parts import Part, Path

ALONE = "alone"


class Heard:
    """What the form asks of how somebody was heard.

    `before` are those of its questions that said `alone` while something was answered with them, whatever they say now.
    `closed` are the fields that were alone in another version of the form, which the assessment had once.
    """

    def __init__(self, definition: Definition, instance: Instance) -> None:
        self._instance, self.before, self.closed = instance, frozenset[str](), frozenset[str]()
        self._with = {path: _said_with(path, definition) for path, part in definition.parts.items() if _asks_how(part)}

    def questions(self) -> Iterator[str]:
        """Each such question, by its field."""
        return (entry.field for path in self._with for entry in self._instance.entries(path))

    def said_with(self, field: str) -> Iterator[str]:
        """The fields of all that goes with one of them, itself among them."""
        heard = self._instance.by_field[field]
        within = heard.repeats[-1] if heard.repeats else None
        for path in self._with[heard.part.path]:
            yield from (entry.field for entry in self._instance.entries(path, within))

    def alone(self) -> frozenset[str]:
        """The fields of what was said alone."""
        alone = (field for field in self.questions() if field in self.before or self._is_alone(field))
        return self.closed.union(said for field in alone for said in self.said_with(field))

    def _is_alone(self, field: str) -> bool:
        return self._instance.by_field[field].node.kept == ALONE


def _asks_how(part: Part) -> bool:
    return part.control is not None and part.control.name == "select1" and "voice" in part.control.appearance


def _said_with(heard: Path, definition: Definition) -> frozenset[Path]:
    """Everything on the topics of what names it, and of itself."""
    readers = definition.graph.readers.get(heard, ())
    named = (heard, *(reader.cell.path for reader in readers if reader.cell.aspect == "relevant"))
    roots = [definition.parts[_topic_around(path, definition)] for path in named]
    return frozenset(part.path for root in roots for part in root.all())


def _topic_around(path: Path, definition: Definition) -> Path:
    """The topic that something stands on, not beyond a repeat with pages of its own; else itself."""
    found = path
    for end in range(len(path), 0, -1):
        part = definition.parts[path[:end]]
        found = part.path if part.is_topic else found
        if part.is_repeat and not part.bind.each:
            break
    return found

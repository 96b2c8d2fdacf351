"""What a form asks the program to fill in for it: who, when, and an id of its own."""

from collections.abc import Callable, Mapping
from random import Random

from ehdesk.forms.engine.chance_functions import new_uuid
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.consequences import Consequences
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.parts import Bind
from ehdesk.forms.engine.values import as_string

Keep = Callable[[Entry, str], None]
_ID = "uid"
_ID_PATH = ("meta", "instanceID")
_END = ("timestamp", "end")


def preload(instance: Instance, answers: Mapping[str, str], around: Circumstances, keep: Keep) -> None:
    """Where nothing was ever put in, nor cleared. The id of the instance that is written is no answer."""
    for field, entry in instance.by_field.items():
        if field in answers:
            continue
        if _is_id(entry):
            entry.node.kept = f"uuid:{new_uuid(Random(f'{around.seed}/{field}'))}"  # noqa: S311 - the same each time
        elif value := _first(entry.part.bind, around):
            entry.node.kept = value
            keep(entry, value)


def stamp_end(instance: Instance, around: Circumstances, keep: Keep, consequences: Consequences) -> None:
    """When the whole form is checked."""
    for entry in list(instance.by_field.values()):
        if (entry.part.bind.preload, entry.part.bind.preload_parameters) == _END:
            keep(entry, as_string(around.now))
            consequences.put(entry, as_string(around.now))


def _is_id(entry: Entry) -> bool:
    """Also where the form does not say how it comes about: every instance must have one."""
    if entry.part.bind.preload == _ID:
        return True
    return entry.part.path[-2:] == _ID_PATH and not entry.node.kept and entry.part.bind.calculate is None


def _first(bind: Bind, around: Circumstances) -> str:
    if bind.preload == "date":
        return around.now.date().isoformat()
    if (bind.preload, bind.preload_parameters) == ("timestamp", "start"):
        return as_string(around.now)
    return around.asked(bind.preload_parameters) if bind.preload == "property" else ""

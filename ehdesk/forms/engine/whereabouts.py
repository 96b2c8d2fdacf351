"""Positional references, as ODK and scripts write them (`/data/child[2]/age`), to and from the entries they name."""

import re
from collections.abc import Iterator

from ehdesk.forms.engine.instance import Entry, Instance

_STEP = re.compile(r"([^\[\]/]+)(?:\[([1-9]\d{0,8})\])?")


def reference(entry: Entry, instance: Instance) -> str:
    """Absolute, with a number from 1 for each repeat on the way; that of a repeat itself ends without one."""
    steps: list[str] = []
    at: Entry | None = entry
    while at is not None:
        number = f"[{instance.instances(instance.series_of(at)).index(at) + 1}]" if at.id else ""
        steps.append(f"{at.node.name}{number}")
        at = instance.by_node.get(at.node.parent) if at.node.parent else None
    return "/" + "/".join(reversed(steps))


def entry_at(written: str, instance: Instance) -> Entry | None:
    """The entry that an absolute reference names, or None.

    A repeat without a number is the series at the end, else the first.
    """
    at = instance.by_field[""]
    steps = [_STEP.fullmatch(step) for step in written.strip().removeprefix("/").split("/")]
    if not written.strip().startswith("/") or not steps[0] or steps[0][1] != at.node.name:
        return None
    for place, step in enumerate(steps[1:], start=2):
        found = _below(at, step[1], step[2], instance, is_last=place == len(steps)) if step else None
        if found is None:
            return None
        at = found
    return at


def in_document_order(instance: Instance) -> Iterator[Entry]:
    """Every entry, each repeat before its instances; the form itself left out."""
    return _under(instance.by_field[""], instance)


def _under(above: Entry, instance: Instance) -> Iterator[Entry]:
    for part in above.part.children:
        name = part.path[-1]
        entry = instance.by_field[f"{above.field}/{name}" if above.field else name]
        yield entry
        if not entry.is_series:
            yield from _under(entry, instance)
        else:
            for each in instance.instances(entry):
                yield each
                yield from _under(each, instance)


def _below(at: Entry, name: str, number: str | None, instance: Instance, *, is_last: bool) -> Entry | None:
    local = name.rpartition(":")[2]
    entry = instance.by_field.get(f"{at.field}/{local}" if at.field else local)
    if entry is None or not entry.is_series:
        return entry if number in {None, "1"} else None
    if number is None and is_last:
        return entry
    instances, place = instance.instances(entry), int(number or 1)
    return instances[place - 1] if 1 <= place <= len(instances) else None

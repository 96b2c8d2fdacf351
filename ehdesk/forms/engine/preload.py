"""What a form asks the program to fill in for it, when nobody answered yet."""

from collections.abc import Mapping

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.instance import Instance


def preload(instance: Instance, answers: Mapping[str, str], around: Circumstances) -> None:
    """Put in the day of the visit."""
    for field, entry in instance.by_field.items():
        if entry.part.bind.preload == "date" and field not in answers:
            entry.node.kept = around.now.date().isoformat()

"""What a running form finds around it: nothing in the engine looks at a clock, rolls dice or makes ids by itself."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random, SystemRandom
from uuid import uuid4

from ehdesk.forms.engine.family import NOTHING_KNOWN, Known


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`now` is the practitioner's own clock. `chance` is for random() and uuid(), and so never the same twice.

    What must stay as it was whenever this form is opened again comes from `seed`: the order that a randomize() without
    a seed of its own gives, and the id of the instance.

    `properties` are what the form may ask of the program (`username`, `deviceid` ...). `new_id` makes the ids of
    repeat instances that a person adds; without it they are numbered. `is_new` when nobody has opened this one before.
    `known` is what is known of the family beside who is in it.
    """

    now: dt.datetime
    chance: Random = field(default_factory=SystemRandom)
    properties: Mapping[str, str] = field(default_factory=dict)
    new_id: Callable[[], str] | None = None
    is_new: bool = False
    known: Known = NOTHING_KNOWN
    seed: str = field(default_factory=lambda: str(uuid4()))

    def asked(self, name: str) -> str:
        """A property; as other ODK programs have it, a device without an id says so."""
        return self.properties.get(name, "not supported" if name == "deviceid" else "")

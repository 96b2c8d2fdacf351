"""Every function that an expression may call, by name."""

from collections.abc import Mapping

from ehdesk.forms.engine.chance_functions import CHANCE
from ehdesk.forms.engine.core_functions import CORE
from ehdesk.forms.engine.date_functions import DATES
from ehdesk.forms.engine.function import Function
from ehdesk.forms.engine.number_functions import NUMBERS
from ehdesk.forms.engine.odk_functions import ODK
from ehdesk.forms.engine.place_functions import PLACES
from ehdesk.forms.engine.special import SPECIAL, Special

_ALL: tuple[Function | Special, ...] = (*CORE, *ODK, *NUMBERS, *DATES, *PLACES, *CHANCE, *SPECIAL)
FUNCTIONS: Mapping[str, Function | Special] = {function.name: function for function in _ALL}

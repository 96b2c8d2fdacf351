"""Every function that an expression may call, by name."""

from collections.abc import Mapping

from ehdesk.forms.engine.core_functions import CORE
from ehdesk.forms.engine.function import Function
from ehdesk.forms.engine.odk_functions import ODK

FUNCTIONS: Mapping[str, Function] = {function.name: function for function in (*CORE, *ODK)}

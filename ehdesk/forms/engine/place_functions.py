"""Places on the earth: how long a way is, how large a field, and whether one is inside."""

import math
from collections.abc import Callable, Sequence

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.function import Body, Function
from ehdesk.forms.engine.geometry import Place, area, crosses_itself, is_inside, length, place_in, places_in
from ehdesk.forms.engine.values import Value, as_string


def _measured(measure: Callable[[Sequence[Place]], float]) -> Body:
    def apply(_context: Context, given: Sequence[Value]) -> Value:
        places = _places(given)
        return math.nan if places is None else measure(places)

    return apply


def _places(given: Sequence[Value]) -> Sequence[Place] | None:
    """One line or shape, or the points of several nodes or arguments."""
    texts: list[str] = []
    for value in given:
        texts.extend([node.value for node in value] if isinstance(value, list) else [as_string(value)])
    return places_in(";".join(text.strip().rstrip(";") for text in texts if text.strip()))


def _geofence(_context: Context, given: Sequence[Value]) -> Value:
    place, shape = place_in(as_string(given[0])), places_in(as_string(given[1]))
    return place is not None and shape is not None and is_inside(place, shape)


def _intersects(_context: Context, given: Sequence[Value]) -> Value:
    places = _places(given)
    return places is not None and crosses_itself(places)


PLACES: tuple[Function, ...] = (
    Function("area", 1, None, _measured(area)),
    Function("enclosed-area", 1, None, _measured(area)),
    Function("distance", 1, None, _measured(length)),
    Function("geofence", 2, 2, _geofence),
    Function("intersects", 1, 1, _intersects),
)

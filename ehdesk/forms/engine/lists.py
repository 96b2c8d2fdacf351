"""Lists that lie beside a form, as the trees that expressions walk: CSV and GeoJSON, by ODK's rules."""

import csv
import io
import json
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from ehdesk.forms.engine.nodes import MOST_NODES, Node, number_in_order
from ehdesk.forms.engine.values import as_string
from ehdesk.forms.engine.xml import BadXml, read_xml

_NAME = re.compile(r"[^\W\d][\w.\-]*")
_MARKS = (",", ";", "\t")
_SHAPES = {"Point": 1, "LineString": 2, "Polygon": 3}


class BadList(Exception):
    """A file that is no list of the kind its name says."""


def list_from_csv(text: str) -> Node:
    """root/item, with an element for each column."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text), strict=True)
    try:
        columns = [column.strip() for column in next(rows)]
        named = _named(columns)
        filled = (_filled(row, columns, rows.line_num) for row in rows if any(row))
        return _list({name: cell for name, cell in zip(columns, row, strict=False) if name in named} for row in filled)
    except StopIteration:
        raise BadList("it is empty; its first row should have the names of its columns") from None
    except csv.Error as error:
        raise BadList(f"it cannot be read as CSV: {error}") from error


def list_from_geojson(text: str) -> Node:
    """root/item, with an element for each property, `id`, and `geometry` as ODK writes it."""
    try:
        found = json.loads(text)
        features = found["features"] if found["type"] == "FeatureCollection" else None
        if not isinstance(features, list):
            raise BadList("it is GeoJSON, but not one FeatureCollection")
        return _list(_feature(each) for each in features)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise BadList("it cannot be read as GeoJSON: it is damaged, or built otherwise") from error


def list_from_xml(text: str | bytes) -> Node:
    """As it is."""
    try:
        root = next(read_xml(text).root.elements())
    except BadXml as error:
        raise BadList(str(error)) from error
    for node in (root, *root.descendants()):
        node.namespace = ""
    return _instance(root)


def empty_list() -> Node:
    """A list with nothing in it."""
    return _instance(Node("element", "root"))


def _mark(text: str) -> str:
    """What stands between the cells: the first of , ; and tab that the first row has."""
    header = text.partition("\n")[0]
    return next((mark for mark in _MARKS if mark in header), ",")


def _named(columns: Iterable[str]) -> Collection[str]:
    """Those that a form can ask for: what else a file holds is no business of the form's."""
    met: dict[str, None] = {}
    for column in filter(_NAME.fullmatch, columns):
        if column in met:
            raise BadList(f"it has two columns called {column}")
        met[column] = None
    return met


def _filled(row: Sequence[str], columns: Sequence[str], line: int) -> Sequence[str]:
    if len(row) > len(columns) and any(row[len(columns) :]):
        raise BadList(f"row {line} has {len(row)} cells, and there are {len(columns)} columns: {', '.join(row)[:80]}")
    return [*row, *[""] * (len(columns) - len(row))]


def _feature(feature: Mapping[str, object]) -> Mapping[str, str]:
    properties, geometry = feature.get("properties") or {}, feature.get("geometry")
    if not isinstance(properties, dict):
        raise BadList("the properties of a feature are not an object")
    cells = {name: _property(name, properties[name]) for name in _named(properties) if properties[name] is not None}
    if "id" in feature:
        cells["id"] = _property("id", feature["id"])
    if isinstance(geometry, dict):
        cells["geometry"] = _geometry(geometry)
    return cells


def _property(name: str, value: object) -> str:
    if isinstance(value, dict | list):
        raise BadList(
            f"the property {name} of a feature holds further properties, and a list has one value in each cell"
        )
    return _written(value)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_string(value) if isinstance(value, float) else str(value)


def _geometry(geometry: Mapping[str, object]) -> str:
    depth, found = _SHAPES.get(str(geometry.get("type")), 0), geometry.get("coordinates")
    if not depth or not isinstance(found, list):
        raise BadList(f"it holds a {geometry.get('type')}; a list may hold Point, LineString and Polygon")
    places = [found] if depth == 1 else found if depth == 2 else found[0] if found else []
    return ";".join(map(_place, places))


def _place(place: object) -> str:
    """GeoJSON has longitude first, ODK latitude."""
    numbers = place[:2] if isinstance(place, list) else []
    if len(numbers) < 2 or not all(type(number) in {int, float} and math.isfinite(number) for number in numbers):
        raise BadList("the coordinates of a place are two numbers, its longitude and its latitude; in one they are not")
    return f"{_written(numbers[1])} {_written(numbers[0])} 0 0"


def _list(items: Iterable[Mapping[str, str]]) -> Node:
    root, count = Node("element", "root"), 0
    for cells in items:
        count += len(cells)
        if count > MOST_NODES:
            raise BadList(f"it has more than {MOST_NODES:,} cells")
        item = root.add(Node("element", "item"))
        for name, value in cells.items():
            item.add(Node("element", name)).kept = value
    return _instance(root)


def _instance(root: Node) -> Node:
    instance = Node("element", "instance")
    instance.add(root)
    number_in_order(instance)
    return instance

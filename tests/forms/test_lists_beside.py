"""Lists in files beside the form: how they are read, and what is said of one that cannot be."""

import json
import time

import pytest

from ehdesk.forms.beside import MOST_BYTES
from ehdesk.forms.problems import BadForm
from tests.forms.trials import Tried, xlsform

FROM_FILE = """
|  | type                       | name | label | calculation                          | choice_filter | parameters |
|  | select_one_from_file {file} | town | Town |                                      | {filter}      | {words}    |
|  | calculate                  | size |       | instance('{list}')/root/item[name = ${{town}}]/size | | |
"""


def from_file(tmp_path, name, text, *, words="", choice_filter=""):
    (tmp_path / name).write_text(text, "utf-8")
    survey = FROM_FILE.format(file=name, list=name.partition(".")[0], words=words, filter=choice_filter)
    return Tried(xlsform(tmp_path, survey))


def test_a_csv_beside_the_form(tmp_path):
    tried = from_file(tmp_path, "towns.csv", 'name,label,size\nams,"Amster, dam",9\nnyc,New York,\n')
    assert tried.node("/data/town")["choices"][0] == {"value": "ams", "label": "Amster, dam"}
    assert tried.answer("/data/town", "ams").value("/data/size") == "9"
    assert tried.answer("/data/town", "nyc").value("/data/size") == ""


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_may_have_other_marks(tmp_path, mark):
    text = "\ufeffname,label,size\nams,A,9\n".replace(",", mark)
    assert from_file(tmp_path, "towns.csv", text).choices("/data/town") == ["ams"]


def test_an_xml_beside_the_form(tmp_path):
    text = "<root><item><name>ams</name><label>A</label><size>9</size></item></root>"
    assert from_file(tmp_path, "towns.xml", text).answer("/data/town", "ams").value("/data/size") == "9"


def feature(shape, coordinates, **properties):
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": coordinates}, "properties": properties}


def collection(*features):
    return {"type": "FeatureCollection", "features": features}


def test_a_geojson_beside_the_form(tmp_path):
    features = [
        {**feature("Point", [2.3522, 48.8566], title="Paris", size=9, **{"addr:street": "Rivoli"}), "id": "fr"},
        {**feature("Point", [-1e-5, 51.0, 12.5], title="Sea", size=9), "id": "sea"},
        {**feature("Polygon", [[[0, 1], [2, 3], [4, 5], [0, 1]]], title="Field", size=None), "id": 7},
    ]
    (tmp_path / "towns.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    survey = """
    |  | type                                | name | label | calculation |
    |  | select_one_from_file towns.geojson  | town | Town  |             |
    |  | calculate | where |  | instance('towns')/root/item[id = ${town}]/geometry |
    """
    tried = Tried(xlsform(tmp_path, survey))
    assert tried.node("/data/town")["choices"][::2] == [
        {"value": "fr", "label": "Paris"},
        {"value": "7", "label": "Field"},
    ]
    assert tried.answer("/data/town", "fr").value("/data/where") == "48.8566 2.3522 0 0"
    assert tried.answer("/data/town", "sea").value("/data/where") == "51 -0.00001 0 0"
    assert tried.answer("/data/town", "7").value("/data/where") == "1 0 0 0;3 2 0 0;5 4 0 0;1 0 0 0"


def test_what_is_empty_in_the_first_of_a_list_is_a_column_all_the_same(tmp_path):
    features = [
        {**feature("Point", [1, 2], title="Sea", size=None), "id": "sea"},
        {**feature("Point", [1, 2], title="Paris", size=9), "id": "fr"},
    ]
    survey = """
    |  | type                               | name | label | choice_filter |
    |  | select_one_from_file towns.geojson | town | Town  | size = 9      |
    """
    text = json.dumps(collection(*features))
    assert Tried(xlsform(tmp_path, survey, towns__geojson=text)).choices("/data/town") == ["fr"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("towns.csv", "nam,label\nams,A\n", "no column called name; it has label, nam"),
        ("towns.csv", "name,label,name\nams,A,B\n", "two columns called name"),
        ("towns.csv", "name,the label,\nams,A,\n", "no column called label; it has name"),
        ("towns.csv", "name,label\nams,A,B,C\n", "row 2 has 4 cells"),
        ("towns.csv", "", "it is empty"),
        ("towns.csv", 'name,label\n"a,b', "unexpected end of data"),
        ("towns.xml", "<root", "not readable as XML"),
        ("towns.xml", '<!DOCTYPE a [<!ENTITY b "b">]><root>&b;</root>', "document type"),
        ("towns.geojson", "{}", "GeoJSON"),
        (
            "towns.geojson",
            '{"type": "FeatureCollection", "features": [{"geometry": {"type": "MultiPoint"}}]}',
            "MultiPoint",
        ),
        ("towns.geojson", "[" * 100_000, "GeoJSON"),
        ("towns.geojson", json.dumps(collection(feature("Point", [1.5]))), "its longitude and its latitude"),
        ("towns.geojson", json.dumps(collection(feature("LineString", [[1, 2], [1, "2"]]))), "its longitude and its"),
        ("towns.geojson", json.dumps(collection(feature("Point", [1, 2], size={"a": 1}))), "the property size"),
        ("towns.csv", "name,label\n" + "a,b\n" * 250_001, "more than 500,000 cells"),
    ],
)
def test_a_list_that_is_none_says_so(tmp_path, name, text, told):
    with pytest.raises(BadForm, match=told):
        from_file(tmp_path, name, text)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "| | select_one_from_file towns.csv | a | A | |",
            "row 3, column type: the list in .*towns.csv: the letters of",
        ),
        ("| | select_one_from_file ../towns.csv | a | A | |", "row 3, column type: the list in .*own folder"),
        ("| | csv-external | towns | | |", "row 3, column type: the list in .*save it as UTF-8"),
        ("| | calculate | a | | pulldata('towns', 'a', 'b', 1) |", "row 3, column calculation: the list in .*UTF-8"),
    ],
)
def test_a_list_that_cannot_be_read_is_told_with_the_row_that_asks_for_it(tmp_path, row, told):
    (tmp_path / "towns.csv").write_bytes("name,label\ncréche,A\n".encode("latin-1"))
    with pytest.raises(BadForm, match=told) as caught:
        xlsform(tmp_path, f"| | type | name | label | calculation |\n{row}")
    assert "codec" not in str(caught.value)


def test_a_list_of_very_many_columns_is_read_in_no_time(tmp_path):
    began = time.perf_counter()
    columns = ["name", "label", "size", *(f"c{number}" for number in range(60_000))]
    tried = from_file(tmp_path, "towns.csv", ",".join(columns) + "\nams,Amsterdam,9\n")
    assert tried.answer("/data/town", "ams").value("/data/size") == "9"
    assert time.perf_counter() - began < 10


def test_a_column_that_a_filter_misspells_is_told_with_its_row(tmp_path):
    with pytest.raises(BadForm, match="row 3, column choice_filter: the list towns has no column called lnd"):
        from_file(tmp_path, "towns.csv", "name,label,land,size\nams,A,nl,1\n", choice_filter="lnd = 'nl'")


def test_all_that_is_wrong_with_lists_is_told_at_once_each_where_it_was_written(tmp_path):
    (tmp_path / "towns.csv").write_text("name,label\nams,A\n")
    survey = """
    |  | type                           | name | label | choice_filter | parameters | calculation |
    |  | select_one_from_file towns.csv | town | Town  | lnd = 'nl'    | value=code |             |
    |  | calculate                      | size |       |               |  | pulldata('towns', 'size', 'name', 'ams') |
    """
    with pytest.raises(BadForm) as found:
        xlsform(tmp_path, survey)
    assert [one.where.partition(", ")[2] for one in found.value.problems] == [
        "row 3, column parameters",
        "row 3, column choice_filter",
        "row 4, column calculation",
    ]
    survey = """
    |  | type                        | name | label |
    |  | select_one_from_file no.csv | a    | A     |
    |  | select_one_from_file nor.csv | b   | B     |
    """
    with pytest.raises(BadForm) as found:
        xlsform(tmp_path, survey)
    assert [one.row for one in found.value.problems] == [3, 4]


def test_other_columns_may_hold_the_values_and_the_words(tmp_path):
    tried = from_file(tmp_path, "towns.csv", "name,code,title,size\nx,ams,A,1\n", words="value=code, label=title")
    assert tried.node("/data/town")["choices"] == [{"value": "ams", "label": "A"}]


def test_a_list_that_is_not_there_or_too_large_says_so(tmp_path):
    survey = "| | type | name | label |\n| | select_one_from_file none.csv | a | A |"
    with pytest.raises(BadForm, match=r"there is no file called none\.csv beside the form"):
        xlsform(tmp_path, survey)
    with (tmp_path / "none.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(BadForm, match="more than 20 megabytes"):
        xlsform(tmp_path, survey)


@pytest.mark.parametrize("source", ["http://example.org/a.csv", "file:///etc/passwd", "jr://file/../../etc/passwd"])
def test_nothing_is_fetched_from_elsewhere(tmp_path, source):
    from ehdesk.forms.opening import open_form  # noqa: PLC0415
    from tests.forms.trials import XFORM  # noqa: PLC0415

    model = f'<instance><data id="a"><a/></data></instance><instance id="b" src="{source}"/>'
    (file := tmp_path / "a.xml").write_text(XFORM.format(model=model, body=""))
    with pytest.raises(BadForm, match=r"beside the form|own folder"):
        open_form(file)


def test_rows_are_pulled_from_a_csv(tmp_path):
    survey = """
    |  | type      | name | label | calculation |
    |  | text      | code | Code  |             |
    |  | calculate | size |       | pulldata('towns', 'size', 'name', ${code}) |
    """
    tried = Tried(xlsform(tmp_path, survey, towns__csv="name,size\nams,9\nnyc,8\n"))
    assert tried.answer("/data/code", "nyc").value("/data/size") == "8"
    with pytest.raises(BadForm, match="no column called size"):
        xlsform(tmp_path, survey, towns__csv="name,sise\nams,9\n")

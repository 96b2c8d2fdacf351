"""Lists to choose from, in the form, beside it, or from a repeat; and the words of several languages."""

import json
import time

import pytest

from ehdesk.forms.beside import MOST_BYTES
from ehdesk.forms.problems import BadForm
from tests.forms.trials import Tried, xform, xlsform

CASCADE = """
|  | type                 | name  | label  | choice_filter    | calculation | parameters | relevant |
|  | select_one land      | land  | Land   |                  |             |            |          |
|  | select_one town      | town  | Town   | land = ${land}   |             |            |          |
|  | select_multiple town | towns | Towns  |                  |             | randomize=true, seed=42 | |
|  | select_one land or_other | home | Home |                 |             |            |          |
|  | rank land            | order | Order  |                  |             |            |          |
|  | calculate            | said  |        |                  | jr:choice-name(${town}, '${town}') | | |
|  | note                 | shown | In ${said} |              |             |            |          |
"""
CHOICES = """
| | list_name | name | label::English (en) | label::Français (fr) | land | media::image |
| | land      | nl   | Netherlands | Pays-Bas | | nl.png |
| | land      | us   | America     | Amérique | | |
| | town      | ams  | Amsterdam   | Amsterdam | nl | |
| | town      | nyc  | New York    | New York city | us | |
| | town      | bos  | Boston, like ${land} | Boston | us | |
"""


@pytest.fixture(scope="module")
def cascade(tmp_path_factory):
    return xlsform(tmp_path_factory.mktemp("cascade"), CASCADE, CHOICES)


def test_choices_follow_the_answer_that_filters_them(cascade):
    tried = Tried(cascade)
    assert tried.choices("/data/town") == []
    assert tried.answer("/data/land", "us").choices("/data/town") == ["nyc", "bos"]
    assert tried.answer("/data/town", "nyc").error is None
    tried.answer("/data/land", "nl")
    assert tried.choices("/data/town") == ["ams"]
    assert (tried.value("/data/town"), tried.node("/data/town")["valid"]) == ("nyc", False)


def test_a_choices_words_follow_the_answer_in_them_and_the_language(cascade):
    tried = Tried(cascade).answer("/data/land", "us").answer("/data/town", "nyc")
    assert [each["label"] for each in tried.node("/data/town")["choices"]] == ["New York", "Boston, like us"]
    assert tried.label("/data/shown") == "In New York"
    tried.does("language", value="fr")
    assert tried.node("/data/land")["choices"][0] == {"value": "nl", "label": "Pays-Bas"}
    assert tried.label("/data/shown") == "In New York city"
    assert tried.does("language", value="English (en)").label("/data/shown") == "In New York"


def test_a_picture_beside_a_choice(cascade):
    form = Tried(cascade).form
    assert form.question("land").choices[0].media == {"image": "jr://images/nl.png"}


def test_choices_may_be_shuffled_the_same_way_each_time(cascade):
    one, other = (Tried(cascade).choices("/data/towns") for _time in range(2))
    assert one == other
    assert sorted(one) == ["ams", "bos", "nyc"]


def test_or_other_asks_for_the_other(tmp_path):
    choices = "| | list_name | name | label |\n| | land | nl | N |"
    tried = Tried(xlsform(tmp_path, "| | type | name | label |\n| | select_one land or_other | home | Home |", choices))
    assert tried.choices("/data/home") == ["nl", "other"]
    assert not tried.node("/data/home_other")["relevant"]
    assert tried.answer("/data/home", "other").node("/data/home_other")["relevant"]


def test_several_choices_and_an_order_are_kept_with_spaces_between(cascade):
    tried = Tried(cascade)
    assert tried.answer("/data/towns", "nyc ams").error is None
    assert tried.answer("/data/towns", "nyc rome").error == "not-a-choice"
    assert tried.answer("/data/order", "us us").error == "chosen-twice"
    assert tried.answer("/data/order", "us nl").error is None
    assert "<order>us nl</order>" in tried.instance


def test_choices_from_a_repeat(tmp_path):
    survey = """
    |  | type                    | name | label | appearance |
    |  | begin_repeat            | kid  | Kid   |            |
    |  | text                    | name | Name  |            |
    |  | end_repeat              |      |       |            |
    |  | select_one ${name}      | who  | Who?  |            |
    |  | begin_group             | g    | G     |            |
    |  | select one ${name}      | one  | One?  |            |
    |  | select_multiple ${name} | all  | All?  | minimal    |
    |  | end_group               |      |       |            |
    |  | rank ${name}            | rank | Rank  |            |
    """
    tried = Tried(xlsform(tmp_path, survey)).answer("/data/kid[1]/name", "Ann").does("add_repeat", "/data/kid")
    assert tried.choices("/data/who") == ["Ann"]
    assert tried.answer("/data/kid[2]/name", "Bo").choices("/data/who") == ["Ann", "Bo"]
    assert tried.choices("/data/g/all") == tried.choices("/data/rank") == ["Ann", "Bo"]
    errors = [tried.answer(f"/data/{name}", "Bo Ann").error for name in ("g/all", "rank", "who", "g/one")]
    assert errors == [None, None, "not-a-choice", "not-a-choice"]
    assert tried.form.question("g/all").appearance == ("minimal",)
    assert tried.does("remove_repeat", "/data/kid[1]").choices("/data/who") == ["Bo"]


def test_choices_follow_the_words_of_the_repeat_that_they_come_from():
    """Also where nothing in the list of nodes itself reads those words, and in no order."""
    model = """<instance><data id="a"><kid jr:template=""><name/></kid><kid><name/></kid><who/><said/></data></instance>
      <bind nodeset="/data/said" calculate="jr:choice-name('1', '/data/who')"/>"""
    body = """<group ref="/data/kid"><repeat nodeset="/data/kid"><input ref="name"><label>N</label></input></repeat>
      </group><select1 ref="/data/who"><label>W</label><itemset nodeset="randomize(/data/kid, 1)">
      <value ref="position(.)"/><label ref="name"/></itemset></select1>"""
    tried = Tried(xform(model, body)).answer("/data/kid[1]/name", "Ann")
    assert [choice["label"] for choice in tried.node("/data/who")["choices"]] == ["Ann"]
    assert tried.value("/data/said") == "Ann"
    tried.answer("/data/kid[1]/name", "Anna")
    assert [choice["label"] for choice in tried.node("/data/who")["choices"]] == ["Anna"]
    assert tried.value("/data/said") == "Anna"


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


def test_what_was_saved_last_is_nothing_on_a_desktop_of_many_families(tmp_path):
    survey = "| | type | name | label | default |\n| | text | a | A | ${last-saved#a} |"
    assert Tried(xlsform(tmp_path, survey)).value("/data/a") == ""


WORDS = """
|  | type | name | label::English (en) | label::Français (fr) | hint::English (en) | guidance_hint::English (en) | media::image::English (en) | constraint | constraint_message::English (en) | constraint_message::Français (fr) |
|  | text | a    | Only English        |                      | A hint             | More help                   | a.png                      | . = 'x'    | Say x                             | Dites x  |
|  | note | b    | You said ${a}       | Vous dites ${a}      |                    |                             |                            |            |                                   |          |
"""  # noqa: E501 - a table


def test_words_in_several_languages_with_what_goes_beside_them(tmp_path):
    tried = Tried(xlsform(tmp_path, WORDS)).answer("/data/a", "y")
    question = tried.form.question("a")
    assert (question.guidance, question.media, question.hint) == (
        "More help",
        {"image": "jr://images/a.png"},
        "A hint",
    )
    assert (tried.node("/data/a")["message"], tried.label("/data/b")) == ("Say x", "You said y")
    tried.does("language", value="FR")
    assert (tried.node("/data/a")["message"], tried.label("/data/b")) == ("Dites x", "Vous dites y")
    assert tried.does("language", value="de").error == "unknown-language"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("item[county = /data/two]", "york whitby selby"),
        ("item[/data/two = county]", "york whitby selby"),
        ("item[county = current()/../two][2]", "whitby"),
        ("item[county = /data/two and by = 'sea']", "whitby"),
        ("item[by = 'sea' and position() = 2]", "whitby"),
        ("item[by = 'sea' and county = /data/two or name = 'hull']", "whitby hull"),
        ("item[by = 'sea'][county != /data/two]", "hull"),
        ("item[by = /data/none]", "york"),
        ("item[by = /data/off]", "york"),
        ("item[off = '']", ""),
        ("item[size = '07']", "hull"),
        ("item[size = 7]", "york hull"),
        ("item[by = instance('towns')/root/item[size = '07']/by]", "whitby hull"),
        ("*[by = 'sea']", "whitby hull"),
    ],
)
def test_items_are_looked_up_as_if_each_had_been_tried(chosen, found):
    towns = [
        ("york", "n", "", "7"),
        ("whitby", "n", "sea", "1"),
        ("selby", "n", "river", "1"),
        ("hull", "e", "sea", "07"),
    ]
    items = "".join(
        f"<item><name>{name}</name><county>{county}</county><by>{by}</by><size>{size}</size></item>"
        for name, county, by, size in towns
    )
    calculate = f"join(' ', instance('towns')/root/{chosen}/name)"
    model = f"""<instance><data id="a"><two>n</two><none/><off>sea</off><w/></data></instance>
      <instance id="towns"><root>{items}</root></instance><bind nodeset="/data/off" relevant="false()"/>
      <bind nodeset="/data/w" calculate="{calculate}"/>"""
    body = "".join(f'<input ref="/data/{name}"><label>L</label></input>' for name in ("two", "none"))
    assert Tried(xform(model, body)).value("/data/w") == found

"""Lists to choose from, in the form or from a repeat; and the words of several languages."""

import pytest

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

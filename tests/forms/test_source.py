"""What is published of a form: the words that it runs from, packed, and opened again as the same form."""

import zlib
from base64 import b64encode
from random import Random

import pytest

from ehdesk.forms.opening import examine
from ehdesk.forms.problems import BadForm
from ehdesk.forms.source import MOST_PACKED, Source, unpacked
from ehdesk.services.form_trials import FormTrials
from tests.files import SECRET, jpeg, png
from tests.forms.on_trial import workbook
from tests.recordings import bare_wav, wav

LISTED = """
| survey |
| | type | name | label |
| | select_one_from_file towns.csv | town | Which town? |
"""
PICTURED = """
| survey |
| | type | name | label | media::image |
| | note | look | Your home | house.png |
| | note | other | Another | gone.png |
| | note | far | Far away | ../passwd |
| | select_one face | feels | How is it? | |
| choices |
| | list_name | name | label | media::image |
| | face | happy | Happy | happy.jpg |
| | face | sad | | sad.jpg |
"""


def test_a_spreadsheet_is_published_as_the_form_that_was_looked_at(tmp_path):
    file = workbook(tmp_path / "visit.xlsx")
    found = examine(file)
    file.unlink()
    again = unpacked(found.source.packed).definition()
    assert (again.id, again.version, again.title) == (found.definition.id, "3", found.definition.title)
    assert [part.path for part in again.root.all()] == [part.path for part in found.definition.root.all()]


def test_the_lists_beside_a_form_go_with_it_as_they_were_when_it_was_looked_at(tmp_path):
    (form := tmp_path / "form.md").write_text(LISTED)
    (towns := tmp_path / "towns.csv").write_text("name,label\nyork,York\n")
    found = examine(form)
    towns.write_text("name,label\nhull,Hull\n")
    source = unpacked(found.source.packed)
    towns.unlink()
    values = [node.first("name").value for node in source.definition().instances["towns"].first("root").elements()]
    assert values == ["york"]


def test_the_same_content_has_the_same_digest_and_another_list_another(tmp_path):
    (form := tmp_path / "form.md").write_text(LISTED)
    (towns := tmp_path / "towns.csv").write_text("name,label\nyork,York\n")
    first, again = examine(form).source.digest, examine(form).source.digest
    towns.write_text("name,label\nyork,York \n")
    assert first == again
    assert examine(form).source.digest != first


def test_the_pictures_that_a_form_names_go_with_it_and_what_cannot_be_shown_is_advice(tmp_path):
    (form := tmp_path / "form.md").write_text(PICTURED)
    (tmp_path / "form-media").mkdir()
    (tmp_path / "house.png").write_bytes(png())
    (tmp_path / "form-media" / "happy.jpg").write_bytes(jpeg())
    (tmp_path / "sad.jpg").write_bytes(b"words")
    found = examine(form)
    assert [(problem.message, problem.is_advice) for problem in found.problems if not problem.sheet] == [
        ("the picture ../passwd is not beside the form", True),
        ("the picture gone.png is not beside the form", True),
        ("the picture sad.jpg is neither a JPEG nor a PNG", True),
    ]
    assert not any("no words" in problem.message for problem in found.problems)
    (tmp_path / "house.png").unlink()
    again = unpacked(found.source.packed).definition()
    assert again.pictures == {"jr://images/house.png": png(), "jr://images/happy.jpg": jpeg()}


def test_what_a_camera_wrote_into_a_picture_is_not_published(tmp_path):
    (form := tmp_path / "form.md").write_text(PICTURED)
    (tmp_path / "happy.jpg").write_bytes(jpeg())
    (tmp_path / "house.png").write_bytes(png()[:60])
    found = FormTrials.examine(form)
    again = unpacked(found.source.packed).definition()
    assert again.pictures == found.definition.pictures
    assert SECRET.encode() not in again.pictures["jr://images/happy.jpg"]
    assert again.pictures["jr://images/happy.jpg"].startswith(b"\xff\xd8\xff")
    assert again.pictures["jr://images/house.png"] == b""


def test_a_sound_goes_with_its_form_without_where_it_was_made(tmp_path):
    rows = "| | note | a | Hello | hello.wav |\n| | note | b | So | so.txt |\n"
    (form := tmp_path / "form.md").write_text(f"| survey |\n| | type | name | label | media::audio |\n{rows}")
    (tmp_path / "hello.wav").write_bytes(wav())
    (tmp_path / "so.txt").write_bytes(b"words")
    found = FormTrials.examine(form)
    assert "the sound so.txt is neither an MP3, a WAV nor a FLAC" in [problem.message for problem in found.problems]
    assert unpacked(found.source.packed).definition().pictures == {"jr://audio/hello.wav": bare_wav()}


def test_pictures_count_for_how_large_a_form_may_be(tmp_path):
    (form := tmp_path / "form.md").write_text(PICTURED)
    (tmp_path / "house.png").write_bytes(png() + Random(1).randbytes(700_000))  # noqa: S311 - only hard to pack
    assert len(examine(form).source.packed) > MOST_PACKED


@pytest.mark.parametrize("text", ["", "no form", "eJwDAAAAAAE=", Source(b"<a/>").packed[:-8]])
def test_what_is_no_packed_form_is_said_to_be_none(text):
    with pytest.raises(BadForm, match="no form"):
        unpacked(text)


def test_a_packed_form_that_swells_is_not_unpacked():
    swells = zlib.compressobj(1)
    packed = b"".join([*(swells.compress(bytes(1_000_000)) for _ in range(101)), swells.flush()])
    with pytest.raises(BadForm, match="no form"):
        unpacked(b64encode(packed).decode())


def test_a_form_that_comes_with_a_list_missing_cannot_run(tmp_path):
    (form := tmp_path / "form.md").write_text(LISTED)
    (tmp_path / "towns.csv").write_text("name,label\nyork,York\n")
    whole = examine(form).source
    with pytest.raises(BadForm, match="did not come with the form"):
        Source(whole.xform).definition()

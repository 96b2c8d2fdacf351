"""What is logged of a bug that Python can hand to nobody."""

import sys

import pytest

from ehdesk.ui.bugs import log_unraisable


class Forgotten:
    """Something of a family that fails while Python forgets it."""

    def __del__(self) -> None:
        raise KeyError("Zyxwvington")


@pytest.fixture
def heard_as_in_the_program():
    before, sys.unraisablehook = sys.unraisablehook, log_unraisable
    yield
    sys.unraisablehook = before


@pytest.mark.usefixtures("heard_as_in_the_program")
def test_the_log_hears_what_it_was_and_where_and_no_word_of_it(caplog, capsys):
    forgotten = [Forgotten()]
    forgotten.clear()
    said = caplog.text + "".join(capsys.readouterr())
    assert "KeyError at " in said
    assert "Zyxwvington" not in said

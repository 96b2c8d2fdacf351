"""Binding a vault to its hub."""

import pytest

from ehdesk.sync.contact import contact_of
from ehdesk.sync.enrol import enrol
from ehdesk.sync.troubles import BadAddress, CodeForAnotherHub, HubSaysNo, MistypedCode, NotEnrolled
from ehdesk.wire.code import new_code
from tests.builders import a_vault


@pytest.fixture
def vault(tmp_path):
    """A vault that belongs to no hub."""
    with a_vault(tmp_path) as vault:
        yield vault


def test_an_enrolled_vault_knows_its_hub_and_its_owners_id_there(hub, vault):
    practitioner = hub.practitioner("Ada Obi")
    enrolled = enrol(vault, hub.url, hub.code(practitioner), "laptop")
    assert enrolled.name == "Ada Obi"
    assert vault.sync.enrolment.authority == "Northshire Council"
    assert vault.owner.practitioner == practitioner


def test_the_same_code_again_from_the_same_vault_does_no_harm(hub, vault):
    code = hub.code(hub.practitioner("Ada Obi"))
    assert enrol(vault, hub.url, code, "laptop") == enrol(vault, hub.url, code.lower(), "laptop")


def test_a_code_of_another_hub_is_not_sent(hub, vault):
    with pytest.raises(CodeForAnotherHub):
        enrol(vault, hub.url, new_code(b"k" * 32), "laptop")
    assert vault.sync.enrolment is None


def test_a_mistyped_code_is_said_to_be_one(hub, vault):
    with pytest.raises(MistypedCode, match="24 letters and digits"):
        enrol(vault, hub.url, "ABCD", "laptop")


def test_a_used_code_is_refused_in_the_hubs_words(hub, vault, ada):
    code = hub.code(ada.practitioner)
    enrol(ada.vault, hub.url, code, "laptop")
    with pytest.raises(HubSaysNo, match="already used for another device"):
        enrol(vault, hub.url, code, "laptop")


@pytest.mark.parametrize(
    "url", ["http://hub.example", "ftp://hub.example", "hub.example", "", "https://", "http://[::"]
)
def test_an_address_must_be_a_safe_one(vault, url):
    with pytest.raises(BadAddress):
        enrol(vault, url, new_code(b"k"), "laptop")


def test_a_vault_without_a_hub_says_so(vault):
    with pytest.raises(NotEnrolled):
        contact_of(vault.sync)

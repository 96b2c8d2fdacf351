"""Who may become a device, and who no longer is one."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.sync.line import Line
from ehdesk.sync.troubles import HubSaysNo
from ehdesk.wire.code import new_code
from tests.builders import new_id
from tests.hub.hand import ask_to_enrol, request


@pytest.fixture
def line(hub):
    """A connection."""
    line = Line(hub.url)
    yield line
    line.close()


@pytest.fixture
def wanted(hub):
    """A sound request."""
    return request(hub.code(hub.practitioner("Ada Obi")), new_id(), Ed25519PrivateKey.generate(), (new_id(),))


def refusal(line, wanted):
    """The code of the hub's no."""
    with pytest.raises(HubSaysNo) as no:
        ask_to_enrol(line, wanted)
    return no.value.code


def test_a_machine_whose_name_no_database_can_hold_is_not_understood(line, wanted):
    assert refusal(line, msgspec.structs.replace(wanted, machine="a\0b")) == "bad_message"


def test_a_device_with_more_names_than_anybody_has_is_not_understood(line, wanted):
    names = tuple(new_id() for _ in range(101))
    assert refusal(line, msgspec.structs.replace(wanted, authored_as=names)) == "bad_message"


def test_a_code_binds_a_device_to_its_practitioner(line, wanted):
    enrolled = ask_to_enrol(line, wanted)
    assert (enrolled.name, enrolled.authority) == ("Ada Obi", "Northshire Council")


def test_a_device_whose_reply_was_lost_asks_again_with_the_same_code(line, wanted):
    assert ask_to_enrol(line, wanted) == ask_to_enrol(line, wanted)


def test_a_code_serves_no_second_device(line, wanted):
    ask_to_enrol(line, wanted)
    assert refusal(line, request(wanted.code, new_id(), Ed25519PrivateKey.generate())) == "used_code"


def test_an_unknown_code_is_refused(line):
    assert refusal(line, request(new_code(b"k"), new_id(), Ed25519PrivateKey.generate())) == "bad_code"
    assert refusal(line, request("no code", new_id(), Ed25519PrivateKey.generate())) == "bad_code"


def test_a_code_out_of_date_is_refused(hub, line):
    code = hub.child.code(hub.practitioner("Ada Obi"), days=0)
    assert refusal(line, request(code, new_id(), Ed25519PrivateKey.generate())) == "bad_code"


def test_a_device_cannot_enrol_with_a_key_it_does_not_hold(line, wanted):
    assert refusal(line, msgspec.structs.replace(wanted, key=bytes(32))) == "bad_message"


def test_a_known_device_cannot_change_hands(hub, line, wanted):
    ask_to_enrol(line, wanted)
    code = hub.code(hub.practitioner("Ben Shaw"))
    assert refusal(line, request(code, wanted.device, Ed25519PrivateKey.generate())) == "known_device"


def test_nobody_takes_over_the_id_that_another_writes_under(hub, line, wanted):
    ask_to_enrol(line, wanted)
    code = hub.code(hub.practitioner("Ben Shaw"))
    taking = request(code, new_id(), Ed25519PrivateKey.generate(), wanted.authored_as)
    assert refusal(line, taking) == "borrowed_id"


def test_a_refused_enrolment_leaves_its_code_unused(hub, line, wanted):
    ask_to_enrol(line, wanted)
    code = hub.code(hub.practitioner("Ben Shaw"))
    refusal(line, request(code, new_id(), Ed25519PrivateKey.generate(), wanted.authored_as))
    assert ask_to_enrol(line, request(code, new_id(), Ed25519PrivateKey.generate())).name == "Ben Shaw"


def test_a_revoked_device_is_not_answered(hub, ada):
    ada.contact.scope(0)
    hub.child.revoke(ada.id)
    with pytest.raises(HubSaysNo) as no:
        ada.contact.scope(0)
    assert no.value.code == "revoked"

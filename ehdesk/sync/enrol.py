"""Binding a vault to a hub with a code that a person was given."""

from contextlib import suppress

from ehdesk.store.errors import StoreError
from ehdesk.store.sync_book import Enrolment
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import greet, read
from ehdesk.sync.line import Line
from ehdesk.sync.troubles import CodeForAnotherHub, MistypedCode
from ehdesk.wire import addresses
from ehdesk.wire.code import BadCode, is_for, read_code
from ehdesk.wire.coding import JSON, from_json, to_json
from ehdesk.wire.messages import Enrol, Enrolled, Hello
from ehdesk.wire.proof import proof


def enrol(vault: Vault, url: str, code: str, machine: str) -> Enrolled:
    """Bind this vault to the hub at `url`, as the practitioner whose code it is; the hub's key is pinned.

    The same code again, from the same vault, has the same effect, so a lost reply does no harm. `machine` is this
    computer's name, for the administrator's list. Raises SyncTrouble, and NeverSyncs in practice before anything is
    asked of anyone.
    """
    vault.sync.refuse_practice()
    made = _read(code)
    line = Line(url)
    try:
        hello = greet(line)
        if not is_for(made, hello.key):
            raise CodeForAnotherHub
        enrolled = _ask(line, hello, _request(vault, made, machine))
    finally:
        line.close()
    vault.sync.enrol(Enrolment(url, hello.key, enrolled.authority, enrolled.practitioner, vault.owner.device))
    with suppress(StoreError):  # closing does it as well
        vault.keep_spare()
    return enrolled


def _read(code: str) -> str:
    try:
        return read_code(code)
    except BadCode as error:
        raise MistypedCode(f"That cannot be right: {error}.") from error


def _request(vault: Vault, code: str, machine: str) -> Enrol:
    device, key = vault.owner.device, vault.sync.device_key
    authored_as = tuple(sorted(vault.owner.is_me))
    public_key = key.public_key().public_bytes_raw()
    return Enrol(code, device, public_key, machine, authored_as, proof(code, device, key))


def _ask(line: Line, hello: Hello, request: Enrol) -> Enrolled:
    body = line.post(addresses.ENROL, to_json(request), JSON).opened(hello.key)
    return read(from_json, Enrolled, body)

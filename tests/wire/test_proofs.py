"""Seals, tokens and proofs of possession: each holds for exactly what it was made for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.signing import public_bytes
from ehdesk.wire import token
from ehdesk.wire.messages import Enrol
from ehdesk.wire.proof import is_proven, proof
from ehdesk.wire.seal import BrokenSeal, check_seal, seal
from ehdesk.wire.token import BadToken

KEY, OTHER = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FACTS = {"status": 200, "path": "/a", "nonce": "n"}


def test_a_seal_holds_for_the_reply_it_was_made_for():
    check_seal(seal(b"reply", **FACTS, key=KEY), b"reply", **FACTS, key=public_bytes(KEY))


@pytest.mark.parametrize("other", [{"status": 403}, {"path": "/b"}, {"nonce": "m"}])
def test_a_seal_holds_for_no_other_question(other):
    with pytest.raises(BrokenSeal):
        check_seal(seal(b"reply", **FACTS, key=KEY), b"reply", **(FACTS | other), key=public_bytes(KEY))


def test_a_seal_holds_for_no_other_reply():
    with pytest.raises(BrokenSeal):
        check_seal(seal(b"reply", **FACTS, key=KEY), b"reply!", **FACTS, key=public_bytes(KEY))


@pytest.mark.parametrize("header", ["", "!", "AAAA", "é"])
def test_a_seal_that_is_none_is_broken(header):
    with pytest.raises(BrokenSeal):
        check_seal(header, b"reply", **FACTS, key=public_bytes(KEY))


@dataclass(frozen=True)
class Life:
    """One of the two kinds of claims."""

    made: str
    lasts: timedelta

    def check(self, key: bytes = public_bytes(KEY), hub: str = "hub", now: datetime = NOW) -> str:
        """As the hub would."""
        if self.lasts == token.TOKEN_LIFE:
            return token.check_access_token(self.made, key, hub, now)
        return token.check_assertion(self.made, lambda _: key, hub, now)


@pytest.fixture(params=["assertion", "access token"])
def claims(request):
    """Claims for "device" at "hub"."""
    if request.param == "assertion":
        return Life(token.assertion("device", "hub", KEY, NOW), token.ASSERTION_LIFE)
    return Life(token.access_token("device", "hub", KEY, NOW), token.TOKEN_LIFE)


def test_claims_name_the_device(claims):
    assert claims.check() == "device"


def test_claims_end(claims):
    with pytest.raises(BadToken, match="out of date"):
        claims.check(now=NOW + claims.lasts)


def test_claims_are_for_one_hub(claims):
    with pytest.raises(BadToken, match="another hub"):
        claims.check(hub="another")


def test_claims_are_signed(claims):
    with pytest.raises(BadToken, match="signature"):
        claims.check(key=public_bytes(OTHER))


def test_an_assertion_is_no_access_token():
    with pytest.raises(BadToken, match="something else"):
        token.check_access_token(token.assertion("device", "hub", KEY, NOW), public_bytes(KEY), "hub", NOW)


@pytest.mark.parametrize("text", ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "é"])
def test_text_that_is_no_token_is_refused(text):
    with pytest.raises(BadToken):
        token.check_access_token(text, public_bytes(KEY), "hub", NOW)


def test_enrolling_proves_possession_of_the_key_and_knowledge_of_the_code():
    wanted = Enrol("code", "device", public_bytes(KEY), "laptop", (), proof("code", "device", KEY))
    assert is_proven(wanted)
    for other in ({"code": "c"}, {"device": "d"}, {"key": public_bytes(OTHER)}, {"key": b"short"}):
        assert not is_proven(msgspec.structs.replace(wanted, **other))

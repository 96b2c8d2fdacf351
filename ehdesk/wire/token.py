"""Signed claims: a device's request for a token (RFC 7523) and the token itself, both Ed25519."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol, OKPKey

from ehdesk.domain.change import DeviceId
from ehdesk.wire.limits import ASSERTION_LIFE, TOKEN_LIFE

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
FORM = "application/x-www-form-urlencoded"
_ALGORITHMS = ["Ed25519"]
_ASSERTION = "ehdesk-assertion+jwt"
_TOKEN = "ehdesk-token+jwt"  # noqa: S105 - a type's name


class BadToken(Exception):
    """Claims that are not signed by who they say, not meant for this hub, or out of date."""


def assertion(device: DeviceId, hub: str, key: Ed25519PrivateKey, now: datetime) -> str:
    """What a device trades for a token at the hub with this epoch; `now` is the hub's time, as its hello tells it."""
    return _sign(_ASSERTION, device, hub, key, now + ASSERTION_LIFE)


def request_for(assertion: str) -> bytes:
    """The form that asks for a token (RFC 7523, 2.1)."""
    return urlencode({"grant_type": GRANT, "assertion": assertion}).encode()


def assertion_in(form: bytes) -> str:
    """The assertion in such a form. Raises BadToken."""
    fields = dict(parse_qsl(form.decode("ascii", "replace")))
    if fields.get("grant_type") != GRANT:
        raise BadToken("not a request for a token")
    return fields.get("assertion", "")


def check_assertion(text: str, key_of: Callable[[DeviceId], bytes], hub: str, now: datetime) -> DeviceId:
    """The device that speaks. `key_of` gives its public key (raw), or raises. Raises BadToken."""
    return _check(_ASSERTION, text, key_of, hub, now)


def access_token(device: DeviceId, hub: str, key: Ed25519PrivateKey, now: datetime) -> str:
    """What the hub gives out, signed with its own key."""
    return _sign(_TOKEN, device, hub, key, now + TOKEN_LIFE)


def check_access_token(text: str, hub_key: bytes, hub: str, now: datetime) -> DeviceId:
    """The device that holds it. Raises BadToken unless this hub gave it out and it still serves."""
    return _check(_TOKEN, text, lambda _: hub_key, hub, now)


def _sign(kind: str, device: DeviceId, hub: str, key: Ed25519PrivateKey, until: datetime) -> str:
    header = {"alg": "Ed25519", "typ": kind, "kid": device}
    claims = {"sub": device, "iss": device, "aud": hub, "exp": int(until.timestamp())}
    return jwt.encode(header, claims, OKPKey.import_key(key), algorithms=_ALGORITHMS)


def _check(kind: str, text: str, key_of: Callable[[DeviceId], bytes], hub: str, now: datetime) -> DeviceId:
    def key(token: GuestProtocol) -> OKPKey:
        return OKPKey.import_key(Ed25519PublicKey.from_public_bytes(key_of(token.headers().get("kid", ""))))

    try:
        token = jwt.decode(text, key, algorithms=_ALGORITHMS)
    except (JoseError, ValueError) as error:
        raise BadToken("the signature does not fit") from error
    return _read(kind, token, hub, now)


def _read(kind: str, token: jwt.Token, hub: str, now: datetime) -> DeviceId:
    claims: dict[str, Any] = token.claims
    if token.header.get("typ") != kind or claims.get("sub") != token.header.get("kid"):
        raise BadToken("made for something else")
    if claims.get("aud") != hub:
        raise BadToken("made for another hub")
    if not isinstance(claims.get("exp"), int) or claims["exp"] <= now.timestamp():
        raise BadToken("out of date")
    return DeviceId(claims["sub"])

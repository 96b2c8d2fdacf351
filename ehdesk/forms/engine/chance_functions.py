"""Chance, ids, fingerprints and signatures. Chance comes from around the form."""

import base64
import binascii
import hashlib
import math
import string
import uuid
from collections.abc import Iterator, Sequence
from random import Random

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.function import Function, nodes_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.values import Value, as_number, as_string

_MOST = 2_147_483_647
_LETTERS = string.ascii_letters + string.digits
_LONGEST_ID = 1_000
_SIGNATURE = 64
_WAYS = {"md5": "MD5", "sha-1": "SHA1", "sha-256": "SHA256", "sha-384": "SHA384", "sha-512": "SHA512"}


def _random(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.chance.random()


def new_uuid(chance: Random) -> str:
    """A random id of the usual shape."""
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _uuid(context: Context, given: Sequence[Value]) -> Value:
    if not given:
        return new_uuid(context.surroundings.chance)
    many = as_number(given[0])
    if math.isnan(many):
        raise BadExpression("uuid() takes how many letters the id should have")
    return "".join(context.surroundings.chance.choices(_LETTERS, k=int(max(0, min(many, _LONGEST_ID)))))


def _randomize(context: Context, given: Sequence[Value]) -> Value:
    """The same seed gives the same order as in other ODK programs; without one, each question keeps its own order."""
    nodes = list(nodes_of(given[0], "randomize"))
    if len(given) == 1:
        Random(f"{context.surroundings.seed}/{context.current.name}").shuffle(nodes)  # noqa: S311 - an order, no secret
        return nodes
    shuffled: list[Node] = []
    for node, chance in zip(nodes, _dice(_seed(given[1])), strict=False):
        place = math.floor(chance * (len(shuffled) + 1))
        shuffled.append(node)
        shuffled[-1], shuffled[place] = shuffled[place], shuffled[-1]
    return shuffled


def _seed(value: Value) -> int:
    """A whole number; words that are none by their fingerprint."""
    number = as_number(value)
    if math.isfinite(number):
        return math.floor(number)
    return int.from_bytes(hashlib.sha256(_bytes(value)).digest()[:8], "big", signed=True)


def _dice(seed: int) -> Iterator[float]:
    """Park and Miller's generator."""
    state = abs(seed) % _MOST * (-1 if seed < 0 else 1)
    state = state + _MOST - 1 if state <= 0 else state
    while True:
        state = state * 16_807 % _MOST
        yield (state - 1) / (_MOST - 1)


def _digest(_context: Context, given: Sequence[Value]) -> Value:
    way, shape = as_string(given[1]).strip().lower(), as_string(given[2]).strip() if len(given) > 2 else "base64"
    if way not in _WAYS or shape not in {"hex", "base64"}:
        raise BadExpression("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, as hex or base64")
    found = hashlib.new(_WAYS[way], _bytes(given[0]), usedforsecurity=False).digest()
    return found.hex() if shape == "hex" else base64.b64encode(found).decode()


def _bytes(value: Value) -> bytes:
    """UTF-8; half a letter, which JSON can write and UTF-8 cannot, is a question mark."""
    return as_string(value).encode(errors="replace")


def _base64_decode(_context: Context, given: Sequence[Value]) -> Value:
    """As words; what is not base64, or no words inside, is nothing."""
    try:
        return base64.b64decode(as_string(given[0]), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _extract_signed(_context: Context, given: Sequence[Value]) -> Value:
    """The words that follow an Ed25519 signature, if it is of that public key; else nothing. Both are base64."""
    try:
        signed, key = (base64.b64decode("".join(as_string(value).split()), validate=True) for value in given)
        signature, words = signed[:_SIGNATURE], signed[_SIGNATURE:]
        Ed25519PublicKey.from_public_bytes(key).verify(signature, words)
        return words.decode()
    except (binascii.Error, ValueError, InvalidSignature):
        return ""


CHANCE: tuple[Function, ...] = (
    Function("random", 0, 0, _random),
    Function("uuid", 0, 1, _uuid),
    Function("randomize", 1, 2, _randomize),
    Function("digest", 2, 3, _digest),
    Function("base64-decode", 1, 1, _base64_decode),
    Function("extract-signed", 2, 2, _extract_signed),
)

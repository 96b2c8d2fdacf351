"""extract-signed(): words are believed only by their signature."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.forms.trials import worth

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def signed(words: str, key: Ed25519PrivateKey = KEY, **changed: str) -> str:
    """The call that takes `words` out of what was signed with `key`, or with something else in its place."""
    contents = base64.b64encode(key.sign(words.encode()) + words.encode()).decode()
    public = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
    return f"extract-signed('{changed.get('contents', contents)}', '{changed.get('public', public)}')"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (signed("genuine, née Zoë"), "genuine, née Zoë"),
        (signed("forged", Ed25519PrivateKey.from_private_bytes(bytes(32))), ""),
        (signed("a").replace("'", "' ", 1), "a"),
        (signed("genuine", public="AAAA"), ""),
        (signed("genuine", public="?"), ""),
        (signed("genuine", public=""), ""),
        (signed("genuine", contents="AAAA"), ""),
        (signed("genuine", contents=""), ""),
        (signed("genuine", contents="½"), ""),
    ],
)
def test_signed_words_are_taken_out_only_if_the_signature_is_right(expression, words):
    assert worth(expression) == words


def test_changed_words_are_not_taken_out():
    contents = KEY.sign(b"pay 10") + b"pay 99"
    assert worth(signed("", contents=base64.b64encode(contents).decode())) == ""

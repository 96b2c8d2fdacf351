"""An authority's two files: neither is written over or taken for the other, and what is no key is told."""

import base64
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from ehdesk.store.authority_key import make_pair, read_private, read_public
from ehdesk.store.errors import KeyRefused, StoreError
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.summed_file import summed, whole_body
from ehdesk.store.vault import Vault
from tests.store.authority import COUNCIL, LOCK, Pair


def test_the_fingerprint_tells_keys_and_names_apart(council: Pair, others: Pair):
    key = council.key
    seen = {key.fingerprint, others.key.fingerprint, replace(key, authority="Ourshire").fingerprint}
    assert len(seen) == 3
    assert all(len(one) == 24 and set(map(len, one.split("-"))) == {4} for one in seen)


def test_a_wrong_passphrase_of_the_private_key_is_told(council: Pair):
    with pytest.raises(KeyRefused, match="not the passphrase of this private key"):
        read_private(council.private, "something else entirely")


def cut(content: bytes) -> bytes:
    return content[:-30]


def film(_content: bytes) -> bytes:
    return b"\x00a film" * 5000


def renamed(content: bytes) -> bytes:
    return content.replace(COUNCIL.encode(), b"Elseshire Cncil!")


def two_lines(content: bytes) -> bytes:
    return summed(whole_body(content).replace(COUNCIL.encode(), b"Ourshire\\nCouncil"))


def in_no_letters(content: bytes) -> bytes:
    return summed(whole_body(content).replace(COUNCIL.encode(), b"Ourshire \xff"))


def without_end(_content: bytes) -> bytes:
    return summed(b'{"ehdesk":"public key","more":' + b"[" * 12_000)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "cut short"),
        (film, "not the key"),
        (renamed, "altered"),
        (two_lines, "one line"),
        (in_no_letters, "not the key"),
        (without_end, "not the key"),
    ],
)
def test_a_file_that_is_no_key_is_told_in_a_sentence(
    council: Pair, tmp_path: Path, spoil: Callable[[bytes], bytes], said: str
):
    spoilt = tmp_path / "spoilt"
    for file, read in ((council.public, read_public), (council.private, lambda at: read_private(at, LOCK))):
        spoilt.write_bytes(spoil(file.read_bytes()))
        with pytest.raises(KeyRefused, match=said):
            read(spoilt)
    with pytest.raises(KeyRefused, match="could not be read"):
        read_public(tmp_path / "none")


def test_the_two_halves_are_not_taken_for_each_other(council: Pair):
    with pytest.raises(KeyRefused, match="private half"):
        read_public(council.private)
    with pytest.raises(KeyRefused, match="public half"):
        read_private(council.public, LOCK)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"suite": "Something newer"}, "update the app"), ({"key": b"short"}, "no key"), ({"key": bytes(1216)}, "no key")],
)
def test_what_nothing_can_be_sealed_to_lets_nobody_in(
    vault: Vault, council: Pair, tmp_path: Path, change: dict[str, object], said: str
):
    file = tmp_path / "odd"
    file.write_bytes(summed(msgspec.json.encode(replace(council.key, **change))))
    with pytest.raises(KeyRefused, match=said):
        vault.ways_in.let_in(read_public(file))
    assert vault.ways_in.authority is None


def test_a_key_is_never_written_over(council: Pair):
    before = council.private.read_bytes()
    with pytest.raises(KeyRefused, match="already"):
        make_pair(COUNCIL, LOCK, council.private, council.public, FLOOR)
    assert council.private.read_bytes() == before


@pytest.mark.parametrize("public", ["key", "sub/../key", "beside/key", "link", "KEY"])
def test_both_halves_in_one_file_are_refused_and_nothing_is_made(tmp_path: Path, public: str):
    (tmp_path / "sub").mkdir()
    (tmp_path / "beside").symlink_to(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "key")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeyRefused, match=r"a file each|already"):
        make_pair(COUNCIL, LOCK, tmp_path / "key", tmp_path / public, FLOOR)
    assert sorted(tmp_path.iterdir()) == before


def test_a_private_file_does_not_lie_where_the_public_one_is_begun(tmp_path: Path):
    with pytest.raises(KeyRefused, match="a file each"):
        make_pair(COUNCIL, LOCK, tmp_path / "key.new", tmp_path / "key", FLOOR)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("private", "public"), [("none/private", "public"), ("private", "none/public")])
def test_a_folder_that_is_not_there_is_told_before_anything_is_made(tmp_path: Path, private: str, public: str):
    with pytest.raises(KeyRefused, match=r"no folder .*none"):
        make_pair(COUNCIL, LOCK, tmp_path / private, tmp_path / public, FLOOR)
    assert not list(tmp_path.iterdir())


def test_no_private_file_stays_where_the_public_one_could_not_be_written(tmp_path: Path):
    in_the_way = tmp_path / "public.new"
    in_the_way.mkdir()
    with pytest.raises(StoreError):
        make_pair(COUNCIL, LOCK, tmp_path / "private", tmp_path / "public", FLOOR)
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_the_private_file_holds_nothing_in_the_clear(council: Pair):
    secret = vars(council.unlocked())["_secret"]
    content = council.private.read_bytes()
    assert not any(base64.b64encode(part)[:20] in content for part in (secret[:64], secret[64:]))
    assert council.private.stat().st_mode & 0o077 == 0

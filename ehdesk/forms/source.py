"""A form in the words that it runs from: XForm XML, and the lists and pictures beside it.

What is published, and travels, is this.

Whoever receives it needs neither the spreadsheet nor what compiled it, and runs just what its owner tried out. It is
read again like any file: nothing of it can run code.
"""

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import msgspec

from ehdesk.forms.beside import lists_in
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.pictures import pictures_in
from ehdesk.forms.problems import BadForm, FormProblem

MOST_PACKED: Final = 900_000
"""The most that a packed form may come to, so that it fits into one change with room to spare."""
_MOST_UNPACKED: Final = 100_000_000


class _Packed(msgspec.Struct, array_like=True):
    xform: bytes
    beside: dict[str, bytes]


_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True)
class Source:
    """`xform` is its XML; `beside` the bytes of each list and picture, by the `src` or URI that names it there."""

    xform: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """The same for the same content, and for no other."""
        return hashlib.sha256(self._bytes()).hexdigest()

    @cached_property
    def packed(self) -> str:
        """As text that a field of a record holds; where it is longer than MOST_PACKED, it cannot be published.

        Long lists take a second to pack.
        """
        return b64encode(zlib.compress(self._bytes(), 9)).decode()

    def definition(self) -> Definition:
        """The form, ready to run. Raises BadForm."""
        try:
            read = read_xform(self.xform, lists_in(self.beside), published=True)
            return replace(read, pictures=pictures_in(self.beside))
        except BadDefinition as error:
            raise BadForm([FormProblem("", error.message, code=error.code)]) from error

    def _bytes(self) -> bytes:
        return _encoder.encode(_Packed(self.xform, dict(self.beside)))


def unpacked(text: str) -> Source:
    """What `packed` gave. Raises BadForm for anything else."""
    try:
        opened = zlib.decompressobj()
        data = opened.decompress(b64decode(text, validate=True), _MOST_UNPACKED)
        packed = _decoder.decode(data if opened.eof else b"")
    except (ValueError, zlib.error, msgspec.DecodeError) as error:
        raise BadForm([FormProblem("", f"what was published is no form: {type(error).__name__}")]) from error
    return Source(packed.xform, packed.beside)

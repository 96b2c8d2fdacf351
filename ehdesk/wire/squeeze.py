"""Compression (zstd) that never unpacks more than it was told to expect."""

import sys

from ehdesk.wire.coding import BadMessage

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ENCODING = "zstd"
WORTH_IT = 512
"""Below this many bytes a message travels as it is."""

_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}


def squeeze(data: bytes) -> bytes:
    """The same bytes, packed."""
    return zstd.compress(data)


def unsqueeze(data: bytes, limit: int) -> bytes:
    """The bytes in one zstd frame. Raises BadMessage when there are more than `limit`, or they are no such frame."""
    unpacker = zstd.ZstdDecompressor(options=_WINDOW)
    try:
        unpacked = unpacker.decompress(data, max_length=limit + 1)
    except zstd.ZstdError as error:
        raise BadMessage("not packed as it says") from error
    if len(unpacked) > limit:
        raise BadMessage(f"more than {limit:,} bytes when unpacked")
    if not unpacker.eof or unpacker.unused_data:
        raise BadMessage("cut short, or followed by something else")
    return unpacked

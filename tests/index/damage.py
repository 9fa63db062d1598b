"""Files of an index altered."""

import json
import zlib
from pathlib import Path


def altered(path: Path, at: int) -> None:
    """Flip every bit of a byte of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def with_checksum(data: object) -> bytes:
    """Return the content of a table of contents that holds this."""
    text = json.dumps(data).encode()
    return f"{zlib.crc32(text):08x}\n".encode() + text + b"\n"

"""What lies packed in a journal's file, deleted or not, so that a test can search it for words."""

import zlib
from contextlib import suppress

from mentorsheets.mail.journal.rows import PACKED_WORDS


def with_packed(data: bytes) -> bytes:
    """Return bytes with what is packed among them unpacked behind, as far as each piece goes."""
    pieces: list[bytes] = []
    for rest in data.split(PACKED_WORDS)[1:]:
        unpacker = zlib.decompressobj()
        with suppress(zlib.error):
            # A long one goes on elsewhere in the file; byte by byte, what came before is still read.
            pieces.extend(unpacker.decompress(bytes([byte])) for byte in rest)
    return data + b"\n".join([b"", b"".join(pieces)])

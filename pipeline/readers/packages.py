"""What may be unpacked: limits of archives and of the packages that DOCX and XLSX are."""

import io
import zipfile
from collections.abc import Sequence

from pipeline.readers.found import RefusedError
from pipeline.readers.records import LONGEST

MOST_MEMBERS = 100_000
HARMLESS = 16 * 2**20
"""Bytes up to which no ratio of compression is looked at."""
HIGHEST_RATIO = 200
_CHUNK = 2**20
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def check_members(members: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Raises RefusedError where an archive of `size` bytes is made to fill a disk: overlapping members, too many, too big."""
    if len(members) > MOST_MEMBERS:
        raise RefusedError("Bomb", f"it holds more than {MOST_MEMBERS} files")
    end = -1
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise RefusedError("Bomb", "files in it overlap")
        end = member.header_offset + member.compress_size
    whole = sum(member.file_size for member in members)
    if whole > HARMLESS and whole > HIGHEST_RATIO * size:
        raise RefusedError("Bomb", f"it unpacks to {whole} bytes, more than {HIGHEST_RATIO} times its size")


def check_package(data: bytes) -> None:
    """Raises RefusedError for a DOCX or XLSX file that is none, unpacks to too much, or declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        check_members(members, len(data))
        if sum(member.file_size for member in members) > LONGEST:
            raise RefusedError("TooLong", f"it unpacks to more than {LONGEST} bytes")
        for member in members:
            if member.flag_bits & 1:
                raise RefusedError("Encrypted", "it is protected by a password")
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                _check_xml(package, member)


def _check_xml(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with package.open(member) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            seen = before + chunk.replace(b"\x00", b"")
            if any(declaration in seen for declaration in _DECLARATIONS):
                raise RefusedError("Entities", f"{member.filename} declares entities, which no office program writes")
            before = seen[-16:]

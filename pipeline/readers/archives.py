"""The files in a ZIP archive: their names as they were meant, and why one of them is not read."""

import re
import stat
import zipfile
from collections.abc import Iterator, Sequence

from pipeline.readers.found import RefusedError
from pipeline.readers.packages import check_members

_UTF_8 = 0x800
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_LEFT_BY_SYSTEMS = "__MACOSX/"


def members(found: Sequence[zipfile.ZipInfo], size: int) -> Iterator[tuple[zipfile.ZipInfo, str | RefusedError]]:
    """The files of an archive of `size` bytes, each with its path, or with why it is refused.

    Raises RefusedError for an archive that is made to hurt.
    """
    check_members(found, size)
    for member in found:
        name = name_of(member)
        if member.is_dir() or name.startswith(_LEFT_BY_SYSTEMS):
            continue
        if _leads_out(name):
            yield member, RefusedError("OutsideInput", "its path leads out of the archive and is not followed")
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield member, RefusedError("NotAFile", "this is a link, which is not followed")
        elif member.flag_bits & _ENCRYPTED:
            yield member, RefusedError("Encrypted", "it is protected by a password")
        else:
            yield member, name


def name_of(member: zipfile.ZipInfo) -> str:
    """The path of a member with / between its parts; a name that is not marked as UTF-8 is often GB18030 in China."""
    name = member.filename
    if not member.flag_bits & _UTF_8 and not name.isascii():
        raw = name.encode("cp437", "replace")
        for codec in ("utf-8", "gb18030"):
            try:
                name = raw.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or bool(_DRIVE.match(name))

"""A ZIP with one route, as the studio or the command packs it, or as somebody packed such a folder by hand.

The file may come from anyone. Everything that its directory says is judged before anything is unpacked; what is
unpacked goes to names that were made here, and never more than was announced. Imported by the studio.
"""

from __future__ import annotations

import errno
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import IO

from app.content.documents import GEOJSON_PATTERN, PICTURE_PATTERN, QUIZ_PATTERN, SOUND_PATTERN
from app.content.loader import ROUTE_FILE
from app.errors import Invalid, StorageFull

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200_000_000
# Documents are read whole. The largest route of the format, sixty stations with sixty quizzes, has half of it.
MAX_DOCUMENTS = 3_000_000
MAX_RATIO = 100
MAX_NAME = 250

# PKWARE APPNOTE 6.3.10, 4.3.16: the record at the end has 22 bytes, of which the last two count a comment's.
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"
_MAX_DIRECTORY = 1_000_000
# One of 64 bits stands in front of it, where a file is larger than any that is taken.
_LARGE = struct.Struct("<4sLQL")
_LARGE_MARK = b"PK\6\7"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
# Names that mean a device on some systems, whatever ending they have, and what no name may hold anywhere.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>:"|?*]')
_MEDIUM = re.compile(f"(?:{PICTURE_PATTERN})|(?:{SOUND_PATTERN})")
# Where a route's document is: as `content export` puts it, perhaps in one more folder, or in its own folder alone.
_ROUTE = re.compile(rf"((?:[^/]+/)?)routes_data/([^/]+)/{re.escape(ROUTE_FILE)}")
_ROUTE_ALONE = re.compile(rf"((?:(?!quizzes/)([^/]+)/)?){re.escape(ROUTE_FILE)}")
# What systems leave in a folder; nobody has put it there.
_CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


class Packed:
    """What such a file holds of one route: `name` is its folder's, `media` are its pictures and recordings."""

    def __init__(self, file: IO[bytes]) -> None:
        """Judge the whole directory. Raises Invalid, with the name of the entry that is not right."""
        _check_end(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN:
            raise Invalid("zip_broken") from None
        entries = _checked(self._zip)
        top, self.name = _place_of_route(entries)
        folder = f"{top}routes_data/{self.name}/" if self.name else top
        inside = {name.removeprefix(folder): entry for name, entry in entries.items() if name.startswith(folder)}
        self.media = sorted(name for name in inside if _MEDIUM.fullmatch(name) and len(name) <= MAX_NAME)
        self._media = {name: inside[name] for name in self.media}
        self._documents = {name: entry for name, entry in inside.items() if _is_document(name)}
        self._quizzes = _quizzes_of(entries, f"{top}quizzes/") if self.name else {}

    def unpack(self, target: Path, slug: str) -> Path:
        """Put the documents into `routes_data/<slug>` and `quizzes` below a folder; the route's folder there."""
        route = target / "routes_data" / slug
        wanted = {route / name: entry for name, entry in self._documents.items()}
        wanted |= {target / "quizzes" / f"{path}.yaml": entry for path, entry in self._quizzes.items()}
        if sum(entry.file_size for entry in wanted.values()) > MAX_DOCUMENTS:
            raise Invalid("zip_documents_large", megabytes=MAX_DOCUMENTS // 1_000_000)
        try:
            for path, entry in wanted.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self._open(entry).read(MAX_DOCUMENTS))
        except OSError as problem:
            if problem.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageFull("disk_nearly_full") from problem
            raise Invalid("zip_broken") from problem
        return route

    def open(self, medium: str) -> Unpacking:
        """A picture or recording, to be read once."""
        return self._open(self._media[medium])

    def _open(self, entry: zipfile.ZipInfo) -> Unpacking:
        try:
            return Unpacking(self._zip.open(entry), shown(entry.filename))
        except _BROKEN:
            raise Invalid("zip_entry_broken", name=shown(entry.filename)) from None


class Unpacking:
    """One entry, never longer than it was announced. Raises Invalid where its bytes are not what they should be."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        try:
            return self._stream.read(size)
        except _BROKEN:
            raise Invalid("zip_entry_broken", name=self._name) from None


def shown(name: str) -> str:
    """A name as it can stand in a sentence, whatever is in it."""
    plain = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
    return plain if len(plain) <= 80 else f"…{plain[-79:]}"


def _check_end(file: IO[bytes]) -> None:
    """The file has to end where a ZIP ends and to begin where it begins, and its directory must be small."""
    size = file.seek(0, 2)
    if size < _END.size:
        raise Invalid("zip_empty" if size == 0 else "zip_unknown")
    file.seek(0)
    begins = file.read(4)
    file.seek(max(0, size - _END.size - _LARGE.size))
    tail = file.read()
    mark, disk, first_disk, here, entries, length, offset, comment = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK:
        raise Invalid("zip_cut" if begins.startswith(b"PK\3\4") else "zip_unknown")
    if entries > MAX_ENTRIES:
        raise Invalid("zip_many_files", most=MAX_ENTRIES)
    if entries == 0:
        raise Invalid("zip_without_route")
    whole = (disk, first_disk, comment) == (0, 0, 0) and here == entries and begins == b"PK\3\4"
    if not whole or tail.startswith(_LARGE_MARK) or offset + length + _END.size != size or length > _MAX_DIRECTORY:
        raise Invalid("zip_broken")


def _checked(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Every file by its name. Raises Invalid for a file that nobody packs who means well."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    infos = packed.infolist()
    if len(infos) > MAX_ENTRIES:
        raise Invalid("zip_many_files", most=MAX_ENTRIES)
    _check_places(infos, packed.start_dir)
    for entry in infos:
        name = _safe_name(entry)
        # Systems differ in what is one name; where two could be, nobody knows which one is meant.
        folded = _folded(name.rstrip("/"))
        if folded in seen:
            raise Invalid("zip_name_twice", name=shown(name))
        seen.add(folded)
        _check_kind(entry, name)
        if not name.endswith("/") and not _CLUTTER.search(name):
            found[name] = entry
    _check_folders(infos)
    if sum(entry.file_size for entry in infos) > MAX_UNPACKED:
        raise Invalid("zip_unpacks_large", megabytes=MAX_UNPACKED // 1_000_000)
    return found


def _check_folders(infos: Iterable[zipfile.ZipInfo]) -> None:
    """No name is both a file's and that of a folder in which another entry lies."""
    names = {_folded(name): name for name in map(_safe_name, infos)}
    files = {folded for folded in names if not folded.endswith("/")}
    for folded, name in names.items():
        depth = next((at for at, char in enumerate(folded) if char == "/" and folded[:at] in files), 0)
        if depth:
            folder = name.split("/")[: folded.count("/", 0, depth) + 1]
            raise Invalid("zip_name_twice", name=shown("/".join(folder)))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _check_places(infos: Iterable[zipfile.ZipInfo], directory: int) -> None:
    """Each entry has bytes of its own: what lies in two of them unpacks to more than anybody sent."""
    starts = sorted((entry.header_offset, entry.compress_size, entry.filename) for entry in infos)
    for (start, size, name), (after, _, _) in pairwise([*starts, (directory, 0, "")]):
        if start < 0 or start + _LOCAL_HEADER + size > after:
            raise Invalid("zip_entry_broken", name=shown(name))


def _safe_name(entry: zipfile.ZipInfo) -> str:
    """The name with slashes. Raises Invalid where it leads elsewhere or means something else somewhere."""
    # Some programs for Windows write their own separator.
    name = entry.orig_filename.replace("\\", "/")
    parts = name.removesuffix("/").split("/")
    slashes = unicodedata.normalize("NFKC", name).count("/")
    unsafe = len(name) > MAX_NAME or _UNSAFE.search(name) or slashes != name.count("/")
    if unsafe or any(_is_odd(part) for part in parts):
        raise Invalid("zip_name_unsafe", name=shown(entry.orig_filename))
    return name


def _is_odd(part: str) -> bool:
    """Whether a part of a name is empty, leads upward, names a device, or is cut by systems that drop its end."""
    bare = part.strip(" .")
    return not bare or bare != part.lstrip(".") or _DEVICES.fullmatch(part) is not None


def _check_kind(entry: zipfile.ZipInfo, name: str) -> None:
    """A plain file or folder, readable without a password, that does not unpack to a hundred times its size."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR and not name.endswith("/")):
        raise Invalid("zip_link", name=shown(name))
    if entry.flag_bits & _ENCRYPTED:
        raise Invalid("zip_encrypted")
    if entry.compress_type not in _METHODS:
        raise Invalid("zip_method", name=shown(name))
    if entry.file_size > MAX_RATIO * entry.compress_size:
        raise Invalid("zip_bomb", name=shown(name), times=MAX_RATIO)


def _place_of_route(entries: Iterable[str]) -> tuple[str, str]:
    """What stands before `routes_data/` or, for a route's folder alone, before its document; and the folder's name."""
    names = sorted(entries)
    routes = [found for name in names if (found := _ROUTE.fullmatch(name))]
    alone = [found for name in names if (found := _ROUTE_ALONE.fullmatch(name))]
    if not routes and not alone:
        raise Invalid("zip_without_route")
    if len(routes or alone) > 1:
        several = ", ".join(shown(found[2] or ROUTE_FILE) for found in (routes or alone)[:5])
        raise Invalid("zip_several_routes", n=len(routes or alone), names=several)
    return (routes[0][1], routes[0][2]) if routes else (alone[0][1], "")


def _quizzes_of(entries: dict[str, zipfile.ZipInfo], folder: str) -> dict[str, zipfile.ZipInfo]:
    below = {name.removeprefix(folder): entry for name, entry in entries.items() if name.startswith(folder)}
    paths = {name.removesuffix(".yaml"): entry for name, entry in below.items() if name.endswith(".yaml")}
    return {path: entry for path, entry in paths.items() if re.fullmatch(QUIZ_PATTERN, path)}


def _is_document(name: str) -> bool:
    return name == ROUTE_FILE or (re.fullmatch(GEOJSON_PATTERN, name) is not None and len(name) <= MAX_NAME)

"""A route out of a ZIP, as drafts, with its pictures and recordings made anew. Takes a while, so it is never called
within a transaction. Imported by views.

Everything happens below a folder of its own; what the data folder keeps is only looked at.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from app.content import intake, media
from app.content.documents import MAX_STATIONS
from app.content.files import MAX_MEDIUM_BYTES, SOUND_ENDINGS
from app.content.importers import LeftOut
from app.content.importers.folder import read_folder
from app.content.importers.packed import Packed, shown
from app.content.loader import ROUTE_FILE
from app.errors import Invalid, TooLarge
from app.studio import rules, service

# Sixty stations with a picture and a recording each, and as many that wait to be used.
MAX_MEDIA = 240
MAX_SECONDS = 120
_BLOCK = 1 << 16


@dataclass(frozen=True)
class Incoming:
    """A route's draft and those of its quizzes; `slug` is what it was called, `left_out` what could not be taken."""

    slug: str
    draft: dict[str, Any]
    quizzes: dict[str, dict[str, Any]]
    left_out: list[LeftOut]


def read_packed_route(upload: IO[bytes], aside: Path, data_dir: Path) -> Incoming:
    """Everything that a ZIP holds of its route; files that are new lie below `aside` as in a data folder.

    Raises an AppError whose sentence names what is wrong and where.
    """
    packed = Packed(upload)
    if len(packed.media) > MAX_MEDIA:
        raise Invalid("zip_many_media", most=MAX_MEDIA)
    slug = rules.free_slug(packed.name, lambda _name: False)
    found = read_folder(packed.unpack(aside, slug))
    if slug not in found.routes:
        first = found.left_out[0]
        raise Invalid(first.code, fields=None, **{"what": ROUTE_FILE, **first.args})
    draft = found.routes[slug]
    if len(draft["route"].get("stations") or []) > MAX_STATIONS:
        raise Invalid("zip_many_stations", most=MAX_STATIONS)
    prefix = f"routes_data/{slug}/"
    left_out = [replace(one, what=shown(one.what.removeprefix(prefix))) for one in found.left_out]
    files, names, lost = _take_media(packed, aside, data_dir)
    # Before any of its files is kept.
    for document in ({**draft, "files": files}, *found.quizzes.values()):
        service.check_size(document)
    return Incoming(
        slug=slug if packed.name else rules.slug_of(_title(draft), lambda _name: False),
        draft=rules.renamed_files({**draft, "files": files}, names),
        quizzes=found.quizzes,
        left_out=[*left_out, *lost],
    )


def _take_media(
    packed: Packed, aside: Path, data_dir: Path
) -> tuple[dict[str, dict[str, str]], dict[str, str], list[LeftOut]]:
    """The draft's files, what is called otherwise now (old -> new), and what was left out."""
    files: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    left_out: list[LeftOut] = []
    deadline = time.monotonic() + MAX_SECONDS
    for name in packed.media:
        if time.monotonic() > deadline:
            raise Invalid("zip_takes_long")
        try:
            sha256, ending = _take_medium(packed, name, aside, data_dir)
        except (Invalid, TooLarge) as problem:
            # A file that is made to keep the server busy does not come alone, and one that is cut spoils the rest.
            if problem.code == "file_too_demanding" or problem.code.startswith("zip_"):
                raise Invalid(problem.code, fields=None, **{"name": shown(name), **problem.args_for_message}) from None
            left_out.append(LeftOut(shown(name), problem.code, problem.code, problem.args_for_message))
            continue
        new = _name_of(name, ending, {*packed.media, *files} - {name})
        names |= {name: new} if new != name else {}
        files[new] = {"sha256": sha256}
    return files, names, left_out


def _take_medium(packed: Packed, name: str, aside: Path, data_dir: Path) -> tuple[str, str]:
    """sha256 and ending of a file. What this server keeps already has been through here and stays as it is."""
    sha256 = _hash(packed, name)
    folder, kept = media.place(data_dir, name, sha256)
    if (folder / kept).is_file():
        # Used anew, so that nobody takes it for a leftover before a draft names it.
        (folder / kept).touch()
        return sha256, name.rpartition(".")[2]
    taken = intake.take(cast(IO[bytes], packed.open(name)), aside)
    if (taken.kind == "sound") != (Path(name).suffix in SOUND_ENDINGS):
        raise Invalid("left_out_medium")
    return taken.sha256, taken.ending


def _hash(packed: Packed, name: str) -> str:
    digest, size, stream = hashlib.sha256(), 0, packed.open(name)
    while block := stream.read(_BLOCK):
        size += len(block)
        if size > MAX_MEDIUM_BYTES:
            raise TooLarge("file_too_large", megabytes=MAX_MEDIUM_BYTES // 1_000_000)
        digest.update(block)
    return digest.hexdigest()


def _name_of(name: str, ending: str, taken: set[str]) -> str:
    """The same name with the ending of what the file is now."""
    stem = name.rpartition(".")[0]
    new, number = f"{stem}.{ending}", 1
    while new in taken:
        number += 1
        new = f"{stem}-{number}.{ending}"
    return new


def _title(draft: dict[str, Any]) -> str:
    title = draft["route"].get("title")
    texts = title.values() if isinstance(title, dict) else [title]
    return next((text for text in texts if isinstance(text, str) and text), "")

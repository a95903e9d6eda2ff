"""Taking a file in: the real worker, what is kept and under which name, and what happens when something goes wrong."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
import struct
import time
from pathlib import Path

import pytest

from app.content import intake, media_worker
from app.content.files import MAX_MEDIUM_BYTES
from app.errors import Invalid, StorageFull, TooLarge
from app.web.uploads import MAX_UPLOAD
from tests.unit.content import hostile_files as hostile
from tests.unit.content import sound_files as sounds


def take(data: bytes, data_dir: Path) -> intake.Taken:
    return intake.take(io.BytesIO(data), data_dir)


def kept(data_dir: Path) -> list[str]:
    """Everything that lies in the folder of media, hidden or not."""
    folder = data_dir / "media"
    return sorted(os.listdir(folder)) if folder.exists() else []


def test_a_picture_is_kept_by_the_hash_of_what_came_out(tmp_path: Path) -> None:
    taken = take(hostile.saved(hostile.scene((2000, 1000)), "PNG"), tmp_path)
    assert (taken.kind, taken.ending, taken.width, taken.height) == ("picture", "jpg", 1600, 800)
    assert taken.duration_s is None
    assert kept(tmp_path) == [f"{taken.sha256}.jpg"]
    content = (tmp_path / "media" / f"{taken.sha256}.jpg").read_bytes()
    assert hashlib.sha256(content).hexdigest() == taken.sha256
    assert len(content) == taken.bytes


@pytest.mark.parametrize(("data", "ending"), [(sounds.mp3(), "mp3"), (bytes(sounds.M4a()), "m4a")])
def test_a_recording_is_kept_with_its_duration(tmp_path: Path, data: bytes, ending: str) -> None:
    taken = take(data, tmp_path)
    assert (taken.kind, taken.ending, taken.width, taken.height) == ("sound", ending, None, None)
    assert taken.duration_s
    assert kept(tmp_path) == [f"{taken.sha256}.{ending}"]


def test_a_file_that_comes_again_is_young_again(tmp_path: Path) -> None:
    taken = take(sounds.mp3(), tmp_path)
    file = tmp_path / "media" / f"{taken.sha256}.mp3"
    os.utime(file, (0, 0))
    assert take(sounds.id3v2() + sounds.mp3(), tmp_path) == taken
    assert file.stat().st_mtime > 1_000_000_000
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(("data", "code"), [(b"", "file_empty"), (hostile.SCRIPT, "file_unknown")])
def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        take(data, tmp_path)
    assert refused.value.code == code
    assert kept(tmp_path) == []


def test_a_file_beyond_the_limit_is_read_no_further(tmp_path: Path) -> None:
    stream = io.BytesIO(bytes(MAX_MEDIUM_BYTES + 10_000_000))
    with pytest.raises(TooLarge) as refused:
        intake.take(stream, tmp_path)
    assert refused.value.code == "file_too_large"
    assert stream.tell() < MAX_MEDIUM_BYTES + 1_000_000
    assert MAX_MEDIUM_BYTES == MAX_UPLOAD


def endless_scans() -> bytes:
    """A progressive JPEG of 24 megapixels whose last scan comes four thousand times, in less than a megabyte."""
    whole = hostile.saved(hostile.scene((6000, 4000)).point(lambda _: 128), "JPEG", progressive=True, quality=30)
    last = whole.rindex(b"\xff\xda")
    tables = whole.rindex(b"\xff\xc4")
    length = struct.unpack_from(">H", whole, tables + 2)[0]
    start = tables if tables + 2 + length == last else last
    return whole[:-2] + whole[start:-2] * 4_000 + whole[-2:]


def test_a_picture_that_would_take_minutes_is_given_up(tmp_path: Path) -> None:
    data = endless_scans()
    assert len(data) < MAX_MEDIUM_BYTES
    started = time.monotonic()
    with pytest.raises(Invalid) as refused:
        take(data, tmp_path)
    assert refused.value.code == "file_too_demanding"
    assert time.monotonic() - started < intake.WALL_S + 3
    assert kept(tmp_path) == []


def test_a_worker_gets_neither_settings_nor_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def run(command: list[str], **options: object) -> None:
        seen.update(options)
        raise OSError(errno.EPERM, "seen enough")

    monkeypatch.setenv("STADTLOTSE_SECRET_KEY", "x" * 64)
    monkeypatch.setattr(intake.subprocess, "run", run)
    with pytest.raises(PermissionError):
        take(sounds.mp3(), tmp_path)
    assert set(seen["env"]) <= {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "MALLOC_ARENA_MAX"}
    assert seen["timeout"] == 5


@pytest.mark.parametrize(
    "line",
    [b"{}", b"[]", b"", b"no json", b'{"ending": "exe"}', b'{"ending": "jpg", "width": "1"}', b'{"refused": "crash"}'],
)
def test_a_worker_that_was_taken_over_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    class Ended:
        returncode = 0

    def run(_command: list[str], **options: object) -> Ended:
        options["stdout"].write(line + b"\n" + hostile.SCRIPT)
        options["stdout"].flush()
        return Ended()

    monkeypatch.setattr(intake.subprocess, "run", run)
    with pytest.raises(Invalid) as refused:
        take(sounds.mp3(), tmp_path)
    assert refused.value.code == "file_unknown"
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("total", "free", "taken"),
    [
        (4_000_000_000, 499_000_000, False),
        (4_000_000_000, 501_000_000, True),
        (100_000_000_000, 4_900_000_000, False),
        (100_000_000_000, 5_100_000_000, True),
    ],
)
def test_uploads_stop_before_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, total: int, free: int, taken: bool
) -> None:
    usage = type(shutil.disk_usage(tmp_path))
    monkeypatch.setattr(intake.shutil, "disk_usage", lambda _path: usage(total, total - free, free))
    if taken:
        assert take(sounds.mp3(), tmp_path)
    else:
        with pytest.raises(StorageFull):
            take(sounds.mp3(), tmp_path)
        assert kept(tmp_path) == []


def test_a_disk_that_gets_full_meanwhile_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(intake.os, "fsync", full)
    with pytest.raises(StorageFull):
        take(sounds.mp3(), tmp_path)
    assert kept(tmp_path) == []


def test_every_refusal_of_the_worker_has_a_sentence() -> None:
    from app.config import PROJECT_ROOT
    from app.content.sniffing import CODES
    from app.web.i18n import Catalogue

    catalogue = Catalogue(PROJECT_ROOT / "static" / "locales")
    assert [code for code in CODES if not catalogue.has(f"error-{code.replace('_', '-')}")] == []
    assert media_worker.MEMORY_BYTES < 400_000_000

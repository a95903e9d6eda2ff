"""A ZIP with a route: names that are a file and a folder, and a disk that takes no more while it is unpacked."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from app.content.importers.packed import Packed
from app.errors import Invalid, StorageFull
from tests.web.studio.hostile_zips import FOLDER, packed


@pytest.mark.parametrize(
    ("names", "both"),
    [
        ((f"{FOLDER}a.json", f"{FOLDER}a.json/b.json"), f"{FOLDER}a.json"),
        ((f"{FOLDER}a.json/b.json", f"{FOLDER}a.json"), f"{FOLDER}a.json"),
        ((f"{FOLDER}a.json", f"{FOLDER}a.json/c/b.json"), f"{FOLDER}a.json"),
        ((f"{FOLDER}A.json", f"{FOLDER}a.json/b.json"), f"{FOLDER}a.json"),
        ((f"{FOLDER}route.yaml/c/b.json",), f"{FOLDER}route.yaml"),
        (("x", "x/y/"), "x"),
    ],
)
def test_what_is_a_file_is_no_folder(names: tuple[str, ...], both: str) -> None:
    with pytest.raises(Invalid) as refused:
        Packed(io.BytesIO(packed([(name, b"") for name in names])))
    assert (refused.value.code, refused.value.args_for_message) == ("zip_name_twice", {"name": both})


@pytest.mark.parametrize(
    ("number", "error", "code"),
    [
        (errno.ENOSPC, StorageFull, "disk_nearly_full"),
        (errno.EDQUOT, StorageFull, "disk_nearly_full"),
        (errno.ENAMETOOLONG, Invalid, "zip_broken"),
    ],
)
def test_what_the_disk_does_not_take_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception], code: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(error) as refused:
        Packed(io.BytesIO(packed())).unpack(tmp_path, "weg")
    assert str(refused.value) == code

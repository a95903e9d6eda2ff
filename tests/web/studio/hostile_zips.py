"""ZIP files that nobody packs who means well, by name; each with the code of its refusal, or "taken"."""

from __future__ import annotations

import gzip
import io
import random
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

from tests.unit.content import hostile_files as pictures

FOLDER = "routes_data/weg/"
ROUTE = b"""schema: 1
title: {de: "Weg", en: "Way"}
languages: [de, en]
order: free
stations:
  - id: teich
    name: "Teich"
    media: [{file: teich.jpg, alt: {de: "Teich", en: "Pond"}}]
    quiz: weg/teich
"""
QUIZ = b"""schema: 1
title: "Teich"
questions:
  - {id: tief, type: number, prompt: "Wie tief?", answer: 3, tolerance: 1}
"""
TAKEN = "taken"
Case = tuple[bytes, str]
# Pairs where a name comes twice.
Files = dict[str, bytes] | list[tuple[str, bytes]] | None


def packed(files: Files = None, *, route: bytes = ROUTE, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good file with others in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made, warnings.catch_warnings():
        # Names that come twice are meant here.
        warnings.simplefilter("ignore")
        made.writestr(f"{FOLDER}route.yaml", route)
        made.writestr("quizzes/weg/teich.yaml", QUIZ)
        for name, content in files.items() if isinstance(files, dict) else files or []:
            entry = zipfile.ZipInfo(name)
            # The library itself would correct the name.
            entry.filename = name
            entry.compress_type = method
            made.writestr(entry, content)
    return out.getvalue()


def special(name: str, mode: int, content: bytes = b"/etc/passwd") -> bytes:
    """A good file with an entry of another kind."""
    out = io.BytesIO(packed())
    with zipfile.ZipFile(out, "a") as made:
        entry = zipfile.ZipInfo(name)
        entry.create_system = 3
        entry.external_attr = mode << 16
        made.writestr(entry, content)
    return out.getvalue()


def patched(change: Callable[[bytearray, int, int], None], data: bytes | None = None) -> bytes:
    """A good file with bytes changed: the data, where its directory begins, and where the record at the end does."""
    data = bytearray(data or packed())
    end = data.rindex(b"PK\5\6")
    change(data, struct.unpack_from("<L", data, end + 16)[0], end)
    return bytes(data)


def put(form: str, offset: int, *values: Any, at_end: bool = False) -> Callable[[bytearray, int, int], None]:
    """Write numbers into the first entry of the directory, or into the record at the end."""

    def change(data: bytearray, directory: int, end: int) -> None:
        struct.pack_into(form, data, (end if at_end else directory) + offset, *values)

    return change


def _no_name(data: bytearray, directory: int, end: int) -> None:
    """A name that is said to be UTF-8 and is not."""
    struct.pack_into("<H", data, directory + 8, 0x800)
    data[directory + 46] = 0xFF


def overlapping() -> bytes:
    """Two entries of the directory that unpack the same bytes."""

    def change(data: bytearray, directory: int, end: int) -> None:
        second = data.index(b"PK\1\2", directory + 4)
        struct.pack_into("<L", data, second + 42, 0)

    return patched(change)


def grown(data: bytes, name: str, declared: int) -> bytes:
    """An entry that says it is larger, or smaller, than it is."""
    raw = bytearray(data)
    place = raw.rindex(name.encode()) - 46
    struct.pack_into("<L", raw, place + 24, declared)
    return bytes(raw)


def duplicated(first: str, second: str) -> bytes:
    return packed([(first, b"schema: 1\n"), (second, b"schema: 1\n")])


def long_directory() -> bytes:
    """A directory with far more entries than its record says."""
    entry = packed()
    end = entry.rindex(b"PK\5\6")
    directory = struct.unpack_from("<L", entry, end + 16)[0]
    body = entry[directory:end] * 12_000
    record = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(body), directory, 0)
    return entry[:directory] + body + record


def quine_like(depth: int = 4) -> bytes:
    """ZIPs in each other, the innermost full of zeros."""
    inner = packed({"zeros.bin": bytes(1_000_000)})
    for _ in range(depth):
        inner = packed({f"{FOLDER}inner.zip": inner}, method=zipfile.ZIP_STORED)
    return inner


def names() -> dict[str, Case]:
    """Names that lead elsewhere or mean something else."""
    unsafe = [
        "../evil.yaml",
        "../../../../../../tmp/evil.yaml",
        f"{FOLDER}../../../evil.jpg",
        f"{FOLDER}./evil.jpg",
        f"{FOLDER}//evil.jpg",
        "/etc/evil.yaml",
        "//server/share/evil.yaml",
        "..\\..\\evil.yaml",
        "C:\\Windows\\evil.yaml",
        "c:evil.yaml",
        "\\\\server\\share\\evil.yaml",
        "\\\\?\\C:\\evil.yaml",
        "routes_data/weg/a:stream.jpg",
        "routes_data/weg/a\0.jpg",
        "routes_data/weg/a\n.jpg",
        "routes_data/weg/a\x1b[2J.jpg",
        "routes_data/weg/gpj.\u202eexe",
        "routes_data/weg/trailing .jpg /x",
        "routes_data/weg/dots.../x.jpg",
        "routes_data/weg/.../x.jpg",
        "routes_data/weg/..",
        "quizzes/con.yaml",
        "quizzes/weg/AUX.yaml",
        "routes_data/weg/nul",
        "routes_data/weg/lpt1.jpg",
        "routes_data/weg/COM¹.jpg",
        "quizzes/a\uff0f..\uff0f..\uff0fevil.yaml",
        "x" * 300,
        "a/" * 130 + "b",
        "routes_data/weg/*.jpg",
    ]
    cases = {f"name {name[:40]!r}": (packed({name: b"schema: 1\n"}), "zip_name_unsafe") for name in unsafe}
    pairs = [
        (f"{FOLDER}a.jpg", f"{FOLDER}A.jpg"),
        (f"{FOLDER}line.json", f"{FOLDER}LINE.json"),
        ("quizzes/stra\u00dfe.yaml", "quizzes/strasse.yaml"),
        ("quizzes/\u00e4.yaml", "quizzes/a\u0308.yaml"),
        ("quizzes/k.yaml", "quizzes/\u212a.yaml"),
        ("quizzes\\x.yaml", "quizzes/x.yaml"),
        ("quizzes/y/", "quizzes/y"),
    ]
    cases |= {f"twice {one!r}": (duplicated(one, other), "zip_name_twice") for one, other in pairs}
    cases["the same name twice"] = (duplicated("quizzes/x.yaml", "quizzes/x.yaml"), "zip_name_twice")
    cases["the route twice by case"] = (packed({f"{FOLDER}Route.yaml": ROUTE}), "zip_name_twice")
    both = {f"{FOLDER}a.json": b"{}", f"{FOLDER}a.json/b.json": b"{}"}
    cases["a file where a folder is"] = (packed(both), "zip_name_twice")
    cases["a folder where a file is"] = (packed([*both.items()][::-1]), "zip_name_twice")
    return cases


def shapes() -> dict[str, Case]:
    """Files that are no ZIP, or one that lies about itself."""
    good = packed()
    noise = random.Random(1).randbytes
    return {
        "nothing": (b"", "zip_empty"),
        "one byte": (b"P", "zip_unknown"),
        "a text": (ROUTE, "zip_unknown"),
        "noise": (noise(5_000), "zip_unknown"),
        "a tar.gz": (gzip.compress(ROUTE), "zip_unknown"),
        "an rar": (b"Rar!\x1a\x07\x01\0" + noise(200), "zip_unknown"),
        "a picture": (pictures.saved(pictures.scene(), "PNG"), "zip_unknown"),
        "cut in half": (good[: len(good) // 2], "zip_cut"),
        "cut at the end": (good[:-1], "zip_cut"),
        "cut before the directory": (good[: good.index(b"PK\1\2")], "zip_cut"),
        "an empty zip": (b"PK\5\6" + bytes(18), "zip_without_route"),
        "data behind it": (good + b"MZ" + bytes(100), "zip_cut"),
        "another zip behind it": (good + packed({"a": b"b"}), "zip_broken"),
        "a program in front": (b"MZ" + bytes(500) + good, "zip_broken"),
        "a comment with an end in it": (
            patched(put("<H", 20, 22, at_end=True)) + b"PK\5\6" + bytes(18),
            "zip_without_route",
        ),
        "many disks": (patched(put("<2H", 4, 7, 7, at_end=True)), "zip_broken"),
        "a directory elsewhere": (patched(put("<L", 16, 0, at_end=True)), "zip_broken"),
        "a directory beyond the end": (patched(put("<L", 16, 0xFFFFFFF0, at_end=True)), "zip_broken"),
        "a directory of 64 bits": (patched(put("<L", 12, 0xFFFFFFFF, at_end=True)), "zip_broken"),
        "more entries than said": (long_directory(), "zip_broken"),
        "65,535 entries": (patched(put("<2H", 8, 65535, 65535, at_end=True)), "zip_many_files"),
        "2,001 files": (packed({f"x/{n}": b"" for n in range(1_999)}), "zip_many_files"),
        "a broken directory": (patched(put("<4s", 0, b"XXXX")), "zip_broken"),
        "an entry beyond the end": (patched(put("<L", 42, 0x7FFFFFFF)), "zip_entry_broken"),
        "overlapping entries": (overlapping(), "zip_entry_broken"),
    }


def kinds() -> dict[str, Case]:
    """Entries of kinds that are not unpacked."""
    big = b"0" * 4_000_000
    noise = random.Random(1).randbytes
    return {
        "an encrypted entry": (patched(put("<H", 8, 0x1)), "zip_encrypted"),
        "a strongly encrypted entry": (patched(put("<H", 8, 0x41)), "zip_encrypted"),
        "an unknown method": (patched(put("<H", 10, 99)), "zip_method"),
        "packed by bzip2": (packed({"x.txt": b"x"}, method=zipfile.ZIP_BZIP2), "zip_method"),
        "packed by lzma": (packed({"x.txt": b"x"}, method=zipfile.ZIP_LZMA), "zip_method"),
        "a version from the future": (patched(put("<H", 6, 99)), "zip_broken"),
        "a wrong checksum": (patched(put("<L", 16, 1)), "zip_entry_broken"),
        "two names of one entry": (patched(put("<5s", 46, b"xoute")), "zip_without_route"),
        "a bomb": (packed({f"{FOLDER}line.json": big}), "zip_bomb"),
        "a bomb that nobody needs": (packed({"x.bin": big}), "zip_bomb"),
        "a bomb that says it is small": (
            grown(packed({f"{FOLDER}a.json": bytes(50_000_000)}), f"{FOLDER}a.json", 10),
            "zip_entry_broken",
        ),
        "more than 200 MB announced": (
            grown(packed({"x.bin": noise(2_100_000)}, method=0), "x.bin", 205_000_000),
            "zip_unpacks_large",
        ),
        "texts of more than 3 MB": (
            packed({f"quizzes/q{n}.yaml": noise(400_000).hex().encode() for n in range(4)}),
            "zip_documents_large",
        ),
        "zips in zips": (quine_like(), "taken"),
        "a link": (special(f"{FOLDER}teich.jpg", stat.S_IFLNK | 0o777), "zip_link"),
        "a link to a folder": (special("quizzes/out", stat.S_IFLNK | 0o777, b"../../.."), "zip_link"),
        "a pipe": (special(f"{FOLDER}p", stat.S_IFIFO | 0o600), "zip_link"),
        "a device": (special(f"{FOLDER}d", stat.S_IFBLK | 0o600), "zip_link"),
        "a folder that is a file": (special(f"{FOLDER}d", stat.S_IFDIR | 0o700), "zip_link"),
        "a file with set-user-id": (special("run.sh", stat.S_IFREG | 0o4777), TAKEN),
        "bytes that are no name": (patched(_no_name), "zip_broken"),
    }


def route(text: str) -> bytes:
    """A good file with another route in it, unpacked, so that no ratio stands in the way."""
    return packed(route=text.encode(), method=zipfile.ZIP_STORED)


def texts() -> dict[str, Case]:
    """Good ZIPs whose route is not."""
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    return {
        "no route": (_without_route(), "zip_without_route"),
        "a route by another case": (_without_route("routes_data/weg/ROUTE.YAML"), "zip_without_route"),
        "a route in a strange place": (_without_route("a/b/c/d/route.yaml"), "zip_without_route"),
        "two routes": (packed({"routes_data/zwei/route.yaml": ROUTE}), "zip_several_routes"),
        "a tag": (route("schema: 1\ntitle: !!python/object/apply:os.system ['true']\nstations: []\n"), "left_out_line"),
        "a tag of ours": (route("schema: 1\ntitle: !include /etc/passwd\nstations: []\n"), "left_out_line"),
        "a billion laughs": (route(f"schema: 1\na0: &a0 [1,2,3]\n{laughs}\n"), "left_out_line"),
        "an anchor in itself": (route("schema: 1\na: &a [*a]\n"), "left_out_line"),
        "deep brackets": (route("schema: 1\na: " + "[" * 5_000 + "\n"), "left_out_line"),
        "deep indents": (route("schema: 1\n" + "".join(" " * n + "a:\n" for n in range(400))), "left_out_line"),
        "a hundred thousand values": (route("schema: 1\na: [" + "1," * 100_000 + "]\n"), "left_out_line"),
        "two documents": (route("schema: 1\n---\nschema: 1\n"), "left_out_line"),
        "a merge key": (route("schema: 1\na: &a {b: 1}\n<<: *a\ntitle: x\nstations: []\n"), "left_out_line"),
        "the same key twice": (route("schema: 1\ntitle: a\ntitle: b\nstations: []\n"), "left_out_line"),
        "latin letters": (packed(route="schema: 1\ntitle: Schloß\nstations: []\n".encode("latin-1")), "left_out_line"),
        "wide letters": (packed(route=ROUTE.decode().encode("utf-16")), "left_out_line"),
        "zeros": (packed(route=bytes(50)), "left_out_line"),
        "an empty document": (route(""), "left_out_unreadable"),
        "a list": (route("[1, 2]\n"), "left_out_other_kind"),
        "another schema": (route("schema: 99\n"), "left_out_other_kind"),
        "stations without ids": (route("schema: 1\nstations: [{name: a}]\n"), "left_out_ids"),
        "stations that are a text": (route("schema: 1\nstations: Rathaus\n"), "left_out_ids"),
        "a title that is a number": (route("schema: 1\ntitle: 5\nstations: []\n"), "left_out_title"),
        "a quiz that is a list": (route("schema: 1\ntitle: a\nstations: [{id: a, quiz: [1]}]\n"), TAKEN),
        "media that are a number": (route("schema: 1\ntitle: a\nstations: [{id: a, media: 5, audio: [7]}]\n"), TAKEN),
        "a quiz outside": (route("schema: 1\ntitle: a\nstations: [{id: a, quiz: ../../etc/passwd}]\n"), "left"),
    }


def contents() -> dict[str, Case]:
    """Good ZIPs with something beside their route that is not."""

    deep = b'{"type":' + b"[" * 200_000
    million = b'{"type":"LineString","coordinates":[' + b",".join([b"[11.5,53.3]"] * 30_000) + b"]}"
    with_line = ROUTE + b"line: line.geojson\n"
    return {
        "a line outside": (route("schema: 1\ntitle: a\nline: ../../../etc/passwd\nstations: []\n"), "left"),
        "a line at the root": (route("schema: 1\ntitle: a\nline: /etc/passwd\nstations: []\n"), "left"),
        "a context that is the route": (route("schema: 1\ntitle: a\ncontext: route.yaml\nstations: []\n"), "left"),
        "deep JSON": (packed({f"{FOLDER}line.geojson": deep}, route=with_line, method=0), "left"),
        "a line of 30,000 points": (packed({f"{FOLDER}line.geojson": million}, route=with_line, method=0), "left"),
        "a line of nothings": (
            packed({f"{FOLDER}line.geojson": b'{"type":"LineString","coordinates":[[NaN,1],[1,2]]}'}, route=with_line),
            "left",
        ),
        "a picture that is a page": (packed({f"{FOLDER}teich.jpg": b"<html><script>1</script>"}), "left"),
        "a picture that is a drawing": (
            packed({f"{FOLDER}teich.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}),
            "left",
        ),
        "a picture that is a program": (packed({f"{FOLDER}teich.png": b"MZ" + bytes(range(256))}), "left"),
        "a picture that is cut": (
            packed({f"{FOLDER}teich.jpg": pictures.saved(pictures.scene(), "JPEG")[:200]}),
            "left",
        ),
        "a picture of too many pixels": (
            packed({f"{FOLDER}teich.png": pictures.too_large()["png of 5,001 by 5,000"]}, method=0),
            "left",
        ),
        "an empty picture": (packed({f"{FOLDER}teich.jpg": b""}), "left"),
        "a recording that is a picture": (packed({f"{FOLDER}a.mp3": pictures.saved(pictures.scene(), "PNG")}), "left"),
        "a recording that is noise": (packed({f"{FOLDER}a.mp3": random.Random(2).randbytes(5_000)}), "left"),
        "241 pictures": (packed({f"{FOLDER}p{n}.jpg": b"x" for n in range(241)}), "zip_many_media"),
        "a page and a program": (packed({"index.html": b"<script>1</script>", f"{FOLDER}evil.exe": b"MZ"}), TAKEN),
        "what systems leave behind": (
            packed({"__MACOSX/._weg": b"x", f"{FOLDER}.DS_Store": b"x", "Thumbs.db": b"x"}),
            TAKEN,
        ),
        "secrets of ours": (packed({"secret_key": b"x", "stadtlotse.db": b"x", "media/x.jpg": b"x"}), TAKEN),
        "a foreign schema": (packed({"routes_data/schema.json": b'{"$ref": "http://example.invalid/"}'}), TAKEN),
    }


def _without_route(name: str = "readme.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, ROUTE)
    return out.getvalue()


def corpus() -> dict[str, Case]:
    return {**names(), **shapes(), **kinds(), **texts(), **contents()}

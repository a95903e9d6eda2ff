"""The app on the phone: the worker names every file the play page needs, and the manifest is what phones install by."""

from __future__ import annotations

import hashlib
import json
import re
import struct

import pytest

from app.config import PROJECT_ROOT
from app.web.shell import shell_of

STATIC = PROJECT_ROOT / "static"
# Loaded by a name that is built on the phone, only after a tap, or by the browser itself.
LATE = [
    "build/js/play-later-*.js",
    "build/js/tour-map-*.js",
    "js/decoder/*.js",
    "js/ui/theme-boot.js",
    "build/texts/*/play.ftl",
    "img/flags/*.svg",
    "img/icons/*.png",
    "vendor/icons.svg",
    "vendor/jsqr/*.js",
    "vendor/overpass/*",
]
QUOTED = re.compile(r"""["'`]([\w./-]*?[\w-]+\.(?:js|css|svg|png|woff2|ftl))["'`#]""")


def fetch(client, address, **headers):
    """A file, read to its end."""
    return client.get(address, headers=headers, buffered=True)


@pytest.fixture
def worker(client):
    """The worker's script, and what stands in its head."""
    text = client.get("/sw.js").text
    return {
        name: json.loads(value) for name, value in re.findall(r"^const (RELEASE|ASSETS|FILES) = (.*);$", text, re.M)
    }


@pytest.fixture
def names(worker):
    """The files that the worker keeps, as paths below static/."""
    return {address.removeprefix(worker["ASSETS"]) for address, _ in worker["FILES"]}


def test_the_worker_may_serve_the_whole_site_and_is_checked_each_time(client):
    reply = client.get("/sw.js")
    assert (reply.status_code, reply.mimetype) == (200, "text/javascript")
    assert reply.headers["Cache-Control"] == "no-cache"
    assert reply.text.endswith((STATIC / "js/sw/worker.js").read_text("utf-8"))
    again = client.get("/sw.js", headers={"If-None-Match": reply.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_every_file_is_there_with_the_hash_that_is_claimed(worker, client):
    assert len(worker["FILES"]) > 40
    for address, sha256 in worker["FILES"]:
        reply = fetch(client, address)
        assert reply.status_code == 200, address
        assert hashlib.sha256(reply.data).hexdigest() == sha256, address


def test_what_templates_styles_and_modules_name_is_among_the_files(names):
    """Held against a far cruder rule than the one that makes the list: whatever looks like one of our files."""
    known = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    pages = [PROJECT_ROOT / "templates/base.html", *(PROJECT_ROOT / "templates/play").glob("*.html")]
    named = {found for page in pages for found in QUOTED.findall(page.read_text("utf-8"))}
    assert {"js/ui/theme-boot.js", "img/favicon.svg"} <= named
    for name in names:
        if name.endswith(".js"):
            folder = (STATIC / name).parent
            for found in QUOTED.findall((STATIC / name).read_text("utf-8")):
                target = (folder / found).resolve()
                if target.is_file() and target.is_relative_to(STATIC):
                    named.add(target.relative_to(STATIC).as_posix())
    assert (named & known) - names == set()


@pytest.mark.parametrize("pattern", LATE)
def test_what_is_loaded_late_or_by_built_names_is_among_the_files(names, pattern):
    made = json.loads((STATIC / "build/manifest.json").read_text("utf-8"))["scripts"]["play"]
    # Other pages have parts of such names of their own.
    others = {path.relative_to(STATIC).as_posix() for path in STATIC.glob("build/js/*")} - {
        *made["eager"],
        *made["later"],
    }
    wanted = {path.relative_to(STATIC).as_posix() for path in STATIC.glob(pattern)} - others
    assert wanted
    assert wanted <= names


def test_what_only_staff_need_is_not_carried_about(names):
    foreign = {"build/texts/de/board.ftl", "build/board.css", "build/js/board.js", "vendor/leaflet-global/leaflet.js"}
    assert names & (foreign | {"js/sw/worker.js"}) == set()


def test_another_page_is_another_release_even_with_the_same_files(app, tmp_path, worker):
    published = app.extensions["stadtlotse"].assets
    templates = tmp_path / "templates"
    for file in (PROJECT_ROOT / "templates").rglob("*.html"):
        copy = templates / file.relative_to(PROJECT_ROOT / "templates")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    assert shell_of(published, templates).release == worker["RELEASE"]
    shell_of.cache_clear()
    page = templates / "play" / "_walk.html"
    page.write_text(page.read_text("utf-8") + "\n<p></p>", encoding="utf-8")
    assert shell_of(published, templates).release != worker["RELEASE"]


def test_the_shell_is_the_same_for_every_group_and_tour(make_tour, make_phone):
    pages = set()
    for code, name in (("ABCDEF", "Flinke Füchse"), ("GHJKLM", "Dachse")):
        make_tour(code=code)
        phone = make_phone()
        phone.join(code, name=name)
        pages.add(phone.get("/play").text)
    assert len(pages) == 1


@pytest.mark.parametrize(("lang", "word"), [("de", "Empfang"), ("en", "reception")])
def test_the_manifest_is_what_a_phone_installs_by(client, lang, word):
    client.set_cookie("lang", lang)
    reply = client.get("/manifest.webmanifest")
    assert (reply.status_code, reply.mimetype) == (200, "application/manifest+json")
    manifest = json.loads(reply.data)
    assert (manifest["name"], manifest["lang"], manifest["id"]) == ("Stadtlotse", lang, "/play")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/play", "/", "standalone")
    assert word in manifest["description"]
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        content = fetch(client, icon["src"]).data
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", content[16:24]))


def test_every_page_names_manifest_and_icon(client, tour):
    page = client.get("/j/LULU22").text
    assert '<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">' in page
    icon = re.search(r'<link rel="apple-touch-icon" href="([^"]+)">', page)
    assert icon
    assert struct.unpack(">II", fetch(client, icon[1]).data[16:24]) == (180, 180)


def test_the_join_page_says_how_much_a_phone_will_fetch(client, phone, worker):
    assert client.get("/api/v1/tours/LULU22").json["download_bytes"] is None
    assert "join-download" not in client.get("/j/LULU22").text
    phone.get("/api/v1/pack")
    size = client.get("/api/v1/tours/LULU22").json["download_bytes"]
    addresses = ["/api/v1/pack", *(address for address, _ in worker["FILES"])]
    real = sum(len(fetch(phone.client, address, **{"Accept-Encoding": "gzip"}).data) for address in addresses)
    assert abs(size - real) < 5_000
    assert 100_000 < size < 3_000_000, "the whole demo is to fit in three megabytes"
    megabytes = f"{size / 1e6:.1f}"
    assert f"lädt das Handy rund {megabytes.replace('.', ',')} MB" in client.get("/j/LULU22").text
    client.set_cookie("lang", "en")
    assert f"loads about {megabytes} MB" in client.get("/j/LULU22").text

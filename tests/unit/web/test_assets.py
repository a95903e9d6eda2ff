"""Assets: a tree hash that follows the content, compressed copies, and scripts that the build made of these sources."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from app.errors import StartRefused
from app.web import assets
from tests.unit.web.sources import source_hash


def build(static):
    """What the build leaves behind, in small: a manifest that names its sources, and a page in two parts."""
    scripts = {"play": {"eager": ["build/js/play.js", "build/js/chunk.js"], "later": ["build/js/map.js"]}}
    (static / "build").mkdir(exist_ok=True)
    manifest = {"sources": source_hash(static), "scripts": scripts}
    (static / "build/manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def change(static, text):
    """Another source, built anew."""
    (static / "js/core/z.js").write_text(text)
    build(static)


@pytest.fixture
def static(tmp_path):
    """A small static tree."""
    files = {
        "vendor/leaflet/leaflet.js": "export const a = 1;\n" * 200,
        "js/core/z.js": "export const z = 1;\n",
        "build/js/play.js": 'import "./chunk.js";',
    }
    for name, content in files.items():
        file = tmp_path / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    build(tmp_path / "static")
    return tmp_path / "static"


def test_the_address_changes_with_the_content_and_only_then(static, tmp_path):
    first = assets.publish(static, tmp_path / "out")
    assert assets.publish(static, tmp_path / "out").tree_hash == first.tree_hash
    change(static, "export const z = 2;\n")
    assert assets.publish(static, tmp_path / "out").tree_hash != first.tree_hash
    assert (tmp_path / "out" / first.tree_hash).is_dir(), "a phone may still run the release before"


def test_large_files_have_a_compressed_copy(static, tmp_path):
    made = assets.publish(static, tmp_path / "out")
    copy = made.root / made.tree_hash / "vendor/leaflet/leaflet.js"
    for suffix, decompress in ((".gz", gzip.decompress), (".br", brotli.decompress)):
        assert decompress(copy.with_name(copy.name + suffix).read_bytes()) == copy.read_bytes()


def test_a_page_can_load_all_its_scripts_at_once(static, tmp_path):
    made = assets.publish(static, tmp_path / "out")
    assert made.modules("play") == [f"{made.prefix}build/js/play.js", f"{made.prefix}build/js/chunk.js"]
    assert made.scripts["play"].later == ("build/js/map.js",)


def test_a_build_of_other_sources_refuses_to_start(static, tmp_path):
    (static / "js/core/z.js").write_text("export const z = 2;\n")
    with pytest.raises(StartRefused, match="make build"):
        assets.publish(static, tmp_path / "out")


def test_without_a_build_the_server_refuses_to_start(static, tmp_path):
    (static / "build/manifest.json").unlink()
    with pytest.raises(StartRefused, match="make build"):
        assets.publish(static, tmp_path / "out")


def test_only_the_last_releases_are_kept(static, tmp_path):
    hashes = []
    for number in range(6):
        change(static, f"export const z = {number};\n")
        hashes.append(assets.publish(static, tmp_path / "out").tree_hash)
    kept = {path.name for path in (tmp_path / "out").iterdir()}
    assert len(kept) == assets.KEPT_RELEASES
    assert hashes[-1] in kept


def test_nothing_but_releases_is_ever_removed(static, tmp_path):
    for name in ("css", "js", "0123456789abcdeg"):
        (tmp_path / "out" / name).mkdir(parents=True)
    for number in range(5):
        change(static, f"export const z = {number};\n")
        assets.publish(static, tmp_path / "out")
    assert {"css", "js", "0123456789abcdeg"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_processes_that_publish_at_once_leave_one_whole_release(static, tmp_path):
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: assets.publish(static, tmp_path / "out"), range(6)))
    release = made[0].root / made[0].tree_hash
    files = {path.relative_to(static) for path in static.rglob("*") if path.is_file()}
    assert files <= {path.relative_to(release) for path in release.rglob("*")}
    assert [path.name for path in (tmp_path / "out").iterdir()] == [release.name]


def test_without_the_front_end_packages_the_server_refuses_to_start(tmp_path):
    (tmp_path / "static").mkdir()
    with pytest.raises(StartRefused, match="make vendor"):
        assets.publish(tmp_path / "static", tmp_path / "out")


def test_assets_may_run_nothing_but_workers_their_own_scripts(static, tmp_path):
    worker = static / "js/decoder/qr-worker.js"
    worker.parent.mkdir(parents=True)
    worker.write_text('importScripts("../../vendor/jsqr/jsqr.js");\n')
    build(static)
    made = assets.publish(static, tmp_path / "out")
    client = Client(made.wrap(Response("nothing here", status=404)))
    policies = {
        path: client.get(made.prefix + path, buffered=True).headers["Content-Security-Policy"]
        for path in ("build/js/play.js", "js/decoder/qr-worker.js")
    }
    assert policies == {
        "build/js/play.js": "default-src 'none'; frame-ancestors 'none'",
        "js/decoder/qr-worker.js": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    }

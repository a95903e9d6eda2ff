"""Assets: a tree hash that follows the content, compressed copies, and every module a page will load."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from app.errors import StartRefused
from app.web import assets


@pytest.fixture
def static(tmp_path):
    """A small static tree."""
    files = {
        "vendor/leaflet/leaflet.js": "export const a = 1;\n" * 200,
        "js/pages/play.js": 'import { x } from "../core/x.js";\nimport "../ui/y.js";\n',
        "js/core/x.js": 'export { z } from "./z.js";\nexport const x = 1;\n',
        "js/core/z.js": "export const z = 1;\n",
        "js/ui/y.js": 'import {\n  a,\n} from "../../vendor/leaflet/leaflet.js";\n',
    }
    for name, content in files.items():
        file = tmp_path / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return tmp_path / "static"


def test_the_address_changes_with_the_content_and_only_then(static, tmp_path):
    first = assets.publish(static, tmp_path / "out")
    assert assets.publish(static, tmp_path / "out").tree_hash == first.tree_hash
    (static / "js/core/z.js").write_text("export const z = 2;\n")
    assert assets.publish(static, tmp_path / "out").tree_hash != first.tree_hash
    assert (tmp_path / "out" / first.tree_hash).is_dir(), "a phone may still run the release before"


def test_large_files_have_a_compressed_copy(static, tmp_path):
    made = assets.publish(static, tmp_path / "out")
    copy = made.root / made.tree_hash / "vendor/leaflet/leaflet.js.gz"
    assert gzip.decompress(copy.read_bytes()) == (static / "vendor/leaflet/leaflet.js").read_bytes()


def test_a_page_can_load_all_its_modules_at_once(static, tmp_path):
    made = assets.publish(static, tmp_path / "out")
    names = [url.removeprefix(made.prefix) for url in made.modules("js/pages/play.js")]
    assert names == ["js/pages/play.js", "js/core/x.js", "js/ui/y.js", "js/core/z.js", "vendor/leaflet/leaflet.js"]


def test_only_the_last_releases_are_kept(static, tmp_path):
    hashes = []
    for number in range(6):
        (static / "js/core/z.js").write_text(f"export const z = {number};\n")
        hashes.append(assets.publish(static, tmp_path / "out").tree_hash)
    kept = {path.name for path in (tmp_path / "out").iterdir()}
    assert len(kept) == assets.KEPT_RELEASES
    assert hashes[-1] in kept


def test_nothing_but_releases_is_ever_removed(static, tmp_path):
    for name in ("css", "js", "0123456789abcdeg"):
        (tmp_path / "out" / name).mkdir(parents=True)
    for number in range(5):
        (static / "js/core/z.js").write_text(f"export const z = {number};\n")
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
    made = assets.publish(static, tmp_path / "out")
    client = Client(made.wrap(Response("nothing here", status=404)))
    policies = {
        path: client.get(made.prefix + path, buffered=True).headers["Content-Security-Policy"]
        for path in ("js/pages/play.js", "js/decoder/qr-worker.js")
    }
    assert policies == {
        "js/pages/play.js": "default-src 'none'; frame-ancestors 'none'",
        "js/decoder/qr-worker.js": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    }

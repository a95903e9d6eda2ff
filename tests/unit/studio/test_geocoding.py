"""The search for places asks the configured host and no other, seldom, briefly, and reads little."""

from __future__ import annotations

import dataclasses
import gzip
import itertools
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest

from app.config import Settings
from app.errors import StartRefused, TooMany
from app.studio import geocoding
from app.studio.geocoding import Geocoder, Place
from tests.unit.studio.service import CASTLE, SearchService, watched_sockets

FOUND = [Place("Schloss, Ludwigslust", 53.3249, 11.4949)]


@pytest.fixture
def service() -> Iterator[SearchService]:
    """The configured service."""
    made = SearchService()
    yield made
    made.close()


@pytest.fixture
def elsewhere() -> Iterator[SearchService]:
    """A host that nobody has configured; whatever reaches it is a hole."""
    made = SearchService()
    yield made
    made.close()


@pytest.fixture
def geocoder_of(settings: Settings) -> Callable[..., Geocoder]:
    """A geocoder on a service or an address; each look at its clock is an hour later, so that no pause holds it up."""

    def make(service: SearchService | str, kind: str = "nominatim", **options) -> Geocoder:
        address = service if isinstance(service, str) else f"{kind}:http://127.0.0.1:{service.port}"
        hours = itertools.count(3600, 3600)
        return Geocoder(
            dataclasses.replace(settings, geocoder=address), **{"apart_s": 0, "clock": lambda: next(hours), **options}
        )

    return make


def test_nothing_is_asked_where_nothing_is_configured(settings: Settings) -> None:
    geocoder = Geocoder(settings)
    with watched_sockets() as seen:
        assert geocoder.search("Schloss", "de") == ("off", [])
    assert (seen, geocoder.attribution, geocoder.is_on) == ([], "", False)


def test_nominatim_is_asked_for_five_places_in_the_askers_language(geocoder_of, service) -> None:
    geocoder = geocoder_of(service)
    assert geocoder.search("  Schloß \n Ludwigslust", "de") == ("ok", FOUND)
    assert geocoder.attribution == "© OpenStreetMap contributors"
    asked = urlsplit(service.asked[0])
    assert asked.path == "/search"
    assert parse_qs(asked.query) == {
        "q": ["Schloß Ludwigslust"],
        "format": ["json"],
        "limit": ["5"],
        "accept-language": ["de"],
    }
    assert service.agents[0] is not None
    assert service.agents[0].startswith("Stadtlotse/")


def test_photon_is_read_as_well_and_a_path_before_its_own_is_kept(geocoder_of, service) -> None:
    feature = {
        "geometry": {"coordinates": [11.4949, 53.3249]},
        "properties": {"name": "Schloss", "city": "Ludwigslust"},
    }
    service.body = json.dumps({"features": [feature]}).encode()
    geocoder = geocoder_of(f"photon:http://127.0.0.1:{service.port}/maps/photon")
    assert geocoder.search("Schloss", "en") == ("ok", FOUND)
    assert urlsplit(service.asked[0]).path == "/maps/photon/api"


def test_what_was_found_is_kept_for_a_day_and_a_thousand_questions(geocoder_of, service, monkeypatch) -> None:
    moment = [1000.0]
    geocoder = geocoder_of(service, clock=lambda: moment[0])
    monkeypatch.setattr(geocoding, "KEPT", 3)
    for text in ("Schloss", "SCHLOSS", " schloss "):
        assert geocoder.search(text, "de") == ("ok", FOUND)
    assert len(service.asked) == 1
    geocoder.search("Schloss", "en")
    assert len(service.asked) == 2
    moment[0] += 86_401
    geocoder.search("Schloss", "de")
    assert len(service.asked) == 3
    for text in ("Rathaus", "Kirche", "Schloss", "Bahnhof", "Schloss"):
        geocoder.search(text, "de")
    assert len(service.asked) == 6
    geocoder.search("Rathaus", "de")
    assert len(service.asked) == 7


def test_that_nothing_was_found_is_an_answer(geocoder_of, service) -> None:
    service.body = b"[]"
    assert geocoder_of(service).search("Nirgends", "de") == ("ok", [])


def test_names_are_plain_and_short_and_places_few(geocoder_of, service) -> None:
    hostile = {**CASTLE, "display_name": "<b>Schloss</b>\u202e\x00\n\ud800 x" + "y" * 500}
    service.body = json.dumps([hostile] * 9).encode()
    _, places = geocoder_of(service).search("Schloss", "de")
    assert len(places) == 5
    assert places[0].name.startswith("<b>Schloss</b> xy")
    assert len(places[0].name) == 200


BODIES = [
    b"",
    b"<html>",
    b"null",
    b"3",
    b'"x"',
    b"[1]",
    b"[[]]",
    b"[{}]",
    b'[{"lat": "north", "lon": "1"}]',
    b'[{"lat": "91", "lon": "1"}]',
    b'[{"lat": NaN, "lon": 1}]',
    b'[{"lat": "nan", "lon": "1"}]',
    b'[{"lat": {"$": 1}, "lon": []}]',
    b'{"error": "blocked"}',
    b"[" * 100_000,
    b"\xff\xfe\x00",
    b"[" + b" " * 200_001 + b"]",
]


@pytest.mark.parametrize("kind", ["nominatim", "photon"])
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_an_answer_that_is_none_harms_nobody(geocoder_of, service, kind: str, body: bytes) -> None:
    service.body = body
    state, places = geocoder_of(service, kind).search("Schloss", "de")
    assert state in ("ok", "unreachable")
    assert places == []


def test_a_packed_answer_is_not_unpacked(geocoder_of, service) -> None:
    service.headers["Content-Encoding"] = "gzip"
    service.body = gzip.compress(json.dumps([CASTLE]).encode())
    assert geocoder_of(service).search("Schloss", "de") == ("unreachable", [])


def test_a_service_that_is_gone_is_said_so_once_and_left_alone_for_a_while(geocoder_of, service, caplog) -> None:
    service.close()
    moment = [1000.0]
    geocoder = geocoder_of(service, clock=lambda: moment[0])
    with watched_sockets() as seen:
        assert geocoder.search("Schloss", "de") == ("unreachable", [])
        tried = len(seen)
        assert geocoder.search("Rathaus", "de") == ("unreachable", [])
        assert len(seen) == tried
        moment[0] += 11
        geocoder.search("Rathaus", "de")
        assert len(seen) > tried
    assert "the search for places at 127.0.0.1 got no answer: the connection failed" in caplog.text
    assert "Schloss" not in caplog.text


@pytest.mark.parametrize("way", ["trickle", "silence"])
def test_a_slow_service_costs_the_limit_and_no_more(geocoder_of, service, monkeypatch, way: str) -> None:
    monkeypatch.setattr(geocoding, "LIMIT_S", 0.4)
    service.trickles = way == "trickle"
    service.hold = threading.Event() if way == "silence" else None
    began = time.monotonic()
    assert geocoder_of(service).search("Schloss", "de") == ("unreachable", [])
    assert time.monotonic() - began < 2
    if service.hold:
        service.hold.set()


def test_questions_go_out_one_after_the_other(geocoder_of, service) -> None:
    geocoder = geocoder_of(service, apart_s=0.25)
    began = time.monotonic()
    for text in ("Schloss", "Rathaus", "Kirche"):
        assert geocoder.search(text, "de")[0] == "ok"
    # On this side of the way: how far apart the service sees them a busy machine blurs.
    assert time.monotonic() - began >= 2 * 0.25
    assert len(service.times) == 3


def test_whoever_comes_third_is_told_to_come_again(geocoder_of, service) -> None:
    service.hold = threading.Event()
    geocoder = geocoder_of(service)
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(geocoder.search, text, "de") for text in ("Schloss", "Rathaus")]
        while service.connections < 2:
            assert service.heard.wait(10)
        with pytest.raises(TooMany, match="geocoder_busy"):
            geocoder.search("Kirche", "de")
        service.hold.set()
        assert [one.result()[0] for one in waiting] == ["ok", "ok"]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_only_a_certificate_that_is_trusted_and_names_the_host_will_do(geocoder_of, tmp_path, monkeypatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made, *names], check=True, capture_output=True)
    service = SearchService((certificate, key))
    there = f"nominatim:https://localhost:{service.port}"
    assert geocoder_of(there).search("Schloss", "de") == ("unreachable", [])
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert geocoder_of(there.replace("localhost", "127.0.0.1")).search("Schloss", "de") == ("unreachable", [])
    assert service.asked == []
    assert geocoder_of(there).search("Schloss", "de") == ("ok", FOUND)
    service.close()


STATUSES = [(status, True) for status in (201, 300, 301, 302, 303, 305, 307, 308)]
STATUSES += [(status, False) for status in (204, 304, 401, 403, 404, 407, 418, 429, 500, 503)]


@pytest.mark.parametrize(("status", "leads"), STATUSES)
def test_no_answer_leads_to_another_host(geocoder_of, service, elsewhere, status: int, leads: bool) -> None:
    there = f"http://127.0.0.1:{elsewhere.port}/search"
    service.status = status
    service.headers |= {"Location": there} if leads else {"WWW-Authenticate": "Basic", "Refresh": f"0; url={there}"}
    service.headers |= {
        "Link": f"<{there}>; rel=preload",
        "Alt-Svc": f'h2=":{elsewhere.port}"',
        "Content-Location": there,
    }
    if status in (204, 304):
        service.body = b""
    with watched_sockets() as seen:
        assert geocoder_of(service).search("Schloss", "de") == ("unreachable", [])
    assert elsewhere.connections == 0
    assert set(seen) <= {("127.0.0.1", service.port), ("127.0.0.1",)}


def test_no_proxy_of_the_environment_is_used(geocoder_of, service, elsewhere, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{elsewhere.port}")
    assert geocoder_of(service).search("Schloss", "de") == ("ok", FOUND)
    assert elsewhere.connections == 0


# {here} and {there} are the ports of the two services.
REFUSED = [
    "http://127.0.0.1:{here}",
    "google:http://127.0.0.1:{here}",
    "nominatim://127.0.0.1:{here}",
    "nominatim:127.0.0.1:{here}",
    "nominatim:ftp://127.0.0.1:{here}",
    "nominatim:file:///etc/passwd",
    "nominatim:gopher://127.0.0.1:{here}/x",
    "nominatim:http://user@127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}@127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}#@127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}?@127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}\\@127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}/../x",
    "nominatim:http://127.0.0.1:{here}//127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}/%2f127.0.0.1:{there}",
    "nominatim:http://127.0.0.1:{here}/x?q=1",
    "nominatim:http://127.0.0.1:{here}/x#y",
    "nominatim:http://127.0.0.1:{here}/search",
    "photon:http://127.0.0.1:{here}/api/",
    "nominatim:http://127.0.0.1:{here}:{there}",
    "nominatim:http://127.0.0.1:0",
    "nominatim:http://127.0.0.1:65536",
    "nominatim:http://127.0.0.1:{here}\r\nHost: 127.0.0.1:{there}",
    "nominatim:http://127.0.0.1\x00.example.org",
    "nominatim:http://127.0.0.1 .example.org",
    "nominatim:http://127.1:{there}",
    "nominatim:http://2130706433:{there}",
    "nominatim:http://0177.0.0.1:{there}",
    "nominatim:http://0x7f.0.0.1:{there}",
    "nominatim:http://0x7f000001:{there}",
    "nominatim:http://127.0.0.01:{there}",
    "nominatim:http://127.0.0.1.:{there}",
    "nominatim:http://127。0。0。1:{there}",
    "nominatim:http://①②⑦.0.0.1:{there}",
    "nominatim:http://0.0.0.0:{there}",
    "nominatim:http://[::]:{there}",
    "nominatim:http://[::1%25lo]:{there}",
    "nominatim:http://[::1:{there}",
    "nominatim:http://[fe80::1]:{there}",
    "nominatim:http://169.254.169.254",
    "nominatim:https://169.254.169.254",
    "nominatim:http://[::ffff:169.254.169.254]",
    "nominatim:http://[::ffff:a9fe:a9fe]",
    "nominatim:http://224.0.0.1",
    "nominatim:http://nominatim.example.org",
    "nominatim:http://8.8.8.8",
    "nominatim:http://-x.lan",
    "nominatim:http://x..lan",
    "nominatim:https://",
    "nominatim:https://{{evil}}.example.org",
    "nominatim:https://nominatim.example.org,https://127.0.0.1:{there}",
    "nominatim:HTTP://127.0.0.1:{here}",
]
TAKEN = [
    "nominatim:http://127.0.0.1:{here}",
    "nominatim:http://127.0.0.1:{here}/",
    "nominatim:http://127.0.0.1:{here}/127.0.0.1",
    "nominatim:http://127.0.0.1:{here}/a/~b/c.d/",
    "photon:http://127.0.0.1:{here}/photon",
]


@pytest.mark.parametrize("trick", REFUSED)
def test_a_tricky_address_is_refused_and_opens_nothing(trick: str, service, elsewhere) -> None:
    address = trick.format(here=service.port, there=elsewhere.port)
    with watched_sockets() as seen, pytest.raises(StartRefused, match="STADTLOTSE_GEOCODER"):
        Settings.from_env({"STADTLOTSE_GEOCODER": address, "STADTLOTSE_SECRET_KEY": "x" * 32})
    assert seen == []
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("address", TAKEN)
def test_an_address_that_is_taken_leads_to_its_own_host_alone(
    geocoder_of, settings: Settings, service, address: str
) -> None:
    environment = {"STADTLOTSE_GEOCODER": address.format(here=service.port), "STADTLOTSE_SECRET_KEY": "x" * 32}
    configured = Settings.from_env(environment).geocoder
    with watched_sockets() as seen:
        geocoder_of(configured).search("http://127.0.0.1:1/ @169.254.169.254", "de")
    assert service.connections == 1
    assert set(seen) <= {("127.0.0.1", service.port), ("127.0.0.1",)}


def test_the_adapter_carries_nothing_to_another_host(service, elsewhere) -> None:
    adapter = geocoding._Adapter(f"http://127.0.0.1:{service.port}")
    here = f"127.0.0.1:{service.port}"
    for url in (
        f"http://127.0.0.1:{elsewhere.port}/search?q=x",
        f"https://{here}/search",
        f"http://{here}@127.0.0.1:{elsewhere.port}/",
        f"//127.0.0.1:{elsewhere.port}/",
        "file:///etc/passwd",
    ):
        with watched_sockets() as seen, pytest.raises(geocoding.GeocoderServiceError):
            adapter.get_text(url, timeout=1, headers={})
        assert seen == []
    # Even a path that looks like another host is a path of this one.
    adapter.get_text(f"http://{here}//127.0.0.1:{elsewhere.port}/x?q=1", timeout=2, headers={})
    assert (service.connections, elsewhere.connections) == (1, 0)

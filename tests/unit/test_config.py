"""Settings: one documented table, and a sentence for whatever is wrong."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.config import PROJECT_ROOT, SETTINGS, Settings
from app.errors import StartRefused


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"STADTLOTSE_PROT": "8000"}, "STADTLOTSE_PROT is not a setting of Stadtlotse"),
        ({"STADTLOTSE_PORT": "eight"}, "STADTLOTSE_PORT is 'eight' but must be a port number from 1 to 65535."),
        ({"STADTLOTSE_PORT": "70000"}, "must be a port number"),
        ({"STADTLOTSE_BASE_URL": "walk.example.org"}, "must look like https://"),
        ({"STADTLOTSE_SECRET_KEY": "secret"}, "must have at least 32 characters"),
        ({"STADTLOTSE_DATABASE_URL": "mysql://x"}, "must look like sqlite:////"),
        ({"STADTLOTSE_DATABASE_URL": "sqlite:///:memory:"}, "must look like sqlite:////"),
        ({"STADTLOTSE_DATA_DIR": str(PROJECT_ROOT)}, "must be a folder of its own"),
        ({"STADTLOTSE_DATA_DIR": "~nobody-by-this-name/x"}, "does not know"),
        ({"STADTLOTSE_BASE_URL": "https://user:secret@host"}, "must look like https://"),
        ({"STADTLOTSE_BASE_URL": "https://host:99999"}, "must look like https://"),
        ({"STADTLOTSE_TIMEZONE": "Mond/Krater"}, "must be a time zone"),
        ({"STADTLOTSE_PROXY_HOPS": "9"}, "must be the number of proxies"),
        ({"STADTLOTSE_TILES": "https://tile.openstreetmap.org/{z}/{x}/{y}.png"}, "OpenStreetMap's own tile server"),
        ({"STADTLOTSE_TILES": "https://a.tile.osm.org/{z}/{x}/{y}.png"}, "OpenStreetMap's own tile server"),
        ({"STADTLOTSE_TILES": "https://tile.openstreetmap.org./{z}/{x}/{y}.png"}, "OpenStreetMap's own tile server"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org/{z}/{x}/{y}}.png"}, "has a brace too many"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org/{z}/{x}/{y}{.png"}, "has a brace too many"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org:99999/{z}/{x}/{y}.png"}, "must begin with a host"),
        ({"STADTLOTSE_TILES": "https://[x/{z}/{x}/{y}.png"}, "must begin with a host"),
        ({"STADTLOTSE_TILES": "https:///{z}/{x}/{y}.png"}, "must begin with a host"),
        ({"STADTLOTSE_TILES": "https://{z}.example.org/{x}/{y}.png"}, "must begin with a host"),
        ({"STADTLOTSE_TILES_MAX_ZOOM": "9"}, "must be a zoom from 10 to 22"),
        ({"STADTLOTSE_TILES_MAX_ZOOM": "23"}, "must be a zoom from 10 to 22"),
        ({"STADTLOTSE_TILES_MAX_ZOOM": "deep"}, "must be a zoom from 10 to 22"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org/{z}/{x}.png"}, "must name {z}, {x} and {y}"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org/{z}/{x}/{y}/{s}.png"}, "must name {z}, {x} and {y}"),
        ({"STADTLOTSE_TILES": "https://tiles.example.org/{z}/{x}/{y}.png"}, "TILES_ATTRIBUTION is missing"),
        ({"STADTLOTSE_TILES": "/no/such/town.mbtiles"}, "names a file that does not exist"),
        ({"STADTLOTSE_TILES": "/etc/hosts"}, "must be none, an address"),
        ({"STADTLOTSE_TILES_OFFLINE": "maybe"}, "must be yes or no"),
        ({"STADTLOTSE_GEOCODER": "https://nominatim.example.org"}, "must look like nominatim:https://"),
        ({"STADTLOTSE_GEOCODER": "nominatim:https://127.1"}, "must name a host"),
        ({"STADTLOTSE_GEOCODER": "nominatim:http://nominatim.example.org"}, "must use https"),
        ({"STADTLOTSE_GEOCODER": "nominatim:https://nominatim.example.org/search"}, "must not end with /search"),
        ({"STADTLOTSE_TLS_CERT": "/no/such/file"}, "belong together"),
        ({"STADTLOTSE_TLS_CERT": "/no/such/file", "STADTLOTSE_TLS_KEY": "/x"}, "there is no such file"),
    ],
)
def test_a_wrong_setting_refuses_to_start_with_a_sentence(tmp_path, environ, sentence):
    with pytest.raises(StartRefused) as refused:
        Settings.from_env({"STADTLOTSE_DATA_DIR": str(tmp_path), **environ})
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    environ = {"STADTLOTSE_DATA_DIR": str(tmp_path / "new")}
    first, second = Settings.from_env(environ), Settings.from_env(environ)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600


def test_a_damaged_secret_is_not_replaced_silently(tmp_path):
    (tmp_path / "secret_key").write_text("")
    with pytest.raises(StartRefused, match="damaged"):
        Settings.from_env({"STADTLOTSE_DATA_DIR": str(tmp_path)})


def test_an_empty_value_means_the_default(tmp_path):
    environ = {"STADTLOTSE_SECRET_KEY": "x" * 32, "STADTLOTSE_DATA_DIR": "", "STADTLOTSE_HOST": " "}
    settings = Settings.from_env(environ)
    assert settings.data_dir == PROJECT_ROOT / "instance"
    assert settings.host == "127.0.0.1"


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: Settings.from_env({"STADTLOTSE_DATA_DIR": str(tmp_path)}), range(24)))
    assert len({settings.secret_key for settings in made}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_options_of_the_command_win_over_the_environment(tmp_path):
    environ = {"STADTLOTSE_DATA_DIR": str(tmp_path), "STADTLOTSE_PORT": "9000"}
    assert Settings.from_env(environ, port="9001").port == 9001


def test_every_setting_is_documented():
    readme = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"`STADTLOTSE_{setting.name}`" in readme


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("none", ""),
        ("nominatim:https://nominatim.openstreetmap.org", "nominatim:https://nominatim.openstreetmap.org"),
        ("photon:https://photon.example.org:8443/", "photon:https://photon.example.org:8443"),
        ("nominatim:http://nominatim:8080", "nominatim:http://nominatim:8080"),
        ("nominatim:http://search.lan/a/b/", "nominatim:http://search.lan/a/b"),
        ("nominatim:http://192.168.1.7", "nominatim:http://192.168.1.7"),
        ("nominatim:http://[fd00::7]:8080", "nominatim:http://[fd00::7]:8080"),
        ("nominatim:https://[2001:db8::7]", "nominatim:https://[2001:db8::7]"),
    ],
)
def test_a_search_service_is_named_by_its_kind_and_address(tmp_path, written, meant):
    settings = Settings.from_env({"STADTLOTSE_GEOCODER": written, "STADTLOTSE_DATA_DIR": str(tmp_path)})
    assert settings.geocoder == meant

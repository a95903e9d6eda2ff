"""Settings: one table, read once from the environment, wrong values refused with a sentence.

This module alone knows where the project's folders are. Imports only `errors`.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from app.errors import StartRefused

PROJECT_ROOT = Path(__file__).resolve().parent.parent
PREFIX = "STADTLOTSE_"


def _text(value: str) -> str:
    return value


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise ValueError("must be a port number from 1 to 65535")
    return int(value)


def _path(value: str) -> Path:
    try:
        return Path(value).expanduser().resolve()
    except RuntimeError:
        raise ValueError("names a user that this machine does not know") from None


def _data_dir(value: str) -> Path:
    path = _path(value)
    if path == PROJECT_ROOT or path in PROJECT_ROOT.parents:
        raise ValueError("must be a folder of its own, not one that holds the project")
    return path


def _optional_path(value: str) -> Path | None:
    return _path(value) if value else None


def _base_url(value: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        plain = parts.username is None and (parts.port or 1) > 0 and re.fullmatch(r"[\w.:\[\]-]+", parts.netloc)
    except ValueError:
        plain = None
    if not plain or parts.scheme not in ("http", "https") or parts.path not in ("", "/") or parts.query:
        raise ValueError("must look like https://walk.example.org, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def _database_url(value: str) -> str:
    if value and (not value.startswith("sqlite:///") or value[10:] in ("", ":memory:") or "?" in value):
        raise ValueError("must look like sqlite:////srv/stadtlotse/stadtlotse.db, a file")
    return value


def _hops(value: str) -> int:
    if not value.isdecimal() or int(value) > 5:
        raise ValueError("must be the number of proxies in front of the server, 0 to 5")
    return int(value)


def _timezone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError("must be a time zone such as Europe/Berlin") from None


def _tiles(value: str) -> str:
    if value in ("", "none"):
        return ""
    if not value.startswith(("http://", "https://")):
        path = _path(value)
        if path.suffix not in (".mbtiles", ".pmtiles"):
            raise ValueError("must be none, an address with {z}, {x} and {y}, or a file .mbtiles or .pmtiles")
        if not path.is_file():
            raise ValueError(f"names a file that does not exist: {path}")
        return str(path)
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").lower().rstrip(".")
        sound = re.fullmatch(r"[\w.:-]+", host) and (parts.port or 1) > 0
    except ValueError:
        sound = None
    if not sound:
        raise ValueError("must begin with a host, such as https://tiles.example.org/{z}/{x}/{y}.png")
    if f".{host}".endswith((".openstreetmap.org", ".osm.org", ".openstreetmap.de")):
        raise ValueError("must not be OpenStreetMap's own tile server, whose rules forbid it; the README names another")
    if set(re.findall(r"\{(.*?)\}", value)) != {"z", "x", "y"}:
        raise ValueError("must name {z}, {x} and {y} once each and nothing else in braces")
    try:
        value.format(z=1, x=1, y=1)
    except ValueError:
        raise ValueError("has a brace too many: only {z}, {x} and {y} have any") from None
    return value


_GEOCODER = re.compile(
    r"(?P<kind>nominatim|photon):(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?P<port>:\d{1,5})?"
    r"(?P<path>(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)/?"
)


def _geocoder(value: str) -> str:
    """The kind of the service, then its address in one way of writing it.

    OpenStreetMap's own Nominatim may be named. Its policy (https://operations.osmfoundation.org/policies/nominatim/)
    allows searches that a person starts, at most one a second over all users, with a name of our own, kept results and
    attribution, and forbids a search while somebody types: the studio asks when it is told to, and no page may ask
    sooner.
    """
    if value in ("", "none"):
        return ""
    parts = _GEOCODER.fullmatch(value)
    if parts is None:
        raise ValueError("must look like nominatim:https://nominatim.example.org or photon:https://photon.example.org")
    host, port = parts["host"], int((parts["port"] or ":1")[1:])
    if not 1 <= port <= 65535 or not _is_host(host):
        raise ValueError("must name a host by its name or by an address such as 192.0.2.7, and a port up to 65535")
    if parts["path"].endswith(("/search", "/api")):
        raise ValueError("must not end with /search or /api, which are added with each question")
    if parts["scheme"] == "http" and not _is_near(host):
        raise ValueError("must use https, because the search leaves your own network")
    return f"{parts['kind']}:{parts['scheme']}://{host}{parts['port'] or ''}{parts['path']}"


def _is_host(host: str) -> bool:
    """A name, or an address in the one way of writing it that everybody reads alike: not 2130706433, not 0x7f.1."""
    if not host.startswith("[") and not re.fullmatch(r"(?:[a-z0-9-]+\.)*(?:[0-9]+|0x[0-9a-f]*)", host):
        return len(host) <= 253 and all(
            re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", x) for x in host.split(".")
        )
    address = _address(host)
    # Link-local is where clouds keep their servers' credentials; no geocoder is there.
    return address is not None and not (address.is_link_local or address.is_multicast or address.is_unspecified)


def _is_near(host: str) -> bool:
    """Whether a host is in the operator's own network, where plain HTTP is his own affair."""
    address = _address(host)
    if address is not None:
        return address.is_private
    return "." not in host or host.endswith((".localhost", ".local", ".lan", ".internal", ".home.arpa"))


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The number of a host that is named by its number; an IPv4 address within IPv6 counts as what it is."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _zoom(value: str) -> int:
    if not value.isdecimal() or not 10 <= int(value) <= 22:
        raise ValueError("must be a zoom from 10 to 22")
    return int(value)


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError("must be yes or no")
    return value == "yes"


def _secret(value: str) -> str:
    if value and len(value) < 32:
        raise ValueError("must have at least 32 characters; leave it unset to have one made and kept for you")
    return value


@dataclass(frozen=True)
class Setting:
    """One row of the table: `STADTLOTSE_<name>`, its default, how it is read, and what it is for."""

    name: str
    default: str
    parse: Callable[[str], Any]
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("HOST", "127.0.0.1", _text, "Address to listen on; the demo listens on 0.0.0.0 so that phones reach it."),
    Setting("PORT", "8000", _port, "Port to listen on."),
    Setting("DATA_DIR", str(PROJECT_ROOT / "instance"), _data_dir, "Folder for database, secret and assets."),
    Setting("DATABASE_URL", "", _database_url, "Database; empty means stadtlotse.db in the data folder."),
    Setting("BASE_URL", "", _base_url, "Public address, e.g. https://walk.example.org; empty: as the browser asks."),
    Setting("SECRET_KEY", "", _secret, "Key of all codes; empty: made at the first start and kept in the data folder."),
    Setting("ROUTES_DIR", str(PROJECT_ROOT / "routes_data"), _path, "Folder with the routes."),
    Setting("QUIZZES_DIR", str(PROJECT_ROOT / "quizzes"), _path, "Folder with the quizzes."),
    Setting("TIMEZONE", "Europe/Berlin", _timezone, "Time zone of the town; tours are joined until midnight there."),
    Setting("PROXY_HOPS", "0", _hops, "How many trusted reverse proxies stand in front and set X-Forwarded-For."),
    Setting("TILES", "none", _tiles, "Map tiles: none, an address with {z}, {x}, {y}, or a file .mbtiles or .pmtiles."),
    Setting("TILES_ATTRIBUTION", "", _text, "Whom the map names as the source of its tiles; needed with an address."),
    Setting("TILES_MAX_ZOOM", "19", _zoom, "The highest zoom that the source has tiles for, 10 to 22."),
    Setting("TILES_OFFLINE", "no", _yes, "Whether the source lets phones carry the tiles along a walk: yes or no."),
    Setting("GEOCODER", "", _geocoder, "Search for places: nominatim: or photon: and the service's address."),
    Setting("GEOCODER_ATTRIBUTION", "© OpenStreetMap contributors", _text, "Whom the search names as its source."),
    Setting("TLS_CERT", "", _optional_path, "Certificate chain (PEM); with it the server speaks HTTPS."),
    Setting("TLS_KEY", "", _optional_path, "Private key (PEM) of the certificate."),
)


@dataclass(frozen=True)
class Settings:
    """All settings, parsed. Build it with `from_env`; tests pass a plain mapping."""

    host: str
    port: int
    data_dir: Path
    database_url: str
    base_url: str
    secret_key: str
    routes_dir: Path
    quizzes_dir: Path
    timezone: ZoneInfo
    proxy_hops: int
    tiles: str
    tiles_attribution: str
    tiles_max_zoom: int
    tiles_offline: bool
    geocoder: str
    geocoder_attribution: str
    tls_cert: Path | None
    tls_key: Path | None
    static_dir: Path = PROJECT_ROOT / "static"
    templates_dir: Path = PROJECT_ROOT / "templates"

    @property
    def secure(self) -> bool:
        """Whether visitors reach the app by HTTPS, which decides the names and flags of cookies."""
        return self.base_url.startswith("https://") or self.tls_cert is not None

    @classmethod
    def from_env(cls, environ: Mapping[str, str], **overrides: str) -> Settings:
        """Read `STADTLOTSE_*`; `overrides` (command-line options, by lower-case name) win over the environment.

        Raises StartRefused with one sentence for an unknown or malformed setting.
        """
        known = {setting.name for setting in SETTINGS}
        for key in sorted(environ):
            if key.startswith(PREFIX) and key.removeprefix(PREFIX) not in known:
                raise StartRefused(f"{key} is not a setting of Stadtlotse; known are {', '.join(sorted(known))}.")
        values: dict[str, Any] = {}
        for setting in SETTINGS:
            # An empty value means the default: that is how compose files and .env leave a setting out.
            raw = overrides.get(setting.name.lower(), environ.get(PREFIX + setting.name, "")).strip()
            try:
                values[setting.name.lower()] = setting.parse(raw or setting.default)
            except ValueError as mistake:
                raise StartRefused(f"{PREFIX}{setting.name} is {raw!r} but {mistake}.") from None
        if (values["tls_cert"] is None) != (values["tls_key"] is None):
            raise StartRefused("STADTLOTSE_TLS_CERT and STADTLOTSE_TLS_KEY belong together; set both or neither.")
        for name in ("tls_cert", "tls_key"):
            if values[name] is not None and not values[name].is_file():
                raise StartRefused(f"STADTLOTSE_{name.upper()} names {values[name]}, but there is no such file.")
        if values["tiles"].startswith("http") and not values["tiles_attribution"]:
            raise StartRefused("STADTLOTSE_TILES_ATTRIBUTION is missing: the map has to say whose tiles it shows.")
        values["secret_key"] = values["secret_key"] or _kept_secret(values["data_dir"])
        values["database_url"] = values["database_url"] or f"sqlite:///{values['data_dir'] / 'stadtlotse.db'}"
        return cls(**values)


def content_folders(environ: Mapping[str, str]) -> tuple[Path, Path]:
    """The folders of routes and quizzes, for commands that need nothing else and make no secret."""
    names = ("ROUTES_DIR", "QUIZZES_DIR")
    defaults = {setting.name: setting.default for setting in SETTINGS}
    routes, quizzes = (_path(environ.get(PREFIX + name, "").strip() or defaults[name]) for name in names)
    return routes, quizzes


def _kept_secret(data_dir: Path) -> str:
    """The secret of this installation: made once, readable by its owner alone.

    Written in full beside and linked into place, so that neither a crash nor a second process ever sees half of it.
    """
    file = data_dir / "secret_key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            handle, draft = tempfile.mkstemp(dir=data_dir, prefix=".secret-")
            with os.fdopen(handle, "w", encoding="ascii") as out:
                out.write(secrets.token_hex(32) + "\n")
                out.flush()
                os.fsync(out.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(draft, file)
            os.unlink(draft)
        secret = file.read_text(encoding="ascii", errors="replace").strip()
    except OSError as problem:
        raise StartRefused(f"The data folder {data_dir} cannot be used: {problem.strerror}.") from None
    if not re.fullmatch(r"[0-9a-f]{64}", secret):
        raise StartRefused(f"{file} is damaged; restore it from a backup, else all codes change.")
    return secret

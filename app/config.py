"""Settings: one table, read once from the environment, wrong values refused with a sentence.

This module alone knows where the project's folders are. Imports only `errors`.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
    return Path(value).expanduser().resolve()


def _optional_path(value: str) -> Path | None:
    return _path(value) if value else None


def _base_url(value: str) -> str:
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/") or parts.query:
        raise ValueError("must look like https://walk.example.org, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def _database_url(value: str) -> str:
    if value and not value.startswith("sqlite:///"):
        raise ValueError("must start with sqlite:///, the only database this version supports")
    return value


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
    Setting("DATA_DIR", str(PROJECT_ROOT / "instance"), _path, "Folder for the database, the secret and the assets."),
    Setting("DATABASE_URL", "", _database_url, "Database; empty means stadtlotse.db in the data folder."),
    Setting("BASE_URL", "", _base_url, "Public address, e.g. https://walk.example.org; empty: as the browser asks."),
    Setting("SECRET_KEY", "", _secret, "Key of all codes; empty: made at the first start and kept in the data folder."),
    Setting("ROUTES_DIR", str(PROJECT_ROOT / "routes_data"), _path, "Folder with the routes."),
    Setting("QUIZZES_DIR", str(PROJECT_ROOT / "quizzes"), _path, "Folder with the quizzes."),
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
            raw = overrides.get(setting.name.lower(), environ.get(PREFIX + setting.name, setting.default))
            try:
                values[setting.name.lower()] = setting.parse(raw.strip())
            except ValueError as mistake:
                raise StartRefused(f"{PREFIX}{setting.name} is {raw!r} but {mistake}.") from None
        if (values["tls_cert"] is None) != (values["tls_key"] is None):
            raise StartRefused("STADTLOTSE_TLS_CERT and STADTLOTSE_TLS_KEY belong together; set both or neither.")
        for name in ("tls_cert", "tls_key"):
            if values[name] is not None and not values[name].is_file():
                raise StartRefused(f"STADTLOTSE_{name.upper()} names {values[name]}, but there is no such file.")
        values["secret_key"] = values["secret_key"] or _kept_secret(values["data_dir"])
        values["database_url"] = values["database_url"] or f"sqlite:///{values['data_dir'] / 'stadtlotse.db'}"
        return cls(**values)


def _kept_secret(data_dir: Path) -> str:
    """The secret of this installation: made once, readable by its owner alone."""
    file = data_dir / "secret_key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            secret = file.read_text(encoding="ascii").strip()
            if not re.fullmatch(r"[0-9a-f]{64}", secret):
                raise StartRefused(f"{file} is damaged; restore it from a backup, else all codes change.") from None
            return secret
        secret = secrets.token_hex(32)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secret + "\n")
            out.flush()
            os.fsync(out.fileno())
        return secret
    except OSError as problem:
        raise StartRefused(f"The data folder {data_dir} cannot be used: {problem.strerror}.") from None

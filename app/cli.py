"""The command `stadtlotse`: serve, demo, content, tours, database. Knows everything; only __main__ imports it."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from datetime import UTC
from functools import wraps
from pathlib import Path
from typing import Any

import click

from app.clock import utcnow
from app.config import Settings, content_folders
from app.db import Database
from app.errors import NotFound, StartRefused

DEMO_CODE = "LULU22"
ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
DEMO_ROUTE = "ludwigslust-erleben"


def _one_sentence(command: Callable[..., None]) -> Callable[..., None]:
    """End a command with one sentence instead of a traceback where the operator can mend the cause."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except StartRefused as reason:
            click.echo(f"stadtlotse: {reason}", err=True)
            sys.exit(2)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stadtlotse")
def main() -> None:
    """Stadtlotse: station walks with a quiz, hosted by yourself."""


def _server_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--tls-key", help="Private key of the certificate (PEM)."),
        click.option("--tls-cert", help="Certificate chain (PEM); phones grant location only over HTTPS or localhost."),
        click.option("--port", help="Port to listen on."),
        click.option("--host", help="Address to listen on."),
    ):
        command = option(command)
    return command


def _settings(**options: str | None) -> Settings:
    return Settings.from_env(os.environ, **{name: value for name, value in options.items() if value is not None})


@main.command()
@_server_options
@_one_sentence
def serve(**options: str | None) -> None:
    """Serve what is in the database, after bringing it up to date."""
    from app.server import run

    settings = _settings(**options)
    with _Opened(settings) as database:
        run(settings, database, lambda: click.echo(f"Stadtlotse listens on {_address(settings)}"))


@main.command()
@_server_options
@_one_sentence
def demo(**options: str | None) -> None:
    """Load routes_data/ and quizzes/, open the demo tour LULU22 and serve it to phones in this network."""
    from app.server import run

    if options.get("host") is None and "STADTLOTSE_HOST" not in os.environ:
        options["host"] = "0.0.0.0"  # noqa: S104  Phones in the network have to reach the demo.
    settings = _settings(**options)
    with _Opened(settings) as database:
        _load_demo(settings, database)
        run(settings, database, lambda: _greet(settings))


@main.group()
def content() -> None:
    """Routes and quizzes as files."""


@content.command("check")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@_one_sentence
def content_check(path: Path | None) -> None:
    """Name file, line, field and remedy for each mistake below PATH (a folder with routes_data/ and quizzes/)."""
    from app.content.check import check_content, format_finding

    routes, quizzes = (path / "routes_data", path / "quizzes") if path else content_folders(os.environ)
    findings = check_content(routes, quizzes)
    for finding in findings:
        click.echo(f"{finding.level}: {format_finding(finding)}")
    errors = sum(finding.level == "error" for finding in findings)
    click.echo(f"{errors} error(s), {len(findings) - errors} warning(s)")
    sys.exit(1 if errors else 0)


@content.command("schema")
@_one_sentence
def content_schema() -> None:
    """Write the JSON Schemas for editors into the folders of the routes and the quizzes."""
    from app.content.schemas import write_schemas

    for file in write_schemas(content_folders(os.environ)[0].parent):
        click.echo(f"wrote {file}")


@main.group()
def tour() -> None:
    """Tours: live runs of a route."""


@tour.command("create")
@click.argument("route")
@click.option("--standings", type=click.Choice(["public", "groups", "host"]), default="groups", show_default=True)
@_one_sentence
def tour_create(route: str, standings: str) -> None:
    """Publish ROUTE as it is now and start a tour on it, open until midnight."""
    from app.tours import service

    settings = _settings()
    with _Opened(settings) as database:
        loaded = _library(settings).routes.get(route)
        if loaded is None:
            raise StartRefused(f"there is no route {route!r} in {settings.routes_dir}.")
        moment = utcnow()
        with database.write() as session:
            edition = _publish(session, settings, loaded)
            # In the town's own time zone, whose offset may be another one at midnight than now.
            until = moment.astimezone(settings.timezone).replace(hour=23, minute=59, second=59, microsecond=0)
            made = service.create_tour(
                session,
                edition_id=edition,
                route_slug=route,
                now=moment,
                phase="running",
                standings=standings,
                join_until=until.astimezone(UTC),
            )
            code = made.code
    click.echo(f"Tour {code} runs on {route}; groups join at {_address(settings)}/j/{code} until {until:%H:%M}.")


@tour.command("codes")
@click.argument("code")
@_one_sentence
def tour_codes(code: str) -> None:
    """Print the station codes of the tour CODE, for posters and for groups that are stuck."""
    from app.content.queries import edition_of
    from app.quiz.localized import resolve
    from app.tours import rules, service

    settings = _settings()
    with _Opened(settings) as database, database.read() as session:
        try:
            found = service.find_tour(session, code)
        except NotFound:
            raise StartRefused(f"there is no tour with the code {code}.") from None
        secret = settings.secret_key.encode()
        for station in edition_of(session, found.edition_id).route.stations:
            digits = rules.station_code(secret, found.route_slug, station.id)
            click.echo(f"{digits[:4]} {digits[4:]}  {resolve(station.name, 'de')}")


@main.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
@_one_sentence
def db_upgrade() -> None:
    """Bring the database to the schema of this version."""
    settings = _settings()
    with _Opened(settings):
        click.echo(f"{settings.database_url} is up to date.")


class _Opened:
    """The database of the settings, migrated; closed at the end of the block."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __enter__(self) -> Database:
        from alembic.util import CommandError

        from app.migrations import upgrade

        self._database = Database(self._settings.database_url)
        try:
            self._database.check()
            upgrade(self._database)
        except CommandError as problem:
            raise StartRefused(f"{self._settings.database_url} was made by a newer version: {problem}.") from None
        return self._database

    def __exit__(self, *_exception: object) -> None:
        self._database.close()


def _library(settings: Settings) -> Any:
    from app.content.check import format_finding
    from app.content.loader import load_library

    library = load_library(settings.routes_dir, settings.quizzes_dir)
    errors = [finding for finding in library.findings if finding.level == "error"]
    for finding in errors:
        click.echo(format_finding(finding), err=True)
    if errors:
        raise StartRefused("the content above has to be mended first; `stadtlotse content check` lists everything.")
    return library


def _publish(session: Any, settings: Settings, loaded: Any) -> str:
    from app.content import media
    from app.content.editions import build_edition
    from app.content.service import publish

    media.keep(settings.data_dir, loaded)
    return publish(session, build_edition(loaded), now=utcnow()).id


def _load_demo(settings: Settings, database: Database) -> None:
    """Publish the demo route; its tour moves to a new edition only while no group walks on the old one."""
    from app.tours import queries, service

    loaded = _library(settings).routes.get(DEMO_ROUTE)
    if loaded is None:
        raise StartRefused(f"there is no route {DEMO_ROUTE!r} in {settings.routes_dir}.")
    with database.write() as session:
        edition = _publish(session, settings, loaded)
        known = queries.tour_by_code(session, DEMO_CODE)
        if known is None:
            service.create_tour(
                session,
                edition_id=edition,
                route_slug=DEMO_ROUTE,
                now=utcnow(),
                code=DEMO_CODE,
                phase="running",
                standings="public",
            )
        elif known.edition_id != edition and not queries.groups_of(session, known):
            known.edition_id = edition
        elif known.edition_id != edition:
            click.echo(f"The route has changed; {DEMO_CODE} has groups and keeps the version they walk on.")


def _address(settings: Settings) -> str:
    if settings.base_url:
        return settings.base_url
    scheme = "https" if settings.tls_cert else "http"
    host = _lan_address() if settings.host in ANY_ADDRESS else settings.host
    return f"{scheme}://[{host}]:{settings.port}" if ":" in host else f"{scheme}://{host}:{settings.port}"


def _lan_address() -> str:
    """This machine's address in its network; asking the routing table sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _greet(settings: Settings) -> None:
    import segno

    link = f"{_address(settings)}/j/{DEMO_CODE}"
    click.echo()
    segno.make(link, error="m").terminal(compact=True)
    scheme = "https" if settings.tls_cert else "http"
    click.echo(f"  Stadtlotse runs on {scheme}://localhost:{settings.port}/")
    click.echo(f"  Join the demo tour: {link}")
    click.echo(f"  Station codes: .venv/bin/stadtlotse tour codes {DEMO_CODE}")
    if not settings.secure:
        click.echo(
            "  Phones give their location only to HTTPS pages and localhost: start with --tls-cert and --tls-key, "
            "or play by list and code."
        )
    click.echo()

"""The command `stadtlotse`: serve, demo, content, tours, database. Knows everything; only __main__ imports it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC
from typing import Any

import click

from app.cli_content import content
from app.cli_simulate import simulate
from app.cli_support import Opened, address, load_settings, one_sentence
from app.cli_user import DemoLogin, demo_logins, user
from app.clock import utcnow
from app.config import Settings
from app.db import Database
from app.errors import NotFound, StartRefused

DEMO_CODE = "LULU22"
DEMO_ROUTE = "ludwigslust-erleben"


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


@main.command()
@_server_options
@one_sentence
def serve(**options: str | None) -> None:
    """Serve what is in the database, after bringing it up to date; hosts may choose every published route.

    The routes in routes_data/ are published at each start, those that the studio has taken over excepted.
    """
    from app.server import run

    settings = load_settings(**options)
    with Opened(settings) as database:
        _publish_routes(settings, database)
        _refresh_standings(database)
        _forget_rehearsals(database)
        _forget_unused_files(settings, database)
        run(settings, database, lambda: click.echo(f"Stadtlotse listens on {address(settings)}"))


@main.command()
@_server_options
@one_sentence
def demo(**options: str | None) -> None:
    """Load routes_data/ and quizzes/, open the demo tour LULU22 and serve it to phones in this network."""
    from app.server import run

    if options.get("host") is None and "STADTLOTSE_HOST" not in os.environ:
        options["host"] = "0.0.0.0"  # noqa: S104  Phones in the network have to reach the demo.
    settings = load_settings(**options)
    with Opened(settings) as database:
        host, organizer = demo_logins(database, utcnow())
        _load_demo(settings, database, owner=host.name)
        _refresh_standings(database)
        _forget_rehearsals(database)
        _forget_unused_files(settings, database)
        run(settings, database, lambda: _greet(settings, host, organizer))


main.add_command(user)
main.add_command(simulate)
main.add_command(content)


@main.group()
def tour() -> None:
    """Tours: live runs of a route."""


@tour.command("create")
@click.argument("route")
@click.option("--owner", help="Login name of the host who leads it; without one the admins do.")
@click.option("--standings", type=click.Choice(["public", "groups", "host"]), default="groups", show_default=True)
@click.option("--phone", default="", help="Number for emergencies that the groups see; the route's where left out.")
@one_sentence
def tour_create(route: str, owner: str | None, standings: str, phone: str) -> None:
    """Start a tour on ROUTE as it is now, open until midnight.

    A route of routes_data/ is published before; one of the studio is walked as it was published there last.
    """
    from app.tours import rules, service

    try:
        number = rules.clean_phone(phone)
    except ValueError:
        raise StartRefused(f"{phone!r} is no telephone number of 3 to 30 digits, spaces, + ( ) / and -.") from None
    settings = load_settings()
    with Opened(settings) as database:
        moment = utcnow()
        edition, codes_of = _edition_for(database, settings, route)
        with database.write() as session:
            # In the town's own time zone, whose offset may be another one at midnight than now.
            until = moment.astimezone(settings.timezone).replace(hour=23, minute=59, second=59, microsecond=0)
            made = service.create_tour(
                session,
                edition_id=edition,
                route_slug=route,
                now=moment,
                owner_id=_owner_id(session, owner),
                phase="running",
                standings=standings,
                join_until=until.astimezone(UTC),
                phone=number,
                codes_of=codes_of,
            )
            code = made.code
        click.echo("Sealing what the stations show, for phones without reception ...", err=True)
        _seal(settings, database, made.id)
    click.echo(f"Tour {code} runs on {route}; groups join at {address(settings)}/j/{code} until {until:%H:%M}.")


@tour.command("codes")
@click.argument("code")
@one_sentence
def tour_codes(code: str) -> None:
    """Print the station codes of the tour CODE, for posters and for groups that are stuck."""
    from app.content.queries import edition_of
    from app.quiz.localized import resolve
    from app.tours import rules, service

    settings = load_settings()
    with Opened(settings) as database, database.read() as session:
        try:
            found = service.find_tour(session, code)
        except NotFound:
            raise StartRefused(f"there is no tour with the code {code}.") from None
        secret = settings.secret_key.encode()
        for station in edition_of(session, found.edition_id).route.stations:
            digits = rules.station_code(secret, found.codes_slug, station.id)
            click.echo(f"{digits[:4]} {digits[4:]}  {resolve(station.name, 'de')}")


@main.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
@one_sentence
def db_upgrade() -> None:
    """Bring the database to the schema of this version."""
    settings = load_settings()
    with Opened(settings):
        click.echo(f"{settings.database_url} is up to date.")


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


def _edition_for(database: Database, settings: Settings, route: str) -> tuple[str, str]:
    """The edition that a new tour on this route walks on, and the route whose printed codes hold there."""
    from app.content.queries import newest_publication
    from app.studio.queries import is_taken_over

    with database.read() as session:
        taken_over, published = is_taken_over(session, route), newest_publication(session, route)
    if not taken_over and (loaded := _library(settings).routes.get(route)) is not None:
        with database.write() as session:
            return _publish(session, settings, loaded), ""
    if published is not None and published.withdrawn_at is not None:
        raise StartRefused(f"the route {route!r} is in the archive; take it back in the studio first.")
    if published is not None:
        return published.edition_id, published.codes_of
    if taken_over:
        raise StartRefused(f"the route {route!r} has never been published; publish it in the studio first.")
    raise StartRefused(f"there is no route {route!r} in {settings.routes_dir}.")


def _owner_id(session: Any, name: str | None) -> int | None:
    from app.accounts.service import known_user

    if name is None:
        return None
    try:
        return known_user(session, name).id
    except NotFound:
        raise StartRefused(f"there is no account {name!r}; `stadtlotse user list` names them all.") from None


def _publish_routes(settings: Settings, database: Database) -> None:
    """Publish every sound route of the folder; one that has mistakes is named and left out.

    So is one that the studio has taken over: what is published of it is decided there.
    """
    from app.content.check import format_finding
    from app.content.loader import load_library
    from app.studio.queries import is_taken_over

    library = load_library(settings.routes_dir, settings.quizzes_dir)
    for finding in library.findings:
        if finding.level == "error":
            click.echo(format_finding(finding), err=True)
    with database.write() as session:
        taken_over = [slug for slug in library.routes if is_taken_over(session, slug)]
        for slug, loaded in library.routes.items():
            if slug not in taken_over:
                _publish(session, settings, loaded)
    if taken_over:
        click.echo(f"Kept by the studio, not published from {settings.routes_dir}: {', '.join(taken_over)}.")


def _refresh_standings(database: Database) -> None:
    from app.play.ledger import refold_outdated

    with database.write() as session:
        refold_outdated(session, now=utcnow())


def _forget_rehearsals(database: Database) -> None:
    from app.studio.rehearsals import forget_old

    with database.write() as session:
        forget_old(session, now=utcnow())


def _forget_unused_files(settings: Settings, database: Database) -> None:
    """After publishing, so that nothing goes that the folders name."""
    from app.studio.leftovers import forget_unused_files

    with database.read() as session:
        forget_unused_files(session, settings.data_dir, now=utcnow())


def _publish(session: Any, settings: Settings, loaded: Any) -> str:
    from app.content import media
    from app.content.editions import build_edition
    from app.content.service import publish

    media.keep(settings.data_dir, loaded)
    return publish(session, build_edition(loaded), now=utcnow()).id


def _load_demo(settings: Settings, database: Database, *, owner: str) -> None:
    """Publish the demo route; its tour moves to a new edition only while no group walks on the old one."""
    from app.studio.queries import is_taken_over
    from app.tours import queries, service

    edition, codes_of = _edition_for(database, settings, DEMO_ROUTE)
    with database.write() as session:
        taken_over = is_taken_over(session, DEMO_ROUTE)
        owner_id = _owner_id(session, owner)
        tour = queries.tour_by_code(session, DEMO_CODE)
        if tour is None:
            tour = service.create_tour(
                session,
                edition_id=edition,
                route_slug=DEMO_ROUTE,
                now=utcnow(),
                code=DEMO_CODE,
                owner_id=owner_id,
                phase="running",
                standings="public",
                codes_of=codes_of,
            )
        tour.owner_id = owner_id
        if tour.edition_id != edition and not queries.groups_of(session, tour):
            tour.edition_id = edition
        elif tour.edition_id != edition:
            click.echo(f"The route has changed; {DEMO_CODE} has groups and keeps the version they walk on.")
    if taken_over:
        click.echo(f"The studio keeps {DEMO_ROUTE}: {DEMO_CODE} walks on what was published there last.")
    _seal(settings, database, tour.id)


def _seal(settings: Settings, database: Database, tour_id: int) -> None:
    """Make what phones carry along before the first one asks; it takes a moment, so no transaction is open here."""
    from app.play.sealing import seal_tour

    seal_tour(database, tour_id, secret=settings.secret_key.encode(), data_dir=settings.data_dir)


def _greet(settings: Settings, host: DemoLogin, organizer: DemoLogin) -> None:
    import segno

    link = f"{address(settings)}/j/{DEMO_CODE}"
    click.echo()
    segno.make(link, error="m").terminal(compact=True)
    here = f"{'https' if settings.tls_cert else 'http'}://localhost:{settings.port}"
    click.echo(f"  Stadtlotse runs on {here}/")
    click.echo(f"  Join the demo tour: {link}")
    click.echo(f"  Watch it live as host: {here}/host/tours")
    click.echo(f"  Host login: {_login_line(host)}")
    click.echo(f"  Studio: {here}/studio")
    click.echo(f"  Organizer login: {_login_line(organizer)}")
    click.echo(f"  Station codes: .venv/bin/stadtlotse tour codes {DEMO_CODE}")
    if not settings.secure:
        click.echo(
            "  Phones give their location only to HTTPS pages and localhost: start with --tls-cert and --tls-key, "
            "or play by list and code."
        )
    click.echo()


def _login_line(login: DemoLogin) -> str:
    then = ", then the code of its second factor" if login.needs_code else ""
    return f"{login.name}, password: {login.password} (new at each start){then}"

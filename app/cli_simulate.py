"""The command `simulate`: virtual groups walk a tour over HTTP, for rehearsals, demonstrations and load.

`cli` registers it; everything it does is in app/ops/simulate.
"""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

import click

from app.cli_support import load_settings, one_sentence
from app.config import Settings
from app.errors import StartRefused
from app.network import ANY_ADDRESS

if TYPE_CHECKING:
    from app.ops.simulate.client import Client


@click.command("simulate")
@click.option("--tour", "tour_code", required=True, metavar="CODE", help="Join code of the tour, e.g. LULU22.")
@click.option("--groups", type=click.IntRange(1, 1000), default=25, show_default=True, help="How many groups walk.")
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 100_000),
    default=60.0,
    show_default=True,
    help="How many times faster than real; 60 is a minute a second.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same decisions.")
@click.option(
    "--minutes",
    type=click.FloatRange(min=1),
    default=180.0,
    show_default=True,
    help="Simulated minutes after which a group gives in its walk.",
)
@click.option("--url", help="Address of the server; without it the port of the settings on this machine.")
@click.option(
    "--wait", "wait_s", type=click.FloatRange(min=0), default=0.0, help="Seconds to wait until the server is ready."
)
@click.option(
    "--i-run-this-server", is_flag=True, help="Confirm that a server on another machine is yours to put under load."
)
@one_sentence
def simulate(
    *,
    tour_code: str,
    groups: int,
    speed: float,
    seed: int,
    minutes: float,
    url: str | None,
    wait_s: float,
    i_run_this_server: bool,
) -> None:
    """Let virtual groups walk the tour CODE through the real interface, with all the trouble of a real day.

    They check in by noisy positions and by codes, answer right, partly right and wrong, take hints, lose reception,
    phones and replies. At the end their points are compared with the server's. Ctrl-C ends it with the summary.
    """
    from app.ops.simulate.client import Address, Client
    from app.ops.simulate.inside import read_inside
    from app.ops.simulate.members import make_members
    from app.ops.simulate.progress import Progress
    from app.ops.simulate.run import Simulation
    from app.ops.simulate.walker import fenced_stations, make_world

    settings = load_settings()
    address = Address((url or own_address(settings)).rstrip("/"))
    if not address.url.startswith(("http://", "https://")):
        raise StartRefused(f"{address.url} is no address such as http://127.0.0.1:8000.")
    # Without --url it is the address that this machine's own settings listen on.
    if url and not address.loopback and not i_run_this_server:
        raise StartRefused(
            f"{address.url} is not this machine; load must not hit strangers. If the server is yours, say so with "
            "--i-run-this-server."
        )
    client = Client(address)
    _wait_until_ready(client, address.url, wait_s)
    inside = read_inside(settings, tour_code)
    _check_joinable(client, inside.tour_code)
    progress = Progress()
    simulation = Simulation(
        make_world(seed, inside.course, inside.codes, minutes=minutes),
        make_members(seed, groups, list(inside.course.stops), fenced=fenced_stations(inside.course)),
        client,
        tour_code=inside.tour_code,
        speed=speed,
        report=progress.show,
        report_every_s=progress.every_s,
    )

    def on_interrupt(_signal: int, _frame: object) -> None:
        # The second Ctrl-C ends the command at once.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        simulation.stop()

    click.echo(f"{groups} groups walk {inside.tour_code} at {address.url}, {speed:g} times real time, seed {seed}.")
    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        summary = simulation.run()
    finally:
        signal.signal(signal.SIGINT, before)
        progress.end()
        client.close()
    for line in summary.lines():
        click.echo(line)
    sys.exit(0 if summary.good else 1)


def own_address(settings: Settings) -> str:
    """Where the server of these settings listens, seen from this machine."""
    host = "127.0.0.1" if settings.host in ANY_ADDRESS else settings.host
    host = f"[{host}]" if ":" in host else host
    return f"{'https' if settings.tls_cert else 'http'}://{host}:{settings.port}"


def _wait_until_ready(client: Client, url: str, wait_s: float) -> None:
    from app.ops.simulate.client import NotNow, Refused

    deadline = time.monotonic() + wait_s
    while True:
        try:
            client.call("GET", "/readyz")
            return
        except (NotNow, Refused) as problem:
            if time.monotonic() >= deadline:
                raise StartRefused(f"no Stadtlotse answers at {url} ({problem}); is it running there?") from None
            time.sleep(0.2)


def _check_joinable(client: Client, tour_code: str) -> None:
    from app.ops.simulate.client import NotNow, Refused

    try:
        joinable = client.call("GET", f"/api/v1/tours/{tour_code}")["joinable"]
    except Refused:
        raise StartRefused(f"the server does not know the tour {tour_code}; does it use another database?") from None
    except NotNow as problem:
        raise StartRefused(f"the server does not answer just now ({problem}).") from None
    if not joinable:
        raise StartRefused(f"no group can join {tour_code} now; the host has to open it.")

"""The page of a helper at one station, reached by a link alone. Its JSON is in helper_api.py."""

from __future__ import annotations

from flask import Blueprint, g, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.live import helper_rules as rules
from app.live import pages_data
from app.live.helper_access import note_use
from app.play import queries as play_queries
from app.tours.rules import station_code
from app.web.context import reading, secret_key
from app.web.guards import guard
from app.web.pages import language_choice, page_data

bp = Blueprint("helper", __name__)


@bp.get("/h/<token>")
@guard("helper")
def page(token: str) -> str | AnyResponse:
    """The station with its code to read out; who is there comes by the page's script."""
    if (answer := language_choice(url_for("helper.page", token=token))) is not None:
        return answer
    note_use()
    link, tour = g.helper.link, g.helper.tour
    with reading() as session:
        stop = play_queries.course_of(session, tour.edition_id).stops[link.station]
        title = pages_data.tour_title(session, tour)
    code = station_code(secret_key(), tour.codes_slug, link.station)
    data = page_data(
        token=token,
        station=link.station,
        may_adjust=link.may_adjust,
        most_points=rules.MAX_POINTS,
    )
    about = {"link": link, "number": stop.number, "station": stop.station.name, "code": code, "title": title}
    return render_template("live/helper.html", page_data=data, **about)

"""The host's pages and the standings page: who may open which, and what stands on them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event, select, update

from app.content.editions import build_edition
from app.content.loader import LoadedRoute
from app.content.service import publish
from app.live.pages_data import station_squares
from app.play.models import Standing
from app.tours.models import Group, Tour
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN

HIDDEN = "Freche Dachse"
PAGES = ("/host/tours", "/host/tours/new", "/host/tours/1", "/host/tours/1/beamer")


@pytest.fixture
def staff(make_user, logged_in):
    """Three of the staff with their browsers: two hosts and an admin."""
    users = {name: make_user(name, role) for name, role in (("dachs", "host"), ("fuchs", "host"), ("uhu", "admin"))}
    return {name: SimpleNamespace(user=user, client=logged_in(user)) for name, user in users.items()}


@pytest.fixture
def published(database, library, clock):
    """The Ludwigslust route as an edition, without any tour."""
    with database.write() as session:
        return publish(session, build_edition(library.routes[ROUTE]), now=clock()).id


def form(**changed: str) -> dict[str, str]:
    """A filled-in form for a new tour."""
    return {"route": ROUTE, "title": "", "join_until": "2026-06-21T18:00", "standings": "groups", **changed}


def send(client, **changed: str):
    return client.post("/host/tours/new", data=form(**changed), headers=SAME_ORIGIN)


def all_tours(database) -> list[Tour]:
    with database.read() as session:
        return list(session.scalars(select(Tour).order_by(Tour.id)))


# ---- who may come in ----


@pytest.mark.parametrize("path", PAGES)
def test_without_a_login_every_page_of_the_host_leads_to_the_login(make_tour, client, path):
    make_tour()
    reply = client.get(path)
    assert reply.status_code == 302
    assert reply.headers["Location"].startswith("/login?next=/host/tours")
    assert client.post("/host/tours/new", data=form(), headers=SAME_ORIGIN).status_code == 401


@pytest.mark.parametrize("path", ["/host/tours/{}", "/host/tours/{}/beamer"])
def test_a_tour_belongs_to_its_host_and_to_admins(staff, make_tour, path):
    mine, unowned = make_tour(owner_id=staff["dachs"].user.id), make_tour()
    address = path.format(mine.id)
    assert staff["dachs"].client.get(address).status_code == 200
    assert staff["uhu"].client.get(address).status_code == 200
    foreign = staff["fuchs"].client.get(address)
    assert foreign.status_code == 404
    # Another's tour reads exactly like one that was never made.
    assert foreign.text == staff["fuchs"].client.get(path.format(999)).text
    assert staff["uhu"].client.get(path.format(unowned.id)).status_code == 200
    assert staff["dachs"].client.get(path.format(unowned.id)).status_code == 404
    assert staff["dachs"].client.get(path.format(2**70)).status_code == 404


# ---- the list ----


def test_the_list_holds_ones_own_tours_newest_first_and_admins_see_all(staff, make_tour):
    make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, title="Erste")
    make_tour(code="BBBBBB", owner_id=staff["fuchs"].user.id, title="Fremde", phase="planned")
    make_tour(code="CCCCCC", owner_id=staff["dachs"].user.id, phase="ended")
    make_tour(code="DDDDDD")
    own = staff["dachs"].client.get("/host/tours").text
    assert re.findall(r'<b translate="no">(\w+)</b>', own) == ["CCCCCC", "AAAAAA"]
    assert "Fremde" not in own
    assert "von dachs" not in own
    assert "Ludwigslust erleben" in own
    assert [word in own for word in ("Beendet", "Läuft", "Geplant")] == [True, True, False]
    everything = staff["uhu"].client.get("/host/tours").text
    assert re.findall(r'<b translate="no">(\w+)</b>', everything) == ["DDDDDD", "CCCCCC", "BBBBBB", "AAAAAA"]
    assert "von dachs" in everything
    assert "von fuchs" in everything
    assert "ohne Tourleitung" in everything


def test_a_tour_in_the_list_leads_to_board_projector_and_standings(staff, make_tour, make_phone):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id)
    for name in ("Flinke Füchse", "Wache Waldkäuze"):
        make_phone().join("AAAAAA", name=name)
    page = staff["dachs"].client.get("/host/tours").text
    for target in (f"/host/tours/{tour.id}", f"/host/tours/{tour.id}/beamer", "/tours/AAAAAA/standings"):
        assert f'href="{target}"' in page
    assert "2 Gruppen" in page
    assert "21.06.2026" in page


def test_who_has_no_tour_is_told_what_one_is_and_how_to_make_it(staff, make_tour):
    make_tour()
    page = staff["dachs"].client.get("/host/tours").text
    assert "Noch keine Tour." in page
    assert page.count('href="/host/tours/new"') == 1


def test_the_list_is_paged_by_twenty_and_asks_the_database_as_often_for_any_number(staff, make_tour, database):
    def asked(path: str) -> tuple[str, int]:
        statements: list[str] = []

        def count(_connection, _cursor, statement, *_rest):
            statements.append(statement)

        event.listen(database.reader, "before_cursor_execute", count)
        try:
            return staff["dachs"].client.get(path).text, len(statements)
        finally:
            event.remove(database.reader, "before_cursor_execute", count)

    make_tour(owner_id=staff["dachs"].user.id)
    _page, few = asked("/host/tours")
    for number in range(44):
        make_tour(owner_id=staff["dachs"].user.id, title=f"Tour {number}")
    first, many = asked("/host/tours")
    assert many == few
    assert first.count('tour-card"') == 20
    assert "Seite 1 von 3" in first
    assert 'rel="prev"' not in first
    last, _ = asked("/host/tours?page=3")
    assert last.count('tour-card"') == 5
    assert 'rel="next"' not in last
    for odd in ("0", "-1", "x", "99", "9" * 30, "²"):
        assert staff["dachs"].client.get("/host/tours", query_string={"page": odd}).status_code == 200


def test_names_and_titles_are_escaped(staff, make_tour, make_phone):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, title="<b>fett</b> & mehr", standings="public")
    make_phone().join("AAAAAA", name="<i>schräg</i>")
    for path in ("/host/tours", f"/host/tours/{tour.id}/beamer", "/tours/AAAAAA/standings"):
        page = staff["dachs"].client.get(path).text
        assert "<b>fett" not in page
        assert "<i>schräg" not in page
        assert "&lt;b&gt;fett&lt;/b&gt; &amp; mehr" in page


# ---- the new tour ----


def test_a_new_tour_is_planned_and_belongs_to_who_made_it(staff, published, database, clock):
    reply = send(staff["dachs"].client, title="  Sommer\tfest ", standings="host")
    made = all_tours(database)[-1]
    assert (reply.status_code, reply.headers["Location"]) == (303, f"/host/tours/{made.id}")
    assert (made.owner_id, made.phase, made.standings) == (staff["dachs"].user.id, "planned", "host")
    assert (made.title, made.route_slug, made.edition_id) == ("Sommer fest", ROUTE, published)
    # Typed in the town's time, kept in UTC.
    assert made.join_until == datetime(2026, 6, 21, 16, 0, tzinfo=UTC)
    assert made.created_at == clock()


def test_a_planned_tour_has_its_pack_before_the_first_phone_asks(staff, published, database, make_phone):
    send(staff["dachs"].client)
    tour = all_tours(database)[0]
    with database.write() as session:
        session.get_one(Tour, tour.id).phase = "open"
    phone = make_phone()
    phone.join(tour.code)
    pack = phone.state()["pack"]
    assert pack is not None
    assert pack["bytes"] == len(phone.get("/api/v1/pack").data)


def test_the_form_offers_this_evening_and_leaves_the_rest_as_routes_have_it(staff, published):
    page = staff["dachs"].client.get("/host/tours/new").text
    assert 'value="2026-06-21T23:59"' in page
    assert 'placeholder="Ludwigslust erleben"' in page
    assert re.search(r'value="groups" checked', page)


def test_just_before_midnight_the_form_offers_the_next_evening(published, make_user, logged_in, clock):
    clock.moment = datetime(2026, 6, 21, 21, 59, 30, tzinfo=UTC)
    page = logged_in(make_user("dachs")).get("/host/tours/new").text
    assert 'value="2026-06-22T23:59"' in page


def test_the_number_for_emergencies_is_kept_tidied_or_left_to_the_route(staff, published, database):
    assert send(staff["dachs"].client, phone=" (03874)  526-0 ").status_code == 303
    assert send(staff["dachs"].client, phone="  ").status_code == 303
    assert [tour.phone for tour in all_tours(database)] == ["(03874) 526-0", ""]


def test_where_and_when_the_groups_meet_is_kept_in_local_time_or_left_open(staff, published, database):
    kept = {"meeting": "  Bühne vor dem   Rathaus ", "meeting_at": "2026-06-21T16:30"}
    assert send(staff["dachs"].client, **kept).status_code == 303
    assert send(staff["dachs"].client, meeting="", meeting_at="").status_code == 303
    assert [(tour.meeting, tour.meeting_at) for tour in all_tours(database)] == [
        ("Bühne vor dem Rathaus", datetime(2026, 6, 21, 14, 30, tzinfo=UTC)),
        ("", None),
    ]


def test_an_empty_time_means_joining_without_end(staff, published, database):
    assert send(staff["dachs"].client, join_until="").status_code == 303
    assert all_tours(database)[-1].join_until is None


WRONG = {
    "route": ("nirgendwo", "Bitte eine Route wählen."),
    "title": ("x" * 81, "Der Titel darf höchstens 80 Zeichen haben."),
    "join_until": ("2026-06-21T10:59", "Diese Zeit ist schon vorbei."),
    "meeting": ("x" * 81, "Der Treffpunkt darf höchstens 80 Zeichen haben."),
    "meeting_at": ("2026-06-21T10:59", "Diese Zeit ist schon vorbei."),
    "phone": ("ruft einfach", "Bitte eine Telefonnummer aus Ziffern"),
    "standings": ("niemand", "Bitte wählen, wer die Rangliste sieht."),
}


@pytest.mark.parametrize("field", WRONG)
def test_a_mistake_is_said_at_its_field_and_everything_typed_stays(staff, published, database, field):
    value, sentence = WRONG[field]
    typed = {"title": "Herbst & Winter", "join_until": "2026-06-30T12:30", "standings": "public", field: value}
    reply = send(staff["dachs"].client, **typed)
    assert reply.status_code == 422
    place = re.search(rf'<p class="error" id="{field}-error">(.*?)</p>', reply.text)
    assert place
    assert sentence in place[1]
    assert re.findall(r'id="(\w+)-error">', reply.text) == [field]
    if field != "title":
        assert 'value="Herbst &amp; Winter"' in reply.text
    else:
        assert f'value="{value}"' in reply.text
    assert f'value="{typed["join_until"]}"' in reply.text
    if field != "standings":
        assert re.search(r'value="public" checked', reply.text)
    assert all_tours(database) == []


@pytest.mark.parametrize(
    "time", ["morgen", "2026-13-01T00:00", "2026-06-30T12:30+02:00", "0001-01-01T00:00", "x" * 500, "2026-06-30T12:30Z"]
)
def test_a_time_that_is_none_is_refused_in_words(staff, published, database, time):
    reply = send(staff["dachs"].client, join_until=time)
    assert reply.status_code == 422
    assert "Bitte Datum und Uhrzeit angeben" in reply.text
    assert all_tours(database) == []


def test_an_empty_form_is_no_crash(staff, published):
    assert staff["dachs"].client.post("/host/tours/new", headers=SAME_ORIGIN).status_code == 422


def test_a_form_from_another_site_makes_no_tour(staff, published, database):
    reply = staff["dachs"].client.post("/host/tours/new", data=form(), headers={"Sec-Fetch-Site": "cross-site"})
    assert reply.status_code == 403
    assert all_tours(database) == []


def test_without_any_published_route_the_page_says_how_one_is_published(staff):
    page = staff["dachs"].client.get("/host/tours/new").text
    assert "stadtlotse tour create ROUTE" in page
    assert '<form class="card' not in page
    assert send(staff["dachs"].client).status_code == 422


def test_a_route_that_was_published_again_is_offered_once_in_its_newest_state(
    staff, published, database, library, clock
):
    known: LoadedRoute = library.routes[ROUTE]
    first = build_edition(known)
    document = first.model_copy(update={"route": first.route.model_copy(update={"title": "Ludwigslust neu"})})
    clock.forward(hours=1)
    with database.write() as session:
        newest = publish(session, document, now=clock()).id
    page = staff["dachs"].client.get("/host/tours/new").text
    assert page.count('name="route"') == 1
    assert "Ludwigslust neu" in page
    send(staff["dachs"].client, join_until="")
    assert all_tours(database)[-1].edition_id == newest


# ---- the projector page ----


def hide(database, name: str) -> None:
    with database.write() as session:
        session.scalars(select(Group).where(Group.name == name)).one().hidden = True


def test_the_projector_shows_qr_address_code_and_who_came_last(staff, make_tour, make_phone, database):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, phase="open")
    names = ["Flinke Füchse", "Wache Waldkäuze", HIDDEN, "Bunte Biber", "Leise Luchse", "Kluge Kraniche"]
    for name in names:
        make_phone().join("AAAAAA", name=name)
    hide(database, HIDDEN)
    page = staff["dachs"].client.get(f"/host/tours/{tour.id}/beamer").text
    assert 'src="/j/AAAAAA/qr.svg"' in page
    assert "<span>localhost</span><wbr><span>/j/AAAAAA</span>" in page
    assert "6 Gruppen dabei" in page
    shown = re.findall(r'<span class="nm">(.*?)</span>', page)
    assert shown == ["Kluge Kraniche", "Leise Luchse", "Bunte Biber", "Gruppe 3", "Wache Waldkäuze"]
    assert HIDDEN not in page
    assert 'id="closed" hidden' in page


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"phase": "planned"}, "Der Beitritt ist noch nicht geöffnet."),
        ({"phase": "ended"}, "Die Tour ist beendet."),
        ({"join_until": datetime(2026, 6, 21, 8, 0, tzinfo=UTC)}, "Der Beitritt ist geschlossen."),
    ],
)
def test_the_projector_says_when_nobody_can_join(staff, make_tour, options, words):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, **options)
    page = staff["dachs"].client.get(f"/host/tours/{tour.id}/beamer").text
    assert words in page
    assert 'id="scan" hidden' in page
    assert 'id="closed">' in page


def test_after_the_end_the_projector_leads_to_the_standings_and_nobody_in(staff, make_tour, make_phone, database):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, phase="open")
    make_phone().join("AAAAAA", name="Flinke Füchse")
    running = staff["dachs"].client.get(f"/host/tours/{tour.id}/beamer").text
    assert 'id="closed-next" hidden' in running
    with database.write() as session:
        session.scalars(select(Tour)).one().phase = "ended"
    ended = staff["dachs"].client.get(f"/host/tours/{tour.id}/beamer").text
    for part in ("scan", "how", "code", "latest"):
        assert f'id="{part}" hidden' in ended
    assert '<p id="closed-next"><a class="btn" href="/tours/AAAAAA/standings">' in ended


# ---- the standings ----

ASKERS = ("nobody", "phone", "other phone", "owner", "other host", "admin")
SEES = {
    "public": set(ASKERS),
    "groups": {"phone", "owner", "admin"},
    "host": {"owner", "admin"},
}


WHY = {
    "public": "Rangliste noch verdeckt",
    "groups": "Die Rangliste sehen nur die Gruppen dieser Tour.",
    "host": "Die Tourleitung zeigt die Rangliste am Ende.",
}


@pytest.mark.parametrize("setting", SEES)
def test_the_setting_decides_who_sees_the_standings(staff, make_tour, make_phone, client, setting):
    make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, standings=setting)
    make_tour(code="BBBBBB")
    phone, other = make_phone(), make_phone()
    phone.join("AAAAAA")
    other.join("BBBBBB", name="Wache Waldkäuze")
    browsers = dict(zip(ASKERS, [client, phone.client, other.client], strict=False)) | {
        "owner": staff["dachs"].client,
        "other host": staff["fuchs"].client,
        "admin": staff["uhu"].client,
    }
    for asker, browser in browsers.items():
        page, data = browser.get("/tours/AAAAAA/standings"), browser.get("/api/v1/tours/AAAAAA/standings")
        expected = 200 if asker in SEES[setting] else 403
        assert (asker, page.status_code, data.status_code) == (asker, expected, expected)
        assert ("Flinke Füchse" in page.text) == (expected == 200)
        assert (WHY[setting] in page.text) == (expected == 403)


def test_a_phone_that_sees_no_standings_finds_back_and_a_host_finds_the_login(make_tour, make_phone, client):
    make_tour(code="AAAAAA", standings="host")
    phone = make_phone()
    phone.join("AAAAAA")
    own = phone.get("/tours/AAAAAA/standings").text
    assert 'href="/play"' in own
    assert "/login" not in own
    assert "/login?next=/tours/AAAAAA/standings" in client.get("/tours/AAAAAA/standings").text


def test_the_standings_rank_groups_and_never_name_a_hidden_one(make_tour, make_phone, database):
    make_tour(code="AAAAAA", standings="public")
    phones = {name: make_phone() for name in ("Flinke Füchse", HIDDEN, "Wache Waldkäuze")}
    for name, phone in phones.items():
        phone.join("AAAAAA", name=name)
    phones[HIDDEN].send(phones[HIDDEN].checkin("rathaus"))
    hide(database, HIDDEN)
    page = make_phone().get("/tours/AAAAAA/standings").text
    rows = re.findall(r'<td class="rk"[^>]*>(\d+)</td>.*?<span class="nm">(.*?)</span>', page, re.S)
    assert rows[:3] == [("1", "Gruppe 2"), ("2", "Flinke Füchse"), ("2", "Wache Waldkäuze")]
    assert HIDDEN not in page
    assert HIDDEN not in make_phone().get("/api/v1/tours/AAAAAA/standings").text
    assert 'aria-label="1 von 10 Stationen"' in page
    assert "data-own" not in page
    # Not even to itself here: this page may stand on a wall.
    assert HIDDEN not in phones[HIDDEN].get("/tours/AAAAAA/standings").text


@pytest.mark.parametrize(("language", "figure"), [("de", "1\u202f250"), ("de-x-easy", "1\u202f250"), ("en", "1,250")])
def test_figures_are_written_as_their_reader_writes_them(make_tour, phone, database, language, figure):
    tour = make_tour(code="AAAAAA", standings="public")
    phone.join("AAAAAA")
    phone.send(phone.checkin("rathaus"))
    with database.write() as session:
        session.execute(update(Standing).where(Standing.tour_id == tour.id).values(points=1250))
    phone.client.set_cookie("lang", language)
    assert figure in phone.get("/tours/AAAAAA/standings").text


def test_a_phone_finds_its_own_group_marked(make_tour, make_phone):
    make_tour(code="AAAAAA")
    phone, other = make_phone(), make_phone()
    phone.join("AAAAAA")
    other.join("AAAAAA", name="Wache Waldkäuze")
    page = phone.get("/tours/AAAAAA/standings").text
    assert re.findall(r'data-number="(\d+)" data-own', page) == ["1"]
    assert page.count("eure Gruppe") == 1


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        ("planned", "Gleich geht es los"),
        ("open", "Gleich geht es los"),
        ("running", "Zwischenstand 11:00"),
        ("paused", "Pause 11:00"),
        ("ended", "Endstand"),
    ],
)
def test_the_head_says_what_the_standings_are(make_tour, client, phase, words):
    make_tour(code="AAAAAA", standings="public", phase=phase, title="Sommerfest")
    page = client.get("/tours/AAAAAA/standings").text
    assert f'id="state">{words}</p>' in page
    assert "Sommerfest" in page
    assert "Noch keine Gruppe dabei." in page


def test_the_foot_says_the_meeting_of_the_tour_before_that_of_the_route(make_tour, client):
    make_tour(code="AAAAAA", standings="public", meeting="Bühne", meeting_at=datetime(2026, 6, 21, 14, 30, tzinfo=UTC))
    assert "Treffpunkt: Bühne, 16:30 Uhr</p>" in client.get("/tours/AAAAAA/standings").text


def test_the_foot_says_where_everybody_meets(make_tour, database, library, clock, client):
    first = build_edition(library.routes[ROUTE])
    route = first.route.model_copy(
        update={"meeting_point": {"de": "15:30 Uhr, <Stadtkirche>", "en": "3.30 pm, church"}}
    )
    make_tour(code="AAAAAA", standings="public")
    assert 'id="meeting" hidden' in client.get("/tours/AAAAAA/standings").text
    with database.write() as session:
        edition = publish(session, first.model_copy(update={"route": route}), now=clock())
        session.scalars(select(Tour)).one().edition_id = edition.id
    assert "Treffpunkt: 15:30 Uhr, &lt;Stadtkirche&gt;" in client.get("/tours/AAAAAA/standings").text


def test_codes_are_brought_into_their_form_and_wrong_ones_are_counted(make_tour, client):
    make_tour(code="AAAAAA", standings="public")
    reply = client.get("/tours/aaa-aaa/standings")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/tours/AAAAAA/standings")
    statuses = [client.get("/tours/FALSCH/standings").status_code for _ in range(80)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_english_is_chosen_on_every_page(staff, make_tour):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, standings="public")
    for path in ("/host/tours", "/host/tours/new", f"/host/tours/{tour.id}/beamer", "/tours/AAAAAA/standings"):
        reply = staff["dachs"].client.get(f"{path}?lang=en")
        assert (reply.status_code, reply.headers["Location"]) == (303, path)
        assert '<html lang="en"' in staff["dachs"].client.get(path).text


@pytest.mark.parametrize("total", [1, 8, 10, 25, 60])
def test_every_strip_has_as_many_squares_as_there_are_stations_and_fits(total):
    strips = station_squares(total)
    assert len(strips) == total + 1
    for done, strip in enumerate(strips):
        assert (strip.done.count("M"), strip.left.count("M")) == (done, total - done)
    assert 0 < strips[0].width <= 240.01


def test_a_closing_time_in_the_future_keeps_joining_open(staff, make_tour, clock):
    tour = make_tour(code="AAAAAA", owner_id=staff["dachs"].user.id, join_until=clock() + timedelta(minutes=1))
    assert 'id="closed" hidden' in staff["dachs"].client.get(f"/host/tours/{tour.id}/beamer").text

"""A phone's storage fails in every way it knows: full, lost connection, wiped as a whole; and nothing that was called
saved is lost (bars R5 to R7 and R9).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.offline import BACK_MS, CODE, GONE, answer_all, keep_answer, pill, set_out, stored
from tests.browser.pages import (
    Phone,
    checkin_points,
    name_of,
    questions_of,
    right_response,
)
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"

# Every other write meets a connection that the system has closed behind the page's back.
LOSE_CONNECTIONS = """(times) => {
  const { transaction } = IDBDatabase.prototype;
  window.lost = 0;
  let odd = false;
  IDBDatabase.prototype.transaction = function (...rest) {
    odd = !odd;
    if (odd && window.lost < times) {
      window.lost += 1;
      this.close();
      if (window.lost % 2) throw new DOMException("The database connection is closing.", "InvalidStateError");
    }
    return transaction.apply(this, rest);
  };
}"""

# Whether the browser would take another two megabytes.
HAS_ROOM = """() => caches.open("test").then((cache) => cache.put("/x", new Response(new Uint8Array(2e6))))
  .then(() => true, () => false)"""

# The clock of a phone that was set wrong, or is set anew on the way.
SHIFT = """(hours) => {
  const Real = window.RealDate ?? Date;
  window.RealDate = Real;
  const shift = hours * 3_600_000;
  window.Date = class extends Real {
    constructor(...rest) {
      super(...(rest.length > 0 ? rest : [Real.now() + shift]));
    }
    static now() {
      return Real.now() + shift;
    }
  };
}"""


def come_back(phone: Phone, server: Server, points: int) -> None:
    """The server returns and gets everything."""
    server.start()
    expect(pill(phone)).to_be_hidden(timeout=BACK_MS)
    phone.expect_points(points)


def quota(phone: Phone, size: int | None) -> None:
    """Give the site so many bytes of storage in all."""
    session = phone.context.new_cdp_session(phone.page)
    origin = phone.watch.origin
    parameters = {"origin": origin} if size is None else {"origin": origin, "quotaSize": size}
    session.send("Storage.overrideQuotaForOrigin", parameters)


def test_a_lost_connection_to_the_storage_is_opened_again(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    lone_server.stop()
    walker.page.evaluate(LOSE_CONNECTIONS, 50)
    points = 0
    for station in ("rathaus", "schloss", "bahnhof"):
        walker.open_by_code(route, station)
        points += answer_all(walker, route, station)
    # Whatever makes the page look at what waits makes it meet a dead connection.
    walker.page.wait_for_function("() => { dispatchEvent(new Event('online')); return window.lost === 50; }")
    walker.page.reload()
    come_back(walker, lone_server, points)


def test_a_full_phone_still_saves_answers_from_what_was_set_aside(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    lone_server.stop()
    used = walker.page.evaluate("() => navigator.storage.estimate().then(({ usage }) => usage)")
    quota(walker, used)
    assert walker.page.evaluate(HAS_ROOM) is False
    walker.open_by_code(route, STATION)
    points = answer_all(walker, route, STATION)
    walker.page.reload()
    expect(pill(walker)).to_contain_text("gespeichert")
    come_back(walker, lone_server, points)
    quota(walker, None)


def test_where_no_room_is_left_at_all_nothing_is_called_saved(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    walker.open_by_code(route, STATION)
    walker.press("Zur Frage")
    question = questions_of(route, STATION)[0]
    walker.select(question, right_response(question))
    lone_server.stop()
    walker.page.evaluate(
        """() => {
          const { put } = IDBObjectStore.prototype;
          window.full = true;
          IDBObjectStore.prototype.put = function (...rest) {
            if (window.full) throw new DOMException("no room", "QuotaExceededError");
            return put.apply(this, rest);
          };
        }"""
    )
    walker.press("Antwort abgeben")
    expect(walker.text("Dieses Handy hat keinen Platz mehr.")).to_be_visible()
    expect(walker.page.get_by_label("Eure Schätzung")).not_to_have_value("")
    walker.page.evaluate("() => { window.full = false; }")
    keep_answer(walker, question, right_response(question))
    come_back(walker, lone_server, checkin_points(route, STATION) + question.points)


def test_a_wiped_phone_is_back_by_the_recovery_code(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    walker.open_by_code(route, STATION)
    group = walker.group_id()
    walker.press(walker.tab("Hilfe"))
    code = walker.own_code("Wiederherstellungscode")
    session = walker.context.new_cdp_session(walker.page)
    walker.page.goto("about:blank")
    session.send("Storage.clearDataForOrigin", {"origin": lone_server.url, "storageTypes": "all"})
    walker.context.clear_cookies()
    walker.open("/")
    # Three taps at most, and the code.
    walker.page.get_by_text("Ihr wart schon dabei?").click()
    walker.page.get_by_label("Wiederherstellungscode").fill(code.lower())
    walker.press("Weiterspielen")
    walker.page.wait_for_url("**/play")
    walker.expect_points(checkin_points(route, STATION))
    assert walker.group_id() == group


def test_a_phone_that_lost_its_cookie_comes_back_by_itself(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    walker.open_by_code(route, STATION)
    walker.context.clear_cookies()
    lone_server.start()
    walker.page.reload()
    walker.expect_points(checkin_points(route, STATION))
    expect(pill(walker)).to_be_hidden(timeout=BACK_MS)
    assert walker.group_id() == group
    assert [event.status for event in stored(lone_server, group)] == ["accepted"]


def test_a_clock_that_jumps_about_changes_nothing(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    points = 0
    for station, hours in (("rathaus", 48), ("schloss", -48), ("bahnhof", 0)):
        walker.page.evaluate(SHIFT, hours)
        walker.open_by_code(route, station)
        points += answer_all(walker, route, station)
    come_back(walker, lone_server, points)
    assert {event.status for event in stored(lone_server, group)} == {"accepted"}


def test_a_phone_without_any_storage_plays_and_says_that_it_keeps_nothing(walker: Phone, route: LoadedRoute) -> None:
    walker.watch.forgive(GONE)
    walker.context.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); };"
    )
    walker.join(CODE)
    walker.press("Ohne Standort weiter")
    walker.open_by_code(route, STATION)
    walker.expect_points(checkin_points(route, STATION))
    walker.press(walker.tab("Hilfe"))
    walker.press(walker.page.get_by_role("button", name="Gespeichert und gesendet"))
    expect(walker.text("Dieser Browser merkt sich nichts über die Seite hinaus.")).to_be_visible()
    walker.press(walker.tab("Stationen"))
    expect(walker.row(name_of(route, STATION))).to_contain_text("offen")

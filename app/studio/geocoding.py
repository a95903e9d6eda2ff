"""Searching places by name at the one service that the operator has configured; nothing else is ever asked.

geopy builds the questions and reads the answers, an adapter of ours carries them. Imported by `places_api`.
"""

from __future__ import annotations

import json
import logging
import threading
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Literal, NoReturn
from urllib.parse import urlsplit

import urllib3
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders import Nominatim, Photon
from geopy.location import Location

from app.config import Settings
from app.errors import TooMany
from app.web.lines import Line, Lines

MAX_QUERY = 120
MAX_RESULTS = 5
MAX_NAME = 200
MAX_BYTES = 200_000
# From the moment somebody asks until he is answered, his turn, the look-up of the name and all reading included.
LIMIT_S = 3.0
# What services such as OpenStreetMap's ask for: over everybody who uses this server.
APART_S = 1.0
# A service that has just failed is not asked at once again, so that it costs nobody three seconds each time.
PAUSE_S = 10.0
# Each one who waits holds a thread that phones need, and there are four.
MOST_WAITING = 2
KEPT, KEPT_S = 1_000, 86_400.0

State = Literal["off", "ok", "unreachable"]
log = logging.getLogger("stadtlotse")


@dataclass(frozen=True)
class Place:
    """A place that was found, with the name that the service gives it."""

    name: str
    lat: float
    lon: float


class Geocoder:
    """The configured service, or none. Threads may share it; it is never asked within a transaction."""

    def __init__(
        self, settings: Settings, *, apart_s: float = APART_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.attribution = settings.geocoder_attribution if settings.geocoder else ""
        self._service = _Service(settings.geocoder) if settings.geocoder else None
        self._apart_s = apart_s
        self._clock = clock
        self._seats = threading.BoundedSemaphore(MOST_WAITING)
        self._turn = threading.Lock()
        self._next_at = self._closed_until = 0.0
        self._kept: OrderedDict[tuple[str, str], tuple[float, list[Place]]] = OrderedDict()
        self._keeping = threading.Lock()

    @property
    def is_on(self) -> bool:
        """Whether a service is configured."""
        return self._service is not None

    def search(self, text: str, language: str) -> tuple[State, list[Place]]:
        """The best places for a text of at most 120 characters. Raises TooMany where others are searching already."""
        if self._service is None:
            return "off", []
        words = _plain(text)[:MAX_QUERY]
        if not words:
            return "ok", []
        key = language, words.casefold()
        kept = self._recall(key)
        if kept is None:
            kept = self._ask(self._service, words, language)
            if kept is None:
                return "unreachable", []
            self._remember(key, kept)
        return "ok", kept

    def _ask(self, service: _Service, words: str, language: str) -> list[Place] | None:
        if self._clock() < self._closed_until:
            return None
        if not self._seats.acquire(blocking=False):
            raise TooMany("geocoder_busy")
        try:
            ends = time.monotonic() + LIMIT_S
            if not self._await_turn(ends):
                raise TooMany("geocoder_busy")
            found, reason = service.ask(words, language, ends - time.monotonic())
        finally:
            self._seats.release()
        if found is None:
            self._closed_until = self._clock() + PAUSE_S
            log.warning("the search for places at %s got no answer: %s", service.name, reason)
        return found

    def _await_turn(self, ends: float) -> bool:
        """Wait until the last request is a second ago; False where that would take too long."""
        with self._turn:
            at = max(self._next_at, time.monotonic())
            if at > ends - LIMIT_S / 2:
                return False
            self._next_at = at + self._apart_s
        time.sleep(max(0.0, at - time.monotonic()))
        return True

    def _recall(self, key: tuple[str, str]) -> list[Place] | None:
        with self._keeping:
            at, places = self._kept.get(key, (0.0, None))
            if places is None or self._clock() - at > KEPT_S:
                return None
            self._kept.move_to_end(key)
            return places

    def _remember(self, key: tuple[str, str], places: list[Place]) -> None:
        with self._keeping:
            self._kept[key] = self._clock(), places
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


class _Service:
    """A geocoder of geopy on a connection of ours."""

    def __init__(self, configured: str) -> None:
        kind, _, address = configured.partition(":")
        parts = urlsplit(address)
        self.name = parts.hostname
        self._address = address
        # Their messages name the question, and so what an organizer is looking for.
        for library in ("geopy", "urllib3"):
            logging.getLogger(library).setLevel(logging.ERROR)
        self._geocoder = (Nominatim if kind == "nominatim" else Photon)(
            domain=f"{parts.netloc}{parts.path}",
            scheme=parts.scheme,
            user_agent=f"Stadtlotse/{version('stadtlotse')} (self-hosted station walks)",
            timeout=LIMIT_S,
            # Empty: what the environment says of proxies is no host that the operator has named here.
            proxies={},
            adapter_factory=self._adapter,
        )

    def _adapter(self, *, proxies: Any, ssl_context: Any) -> _Adapter:
        return _Adapter(self._address)

    def ask(self, words: str, language: str, limit_s: float) -> tuple[list[Place] | None, str]:
        """The places, or None and the reason, after so many seconds at the latest."""
        line: Line = Line()
        answer: Future[list[Place]] = Future()

        def work() -> None:
            try:
                with line:
                    answer.set_result(self._places(words, language, limit_s))
            except Exception as problem:  # Whatever is wrong with a foreign answer, the organizer can go on.
                answer.set_exception(problem)

        # A thread that nobody waits for at the end, because nothing else ends a look-up of a name that takes long.
        threading.Thread(target=work, name="geocoder", daemon=True).start()
        try:
            return answer.result(limit_s), ""
        except TimeoutError:
            line.cut()
            return None, "no whole answer in time"
        except Exception as problem:
            return None, str(problem) if isinstance(problem, GeocoderServiceError) else type(problem).__name__

    def _places(self, words: str, language: str, limit_s: float) -> list[Place]:
        found = self._geocoder.geocode(words, exactly_one=False, limit=MAX_RESULTS, language=language, timeout=limit_s)
        return [_place(one) for one in (found or [])[:MAX_RESULTS]]


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types.
    """Carries geopy's questions to one host and reads a bounded answer: no redirect, no proxy, no other address."""

    def __init__(self, address: str) -> None:
        super().__init__(proxies={}, ssl_context=None)
        self._parts = urlsplit(address)
        # Certificates are verified, as everywhere in urllib3 where nobody forbids it.
        self._pool = Lines(1, "").connection_from_host(self._parts.hostname or "", self._parts.port, self._parts.scheme)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """The answer as plain values."""
        return json.loads(self.get_text(url, timeout=timeout, headers=headers), parse_constant=_refuse_constant)

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer as text. Raises GeocoderServiceError with the reason."""
        asked = urlsplit(url)
        if (asked.scheme, asked.netloc) != (self._parts.scheme, self._parts.netloc):
            raise GeocoderServiceError("another host was to be asked")
        try:
            # The pool knows one host and is given a path alone, so that nothing in it can lead elsewhere.
            reply = self._pool.urlopen(
                "GET",
                f"{asked.path}?{asked.query}",
                headers={**headers, "Accept": "application/json", "Accept-Encoding": "identity"},
                timeout=urllib3.Timeout(total=timeout),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            with reply:
                if reply.status != 200 or reply.headers.get("Content-Encoding", "identity") != "identity":
                    raise GeocoderServiceError(f"it answers {reply.status}")
                content = reply.read(MAX_BYTES + 1, decode_content=False)
        except urllib3.exceptions.HTTPError as problem:
            raise GeocoderServiceError(f"the connection failed ({type(problem).__name__})") from None
        if len(content) > MAX_BYTES:
            raise GeocoderServiceError("its answer is too large")
        return content.decode()


def _place(found: Location) -> Place:
    lat, lon = round(found.latitude, 6), round(found.longitude, 6)
    return Place(_plain(str(found.address or ""))[:MAX_NAME].strip() or f"{lat}, {lon}", lat, lon)


def _plain(text: str) -> str:
    """One line without control characters, marks of direction and half characters: what a page shows as it is."""
    seen = (char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(seen).split())


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")

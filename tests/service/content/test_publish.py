"""Publishing: the same content is one edition, and what was published last is the newest."""

from __future__ import annotations

from dataclasses import replace

from app.content.editions import build_edition
from app.content.queries import newest_edition_id
from app.content.service import publish
from tests.conftest import ROUTE


def test_content_that_went_back_is_the_newest_again(database, library, clock):
    first = library.routes[ROUTE]
    second = replace(first, route=first.route.model_copy(update={"phone": "+49 30 23125000"}))
    ids = []
    for loaded in (first, second, first):
        clock.forward(minutes=1)
        with database.write() as session:
            ids.append(publish(session, build_edition(loaded), now=clock()).id)
            assert newest_edition_id(session, ROUTE) == ids[-1]
    assert ids[0] == ids[2] != ids[1]


def test_publishing_the_newest_again_changes_nothing(database, library, clock):
    with database.write() as session:
        made = publish(session, build_edition(library.routes[ROUTE]), now=clock()).created_at
    clock.forward(minutes=1)
    with database.write() as session:
        assert publish(session, build_edition(library.routes[ROUTE]), now=clock()).created_at == made

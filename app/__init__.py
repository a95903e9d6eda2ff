"""Stadtlotse. `create_app(settings)` wires the parts together and holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from flask import Blueprint, Flask

    from app.config import Settings
    from app.db import Database
    from app.hub import Hub
    from app.web.tiles.service import TileMap


def create_app(
    settings: Settings,
    database: Database | None = None,
    *,
    clock: Callable[[], datetime] | None = None,
    hub: Hub | None = None,
    tiles: TileMap | None = None,
) -> Flask:
    """The web application. The server hands in its streams' hub and its map's tiles, tests a database and a clock."""
    from flask import Flask
    from flask_compress import Compress
    from werkzeug.middleware.proxy_fix import ProxyFix

    from app.accounts import views as accounts
    from app.asgi import MAX_BODY
    from app.clock import utcnow
    from app.db import Database
    from app.hub import Hub
    from app.live.helper_access import resolve_helper
    from app.play import pack_views as pack
    from app.tours import views as tours
    from app.web import assets, csp, errors, guards, pages
    from app.web.context import EXTENSION, Services
    from app.web.i18n import Catalogue
    from app.web.limits import FailureLimits

    app = Flask("stadtlotse", template_folder=str(settings.templates_dir), static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=64 * 1024, MAX_FORM_PARTS=50)
    # Pages and replies shrink to a third or less, which is what counts where reception is weak.
    texts = ["text/html", "application/json", "application/gpx+xml", "application/geo+json", "image/svg+xml"]
    texts += ["text/javascript", "application/manifest+json"]
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5, COMPRESS_MIMETYPES=texts)
    Compress(app)
    # A doubled slash is no address of ours; merging it would redirect to an absolute address.
    app.url_map.merge_slashes = False
    app.json.sort_keys = False  # type: ignore[attr-defined]
    published = assets.publish(settings.static_dir, settings.data_dir / "assets")
    app.extensions[EXTENSION] = Services(
        settings=settings,
        database=database or Database(settings.database_url),
        clock=clock or utcnow,
        catalogue=Catalogue(settings.static_dir / "locales"),
        assets=published,
        limits=FailureLimits(),
        hub=hub or Hub(),
        tiles=tiles,
    )
    resolvers = {"group": tours.resolve_principal, "staff": accounts.resolve_staff, "helper": resolve_helper}
    guards.install(app, resolvers)
    tours.measure_downloads(app, pack.download_bytes)
    errors.install(app)
    pages.install(app)
    app.after_request(lambda response: csp.add_headers(response, secure=settings.secure))
    for blueprint in _blueprints():
        app.register_blueprint(blueprint)
    app.wsgi_app = published.wrap(app.wsgi_app)  # type: ignore[method-assign]
    if settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxy_hops, x_proto=settings.proxy_hops)  # type: ignore[method-assign]
    return app


def _blueprints() -> list[Blueprint]:
    """Every group of views there is."""
    from app.accounts import factor_views, people_views
    from app.accounts import views as accounts
    from app.live import api as live_api
    from app.live import handoff_api, helper_api, helper_views
    from app.live import views as live
    from app.play import pack_views as pack
    from app.play import views as play
    from app.studio import api as studio_api
    from app.studio import bank_api as studio_bank
    from app.studio import files_api as studio_files
    from app.studio import places_api as studio_places
    from app.studio import preview_views as studio_preview
    from app.studio import route_file_views as studio_route_file
    from app.studio import routes_api as studio_routes
    from app.studio import views as studio
    from app.studio import walk_views as studio_walk
    from app.tours import route_views as routes
    from app.tours import views as tours
    from app.web import health, openapi, pwa

    parts: tuple[ModuleType, ...] = (health, openapi, pwa, tours, routes, play, pack)
    parts += (accounts, factor_views, people_views)
    parts += (live, live_api, handoff_api, helper_api, helper_views)
    parts += (studio, studio_api, studio_routes, studio_bank, studio_files, studio_places, studio_preview)
    parts += (studio_walk, studio_route_file)
    return [part.bp for part in parts]

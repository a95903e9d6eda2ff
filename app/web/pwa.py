"""What makes the play page an app on the phone: service worker and manifest. Imports no domain."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, make_response, request

from app.web.context import services, settings
from app.web.guards import guard
from app.web.i18n import language
from app.web.shell import Shell, shell_of

bp = Blueprint("pwa", __name__)

WORKER = "js/sw/worker.js"
# The colours of the light theme's bar and page (static/css/tokens.css).
THEME, BACKGROUND = "#FFFFFF", "#EDF1F3"
ICONS = (("192", "any"), ("512", "any"), ("512-maskable", "maskable"))


def shell() -> Shell:
    """The files of the play page in the running release."""
    return shell_of(services().assets, settings().templates_dir)


@bp.get("/sw.js")
@guard("public")
def worker() -> Response:
    """The service worker, which names every file of this release, so that a new release is a new worker."""
    assets, made = services().assets, shell()
    body = (assets.root / assets.tree_hash / WORKER).read_text(encoding="utf-8")
    values = {"RELEASE": made.release, "ASSETS": made.prefix, "FILES": made.files}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in values.items())
    response = make_response(head + body)
    response.mimetype = "text/javascript"
    return _checked_each_time(response)


@bp.get("/manifest.webmanifest")
@guard("public")
def manifest() -> Response:
    """What a phone needs to put the app on its home screen, in the asker's language."""
    lang, catalogue, assets = language(), services().catalogue, services().assets
    name = catalogue.format(lang, "common-app-name")
    document: dict[str, Any] = {
        "id": "/play",
        "name": name,
        "short_name": name,
        "description": catalogue.format(lang, "common-app-description"),
        "lang": lang,
        "dir": "ltr",
        "start_url": "/play",
        "scope": "/",
        "display": "standalone",
        "orientation": "any",
        "theme_color": THEME,
        "background_color": BACKGROUND,
        "icons": [
            {
                "src": assets.url(f"img/icons/icon-{kind}.png"),
                "sizes": f"{kind.split('-')[0]}x{kind.split('-')[0]}",
                "type": "image/png",
                "purpose": purpose,
            }
            for kind, purpose in ICONS
        ],
    }
    response = make_response(json.dumps(document, ensure_ascii=False))
    response.mimetype = "application/manifest+json"
    return _checked_each_time(response)


def _checked_each_time(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response

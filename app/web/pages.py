"""What every template may use: texts, asset addresses, icons, the data block. Imports no domain."""

from __future__ import annotations

from typing import Any

from flask import Flask, redirect, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from app.web.context import services, settings
from app.web.i18n import LANGUAGES, NAMES, language, offered, remember_language


def page_data(**values: Any) -> dict[str, Any]:
    """What a page's script reads from the data block: language, where assets are, and the page's own values."""
    return {"lang": language(), "assets": services().assets.prefix, **values}


def language_choice(target: str | None = None) -> Response | None:
    """For pages with links to the other language: back to the page without `?lang=`, with the choice remembered."""
    chosen = request.args.get("lang")
    if chosen not in LANGUAGES:
        return None
    response = redirect(target or request.path, 303)
    remember_language(response, chosen, secure=settings().secure)
    return response


def install(app: Flask) -> None:
    """Give templates their functions."""

    @app.context_processor
    def helpers() -> dict[str, Any]:
        lang = language()
        catalogue, assets = services().catalogue, services().assets

        def t(key: str, **args: Any) -> str:
            return catalogue.format(lang, key, **args)

        def icon(name: str, sprite: str = "") -> Markup:
            use = escape(assets.url(f"vendor/icons{'-' if sprite else ''}{sprite}.svg") + "#" + name)
            return Markup('<svg class="ic" aria-hidden="true" focusable="false"><use href="{}"></use></svg>').format(
                use
            )

        return {
            "t": t,
            "lang": lang,
            "offered_languages": offered,
            "language_names": NAMES,
            "asset": assets.url,
            "icon": icon,
            "modules": assets.modules,
        }

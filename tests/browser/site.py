"""The application in this process, with static files that a test may change between two starts: a new release."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from werkzeug.serving import BaseWSGIServer, make_server

from app import create_app
from app.config import Settings
from app.db import Database
from tests.server import free_port

CODE = "WXRKER"


class Site:
    """The application on one port, with a copy of the static files that a test may change between two starts."""

    def __init__(self, settings: Settings, database: Database, clock: Any) -> None:
        self.static = settings.data_dir.parent / "static"
        shutil.copytree(settings.static_dir, self.static)
        (settings.data_dir / "assets").unlink()
        self.settings = replace(settings, static_dir=self.static)
        self.database, self.clock, self.port = database, clock, free_port()
        self._server: BaseWSGIServer | None = None

    @property
    def url(self) -> str:
        """Where it is; localhost, because a service worker needs a secure context."""
        return f"http://localhost:{self.port}"

    @property
    def assets(self) -> Path:
        """The published files of the running release."""
        return self.settings.data_dir / "assets" / self.app.extensions["stadtlotse"].assets.tree_hash

    def start(self) -> None:
        """Serve the static files as they are now."""
        self.app = create_app(self.settings, self.database, clock=self.clock)
        self._server = make_server("127.0.0.1", self.port, self.app, threaded=True)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    def stop(self) -> None:
        """Be gone."""
        if self._server is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    def release(self, number: int) -> None:
        """Go on with another release."""
        self.stop()
        style = self.static / "build" / "play.css"
        style.write_text(f"{style.read_text('utf-8')}/* release {number} */\n", encoding="utf-8")
        self.start()

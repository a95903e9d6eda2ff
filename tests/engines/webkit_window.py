"""A window with nothing but WebKitGTK in it, which WebKitWebDriver opens: Debian's MiniBrowser, when driven, forgets
everything at its end and knows no script that runs before a page's own. Started by webkit.py in Debian's Python."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# Whatever is not this machine goes to a proxy that nobody runs.
NOWHERE = "http://127.0.0.1:9"
OWN = ["localhost", "127.0.0.1"]


def arguments() -> argparse.Namespace:
    """Where everything lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("profile", "preload", "console"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--size", type=int, nargs=2, required=True)
    return parser.parse_args()


def context_in(profile: Path) -> WebKit2.WebContext:
    """A context that keeps everything in this folder and lets itself be driven."""
    data = WebKit2.WebsiteDataManager(base_data_directory=str(profile), base_cache_directory=str(profile / "cache"))
    data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(NOWHERE, OWN))
    context = WebKit2.WebContext.new_with_website_data_manager(data)
    cookies = context.get_cookie_manager()
    cookies.set_persistent_storage(str(profile / "cookies.db"), WebKit2.CookiePersistentStorage.SQLITE)
    context.set_preferred_languages(["de-DE", "de"])
    context.set_automation_allowed(True)
    return context


def view_of(context: WebKit2.WebContext, preload: str) -> WebKit2.WebView:
    """A view that runs the script in each page first and writes its console where this program writes."""
    scripts = WebKit2.UserContentManager()
    top, start = WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START
    scripts.add_script(WebKit2.UserScript.new(preload, top, start, None, None))
    settings = WebKit2.Settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    # Without it the driver waits for a screenshot for ever.
    settings.set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.ALWAYS)
    return WebKit2.WebView(
        web_context=context, user_content_manager=scripts, settings=settings, is_controlled_by_automation=True
    )


def main() -> None:
    """Open the window and stay until the driver closes it."""
    options = arguments()
    # The processes that WebKit starts inherit this, so that their console ends up in the file as well.
    console = os.open(options.console, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(console, 1)
    os.dup2(console, 2)
    context = context_in(options.profile)
    view = view_of(context, options.preload.read_text(encoding="utf-8"))
    Gtk.Settings.get_default().set_property("gtk-enable-animations", False)
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(*options.size)
    window.add(view)

    def started(_: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        about = WebKit2.ApplicationInfo()
        about.set_name("webkit_window")
        about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(about)
        session.connect("create-web-view", lambda _: view)

    context.connect("automation-started", started)
    view.connect("close", lambda _: Gtk.main_quit())
    window.show_all()
    view.grab_focus()
    Gtk.main()


main()

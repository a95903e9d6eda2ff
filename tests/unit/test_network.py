"""Addresses on a projector lead phones to this machine, not to themselves."""

from __future__ import annotations

import ipaddress

import pytest

from app import network


@pytest.mark.parametrize(
    ("origin", "listening", "expected"),
    [
        ("http://localhost:8000", "0.0.0.0", "http://192.0.2.10:8000"),
        ("http://127.0.0.1:8000", "0.0.0.0", "http://192.0.2.10:8000"),
        ("http://[::1]:8000", "::", "http://192.0.2.10:8000"),
        ("https://localhost", "0.0.0.0", "https://192.0.2.10"),
        # Nothing else would answer there.
        ("http://localhost:8000", "127.0.0.1", "http://localhost:8000"),
        ("http://walk.example.org", "0.0.0.0", "http://walk.example.org"),
        ("http://192.0.2.7:8000", "0.0.0.0", "http://192.0.2.7:8000"),
    ],
)
def test_localhost_is_no_address_for_phones(monkeypatch, origin, listening, expected):
    monkeypatch.setattr(network, "lan_address", lambda: "192.0.2.10")
    assert network.reachable(origin, listening=listening) == expected


def test_this_machine_has_an_address():
    assert ipaddress.ip_address(network.lan_address()).version == 4

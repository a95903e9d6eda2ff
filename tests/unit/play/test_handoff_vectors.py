"""What a phone signed (static/js/core/handoff.js made it, tests/js/handoff.test.js holds it) opens on the server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.play.handoff import Forged, Handoff, opened

VECTOR: dict[str, Any] = json.loads((Path(__file__).parents[2] / "vectors/handoff.json").read_text(encoding="utf-8"))
KEY = bytes.fromhex(VECTOR["key"])


@pytest.mark.parametrize("case", VECTOR["cases"], ids=lambda case: case["encoding"])
def test_the_server_reads_what_the_phone_signed(case: dict[str, Any]) -> None:
    handoff = Handoff.model_validate(case["handoff"])
    assert (handoff.group, handoff.device) == (VECTOR["place"]["group"], VECTOR["place"]["device"])
    payload = opened(handoff, [bytes(32), KEY])
    assert payload.device == VECTOR["device"]
    assert payload.offset_ms == VECTOR["offset_ms"]
    assert payload.events == VECTOR["events"]
    with pytest.raises(Forged):
        opened(handoff, [bytes(32)])

"""Events that come without any network, as QR frames or as a file, by way of a host. Pure; used by views alone.

The host carries what it cannot have made: each phone signs its events with a key that the server derives from the
phone's token, so that nobody can play for a group by showing a code.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.play.events import MAX_EVENTS, EventBatch

# The body of a request; base64url makes a third more of what was signed.
MAX_BODY = 512 * 1024
# What a payload may unfold to. A handful of bytes can claim a gigabyte.
MAX_PAYLOAD = 1024 * 1024
# An honest outbox holds a few hundred at most; all of them are judged in one transaction.
MAX_CARRIED = 1000
# A phone whose battery was empty may believe in 1970, but not in a time that no calendar holds.
MAX_OFFSET_MS = 100 * 365 * 86_400_000

_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class Malformed(ValueError):
    """What was carried is not what phones make."""


class Forged(ValueError):
    """The signature is not that of this phone."""


def _decoded(text: str) -> str:
    if not _BASE64URL.fullmatch(text) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    return text


Base64Url = Annotated[str, AfterValidator(_decoded)]


class Handoff(BaseModel):
    """What a host hands in for a phone: the signed bytes as they were shown, and whose they are."""

    model_config = ConfigDict(extra="ignore")

    group: Annotated[int, Field(ge=1, le=100_000, strict=True)]
    device: Annotated[int, Field(ge=1, le=1000, strict=True)]
    encoding: Literal["deflate", "plain"]
    payload: Annotated[Base64Url, StringConstraints(min_length=1, max_length=MAX_BODY)]
    mac: Annotated[Base64Url, StringConstraints(min_length=43, max_length=43)]


class Payload(BaseModel):
    """What a phone signs: its outbox, and how far its clock was from the server's when it last heard of it."""

    model_config = ConfigDict(extra="ignore")

    format: Literal["stadtlotse-handoff"]
    version: Literal[1]
    device: Annotated[str, StringConstraints(max_length=64)]
    offset_ms: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None
    events: Annotated[list[Any], Field(max_length=MAX_CARRIED)]


def handoff_key(secret: bytes, token_key: str) -> bytes:
    """The key of one phone, from the server's own and what the database keeps of the phone's token."""
    return hmac.digest(secret, f"handoff|{token_key}".encode(), hashlib.sha256)


def opened(handoff: Handoff, keys: Iterable[bytes]) -> Payload:
    """What the phone has signed, by any of its keys. Raises Forged, and only for signed bytes Malformed."""
    signed, mac = _bytes(handoff.payload), _bytes(handoff.mac)
    if not any(hmac.compare_digest(hmac.digest(key, signed, hashlib.sha256), mac) for key in keys):
        raise Forged
    text = _unfolded(signed) if handoff.encoding == "deflate" else signed
    if len(text) > MAX_PAYLOAD:
        raise Malformed
    try:
        return Payload.model_validate(json.loads(text.decode("utf-8")))
    except (ValidationError, ValueError, RecursionError):
        raise Malformed from None


def batches(payload: Payload, *, now: datetime) -> tuple[list[EventBatch], list[int]]:
    """The events as phones send them, in the phone's order, with the place of each in the payload.

    `sent_at` is what the phone's clock shows at this moment, so that times are corrected as on any other way. A phone
    that never heard the server's clock is taken at its word.
    """
    offset = max(-MAX_OFFSET_MS, min(payload.offset_ms or 0.0, MAX_OFFSET_MS))
    sent_at = now - timedelta(milliseconds=offset)
    order = sorted(range(len(payload.events)), key=lambda place: _seq(payload.events[place]))
    parts = [order[start : start + MAX_EVENTS] for start in range(0, len(order), MAX_EVENTS)]
    made = [
        EventBatch(device=payload.device, sent_at=sent_at, events=[payload.events[place] for place in part])
        for part in parts
    ]
    return made, order


def _seq(event: Any) -> int:
    seq = event.get("seq") if isinstance(event, dict) else None
    return seq if isinstance(seq, int) else -1


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _unfolded(packed: bytes) -> bytes:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = machine.decompress(packed, MAX_PAYLOAD + 1)
    except zlib.error:
        raise Malformed from None
    if not machine.eof or machine.unused_data:
        raise Malformed
    return text

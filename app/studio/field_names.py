"""How each field of a draft is called: in the form's own words, so that findings and history never say it otherwise.

A field is written as its way in the document without ids and places: `stations/fence/radius_m`. The words are those
messages that label the form. Imported by finding_words and declarations, which hands the table to core/studio-route.js.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

FIELD_NAMES = {
    "title": "studio-field-title",
    "summary": "studio-field-summary",
    "languages": "studio-field-languages",
    "order": "studio-field-order",
    "offline": "studio-field-offline",
    "scoring": "studio-label-scoring",
    "scoring/checkin_points": "studio-field-checkin-points",
    "start": "studio-field-start",
    "finish": "studio-field-finish",
    "step_free_order": "studio-label-step-free-order",
    "meeting_point": "studio-field-meeting",
    "phone": "studio-field-phone",
    "licence": "studio-field-licence",
    "line": "studio-label-line",
    "context": "studio-label-context",
    "attribution": "studio-label-attribution",
    "files": "studio-label-files",
    "sources": "studio-label-sources",
    "sources/title": "sq-field-source-title",
    "sources/url": "sq-field-source-url",
    "sources/date": "sq-field-source-date",
    "sources/area": "sq-field-source-area",
    "stations": "studio-label-stations",
    "stations/name": "studio-field-name",
    "stations/position": "studio-section-place",
    "stations/position/lat": "studio-field-lat",
    "stations/position/lon": "studio-field-lon",
    "stations/position/confidence": "studio-field-confidence",
    "stations/position/source": "studio-field-source",
    "stations/fence": "studio-label-fence",
    "stations/fence/radius_m": "studio-field-radius",
    "stations/fence/polygon": "studio-map-polygon",
    "stations/indoor": "studio-field-indoor",
    "stations/checkin_points": "studio-field-points",
    "stations/directions": "studio-field-directions",
    "stations/near": "studio-field-near",
    "stations/dwell_min": "studio-field-dwell",
    "stations/insight": "studio-field-insight",
    "stations/media": "studio-section-picture",
    "stations/media/alt": "studio-media-alt",
    "stations/media/decorative": "studio-media-decorative",
    "stations/media/credit": "studio-media-credit",
    "stations/audio": "studio-audio",
    "stations/audio/language": "studio-media-spoken",
    "stations/audio/transcript": "studio-media-transcript",
    "stations/audio/credit": "studio-media-credit",
    "stations/access": "studio-access",
    "stations/access/wheelchair": "studio-access-wheelchair",
    "stations/access/steps": "studio-access-steps",
    "stations/access/surface": "studio-access-surface",
    "stations/access/seats": "studio-access-seats",
    "stations/access/toilet": "studio-access-toilet",
    "stations/access/shelter": "studio-access-shelter",
    "stations/access/note": "studio-access-note",
    "stations/quiz": "studio-label-quiz",
    "quiz": "studio-label-quiz",
    "quiz/title": "sq-field-quiz-title",
    "quiz/questions": "studio-label-quiz",
    "quiz/questions/tolerance": "sq-field-full_within",
    "quiz/questions/use": "studio-label-use",
    "quiz/questions/hints/cost": "sq-field-cost",
    "quiz/questions/source/title": "sq-field-source-title",
    "quiz/questions/source/url": "sq-field-source-url",
    "quiz/questions/source/date": "sq-field-source-date",
    "quiz/questions/source/area": "sq-field-source-area",
}
# Entries of lists that are numbered instead of named.
ENTRY_NAMES = {
    "media": "finding-entry-media",
    "audio": "finding-entry-audio",
    "options": "sq-option",
    "accept": "sq-entry",
    "hints": "sq-hint",
    "polygon": "finding-entry-polygon",
    "sources": "finding-entry-sources",
}
_QUESTION = "quiz/questions/"


def name_of(fields: Sequence[str], kind: str, has: Callable[[str], bool]) -> str | None:
    """The message with a field's name, None where it has none; `kind` is the type of the question that it belongs to.

    Most fields of questions are declared by their types, and the form calls each by `sq-field-` and its name.
    """
    way = "/".join(fields)
    if way in FIELD_NAMES:
        return FIELD_NAMES[way]
    if way.startswith(_QUESTION) and len(fields) == 3:
        for key in (f"sq-field-{kind}-{fields[2]}", f"sq-field-{fields[2]}"):
            if has(key):
                return key
    return None

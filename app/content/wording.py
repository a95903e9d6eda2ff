"""What the check's English sentences say of one field or value. Plain words for a clerk, never the validator's.

Keys are the end of a field's path without list positions, joined by a hyphen. Imported by `sentences` and `explain`.
"""

from __future__ import annotations

from collections.abc import Mapping

SLUG_REMEDY = "Use small letters a to z, digits and hyphens, beginning with a letter or digit, such as alte-post."
ADDRESS_REMEDY = "Copy the whole address from the browser, beginning with https://."

LANGUAGE_NAMES = {
    "de": "German",
    "en": "English",
    "de-x-easy": "Einfache Sprache",
    "da": "Danish",
    "fr": "French",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}

# What to write where a required field is missing.
MISSING = {
    "schema": "Add schema: 1 as the first line.",
    "title": "Add title: with a text in each language.",
    "summary": "Add summary: with one or two sentences in each language.",
    "languages": "Add languages: [de, en], or the languages you write in.",
    "stations": "Add stations: and below it an entry with - id: for each station.",
    "stations-id": "Add id: with a short name in small letters, such as rathaus.",
    "stations-name": "Add name: with the name on the map.",
    "position-lat": "Add lat: with the latitude in degrees, such as 53.3249.",
    "position-lon": "Add lon: with the longitude in degrees, such as 11.4949.",
    "position-confidence": "Add confidence: high, medium or low; low means a neighbouring point.",
    "position-source": "Add source: and say where the coordinates come from, such as a measurement on site or a map.",
    "media-file": "Add file: with the name of a picture in the route's folder.",
    "media-alt": "Add alt: and describe in one sentence what is to be seen, for people who cannot see it.",
    "audio-file": "Add file: with the name of a recording in the route's folder.",
    "audio-language": "Add language: with the language that is spoken, such as de.",
    "audio-transcript": "Add transcript: and write down every word that is said, for people who cannot hear it.",
    "sources-title": "Add title: with the name of the page, book or record.",
    "questions": "Add questions: and below it an entry with - id: for each question.",
    "questions-id": "Add id: with a short name in small letters, such as einwohner-2022.",
    "questions-prompt": "Add prompt: with the question in each language.",
    "questions-options": "Add options: with at least two entries, each with id: and text:.",
    "questions-answer": "Add answer: with the right answer.",
    "questions-unit": "Add unit: with the word behind the number, such as years or Jahre.",
    "questions-tolerance": "Add tolerance: with the deviation that still earns all points.",
    "questions-zero_at": "Add zero_at: with the deviation from which on there are no points.",
    "questions-accept": "Add accept: with the answers that count, such as accept: [Busch].",
    "options-id": "Add id: with a letter or short word, such as a.",
    "options-text": "Add text: with what the group reads.",
    "source-title": "Add title: with the name of the statistic, page or book.",
    "source-date": 'Add date: with the day or year the figure is of, in quotes, such as "2022".',
    "source-area": "Add area: with the place the figure holds for, such as Ludwigslust.",
    "questions-use": "Add use: with path and question, such as ludwigslust/rathaus#einwohner.",
    "hints-text": "Add text: with the hint.",
    "hints-cost": "Add cost: with the points the hint costs, such as 20.",
}

# What a value has to look like.
FORMATS = {
    "id": SLUG_REMEDY,
    "near": SLUG_REMEDY,
    "start": SLUG_REMEDY,
    "finish": SLUG_REMEDY,
    "step_free_order": SLUG_REMEDY,
    "tags": SLUG_REMEDY,
    "quiz": "Write the path below quizzes/ in small letters and without .yaml, such as ludwigslust/rathaus.",
    "use": "Write the path of the other quiz, # and the question's id there, such as ludwigslust/rathaus#einwohner.",
    "languages": "Use language codes such as de, en or de-x-easy.",
    "url": ADDRESS_REMEDY,
    "phone": 'Use digits and spaces only, in quotes, such as phone: "+49 3874 5260".',
    "file": "Name a jpg, png, webp or avif file in the route's folder, without spaces or umlauts: rathaus.jpg.",
    "audio-file": "Name an mp3 or m4a file in the route's folder, without spaces or umlauts: rathaus.mp3.",
    "language": "Use one of the route's languages, such as de.",
    "line": "Name a .geojson file in the route's folder, such as line.geojson.",
    "context": "Name a .geojson file in the route's folder, such as context.geojson.",
}

# The code of the sentence where the general one for a number out of range says too little.
RANGES = {
    "fence-radius_m": "radius_out_of_range",
    "position-lat": "latitude_out_of_range",
    "position-lon": "longitude_out_of_range",
}

# Names people write for fields that are called otherwise here.
SYNONYMS = {
    "latitude": "lat",
    "lng": "lon",
    "long": "lon",
    "longitude": "lon",
    "radius": "radius_m",
    "license": "licence",
    "question": "prompt",
    "answers": "options",
    "points_checkin": "checkin_points",
    "description": "summary",
    "caption": "alt",
}


def show(value: object) -> str:
    """A value as it may stand in a sentence: short, whole numbers without a point."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if value is None:
        return "nothing"
    if isinstance(value, list | dict):
        return kind_of(value)
    if value == "":
        return "an empty text"
    text = str(value)
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return f'"{short}"' if isinstance(value, str) else short


def kind_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return show(value)
    if isinstance(value, int | float):
        return f"the number {show(value)}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Mapping):
        return "a group of fields"
    return f"the text {show(value)}" if value else show(value)


def language_name(code: str) -> str:
    """`German (de)`; a language nobody named here is called by its code."""
    name = LANGUAGE_NAMES.get(code)
    return f"{name} ({code})" if name else code

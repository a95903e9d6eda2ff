"""Sentences of the check that belong to one field. Plain words for a clerk, never those of the validator.

Keys are the end of a field's path without list positions. Imported by `explain` and `loader`.
"""

from __future__ import annotations

from collections.abc import Mapping

SLUG_REMEDY = "Use small letters a to z, digits and hyphens, beginning with a letter or digit, such as alte-post."
ADDRESS_REMEDY = "Copy the whole address from the browser, beginning with https://."

# What to write where a required field is missing.
MISSING = {
    "schema": "Add schema: 1 as the first line.",
    "title": "Add title: with a text in each language.",
    "summary": "Add summary: with one or two sentences in each language.",
    "languages": "Add languages: [de, en], or the languages you write in.",
    "stations": "Add stations: and below it an entry with - id: for each station.",
    "stations.id": "Add id: with a short name in small letters, such as rathaus.",
    "stations.name": "Add name: with the name on the map.",
    "position.lat": "Add lat: with the latitude in degrees, such as 53.3249.",
    "position.lon": "Add lon: with the longitude in degrees, such as 11.4949.",
    "position.confidence": "Add confidence: high, medium or low; low means a neighbouring point.",
    "position.source": "Add source: and say where the coordinates come from, such as a measurement on site or a map.",
    "media.file": "Add file: with the name of a picture in the route's folder.",
    "media.alt": "Add alt: and describe in one sentence what is to be seen, for people who cannot see it.",
    "audio.file": "Add file: with the name of a recording in the route's folder.",
    "audio.language": "Add language: with the language that is spoken, such as de.",
    "audio.transcript": "Add transcript: and write down every word that is said, for people who cannot hear it.",
    "sources.title": "Add title: with the name of the page, book or record.",
    "questions": "Add questions: and below it an entry with - id: for each question.",
    "questions.id": "Add id: with a short name in small letters, such as einwohner-2022.",
    "questions.prompt": "Add prompt: with the question in each language.",
    "questions.options": "Add options: with at least two entries, each with id: and text:.",
    "questions.answer": "Add answer: with the right answer.",
    "questions.unit": "Add unit: with the word behind the number, such as years or Jahre.",
    "questions.tolerance": "Add tolerance: with the deviation that still earns all points.",
    "questions.zero_at": "Add zero_at: with the deviation from which on there are no points.",
    "questions.accept": "Add accept: with the answers that count, such as accept: [Busch].",
    "options.id": "Add id: with a letter or short word, such as a.",
    "options.text": "Add text: with what the group reads.",
    "source.title": "Add title: with the name of the statistic, page or book.",
    "source.date": 'Add date: with the day or year the figure is of, in quotes, such as "2022".',
    "source.area": "Add area: with the place the figure holds for, such as Ludwigslust.",
    "questions.use": "Add use: with path and question, such as ludwigslust/rathaus#einwohner.",
    "hints.text": "Add text: with the hint.",
    "hints.cost": "Add cost: with the points the hint costs, such as 20.",
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
    "audio.file": "Name an mp3 or m4a file in the route's folder, without spaces or umlauts: rathaus.mp3.",
    "language": "Use one of the route's languages, such as de.",
    "line": "Name a .geojson file in the route's folder, such as line.geojson.",
    "context": "Name a .geojson file in the route's folder, such as context.geojson.",
}

# Message and remedy where the general sentence for a number out of range says too little.
RANGES = {
    "fence.radius_m": (
        "A fence of {value} m does not work: GPS needs at least 15 m, and 200 m is the most.",
        "Write a radius_m between 15 and 200; 30 fits most places.",
    ),
    "position.lat": (
        "{value} is no latitude; it lies between -90 and 90 degrees.",
        "Check the digits and whether lat and lon are swapped: in Germany lat is about 47 to 55, lon about 6 to 15.",
    ),
    "position.lon": (
        "{value} is no longitude; it lies between -180 and 180 degrees.",
        "Check the digits and whether lat and lon are swapped: in Germany lat is about 47 to 55, lon about 6 to 15.",
    ),
}

# What the documents' own rules say, by their stable code; anything between braces is filled in.
RULES = {
    "fence_shape": (
        "A fence needs either a radius_m or a polygon, and not both.",
        "Write fence: {{radius_m: 30}}, or a polygon with at least three corners.",
    ),
    "text_languages": (
        "A text needs between one and {most} languages.",
        "Write the text in each language of the route.",
    ),
    "text_language": (
        "{tag} is no language code.",
        "Write the text below codes such as de: and en:, or as one text for all languages.",
    ),
    "text_empty": ("The text is empty.", "Write a text, or remove the field."),
    "text_too_long": ("The text has {actual} characters, at most {most} fit.", "Shorten it."),
    "text_invalid": ("The text holds characters that cannot be stored.", "Type it again instead of pasting it."),
    "option_repeated": ("The option id {id} is used twice.", "Give each option of the question an id of its own."),
    "one_correct_option": (
        "Exactly one option must be correct, here it is {marked}.",
        "Put correct: true at the right option, and at no other.",
    ),
    "no_correct_option": ("No option is marked as correct.", "Put correct: true at each right option."),
    "hint_cost": (
        "A hint costs more than the {points} points the question brings.",
        "Lower the cost of the hint.",
    ),
    "zero_at": (
        "zero_at is not greater than tolerance, so no answer could be partly right.",
        "Raise zero_at or lower tolerance.",
    ),
    "log_answer": ("A logarithmic scale needs an answer above 0.", "Remove scale: log."),
    "log_factor": (
        "On a logarithmic scale tolerance and zero_at are factors of at least 1.",
        "Write for example tolerance: 1.1 and zero_at: 2, or remove scale: log.",
    ),
    "range_empty": ("min is not less than max.", "Swap or correct min and max."),
    "answer_out_of_range": ("The answer does not lie between min and max.", "Correct the answer, min or max."),
    "accept_too_long": ("The accepted answer {text} is longer than max_length.", "Raise max_length or shorten it."),
    "accept_too_short": (
        "The accepted answer {text} is too short for this edit_distance.",
        "Lower edit_distance, so that other words do not count as right.",
    ),
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

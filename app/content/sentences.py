"""Every sentence of the check in English, by a stable code; what stands in braces are the values a finding brings.

This table says which codes and values there are: static/locales/*/findings.ftl says the same to those who see a form
and no file, and a test holds both together. Imported by `findings` and `explain`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from app.content.wording import FORMATS, MISSING, SLUG_REMEDY, language_name, show

Value = str | int | float

_TWICE = "Remove one of the two."
_SOURCE = "Add source: with title, date and area, so that the group can see where it comes from."
_DIRECTIONS = "Add directions: and say in one or two sentences how to find the last metres."
_DEGREES = "Check the digits and whether lat and lon are swapped: in Germany lat is about 47 to 55, lon about 6 to 15."
_FALLBACK = "Compare it with the same field in another route or quiz."


@dataclass(frozen=True)
class Sentence:
    """What is, and what to do; `more` are values that only other languages name."""

    message: str
    remedy: str
    more: frozenset[str] = frozenset()

    @property
    def args(self) -> frozenset[str]:
        """The values that a finding of this code has."""
        parsed = (name for text in (self.message, self.remedy) for _, name, _, _ in Formatter().parse(text))
        return self.more | {name for name in parsed if name is not None}


def fill(template: str, values: Mapping[str, Value]) -> str:
    """The sentence with its values; one that is not known shows as dots."""
    return _Words().vformat(template, (), values)


# How a value may be put into words, beside Python's own ways: `{language:in}`.
_SPECS: dict[str, Callable[[Any], str]] = {
    "show": show,
    "language": language_name,
    "in": lambda code: f" in {language_name(code)}" if code else "",
    "missing": lambda entry: MISSING.get(entry, f"Add {entry}:."),
    "format": lambda entry: FORMATS.get(entry, _FALLBACK),
    "below": lambda known: f"Write these below it, one per line: {known}." if known else "Write name: value below it.",
    "known": lambda known: f"Remove it, or use one of: {known}." if known else "Remove it.",
}


class _Words(Formatter):
    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "…")

    def format_field(self, value: Any, format_spec: str) -> str:
        put = _SPECS.get(format_spec)
        return put(value) if put else str(super().format_field(value, format_spec))


# What only somebody who writes or moves files can have done; a form has one sentence for all of it.
FILE_SENTENCES = {
    "file_problem": Sentence("{message}", "{remedy}"),
    "file_begins": Sentence(
        "The file does not begin with a field.", "Begin it with schema: 1 and write name: value on each line."
    ),
    "file_quiz_ending": Sentence("Quizzes end in .yaml; this file is not read.", "Rename it to {name}."),
    "file_quiz_name": Sentence("This name cannot be written at a station.", SLUG_REMEDY),
    "file_no_routes": Sentence("There is no route here.", "Make a folder for each route, with a {name} in it."),
    "file_folder_name": Sentence("The folder name {name} cannot be the name of a route.", SLUG_REMEDY),
    "file_schema": Sentence(
        "Version {found} of the format is not known to this program.",
        "Write schema: 1, or update Stadtlotse if the file comes from a newer one.",
    ),
    "file_field_meant": Sentence("{field:show} is not known here.", "Did you mean {meant}?"),
    "file_field": Sentence("{field:show} is not known here.", "{known:known}"),
    "file_number_as_text": Sentence("{found} is read as a number, not as a text.", 'Put it in quotes: "{value}".'),
    "file_word": Sentence(
        "{word} without quotes is read as true or false, not as a word.", 'Put it in quotes: "{word}".'
    ),
    "file_text_as_number": Sentence(
        "{found} is not read as a number.", "Write it without quotes and with a point: {number}."
    ),
    "file_list": Sentence(
        "A list is expected here, not {found}.", "Begin each entry with a hyphen on a line of its own."
    ),
    "file_fields": Sentence("Fields are expected here, not {found}.", "{known:below}"),
    "file_quiz_unused": Sentence("No station uses this quiz.", "Write quiz: {quiz} at a station, or delete the file."),
    "file_picture_unused": Sentence(
        "No station shows the picture {file}.", "Name it in media: at a station, or delete the file."
    ),
    "file_recording_unused": Sentence(
        "No station plays the recording {file}.", "Name it in audio: at a station, or delete the file."
    ),
}

# What the documents' shape asks of any field.
_SHAPES = {
    "missing": Sentence("{field} is missing.", "{entry:missing}"),
    "text_none": Sentence("The field is empty.", "Write a text, or remove the field."),
    "text_empty": Sentence("The text is empty.", "Write a text, or remove the field."),
    "text_expected": Sentence(
        "A text is expected here, not {found}.", "Write one text, or one text below each language code."
    ),
    "text_too_long": Sentence("The text has {actual} characters, at most {most} fit.", "Shorten it."),
    "text_languages": Sentence(
        "A text needs between one and {most} languages.", "Write the text in each language of the route."
    ),
    "text_language": Sentence(
        "{tag:show} is no language code.",
        "Write the text below codes such as de: and en:, or as one text for all languages.",
    ),
    "text_invalid": Sentence(
        "The text holds characters that cannot be stored.", "Type it again instead of pasting it."
    ),
    "format": Sentence("{value:show} cannot be used here.", "{entry:format}"),
    "steps_number": Sentence("{found} is no number of steps.", 'Write a whole number, or "unknown".'),
    "number_none": Sentence("The field is empty.", "Write a number, or remove the field."),
    "number_expected": Sentence(
        "A number is expected here, not {found}.", "Write a number in digits, without quotes and unit."
    ),
    "whole_number": Sentence("A whole number is expected here, not {value:show}.", "Round it."),
    "too_small": Sentence("{value:show} is too small; the least is {least:show}.", "Write a larger number."),
    "not_above": Sentence("{value:show} is too small; it must be above {least:show}.", "Write a larger number."),
    "too_large": Sentence("{value:show} is too large; the most is {most:show}.", "Write a smaller number."),
    "radius_out_of_range": Sentence(
        "A fence of {value:show} m does not work: GPS needs at least 15 m, and 200 m is the most.",
        "Write a radius_m between 15 and 200; 30 fits most places.",
    ),
    "latitude_out_of_range": Sentence(
        "{value:show} is no latitude; it lies between -90 and 90 degrees.",
        _DEGREES,
    ),
    "longitude_out_of_range": Sentence("{value:show} is no longitude; it lies between -180 and 180 degrees.", _DEGREES),
    "choice_none": Sentence("The field is empty.", "Use one of: {options}."),
    "choice_unknown": Sentence("{found} is not possible here.", "Use one of: {options}."),
    "yes_or_no_none": Sentence("The field is empty.", "Write true or false, without quotes."),
    "yes_or_no": Sentence("Only true or false is possible here, not {found}.", "Write true or false, without quotes."),
    "list_none": Sentence("The list is empty.", "Add an entry, or remove the field."),
    "list_too_long": Sentence(
        "The list has {actual} entries; it may have at most {most}.", "Remove some, or divide them."
    ),
    "list_too_short": Sentence("The list has {actual} entries; it needs at least {least}.", "Add what is missing."),
    "fields_none": Sentence("The field is empty.", "{known:below}"),
    "question_type_none": Sentence("type is missing.", "Add type: to the question. Use one of: {types}."),
    "question_type": Sentence("{found} is no type of question.", "Use one of: {types}."),
    "too_deep": Sentence(
        "Values are nested more than {most} levels deep.", "Check the indentation and the brackets of this line."
    ),
    # A rule of a question type that has no entry here: such rules are written for organizers from the start.
    "rule": Sentence("{sentence}", _FALLBACK),
    "unfitting": Sentence("This value does not fit here.", _FALLBACK),
}

# What the documents' own rules say; the code is the rule's.
RULES = {
    "fence_shape": Sentence(
        "A fence needs either a radius_m or a polygon, and not both.",
        "Write fence: {{radius_m: 30}}, or a polygon with at least three corners.",
    ),
    "text_languages": _SHAPES["text_languages"],
    "text_language": _SHAPES["text_language"],
    "text_empty": _SHAPES["text_empty"],
    "text_too_long": _SHAPES["text_too_long"],
    "text_invalid": _SHAPES["text_invalid"],
    "option_repeated": Sentence(
        "The option id {id:show} is used twice.", "Give each option of the question an id of its own."
    ),
    "one_correct_option": Sentence(
        "Exactly one option must be correct, here it is {marked}.",
        "Put correct: true at the right option, and at no other.",
    ),
    "no_correct_option": Sentence("No option is marked as correct.", "Put correct: true at each right option."),
    "hint_cost": Sentence(
        "A hint costs more than the {points} points the question brings.", "Lower the cost of the hint."
    ),
    "zero_at": Sentence(
        "zero_at is not greater than tolerance, so no answer could be partly right.",
        "Raise zero_at or lower tolerance.",
    ),
    "log_answer": Sentence("A logarithmic scale needs an answer above 0.", "Remove scale: log."),
    "log_factor": Sentence(
        "On a logarithmic scale tolerance and zero_at are factors of at least 1.",
        "Write for example tolerance: 1.1 and zero_at: 2, or remove scale: log.",
    ),
    "range_empty": Sentence("min is not less than max.", "Swap or correct min and max."),
    "answer_out_of_range": Sentence("The answer does not lie between min and max.", "Correct the answer, min or max."),
    "accept_too_long": Sentence(
        "The accepted answer {text:show} is longer than max_length.", "Raise max_length or shorten it."
    ),
    "accept_too_short": Sentence(
        "The accepted answer {text:show} is too short for this edit_distance.",
        "Lower edit_distance, so that other words do not count as right.",
    ),
}

_ROUTES = {
    "language_twice": Sentence("{language} is listed twice.", _TWICE),
    "station_id_twice": Sentence(
        "The station id {id} is already used in line {line}.", "Give each station an id of its own."
    ),
    "start_is_finish": Sentence(
        "The station {station} is both start and finish, but a group checks in only once at each.",
        "Remove one of the two; meeting_point can say where everybody meets again.",
    ),
    "station_twice": Sentence("The station {station} is listed twice.", _TWICE),
    "order_leaves_out": Sentence(
        "The order without steps leaves out {stations}; phones name them last and say so.",
        "Add them if there is a way without steps.",
    ),
    "station_unknown": Sentence("There is no station {station} on this route.", "Use one of: {known}."),
    "station_meant": Sentence("There is no station {station} on this route.", "Did you mean {meant}?"),
    "near_itself": Sentence("The station is named as being near itself.", "Name the station next to it."),
    "near_unplaced": Sentence(
        "The station {station} has no position either, so no walking time can be told.",
        "Name a neighbouring station that has a position.",
    ),
    "directions_unplaced": Sentence("directions is missing, and the station has no position.", _DIRECTIONS),
    "directions_unsure": Sentence(
        "directions is missing, and the confidence of the position is only {confidence}.", _DIRECTIONS
    ),
    "opens_nothing": Sentence(
        "A check-in opens nothing here: the station has no insight, picture, recording or quiz.",
        "Add insight: with a few sentences, or quiz: with the path of a quiz.",
    ),
    "station_unasked": Sentence(
        "Nothing is asked at this station.", "Write quiz: with the path of a quiz, or leave it so."
    ),
    "route_unasked": Sentence(
        "Nothing is asked anywhere on this route; points come from check-ins alone.",
        "Write quiz: with the path of a quiz at a station, or leave it so.",
    ),
    "insight_long": Sentence(
        "The insight has {words} words{language:in}; a group reads at most {most} while standing.",
        "Shorten it, or move a part into the explanation of a question.",
    ),
    "link_unusable": Sentence(
        "The link to {link} is shown as plain words.", "Write the whole address, beginning with https:// or mailto:."
    ),
    "quiz_unknown": Sentence("There is no file {folder}/{quiz}.yaml.", "Create it, or correct the path."),
    "quiz_meant": Sentence("There is no file {folder}/{quiz}.yaml.", "Did you mean {meant}?"),
    "quiz_taken": Sentence(
        "The station {station} asks the questions of {quiz} already.",
        "Give this station a quiz of its own, so that nobody is asked twice.",
    ),
    "recording_language": Sentence("{language} is none of the route's languages.", "Use one of: {known}."),
    "recording_twice": Sentence("There is already a recording in {language:language}.", _TWICE),
    "recording_missing": Sentence(
        "There is no recording in {language:language}; its readers get another one and its words.",
        "Add one, or leave it so.",
    ),
    "alt_file_name": Sentence(
        "The description {text:show} is the name of a file.",
        "Describe in one sentence what is to be seen, or write decorative: true if the picture tells nothing.",
    ),
    "alt_begins": Sentence(
        "The description begins with {words:show}, which a screen reader has said already.",
        "Begin with what is to be seen.",
    ),
}

_PLACES = {
    "fence_unplaced": Sentence(
        "A fence lies around a position, but this station has none.",
        "Add position:, or remove the fence; without a position the station opens by code only.",
    ),
    "fence_too_wide": Sentence(
        "A fence of {radius:.0f} m is too wide for a position of low confidence.",
        "Measure the position on site, or write a radius_m of at most {most}.",
    ),
    "fence_small": Sentence(
        "A fence of {radius:.0f} m is small: between houses a phone is often off by more.",
        "Write a radius_m of at least {least} if nothing else lies close by.",
    ),
    "fence_small_unsure": Sentence(
        "A fence of {radius:.0f} m is small for a position of {confidence} confidence.",
        "Measure the position on site, or write a radius_m of at least {least}.",
    ),
    "polygon_narrow": Sentence(
        "The polygon is only {width:.0f} m wide, which is narrow for a position of {confidence} confidence.",
        "Draw it at least {least} m wide, or use a circle.",
    ),
    "polygon_corners": Sentence("The polygon has fewer than three different corners.", "Add the missing corners."),
    "polygon_too_large": Sentence(
        "The polygon is more than 2 km wide.", "Check the digits of each corner, and draw only the place itself."
    ),
    "polygon_not_simple": Sentence(
        "The sides of the polygon cross or touch each other.",
        "List the corners in the order in which one walks around the place.",
    ),
    "polygon_out_of_range": Sentence(
        "A corner of the polygon lies outside the valid range of degrees.",
        "Write each corner as [lat, lon], such as [53.3249, 11.4949].",
    ),
    "polygon_far": Sentence(
        "The polygon lies {distance:.0f} m away from the position of its station; at most {most} m are possible.",
        "Correct the corners or the position.",
    ),
    "polygon_beside": Sentence(
        "The position of the station lies {distance:.0f} m beside its polygon, so phones lead past the place.",
        "Draw the polygon around the position, or correct the position.",
    ),
    "position_swapped": Sentence(
        "lat {lat} and lon {lon} lie outside Europe; swapped they lie in Germany.", "Write lat: {lon} and lon: {lat}."
    ),
    "corner_swapped": Sentence(
        "The corner [{lat}, {lon}] lies outside Europe; swapped it lies in Germany.",
        "Write each corner as [lat, lon]: [{lon}, {lat}].",
    ),
    "station_far": Sentence(
        "The station lies {km:.1f} km away from the nearest other one.", "Check the digits of lat and lon."
    ),
    "fences_overlap": Sentence(
        "The fences of {first} and {second}, {distance:.0f} m apart, overlap with the tolerance of {tolerance} m each.",
        "Leave it if the phone may ask which of the two it is, or make the fences smaller.",
    ),
    "leg_long": Sentence(
        "The way from {first} to {second} is {distance} m as the crow flies, at least {minutes} min on foot.",
        "Change the order, or put a station in between.",
    ),
    "line_swapped": Sentence(
        "The line lies outside Europe; with its numbers swapped it would lie in Germany.",
        "Write each point of a GeoJSON file as [longitude, latitude].",
    ),
    "line_begins_far": Sentence(
        "The line begins {distance:.0f} m away from the nearest station.",
        "Draw it up to within {most} m of a station, or check whether it belongs to this route.",
    ),
    "line_ends_far": Sentence(
        "The line ends {distance:.0f} m away from the nearest station.",
        "Draw it up to within {most} m of a station, or check whether it belongs to this route.",
    ),
    "line_passes_far": Sentence(
        "The walking line passes the station {distance:.0f} m away.",
        "Draw the line up to within {most} m of the station, or correct the position.",
    ),
}

_QUIZZES = {
    "question_id_twice": Sentence(
        "The question id {id} is already used in line {line}.", "Give each question of the quiz an id of its own."
    ),
    "number_unsourced": Sentence("A number question needs the source of its answer.", _SOURCE),
    "figure_unsourced": Sentence("The {what} holds the figure {figure} without a source.", _SOURCE),
    "text_long": Sentence(
        "The {what} has {length} characters{language:in}; on a phone at most {most} are read at a glance.",
        "Shorten it.",
    ),
    "number_off_steps": Sentence(
        "Counted in steps of {step:show} nobody comes closer to {answer:show} than {nearest:show},"
        " which does not earn all points.",
        "Correct step, min or the answer, or raise tolerance.",
    ),
    "accept_same": Sentence(
        "The accepted answers {first:show} and {second:show} count as the same anyway.", "Remove one of the two."
    ),
    "accept_unseen": Sentence(
        "The accepted answer {text:show} holds no character that can be seen and typed.",
        "Type it again, or remove it.",
    ),
    "options_same": Sentence(
        "The options {first:show} and {second:show} say the same{language:in}, so nobody can choose between them.",
        "Change or remove one of the two.",
    ),
    "all_correct": Sentence(
        "All options are marked as correct, so whoever ticks everything is right.",
        "Add an option that is wrong, or ask otherwise.",
    ),
    "colours_only": Sentence(
        "The options differ by colour alone, such as {text:show}; not everybody can tell colours apart.",
        "Add a word about shape or place to each, or ask otherwise.",
    ),
    "colour_asked": Sentence(
        "The answer {text:show} is a colour and nothing else; not everybody can tell colours apart.",
        "Ask for something that everybody can see or feel.",
    ),
}

_REFERENCES = {
    "reference_own": Sentence(
        "The quiz refers to a question of its own.", "Remove this entry; the question is asked here already."
    ),
    "reference_quiz_unknown": Sentence("There is no quiz {quiz}.", "Create it, or correct the path."),
    "reference_quiz_meant": Sentence("There is no quiz {quiz}.", "Did you mean {meant}?"),
    "reference_further": Sentence(
        "The question {question} of {quiz} is taken from another quiz itself.", "Write use: {use}."
    ),
    "reference_question_unknown": Sentence(
        "There is no question {question} in the quiz {quiz}.", "Correct the id behind the #, or remove this entry."
    ),
    "reference_question_meant": Sentence(
        "There is no question {question} in the quiz {quiz}.", "Did you mean {meant}?"
    ),
}

_TEXTS = {
    "translation_missing": Sentence(
        "The text is missing in {language:language}.",
        "Add {language}: below it, or write one text in quotes if it is the same in all languages.",
    ),
    "easy_missing": Sentence(
        "{language:language} is missing; readers get {instead:language} instead.",
        "Add {language}: with short sentences and common words.",
    ),
    "easy_sentence_long": Sentence(
        "A sentence has {words} words; Einfache Sprache has at most {most}: {start}",
        "Say it in shorter sentences, one thing in each.",
    ),
    "easy_passive": Sentence(
        "“{word}” makes a sentence hard to read; say who does what: {start}",
        "Say it in shorter sentences, one thing in each.",
    ),
    "easy_genitive": Sentence(
        "“{word}” is a genitive; write “von”: {start}", "Say it in shorter sentences, one thing in each."
    ),
    "easy_median": Sentence(
        "Half of the sentences in Einfache Sprache have more than {most} words.", "Divide long sentences."
    ),
    "sentence_long": Sentence(
        "A sentence has {words} words{language:in}; standing, people read at most {most} at a time: {start}",
        "Make two of it.",
    ),
    "text_hard": Sentence(
        "The text is hard to read{language:in}: its reading index is {lix}, and above {most} it is heavy going.",
        "Use shorter sentences and shorter words.",
    ),
}

_FILES = {
    "medium_missing": Sentence("There is no file {file} in this folder.", "Add the file, or correct its name."),
    "line_broken": Sentence(
        "{file} cannot be used: {problem}.", "Draw it again, for example in uMap, and export it as GeoJSON."
    ),
    "context_broken": Sentence(
        "{file} cannot be used: {problem}.", "Draw it again, for example in uMap, and export it as GeoJSON."
    ),
    "picture_heavy": Sentence(
        "{file} has {megabytes:.1f} MB, which is slow where reception is poor.",
        "Save it smaller; 1600 pixels on the longer side are enough.",
    ),
    "recording_heavy": Sentence(
        "{file} has {megabytes:.1f} MB, which is slow where reception is poor.",
        "Export it in mono with 64 kbit/s; a minute then has half a megabyte.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **FILE_SENTENCES, **_SHAPES, **RULES, **_ROUTES, **_PLACES, **_QUIZZES, **_REFERENCES, **_TEXTS, **_FILES,
}  # fmt: skip

"""YAML with lines: what is read, what is refused, and that no bytes raise an exception."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from app.content import yaml_source
from app.content.yaml_source import MAX_VALUES, parse_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _each_parser(request, monkeypatch) -> None:
    """Installations without the C library have to say the same."""
    monkeypatch.setattr(yaml_source, "_LOADER", getattr(yaml, request.param))


def bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10)]
    return "\n".join(lines).encode()


def test_values_are_what_an_author_means() -> None:
    source = parse_yaml(
        b"text: 'yes'\ntruth: yes\nnothing: ~\nempty:\nwhole: 12\nminus: -3\npart: 47.5\nsmall: .5\n"
        b"date: 2022-06-21\ntime: 12:30\nphone: 0387\nversion: 1_000\nno: Norwegian\nlist: [1, a]\n"
    )
    assert source.problems == []
    assert source.data == {
        "text": "yes",
        "truth": True,
        "nothing": None,
        "empty": None,
        "whole": 12,
        "minus": -3,
        "part": 47.5,
        "small": 0.5,
        "date": "2022-06-21",
        "time": "12:30",
        "phone": "0387",
        "version": "1_000",
        "no": "Norwegian",
        "list": [1, "a"],
    }
    assert source.words == {("truth",): "yes"}


def test_lines_are_those_of_the_fields() -> None:
    source = parse_yaml(b"# first\na: 1\nb:\n  - c: |\n      text\n    d: 2\n  - 3\n")
    assert source.line(("a",)) == 2
    assert source.line(("b",)) == 3
    assert source.line(("b", 0)) == 4
    assert source.line(("b", 0, "d")) == 6
    assert source.line(("b", 1)) == 7
    assert source.line(("b", 0, "missing", "deeper")) == 4


def test_typing_leaves_no_trace_in_a_text() -> None:
    forms = [
        b'a: "Das Haus \xc3\xa4."',
        b"a: 'Das Haus \xc3\xa4.'",
        b"a: Das Haus \xc3\xa4.",
        b"a: |\n  Das Haus \xc3\xa4.\n",
        b"a: >-\n  Das\n  Haus \xc3\xa4.\n",
        "a: Das Haus a\u0308.".encode(),
        b'\xef\xbb\xbfa: "Das Haus \xc3\xa4."\r\n',
    ]
    assert {parse_yaml(form).data["a"] for form in forms} == {"Das Haus ä."}  # type: ignore[index]


def test_an_anchored_word_keeps_how_it_was_written() -> None:
    source = parse_yaml(b"a: &x {b: yes}\nc: [*x]\n")
    assert source.data == {"a": {"b": True}, "c": [{"b": True}]}
    assert source.words == {("a", "b"): "yes", ("c", 0, "b"): "yes"}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"a: b: c", 1, "A colon stands inside a text that is not in quotes, or the line is indented too far."),
        (b"a: 1\nb: 'x\n\nc: 1\n", 2, "A quotation mark is opened here and never closed."),
        (b'a: "x\nb: "y"\n', 1, "The quotation mark in this line has no partner."),
        (b"a: 1\nb: [1, 2\nc: 2", 2, "A bracket or brace is opened here and the list inside it is broken."),
        (b"a:\n\t- 1", 2, "The line holds a character that cannot start a value, such as a tab, @, ` or %."),
        (b"a: @x", 1, "The line holds a character that cannot start a value, such as a tab, @, ` or %."),
        (b"a: 1\nb\nc: 1", 3, "A line just above has no colon after its name."),
        (b"a: * x", 1, "A text begins with * or &, which has a special meaning in YAML."),
        (b'a: "\\q"', 1, "A backslash in double quotes is followed by something it cannot stand before."),
        (b"a:\n  - b\n c: 1", 3, "This line does not fit to the indentation of the lines above it."),
        (b"a: !!python/object:os.system x", 1, "The tag !!python/object:os.system is not allowed here."),
        (b"a: !secret x", 1, "The tag !secret is not allowed here."),
        (b"a: 1\n---\nb: 1", 2, "A line with --- starts a second document; only the first would be read."),
        (b"a: *gone", 1, "*gone refers to something that is not finished before this line."),
        (b"a: &a [*a]", 1, "*a refers to something that is not finished before this line."),
        (b"a: &a {b: 1}\nc:\n  <<: *a", 3, "The merge key << is not supported."),
        (b"? [a]\n: 1", 1, "The name before a colon must be a single word."),
        (b"a: 1\na: 2", 2, "a is written twice here; the first one is in line 1."),
        (b'a: "\\x07"', 1, "There is an invisible control character in this text."),
        (b"a: b\x07", 1, "There is an invisible control character in this line."),
        (b"# nothing", None, "The file is empty."),
        (b"a: " + b"[" * 30, 1, "Values are nested more than 20 levels deep."),
        (b"a: &a [[[[[[[[[[1]]]]]]]]]]\nb: [[[[[[[[[[[*a]]]]]]]]]]]", 2, "Values are nested more than 20 levels deep."),
        (bomb(), 5, f"The file unfolds to more than {MAX_VALUES} values."),
        (b"- 1\n" * (MAX_VALUES + 1), MAX_VALUES, f"The file unfolds to more than {MAX_VALUES} values."),
        ("a: ü".encode("utf-16"), 1, "The file is not saved as UTF-8, so umlauts would be lost."),
    ],
)
def test_what_cannot_be_read_is_explained_with_its_line(raw: bytes, line: int | None, message: str) -> None:
    problems = parse_yaml(raw).problems
    assert [(problem.line, problem.message) for problem in problems] == [(line, message)]
    assert problems[0].remedy


def test_after_a_key_written_twice_the_rest_is_still_read() -> None:
    source = parse_yaml(b"a: 1\na: {b: [2]}\nc: 3")
    assert source.data == {"a": 1, "c": 3}


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 1_000_000,
        b"{a: " * 250_000,
        b"- " * 500_000,
        b"a: 1\n" * 200_000,
        b"".join(b"k%d: 1\n" % number for number in range(90_000)),
        b"".join(b"- &a%d yes\n" % number for number in range(24_000)),
        b"a: &a x\nb: [" + b"*a," * 300_000,
        b"9" * 1_000_000,
        b'"' + b"a" * 999_999,
    ],
    ids=["brackets", "braces", "dashes", "twins", "names", "anchors", "references", "digits", "quote"],
)
def test_a_hostile_file_is_answered_soon(raw: bytes) -> None:
    began = time.process_time()
    source = parse_yaml(raw)
    assert source.problems or source.data is not None
    # About a hundred times what it takes; a quadratic path would need minutes.
    assert time.process_time() - began < 20


yaml_text = st.text(alphabet="ab:- \n{}[],&*!|>'\"#%@?\\~<1.0ä\t", max_size=80)


@given(
    st.binary(max_size=200) | yaml_text.map(str.encode) | st.text(max_size=80).map(lambda text: text.encode("utf-8"))
)
@example(b"\xed\xa0\x80")
@example(b'"\\ud800"')
@example(b"a: \xc2\x85")
def test_no_bytes_raise_an_exception(raw: bytes) -> None:
    source = parse_yaml(raw)
    assert source.problems or source.lines
    for problem in source.problems:
        assert problem.message.endswith(".")
        assert problem.remedy.endswith(".")

"""Markdown of an insight as a tree of plain values, never as HTML: the phone builds elements from it.

Imported by play (state), content check and the studio.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Node(TypedDict):
    tag: str
    href: NotRequired[str]
    children: list[str | Node]


# `html` off turns every angle bracket into text; tables, code and images have no place in a text read standing.
_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 12}).disable(["code", "fence", "backticks"])
_BLOCKS = {
    "paragraph": "p",
    "heading": "h3",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
}
_HREF = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@[^\s@]+$)[^\s]*", re.IGNORECASE)


def blocks(text: str) -> list[Node]:
    """`"**Hallo**"` becomes `[{"tag": "p", "children": [{"tag": "strong", "children": ["Hallo"]}]}]`."""
    root = Node(tag="root", children=[])
    _fill(root, _PARSER.parse(text))
    return [child if not isinstance(child, str) else Node(tag="p", children=[child]) for child in root["children"]]


def plain_text(text: str) -> str:
    """What is left to read aloud or to count: the words without marks and addresses."""
    return " ".join(paragraphs(text)).strip()


def paragraphs(text: str) -> list[str]:
    """The words of each paragraph, heading and entry of a list, without marks and addresses."""
    return [part for block in blocks(text) for part in _texts(block)]


def count_words(text: str) -> int:
    return sum(1 for word in plain_text(text).split() if any(char.isalnum() for char in word))


def unusable_links(text: str) -> list[str]:
    """Addresses that are shown as words only, because they are neither https, http nor mailto."""
    found: list[str] = []
    for token in _PARSER.parse(text):
        for child in token.children or []:
            if child.type == "link_open" and not _HREF.fullmatch(str(child.attrGet("href") or "")):
                found.append(str(child.attrGet("href") or ""))
    return found


def _fill(root: Node, tokens: Sequence[Token]) -> None:
    """Walks the flat tokens with a stack; what has no tag of its own hands its content to its parent."""
    stack = [root]
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            node = _node(name, token)
            if node is None or (name == "paragraph" and token.hidden):
                stack.append(stack[-1])
            else:
                stack[-1]["children"].append(node)
                stack.append(node)
        elif token.nesting == -1:
            stack.pop()
        else:
            _leaf(stack[-1], token)


def _leaf(parent: Node, token: Token) -> None:
    children = parent["children"]
    if token.type == "inline":
        _fill(parent, token.children or [])
    elif token.type == "hardbreak":
        children.append(Node(tag="br", children=[]))
    elif token.type == "softbreak":
        _append_text(children, " ")
    elif token.content:
        # The text of an image is its description.
        _append_text(children, token.content)


def _append_text(children: list[str | Node], text: str) -> None:
    if children and isinstance(children[-1], str):
        children[-1] += text
    else:
        children.append(text)


def _node(name: str, token: Token) -> Node | None:
    if name == "link":
        href = str(token.attrGet("href") or "")
        return Node(tag="a", href=href, children=[]) if _HREF.fullmatch(href) else None
    tag = _BLOCKS.get(name)
    return Node(tag=tag, children=[]) if tag else None


def _texts(node: Node) -> list[str]:
    """The texts of a block; inline marks inside a word do not split it."""
    pieces: list[str] = []
    line = ""
    for child in node["children"]:
        if isinstance(child, str):
            line += child
        elif child["tag"] in ("strong", "em", "a"):
            line += " ".join(_texts(child))
        else:
            pieces.extend([line, *_texts(child)])
            line = ""
    return [piece for piece in [*pieces, line] if piece.strip()]

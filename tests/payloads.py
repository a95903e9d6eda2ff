"""Texts that try to become something else than texts: markup, handlers, templates, characters that turn lines."""

from __future__ import annotations

from itertools import product

TAGS = (
    "<script>alert({n})</script>",
    "<img src=x onerror=alert({n})>",
    "<svg onload=alert({n})>",
    "<iframe srcdoc='<script>parent.alert({n})</script>'></iframe>",
    "<details open ontoggle=alert({n})>",
    "<video><source onerror=alert({n})></video>",
    "<a href='javascript:alert({n})'>x</a>",
    "<form action=javascript:alert({n})><button>x</button></form>",
    "<math><mtext><img src=x onerror=alert({n})></math>",
    "<style>@import 'data:,*{{display:none}}';</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<template><img src=x onerror=alert({n})></template>",
    "<object data=data:text/html,x></object>",
)
FRAMES = (
    "{0}",
    '"><x>{0}',
    "'>{0}",
    "</textarea>{0}",
    "</script>{0}",
    "</title>{0}",
    "--><!--{0}-->",
)
MARKDOWN = (
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](x onerror=alert(1))",
    "<javascript:alert(1)>",
    '[x](https://example.org/"onmouseover=alert(1))',
)
TEMPLATES = ("{{ 7 * 191 }}", "{% import os %}", "${alert(1)}", "#{7*191}", "<%= 7 %>", "{ $name }", "=1+1", "@SUM(1)")
# Characters that turn the direction of a line, join or hide letters, or climb out of it.
TURNING = ("\u202eabc", "\u2066x\u2069", "a\u200bb\u200dc\ufeff", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "a\u00adb", "\u2028x", "\U000e0041x")

PAYLOADS = [
    *(frame.format(tag.format(n=number)) for number, (frame, tag) in enumerate(product(FRAMES, TAGS))),
    *MARKDOWN,
    *TEMPLATES,
    *TURNING,
]

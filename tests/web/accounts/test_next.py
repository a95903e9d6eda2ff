"""The address to go on to after the login never leads to another server."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from app.accounts import passwords

HERE = "https://walk.example.org"
HOSTILE = [
    "", "/\\", "//", "///", "////", "\\", "\\\\", "\\/", "/\\/", "//evil.example", "///evil.example",
    "////evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example",
    "\\/\\/evil.example", "//evil.example/host/tours", "//evil.example@walk.example.org", "//walk.example.org",
    "///walk.example.org", "https://evil.example", "http://evil.example", "HTTPS://EVIL.EXAMPLE",
    "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "http:///evil.example",
    "https://walk.example.org", "https://walk.example.org@evil.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
    "evil.example", "host/tours", "./host", "../host", "?next=//evil.example", "#//evil.example",
    "@evil.example", "/@/../\\evil.example", "/\t/evil.example", "\t//evil.example", "/\n/evil.example",
    "\n//evil.example", "/\r/evil.example", "\r\n//evil.example", "/host\r\nSet-Cookie: staff=x",
    "/host\nLocation: //evil.example", " //evil.example", "/ /evil.example", " /host", "/\u00a0/evil.example",
    "\u3000//evil.example", "/\u2028/evil.example", "/\x00/evil.example", "\x00//evil.example", "/host\x00",
    "/\x0b/evil.example", "/\x1f/evil.example", "/\x7f/evil.example", "/\u200b/evil.example", "／／evil.example",
    "/／evil.example", "/\uff3cevil.example", "/\u2215evil.example", "/host\\..\\..\\\\evil.example",
    "/./\\evil.example", "/.//evil.example", "/..//evil.example", "/host/tours\\", "/<script>", "/\"onload=",
    "/host/tours#//evil.example", "/" + "a" * 600,
]  # fmt: skip
KEPT = ["/", "/host/tours", "/host/tours/3?tab=liste&x=%C3%A4", "/account", "/account?done=session", "/host/a-b_c~1"]


def test_the_corpus_is_large():
    assert len(set(HOSTILE)) >= 60


def test_a_hostile_address_leads_to_the_tours(user, make_staff, monkeypatch):
    monkeypatch.setattr(passwords, "matches", lambda stored, _typed: stored is not None)
    for target in HOSTILE:
        browser = make_staff()
        form = browser.get("/login", query_string={"next": target})
        assert 'name="next"' not in form.text, ascii(target)
        reply = browser.log_in(next=target)
        assert (reply.status_code, reply.headers.getlist("Location")) == (303, ["/host/tours"]), ascii(target)
        again = browser.get("/login", query_string={"next": target})
        assert again.headers.getlist("Location") == ["/host/tours"], ascii(target)
        chosen = browser.get("/login", query_string={"next": target, "lang": "en"})
        assert chosen.headers["Location"] == "/login", ascii(target)


def test_an_address_of_ours_is_kept(user, make_staff):
    for target in KEPT:
        assert make_staff().log_in(next=target).headers["Location"] == target
        assert urlsplit(urljoin(HERE, target)).netloc == "walk.example.org"

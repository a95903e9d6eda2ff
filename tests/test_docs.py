"""README and ARCHITECTURE stay true: what they name exists."""

from __future__ import annotations

import re

import click

from app.cli import main
from app.config import PREFIX, PROJECT_ROOT, SETTINGS

README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (PROJECT_ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_make_target_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make ([a-z0-9-]+)", README, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_target_for_people_says_what_it_does() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## \S", MAKEFILE, re.MULTILINE), target


def commands(group: click.Group, prefix: str = "") -> set[str]:
    """All commands of the command line."""
    found: set[str] = set()
    for name, command in group.commands.items():
        found |= commands(command, f"{prefix}{name} ") if isinstance(command, click.Group) else {prefix + name}
    return found


def test_every_command_that_the_readme_names_exists() -> None:
    named = re.findall(r"stadtlotse ((?:content|tour|db|user) [a-z0-9-]+|serve|demo)", README)
    assert named
    assert set(named) <= commands(main)


def test_every_command_has_a_sentence_of_help() -> None:
    for line in commands(main):
        command: click.Command = main
        for part in line.split():
            assert isinstance(command, click.Group)
            command = command.commands[part]
        assert command.help, line


def test_the_places_that_architecture_names_exist() -> None:
    named = re.findall(r"`((?:app|static|tests|templates|routes_data|quizzes|benchmarks)/[\w./-]*)`", ARCHITECTURE)
    assert len(named) > 15
    missing = [name for name in named if name != "static/vendor" and not (PROJECT_ROOT / name).exists()]
    assert missing == []


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (PROJECT_ROOT / target).exists(), target


def test_the_readme_has_a_row_for_every_setting_and_no_other() -> None:
    rows = re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| [^|]+ \| [^|]+ \|$", README, re.MULTILINE)
    assert rows == [setting.name for setting in SETTINGS]

"""Who the virtual groups are: names like the phones', different ones, and troubles for everybody's share."""

from __future__ import annotations

import re

import pytest

from app.config import PROJECT_ROOT
from app.ops.simulate.chance import chance
from app.ops.simulate.names import NAMES, QUALITIES, all_names, unique_names
from app.tours.rules import NAME_LENGTH, clean_name


def test_the_words_are_those_of_the_join_page():
    source = (PROJECT_ROOT / "static" / "js" / "core" / "names.js").read_text("utf-8")
    lists = [re.findall(r'"([^"]+)"', part) for part in re.findall(r"(?:qualities|names): \[([^\]]+)\]", source)]
    ours = [words[language] for language in ("de", "en") for words in (QUALITIES, NAMES)]
    assert [[word.replace("_", " ") for word in words.split()] for words in ours] == lists


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_differ_and_fit(language):
    names = unique_names(language, 1000, chance(1))
    assert len(set(names)) == 1000
    assert all(clean_name(name) == name and len(name) <= NAME_LENGTH for name in names)
    assert set(names) > set(all_names(language))


def test_the_same_seed_makes_the_same_groups(members):
    assert members(5, 40) == members(5, 40)
    assert members(5, 40) != members(6, 40)


@pytest.mark.parametrize("seed", range(20))
def test_every_dozen_meets_every_trouble(members, seed):
    groups = members(seed, 12)
    assert sum(group.second_phone for group in groups) == 4
    assert {group.language for group in groups} == {"de", "en"}
    for trouble in ("phone_dies_on_leg", "pauses_on_leg", "skips", "stuck_at"):
        assert any(getattr(group, trouble) is not None for group in groups), trouble
    assert any(group.lost_replies for group in groups)
    stuck = [group for group in groups if group.stuck_at]
    assert {group.patient for group in stuck} == {True, False}
    assert all(group.skips is None or group.skips != group.stuck_at for group in groups)


def test_groups_come_in_one_after_the_other_at_a_walkers_pace(members):
    groups = members(3, 100)
    arrivals = [group.joins_at_s for group in groups]
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] <= 300
    assert all(0.9 <= group.pace_m_s <= 1.4 and 0 < group.skill < 1 for group in groups)
    assert len({group.name for group in groups}) == 100

"""Invented group names; the same words as static/js/core/names.js, which a test holds equal. Pure, used by members."""

from __future__ import annotations

from random import Random

# No colours of parties, and no words that turn into a jibe beside an animal: as on the phones.
QUALITIES = {
    "de": "Flinke Mutige Muntere Kluge Wache Heitere Schnelle Leise Stolze Tapfere Pfiffige Emsige Bunte Neugierige "
    "Fröhliche Findige Geduldige Gelassene Listige Frische",
    "en": "Quick Brave Cheerful Clever Wide-awake Merry Speedy Quiet Proud Bold Nimble Busy Bright Curious Happy Handy "
    "Patient Steady Witty Breezy",
}
NAMES = {
    "de": "Füchse Möwen Otter Biber Dachse Kraniche Störche Igel Hasen Eulen Schwalben Reiher Robben Luchse Lachse "
    "Libellen Spechte Amseln Koggen Kutter Schoner Lotsenboote Fähren Jollen",
    "en": "Foxes Gulls Otters Beavers Badgers Cranes Storks Hedgehogs Hares Owls Swallows Herons Seals Lynxes Salmon "
    "Dragonflies Woodpeckers Blackbirds Cogs Cutters Schooners Pilot_Boats Ferries Dinghies",
}


def all_names(language: str) -> list[str]:
    """All names of a language, in a fixed order."""
    nouns = [noun.replace("_", " ") for noun in NAMES[language].split()]
    return [f"{quality} {noun}" for quality in QUALITIES[language].split() for noun in nouns]


def unique_names(language: str, count: int, random: Random) -> list[str]:
    """So many different names; where the words do not suffice, a number follows them."""
    names = all_names(language)
    random.shuffle(names)
    return [names[i % len(names)] + (f" {i // len(names) + 1}" if i >= len(names) else "") for i in range(count)]

"""How wrong a phone's position is: Rayleigh errors by surroundings, an accuracy that is itself only a guess. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from app.geo.distance import LocalPlane, Position


@dataclass(frozen=True)
class Surroundings:
    """Mean error of fixes here, and how often the phone knows that it does not know."""

    name: str
    mean_error_m: float
    imprecise: float


OPEN = Surroundings("open", 4, 0.005)
OLD_TOWN = Surroundings("old town", 11, 0.03)
CANYON = Surroundings("canyon", 22, 0.12)
MIX = ((OPEN, 0.4), (OLD_TOWN, 0.4), (CANYON, 0.2))

# Of a Rayleigh error, sigma is mean / sqrt(pi / 2), and 68 % lie within 1.2 means: what Android calls accuracy.
_SIGMA_PER_MEAN = 1 / math.sqrt(math.pi / 2)
_RADIUS_68_PER_MEAN = 1.2
_IMPRECISE_M = (110, 260)


def surroundings(random: Random) -> Surroundings:
    """What a station stands among."""
    return random.choices([kind for kind, _ in MIX], [weight for _, weight in MIX])[0]


def measure(true: Position, around: Surroundings, random: Random, *, imprecise: bool = False) -> dict[str, float]:
    """The fix that a phone reports at a place, as the body of a check-in carries it."""
    error = around.mean_error_m * _SIGMA_PER_MEAN * math.sqrt(-2 * math.log(1 - random.random()))
    accuracy = around.mean_error_m * _RADIUS_68_PER_MEAN * random.lognormvariate(0, 0.35)
    poor, age = random.random() < around.imprecise, random.uniform(0.2, 4)
    if poor or imprecise:
        accuracy = random.uniform(*_IMPRECISE_M)
        error += accuracy * random.uniform(0.1, 0.6)
    measured = away(true, error, random)
    return {
        "lat": round(measured.lat, 7),
        "lon": round(measured.lon, 7),
        "accuracy_m": round(max(3.0, accuracy), 1),
        "age_s": round(age, 1),
    }


def away(position: Position, distance_m: float, random: Random) -> Position:
    """A position so many metres away, in any direction."""
    turn = random.uniform(0, 2 * math.pi)
    return LocalPlane(position).to_position(distance_m * math.cos(turn), distance_m * math.sin(turn))


def towards(start: Position, end: Position, left_m: float) -> Position:
    """The place on the straight way to `end` with so many metres left; `start` where the way is shorter."""
    plane = LocalPlane(end)
    x, y = plane.to_xy(start)
    length = math.hypot(x, y)
    share = min(1.0, left_m / length) if length else 0.0
    return plane.to_position(x * share, y * share)

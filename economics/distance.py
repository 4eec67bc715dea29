"""How far a firm's home is from the region, and what that is worth."""

from __future__ import annotations

from math import asin, cos, isfinite, radians, sin, sqrt

from chainatlas.economics.candidate import Point

EARTH_KM = 6371.0088
"""Mean radius of the earth in km (IUGG)."""

HALF_KM = 500.0
"""So many km away a firm counts half: about a day's drive there and back."""


def kilometres(one: Point | None, two: Point | None) -> float | None:
    """Return the great-circle distance in km (haversine), None when not known.

    A latitude outside ±90° or a longitude outside ±180° is not a place: not known.
    """
    if one is None or two is None or not (_placed(one) and _placed(two)):
        return None
    lat1, lat2 = radians(one.lat), radians(two.lat)
    half = (
        sin((lat2 - lat1) / 2) ** 2
        + cos(lat1) * cos(lat2) * sin(radians(two.lon - one.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def decay(km: float) -> float:
    """Return ``2 ** (-km / 500)``: 1 on the spot, ½ at 500 km, ¼ at 1,000 km."""
    return float(2.0 ** (-km / HALF_KM))


def _placed(point: Point) -> bool:
    """Return whether the degrees are those of a place on the globe."""
    known = isfinite(point.lat) and isfinite(point.lon)
    return known and abs(point.lat) <= 90 and abs(point.lon) <= 180

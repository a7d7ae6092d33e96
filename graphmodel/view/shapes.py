"""The shapes of vis-network as corners, as ``page/geometry.js`` has them."""

from __future__ import annotations

import math

Corners = list[tuple[float, float]]


def corners(shape: str, radius: float) -> Corners | None:
    """Return the corners of a shape of a radius about the origin; none of a circle."""
    r = radius
    if shape == "square":
        return [(-r, -r), (r, -r), (r, r), (-r, r)]
    if shape == "diamond":
        return [(0, r), (r, 0), (0, -r), (-r, 0)]
    if shape == "triangle":
        return [(x, y + 0.2 * r) for x, y in _ring(3, -math.pi / 2, r * 1.15)]
    if shape == "triangleDown":
        return [(x, y - 0.2 * r) for x, y in _ring(3, math.pi / 2, r * 1.15)]
    if shape == "star":
        return [
            (x * share, y * share) for (x, y), share in zip(_ring(10, -math.pi / 2, r), [1.15, 0.5] * 5, strict=True)
        ]
    if shape == "hexagon":
        return _ring(6, 0, r)
    return None


def _ring(number: int, start: float, radius: float) -> Corners:
    angles = (start + i * 2 * math.pi / number for i in range(number))
    return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]

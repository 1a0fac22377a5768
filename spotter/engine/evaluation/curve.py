"""Draws the reliability curve, how often right against how sure: for a terminal, and as an SVG picture."""

from collections.abc import Sequence
from html import escape
from typing import Final

from spotter.engine.evaluation.figures import Bin

_WIDTH: Final = 51
_HEIGHT: Final = 17
_PANEL: Final = 360
_PLOT: Final = 260
_LEFT: Final = 64
_TOP: Final = 44


def terminal_curve(bins: Sequence[Bin]) -> str:
    """A plot of characters: `●` where a bin lies (larger bins bolder), `·` where sure would be right."""
    grid = [[" "] * _WIDTH for _ in range(_HEIGHT)]
    for column in range(_WIDTH):
        grid[_row(column / (_WIDTH - 1))][column] = "·"
    number = sum(each.right.total for each in bins) or 1
    for each in bins:
        low, high = each.right.interval
        column = round(each.confidence * (_WIDTH - 1))
        for row in range(_row(high), _row(low) + 1):
            grid[row][column] = "│"
    for each in bins:
        share = each.right.total / number
        sign = "●" if share >= 0.1 else "•" if share >= 0.03 else "∘"
        grid[_row(each.right.value)][round(each.confidence * (_WIDTH - 1))] = sign
    labels = {_row(share): f"{share:.2f}" for share in (0.0, 0.25, 0.5, 0.75, 1.0)}
    lines = [f"{labels.get(at, ''):>5} ┤{''.join(row).rstrip()}" for at, row in enumerate(grid)]
    axis = "".join(f"{share:<13}" for share in ("0", "0.25", "0.5", "0.75", "1")).rstrip()
    return "\n".join(["right", *lines, f"      └{'─' * _WIDTH}", f"       {axis}", "       how sure"])


def _row(share: float) -> int:
    return round((1 - min(1.0, max(0.0, share))) * (_HEIGHT - 1))


def svg_picture(curves: Sequence[tuple[str, Sequence[Bin]]]) -> str:
    """An SVG with one panel a file: points sized by number, their 95 % intervals, and the diagonal."""
    width, height = _PANEL * max(1, len(curves)), _TOP + _PLOT + 56
    panels = "".join(_panel(at * _PANEL, name, bins) for at, (name, bins) in enumerate(curves))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        ' role="img" aria-label="Reliability: how often a reading is right, against how sure it is"'
        ' font-family="system-ui, sans-serif" font-size="12" fill="#222">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{panels}</svg>\n'
    )


def _panel(left: int, name: str, bins: Sequence[Bin]) -> str:
    number = sum(each.right.total for each in bins) or 1
    ticks = "".join(_tick(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    path = " ".join(f"{_x(each.confidence):.1f},{_y(each.right.value):.1f}" for each in bins)
    points = "".join(_point(each, number) for each in bins)
    return (
        f'<g transform="translate({left} 0)">'
        f'<text x="{_LEFT + _PLOT / 2}" y="24" text-anchor="middle" font-weight="600">{escape(_printable(name))}</text>'
        f'{ticks}<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{path}" fill="none" stroke="#2b6cb0" stroke-width="1.5"/>{points}'
        f'<text x="{_LEFT + _PLOT / 2}" y="{_TOP + _PLOT + 40}" text-anchor="middle">how sure</text>'
        f'<text transform="translate(18 {_TOP + _PLOT / 2}) rotate(-90)" text-anchor="middle">how often right</text>'
        "</g>"
    )


def _tick(share: float) -> str:
    return (
        f'<line x1="{_x(share)}" y1="{_y(0)}" x2="{_x(share)}" y2="{_y(1)}" stroke="#e5e5e5"/>'
        f'<line x1="{_x(0)}" y1="{_y(share)}" x2="{_x(1)}" y2="{_y(share)}" stroke="#e5e5e5"/>'
        f'<text x="{_x(share)}" y="{_TOP + _PLOT + 18}" text-anchor="middle">{share:g}</text>'
        f'<text x="{_LEFT - 8}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
    )


def _point(each: Bin, number: int) -> str:
    low, high = each.right.interval
    x, y = _x(each.confidence), _y(each.right.value)
    radius = 3 + 9 * (each.right.total / number) ** 0.5
    return (
        f'<line x1="{x:.1f}" y1="{_y(low):.1f}" x2="{x:.1f}" y2="{_y(high):.1f}" stroke="#2b6cb0"'
        ' stroke-opacity="0.5"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#2b6cb0" fill-opacity="0.75">'
        f"<title>{each.right.hits} of {each.right.total} right, {each.confidence:.2f} sure</title></circle>"
    )


def _x(share: float) -> float:
    return _LEFT + share * _PLOT


def _y(share: float) -> float:
    return _TOP + (1 - share) * _PLOT


def _printable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())

"""Figures, and the table they are printed in."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MILLISECONDS = "ms"
MEGABYTES = "MB"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure beside its reference.

    Attributes:
        name: what was measured.
        ours: our figure, in ``unit``.
        reference: the reference's figure, in ``unit``; None where the target is absolute.
        ratio: ``ours / reference`` may be this at most; None: no target.
        limit: ``ours`` may be this at most; None: no target.
        unit: ``ms`` or ``MB``.
    """

    name: str
    ours: float
    reference: float | None = None
    ratio: float | None = None
    limit: float | None = None
    unit: str = MILLISECONDS

    @property
    def times(self) -> float | None:
        """How many times the reference ours is."""
        return self.ours / self.reference if self.reference else None

    @property
    def reached(self) -> bool:
        """Whether every target of the figure is reached."""
        within = self.limit is None or self.ours <= self.limit
        return within and (self.ratio is None or self.times is None or self.times <= self.ratio)

    def row(self) -> tuple[str, ...]:
        """The figure as a row of the table."""
        targets = [f"≤ {self.ratio:g}×"] if self.ratio else []
        targets += [f"≤ {self.limit:g} {self.unit}"] if self.limit else []
        return (
            self.name,
            f"{self.ours:.2f} {self.unit}",
            f"{self.reference:.2f} {self.unit}" if self.reference else "–",
            f"{self.times:.2f}×" if self.times else "–",
            ", ".join(targets) or "–",
            "ok" if self.reached else "MISS",
        )


HEAD = ("figure", "ours", "reference", "ratio", "target", "")


def table(figures: Iterable[Figure]) -> str:
    """Return figures as a table of aligned columns."""
    rows = [HEAD, *(figure.row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def median(times: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def percentile(times: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0–1) of ``times`` stay within."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

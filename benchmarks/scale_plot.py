"""The plot of many reports, as SVG and PNG: the cost of coverage in each way, and the cost of packing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure


@dataclass(frozen=True)
class Measured:
    """Seconds of coverage and of packing by the number of reports, milliseconds for each report by method, and the
    limit.
    """

    coverage: Mapping[int, float]
    ways: Mapping[str, Mapping[int, float]]
    packing: Mapping[int, float]
    limit_ms: float


def draw(measured: Measured, page: Path) -> None:
    """Write the plot beside a page, with the page's name."""
    mpl.rcParams.update({"svg.hashsalt": "gapgraph", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure = Figure(figsize=(10, 4.5), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    ours = {size: seconds / size * 1000 for size, seconds in measured.coverage.items()}
    for name, points in {**measured.ways, "columns of bits": ours}.items():
        left.plot([*points], [*points.values()], marker="o", label=name)
    left.axhline(measured.limit_ms, color="#b00", linestyle="--", linewidth=1, label="limit")
    left.set(xscale="log", yscale="log", xlabel="reports", ylabel="milliseconds a report", title="Coverage")
    left.legend(fontsize="small", loc="upper right")
    for axis in (left.xaxis, left.yaxis):
        axis.set_major_formatter("{x:,.12g}")
    right.plot([*measured.packing], [*measured.packing.values()], marker="o")
    right.set(xlabel="reports", ylabel="seconds", title="Packing", xlim=(0, None), ylim=(0, None))
    figure.savefig(
        page.with_suffix(".svg"), metadata={"Date": None, "Title": "Many reports: what coverage and packing cost"}
    )
    figure.savefig(page.with_suffix(".png"), dpi=110, metadata={"Software": None})

"""Many rounds, and the table of their figures: ``python -m tests.e2e.reliability --rounds 500``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.e2e.reliability import stock
from tests.e2e.reliability.figures import Figures, Wrong, table
from tests.e2e.reliability.moments import now
from tests.e2e.reliability.round import play


def played(seed: int) -> Figures:
    """Play a round in a folder that is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"heldag-round-{seed}-") as folder:
        try:
            return play(seed, Path(folder))
        except Exception as error:  # noqa: BLE001  # one round must not end the others
            return Figures(rounds=1, wrong=[Wrong("other", f"{type(error).__name__}: {error}")])


def show(seed: int) -> Figures:
    """Play a round and print what happens in it."""
    began = now()
    with tempfile.TemporaryDirectory(prefix=f"heldag-round-{seed}-") as folder:
        return play(seed, Path(folder), lambda words: print(f"{now() - began:6.2f} {words}"))


def sum_up(played: Iterable[tuple[int, Figures]]) -> Figures:
    """Return the sums of rounds, and print each that went wrong as soon as it is over."""
    sums = Figures()
    for seed, figures in played:
        sums.add(figures)
        if figures.wrong:
            print(f"seed {seed}, with {', '.join(figures.happenings)}:")
        for wrong in figures.wrong:
            print(f"  {wrong.what}: {wrong.words}", flush=True)
    return sums


def main() -> int:
    """Play the rounds, print each that went wrong, and the sums; return 1 if one did."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.reliability")
    parser.add_argument("--rounds", type=int, default=500, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument("--seed", type=int, help="play this one, and show what happens in it")
    parser.add_argument("--workers", type=int, default=2, help="how many at once")
    chosen = parser.parse_args()
    stock.own_file(), stock.other_file()  # so that the workers have them
    if chosen.seed is not None:
        sums = sum_up([(chosen.seed, show(chosen.seed))])
    else:
        seeds = range(chosen.first, chosen.first + chosen.rounds)
        with ProcessPoolExecutor(chosen.workers) as pool:
            sums = sum_up(zip(seeds, pool.map(played, seeds), strict=True))
    print(table(sums))
    return int(bool(sums.wrong))


if __name__ == "__main__":
    sys.exit(main())

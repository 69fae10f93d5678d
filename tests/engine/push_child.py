"""A small push; run in a process of its own it stops after some parts and waits to be killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from panhuo.engine.push import run
from panhuo.engine.push.rules import Rule
from panhuo.engine.push.run import Side, push


def scene(patents: int = 300, takers: int = 60):
    rng = np.random.default_rng(5)

    def side(letter, size) -> Side:
        vectors = rng.normal(size=(size, 32))
        return Side(
            [f"{letter}{row}" for row in range(size)],
            (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16),
        )

    offered, asking = side("p", patents), side("t", takers)
    held = [(("C35",), ("C26", "C35"), ())[row % 3] for row in range(patents)]
    wanted = [("C26", "C35", "")[row % 3] for row in range(takers)]
    places = [(("330000",), ("440000",), ())[row % 3] for row in rng.integers(3, size=patents)]
    wished = [("330000", "")[row % 2] for row in range(takers)]
    return offered, asking, [Rule("industry", held, wanted), Rule("region", places, wished)]


def small_parts(function):
    run.PART = 8
    return function


def main(folder: Path) -> None:
    patents, takers, rules = scene()
    write_one = run._one

    def stop_at_the_fourth(piece, *rest) -> None:
        if piece.number == 3:
            sys.stdout.write("waiting\n")
            sys.stdout.flush()
            time.sleep(600)
        write_one(piece, *rest)

    run._one = stop_at_the_fourth
    small_parts(push)(folder, patents=patents, takers=takers, rules=rules, limit=5, threads=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

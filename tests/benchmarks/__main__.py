"""Measure speed and memory, ours and others' side by side: python -m tests.benchmarks

    --only start,speed,peers,scale,store,dask,page    parts to run (default: the first four)
    --sizes 1,10     MB of text for "scale"; 1,10,100 takes the longest
    --text FOLDER    other articles to measure on (Markdown)

Each run's ratios are its own: whatever else the machine does slows all of them. Figures come from
whole processes, started fresh, unless a line says otherwise.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import find_text
from tests.benchmarks.parts import PARTS, Bench

DEFAULT = "start,speed,peers,scale"


def main() -> int:
    """Run the parts and print their figures."""
    shape = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=__doc__, formatter_class=shape
    )
    parser.add_argument("--only", default=DEFAULT)
    parser.add_argument("--sizes", default="1,10")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--main-size", type=float, default=10, help="MB of text for speed and peers")
    parser.add_argument("--slice", type=float, default=1, help="MB that the peers read")
    parser.add_argument("--cap", type=float, default=60, help="seconds that a peer may take")
    given = parser.parse_args()
    parts = given.only.split(",")
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)} (there are {', '.join(PARTS)})")
    text, line = (given.text, str(given.text)) if given.text else find_text()
    print(f"text: {line}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        sizes = tuple(map(float, given.sizes.split(",")))
        bench = Bench(text, Path(folder), given.main_size, given.slice, given.cap, sizes)
        for part in parts:
            print(f"\n{PARTS[part].__doc__}", flush=True)
            try:
                PARTS[part](bench)
            except RuntimeError as error:
                print(f"  failed: {str(error).strip().splitlines()[-1]}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

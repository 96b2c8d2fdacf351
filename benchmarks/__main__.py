"""Run benchmarks and print their ratios: `make bench` runs every `bench_*`, `make bench ONLY=large` another by name."""

import importlib
import pkgutil
import sys

import benchmarks

Row = tuple[str, float, str, str]
"""What was measured, the figure, its unit, and what it is measured against."""


def main() -> None:
    """Run the modules that were named, or those named `bench_*`, one after the other, printing as they go."""
    modules = sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__))
    for module in sys.argv[1:] or [one for one in modules if one.startswith("bench_")]:
        print(f"\n{module.removeprefix('bench_')}")
        for row in importlib.import_module(f"benchmarks.{module}").run():
            print(_line(row), flush=True)


def _line(row: Row) -> str:
    what, figure, unit, against = row
    return f"  {what:<58} {figure:>10,.2f} {unit:<10} {against}"


if __name__ == "__main__":
    main()

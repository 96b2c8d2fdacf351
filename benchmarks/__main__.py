"""Run every benchmark and print its ratios: `make bench`."""

import importlib
import pkgutil

import benchmarks

Row = tuple[str, float, str, str]
"""What was measured, the figure, its unit, and what it is measured against."""


def main() -> None:
    """Run the modules named `bench_*` one after the other, printing as they go."""
    for module in sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__)):
        if module.startswith("bench_"):
            print(f"\n{module.removeprefix('bench_')}")
            for row in importlib.import_module(f"benchmarks.{module}").run():
                print(_line(row))


def _line(row: Row) -> str:
    what, figure, unit, against = row
    return f"  {what:<58} {figure:>10,.2f} {unit:<10} {against}"


if __name__ == "__main__":
    main()

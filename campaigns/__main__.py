"""Run the trials, print the seed and what went wrong: `python -m campaigns [--seed N] [--count N] [NAME ...]`."""

import argparse
import secrets
import sys
import time
from collections.abc import Callable, Iterator

from campaigns import damage, death, full_disk, machine, mutants, plaintext, power, sleep

TRIALS: dict[str, tuple[Callable[[int, int], Iterator[str]], int]] = {
    "damage": (damage.run, damage.COUNT),
    "death": (death.run, death.COUNT),
    "disk": (full_disk.run, full_disk.COUNT),
    "machine": (machine.run, machine.COUNT),
    "mutants": (mutants.run, mutants.COUNT),
    "plaintext": (plaintext.run, plaintext.COUNT),
    "power": (power.run, power.COUNT),
    "sleep": (sleep.run, sleep.COUNT),
}


def main() -> int:
    """0 when nothing went wrong in any of them."""
    given = _options().parse_args()
    seed, wrong = given.seed if given.seed is not None else secrets.randbelow(1 << 32), 0
    for name in given.names or sorted(TRIALS):
        run, count = TRIALS[name]
        count, began = given.count or count, time.monotonic()
        print(f"{name}: {count} times, seed {seed}", flush=True)
        for what in run(seed, count):
            wrong += 1
            print(f"  WRONG {what}", flush=True)
        print(f"  done in {time.monotonic() - began:.0f} s", flush=True)
    print(f"{wrong} went wrong" if wrong else "nothing went wrong")
    return int(wrong > 0)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="campaigns")
    options.add_argument("names", nargs="*", choices=[[], *TRIALS], metavar="NAME", help=", ".join(TRIALS))
    options.add_argument("--seed", type=int, help="the same seed is the same trial")
    options.add_argument("--count", type=int, help="how often, in place of each one's own number")
    return options


if __name__ == "__main__":
    sys.exit(main())

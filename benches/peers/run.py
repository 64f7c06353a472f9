"""Runs `cmo` beside its peers on one workload, in turn, and prints the table of ratios.

    python3 benches/peers/run.py [--program FILE] [--rounds N] [--folder DIR]

installs the peers from PyPI in a virtual environment below `target`, makes a workload from a seed, runs every engine on it
one after the other, N rounds of it (5), checks that all give the same counts for each configuration, and prints medians. A
ratio is the median of the ratios within a round. What is counted is processor time, which other work on the machine changes least;
of `cmo` that of the whole process, of a peer without the start of Python and the loading of its libraries. All run on
one thread. PROGRAM is `target/release/cmo`, and built where it is not there.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from jobs import Jobs
from table import table

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PEERS = ["duckdb", "polars", "clingo", "zen-engine", "numpy"]
SEED = 1

# Configurations, cases, phrases.
SIZES = {"M": (1_000, 100_000, 300), "S": (100, 1_000, 60), "tenfold": (1_000, 1_000_000, 300)}


def environment(folder):
    """The Python that has the peers; installed where it is not there."""
    python = folder / "venv/bin/python"
    modules = ", ".join(name.removesuffix("-engine") for name in PEERS)
    if not python.exists() or subprocess.run([python, "-c", f"import {modules}"], capture_output=True).returncode:
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
    return str(python)


def workloads(python, folder):
    """Makes the workloads that are not there."""
    for name, sizes in SIZES.items():
        made = folder / name / "made"
        if made.exists() and made.read_text() == f"{sizes} {SEED}":
            continue
        numbers = [str(number) for number in (*sizes, SEED)]
        subprocess.run([python, HERE / "workload.py", folder / name, *numbers], check=True)
        made.write_text(f"{sizes} {SEED}")


def built(program):
    """The program; built where none is given and none is there."""
    program = program or ROOT / "target/release/cmo"
    if not program.exists():
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    return program


def agreed(told):
    """Stops where two that were asked the same give other counts."""
    for question, answers in told.items():
        (first, expected), *others = answers.items()
        for name, counts in others:
            if counts != expected:
                number = next(index for index, pair in enumerate(zip(counts, expected)) if pair[0] != pair[1])
                sys.exit(f"{question}: {name} says {counts[number]} of r{number}, {first} {expected[number]}")
        print(f"{question}: the same counts for {len(expected)} configurations by {', '.join(answers)}", file=sys.stderr)


def machine(python):
    """What it was measured on."""
    versions = "import importlib.metadata as of; print(', '.join(f'{one} {of.version(one)}' for one in %r))" % PEERS
    peers = subprocess.run([python, "-c", versions], check=True, capture_output=True, text=True).stdout.strip()
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, load {load}; {platform.system()}, Python {platform.python_version()}, {peers}"


def main():
    """Installs, makes, runs, checks, prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--folder", type=Path, default=ROOT / "target/peers", help="where everything is put (3 GB)")
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    python = environment(given.folder)
    workloads(python, given.folder)
    jobs = Jobs(built(given.program), python, given.folder)
    for number in range(given.rounds):
        print(f"round {number + 1} of {given.rounds}", file=sys.stderr)
        jobs.round()
    agreed(jobs.told)
    (given.folder / "figures.json").write_text(json.dumps(jobs.figures))
    print(f"{machine(python)}; medians of {given.rounds}\n\n{table(jobs.figures)}")


if __name__ == "__main__":
    main()

"""Asks DuckDB, PostgreSQL and Spark what `cmo sql` says, and compares it with what `cmo` says itself.

    main.py CMO TRIALS SOCKET

CMO is the program, TRIALS the file that `cargo test sql::trials` writes, SOCKET the folder of a PostgreSQL server's socket.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from itertools import chain, islice
from pathlib import Path

from compared import differences
from engines import DuckDb, Postgres, Spark

ROOT = Path(__file__).resolve().parents[2]
# Of random theories Spark gets so many: it takes about a second to plan a small query, and far more for a circle that is
# written out.
SPARK_TRIALS = 20
LENGTHS = {"duckdb": range(1, 10**9), "postgres": range(1, 10**9), "spark": range(1, 20_000)}

# What a column says of a phrase, and what is in it where the case says so much for the phrase and against it.
CRISP = [
    ("", lambda one, other: True if one == 1 else None),
    ("not ", lambda one, other: True if other == 1 else None),
    ("unknown ", lambda one, other: True if one == other == 0 else None),
]
GRADED = [
    ("", lambda one, other: one if one + other > 0 else None),
    ("", lambda one, other: 1 - other if one + other > 0 and other != 1 - one else None),
    ("unknown ", lambda one, other: 1 if one == other == 0 else None),
]


def cmo(*arguments):
    """What the program prints; it has to be fine."""
    return subprocess.run([sys.argv[1], *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def random_trials(engine):
    """The random theories, as far as the engine has the time."""
    found = (trial for trial in map(json.loads, open(sys.argv[2], encoding="utf-8")) if fits(trial, engine))
    for trial in islice(found, SPARK_TRIALS if engine == "spark" else None):
        yield f"random theory {trial['number']}", trial, trial["queries"][engine]


def fits(trial, engine):
    """Whether there is a query for the engine, and no longer than it can take."""
    return len(trial["queries"].get(engine, "")) in LENGTHS[engine]


def shipped_trials(engine):
    """The cases of the shipped theories: those of no theory with all, and those of one with that."""
    document = json.loads(cmo("export", "json", "theories"))
    of_theories = {case["theory"] for case in document["cases"]}
    for theory in sorted(of_theories, key=str):
        cases = [case for case in document["cases"] if case["theory"] == theory and not case["complete"]]
        for world in [], ["--closed-world"]:
            scope = ["--theory", theory] if theory else []
            yield shipped_trial(engine, cases, scope + world)


def shipped_trial(engine, cases, options):
    """Two columns a phrase, which join as facts do, and one for what is stated unknown; numbers where a case has degrees."""
    phrases = sorted({fact["phrase"] for case in cases for fact in case["facts"]})
    facts = [{fact["phrase"]: (fact["for"] or 0, fact["against"] or 0) for fact in case["facts"]} for case in cases]
    is_crisp = all(degree in (0, 1) for case in facts for said in case.values() for degree in said)
    ways = CRISP if is_crisp else GRADED
    columns = [(f"{way}{phrase}", phrase, says) for phrase in phrases for way, says in ways]
    rows = [[says(*case[phrase]) if phrase in case else None for _, phrase, says in columns] for case in facts]
    options = options if is_crisp else [*options, "--degrees"]
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "columns.csv"
        with open(names, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([f"c{number}", name] for number, (name, _, _) in enumerate(columns))
        query = cmo("sql", "theories", "--dialect", engine, "--map", str(names), *options)
    asked = [option for option in options if option != "--degrees"]
    told = json.loads(cmo("match", "theories", "--format", "json", "--all", *asked))
    told = {case["case"]: case for case in told["cases"]}
    expected = {}
    for case in cases:
        for one in told[case["id"]]["configurations"]:
            expected.setdefault(one["id"], []).append([one["verdict"], one["for"], one["against"]])
    names = [f"c{number}" for number in range(len(columns))]
    kind = "truth" if is_crisp else "degrees"
    trial = {"columns": names, "kind": kind, "long": False, "rows": rows, "expected": expected}
    return " ".join(["the shipped theories", *options]), trial, query


def phrases_with_marks(engine):
    """Columns that are called as phrases are, whatever these hold."""
    file = "tests/sql/cases/phrases_that_hold_marks.cmo"
    columns = ['"; DROP TABLE cases; --', "`ticks` and /* no comment */", "it's a \\ path"]
    rows = [[True, True, True], [True, False, None], [True, None, True]]
    verdicts = [["fires"], ["blocked"], ["undetermined"]]
    trial = {"columns": columns, "kind": "truth", "long": False, "rows": rows, "expected": {"1": verdicts}}
    yield "phrases that hold marks", trial, cmo("sql", file, "--dialect", engine)


def refusals(engine):
    """Cells that are no degree or no truth value, and what the engine has to say of them."""
    file = "tests/sql/cases/phrases_that_hold_marks.cmo"
    columns = ['"; DROP TABLE cases; --', "`ticks` and /* no comment */", "it's a \\ path"]
    degrees, truth = cmo("sql", file, "--dialect", engine, "--degrees"), cmo("sql", file, "--dialect", engine)
    for row, query, said in [
        ([0.5, 70.0, 0.5], degrees, "holds 70"),
        ([0.5, -0.1, 0.5], degrees, "a degree is a number from 0 to 1"),
        ([1.0, 0.7, 1.0], truth, "boolean"),
    ]:
        yield {"columns": columns, "kind": "degrees", "rows": [row]}, query, said


def refused(engine, trial, query, said):
    """Whether the engine stops, and with these words."""
    try:
        engine.run(trial, query)
    except Exception as error:  # each engine has errors of its own
        return said in str(error).lower() or f"it says {error}"
    return f"it does not stop where it should say `{said}`"


def ask(name, engine):
    """All that one engine is asked; how many answers are wrong."""
    start, asked, wrong = time.time(), 0, 0
    for title, trial, query in chain(phrases_with_marks(name), shipped_trials(name), random_trials(name)):
        found = list(differences(trial, *engine.run(trial, query)))
        asked, wrong = asked + 1, wrong + bool(found)
        if found:
            print(f"{engine.version}: {title}: {found[0]}\n{trial.get('theory', '')}")
    for trial, query, said in refusals(name):
        found = refused(engine, trial, query, said)
        asked, wrong = asked + 1, wrong + (found is not True)
        if found is not True:
            print(f"{engine.version}: {found}")
    print(f"{engine.version}: {asked} queries, {wrong} with another answer than cmo's, {time.time() - start:.0f} s", flush=True)
    return wrong


def main():
    """Asks all engines; exits with 1 where one says something else."""
    engines = {"duckdb": DuckDb, "postgres": lambda: Postgres(sys.argv[3]), "spark": Spark}
    wrong = sum(ask(name, start()) for name, start in engines.items())
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()

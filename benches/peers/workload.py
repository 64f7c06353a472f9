"""Makes a workload from a seed: a theory of configurations, and tables of cases in several forms.

    workload.py FOLDER CONFIGURATIONS CASES PHRASES SEED

FOLDER then holds `theory.cmo`, the same as `theory.json` for the other engines, `cases.csv` (a cell is 1, 0 or, for one in
five, empty), `cases.arrows` with the same cells, and `degrees.csv` with degrees in their place.
"""

import json
import random
import sys
from pathlib import Path

import numpy
import polars

# So many cases are made at once.
STEP = 10_000


def leaf(chance, phrase):
    """A phrase, one in four of them denied."""
    return ["not", phrase] if chance.random() < 0.25 else phrase


def nested(chance, join, leaves, depth):
    """The leaves under a word, from four on in two or three groups under the other one; one group in ten is denied."""
    if depth > 1 and len(leaves) > 3:
        groups = chance.randint(2, 3)
        other = "or" if join == "and" else "and"
        leaves = [nested(chance, other, leaves[group::groups], depth - 1) for group in range(groups)]
    if len(leaves) == 1:
        return leaves[0]
    condition = [join, *leaves]
    return ["not", condition] if depth < 3 and chance.random() < 0.1 else condition


def theory(configurations, phrases, seed):
    """Configurations of three to six contexts; two at a time lead to the same outcome."""
    chance = random.Random(seed)
    rules = []
    for number in range(configurations):
        names = [f"a{phrase}" for phrase in chance.sample(range(phrases), chance.randint(3, 6))]
        leaves = [leaf(chance, name) for name in names]
        condition = nested(chance, chance.choice(["and", "or"]), leaves, 3)
        rules.append({"id": f"r{number}", "if": condition, "then": [f"o{number // 2}"]})
    outcomes = [f"o{number}" for number in range((configurations + 1) // 2)]
    return {"atoms": [f"a{phrase}" for phrase in range(phrases)], "outcomes": outcomes, "rules": rules}


def sentence(condition):
    """A condition as `cmo` reads it."""
    if isinstance(condition, str):
        return condition
    join, *parts = condition
    if join == "not":
        return f"not {sentence(parts[0])}"
    return "(" + f" {join} ".join(map(sentence, parts)) + ")"


def text(made):
    """The theory as a `.cmo` file."""
    rules = enumerate(made["rules"])
    return "\n".join(
        f"cmoc {rule['id']}\n  if {sentence(rule['if'])}\n  then m{number}\n  then {rule['then'][0]}\n" for number, rule in rules
    )


def bytes_of(cases, phrases, seed):
    """A byte for each cell, step by step: those below 51, one in five, say nothing."""
    # A stream that numpy promises to keep.
    chance = numpy.random.RandomState(seed)
    for first in range(0, cases, STEP):
        yield first, chance.bytes(min(STEP, cases - first) * phrases)


def planes(raw, phrases, likely):
    """What is known to be there, and what is known to be absent."""
    cells = numpy.frombuffer(raw, numpy.uint8).reshape(-1, phrases)
    there = (cells >= 51) & (cells < likely)
    return cells, there, cells >= likely


def rows(first, cells):
    """Rows of a table from texts of cells of some bytes each, zeros left out."""
    cases, phrases, width = cells.shape
    row = numpy.zeros((cases, 8 + phrases * (width + 1) + 1), numpy.uint8)
    names = b"".join(b"c%07d" % number for number in range(first, first + cases))
    row[:, :8] = numpy.frombuffer(names, numpy.uint8).reshape(cases, 8)
    body = row[:, 8:-1].reshape(cases, phrases, width + 1)
    body[:, :, 0], body[:, :, 1:] = ord(","), cells
    row[:, -1] = ord("\n")
    return row[row != 0].tobytes()


def crisp(there, absent):
    """`1`, `0` or nothing."""
    return numpy.where(there, ord("1"), numpy.where(absent, ord("0"), 0)).astype(numpy.uint8)[:, :, None]


def degrees(cells):
    """`0.00` to `1.00`, or nothing."""
    table = numpy.zeros((256, 4), numpy.uint8)
    for byte in range(51, 256):
        table[byte] = list(b"%.2f" % ((byte - 51) % 101 / 100))
    return table[cells]


def tables(folder, cases, phrases, seed):
    """Writes the tables; of more than 100,000 cases `cases.csv` alone."""
    chance = random.Random(seed)
    likely = numpy.array([51 + chance.randint(41, 163) for _ in range(phrases)])
    head = ("case," + ",".join(f"a{phrase}" for phrase in range(phrases)) + "\n").encode()
    forms = ["cases.csv", "degrees.csv"] if cases <= 100_000 else ["cases.csv"]
    files = [open(folder / form, "wb") for form in forms]
    for file in files:
        file.write(head)
    for first, raw in bytes_of(cases, phrases, seed):
        cells, there, absent = planes(raw, phrases, likely)
        files[0].write(rows(first, crisp(there, absent)))
        if len(files) > 1:
            files[1].write(rows(first, degrees(cells)))
    for file in files:
        file.close()
    if len(files) > 1:
        arrow(folder)


def arrow(folder):
    """The same cells as streams of Arrow, of truth values and of numbers."""
    for name, kind in ("cases", polars.Boolean), ("degrees", polars.Float64):
        table = polars.read_csv(folder / f"{name}.csv", infer_schema_length=None)
        table = table.with_columns(polars.all().exclude("case").cast(kind))
        table.write_ipc_stream(folder / f"{name}.arrows", compat_level=polars.CompatLevel.oldest())


def main():
    """Writes a workload."""
    folder, (configurations, cases, phrases, seed) = Path(sys.argv[1]), map(int, sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    made = theory(configurations, phrases, seed)
    (folder / "theory.json").write_text(json.dumps(made))
    (folder / "theory.cmo").write_text(text(made))
    tables(folder, cases, phrases, seed)


if __name__ == "__main__":
    main()

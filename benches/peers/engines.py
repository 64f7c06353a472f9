"""The peers: each counts in how many cases a configuration fires and in how many it is blocked, on one thread.

    engines.py NAME FOLDER [CASES]

prints the processor time in seconds from the theory and the table to the counts, and the counts. Python's own start and the
loading of libraries come before that and are not counted. CASES takes the first so many cases.
"""

import csv
import json
import sys
import time
from itertools import islice
from pathlib import Path


def rules_of(folder):
    """The conditions of the configurations, in their order."""
    return [rule["if"] for rule in json.loads((folder / "theory.json").read_text())["rules"]]


def names_of(folder):
    """The names of the columns, that of the cases aside."""
    with open(folder / "cases.csv", encoding="utf-8") as file:
        return file.readline().strip().split(",")[1:]


def joined(condition, leaf, words):
    """A condition as an expression: `words` has what denies and what joins, `leaf` what a phrase is called."""
    if isinstance(condition, str):
        return leaf(condition)
    join, *parts = condition
    if join == "not":
        return f"({words['not']} {joined(parts[0], leaf, words)})"
    return "(" + f" {words[join]} ".join(joined(part, leaf, words) for part in parts) + ")"


def sides(condition, is_held, leaf, both, either):
    """What makes a condition hold, or else fail: each phrase known to be there or known to be absent."""
    if isinstance(condition, str):
        return leaf(condition, is_held)
    join, *parts = condition
    if join == "not":
        return sides(parts[0], not is_held, leaf, both, either)
    found = [sides(part, is_held, leaf, both, either) for part in parts]
    return both(found) if (join == "and") == is_held else either(found)


def known(folder, cases):
    """By case: whether each phrase is there, as far as it is known."""
    with open(folder / "cases.csv", encoding="utf-8", newline="") as file:
        for row in islice(csv.DictReader(file), cases):
            yield {name: cell == "1" for name, cell in row.items() if name != "case" and cell}


def duckdb(folder, _):
    """One query over a table that DuckDB reads from the file: its truth values are three, as those of a condition are."""
    import duckdb

    yield
    connection = duckdb.connect(config={"threads": 1})
    words = {"not": "NOT", "and": "AND", "or": "OR"}
    conditions = [joined(condition, str, words) for condition in rules_of(folder)]
    verdicts = ", ".join(f"{one} AS r{number}" for number, one in enumerate(conditions))
    counts = ", ".join(f"count_if(r{number}), count_if(NOT r{number})" for number in range(len(conditions)))
    file = str(folder / "cases.csv").replace("'", "''")
    kinds = ", ".join(f"'{name}': 'BOOLEAN'" for name in names_of(folder))
    told = f"header = true, auto_detect = false, columns = {{'case': 'VARCHAR', {kinds}}}"
    connection.execute(f"CREATE TABLE cases AS SELECT * EXCLUDE (\"case\") FROM read_csv('{file}', {told})")
    row = connection.execute(f"SELECT {counts} FROM (SELECT {verdicts} FROM cases)").fetchone()
    yield list(zip(row[::2], row[1::2]))


def polars(folder, _):
    """One lazy query from the file to all counts."""
    import polars

    yield
    words = {"not": "~", "and": "&", "or": "|"}
    leaf = "polars.col('{}')".format
    # Said, so that Polars need not find out.
    kinds = {name: polars.Int8 for name in names_of(folder)}
    scan = polars.scan_csv(folder / "cases.csv", schema_overrides=kinds)
    truth = scan.select(polars.all().exclude("case").cast(polars.Boolean))
    told = [eval(joined(condition, leaf, words), {"polars": polars}) for condition in rules_of(folder)]
    fires = [one.sum().alias(f"t{number}") for number, one in enumerate(told)]
    blocked = [(~one).sum().alias(f"f{number}") for number, one in enumerate(told)]
    row = truth.select(fires + blocked).collect().row(0)
    yield list(zip(row[: len(told)], row[len(told) :]))


def clingo(folder, cases):
    """An answer-set program: what is known to hold and what is known to fail are two predicates. Grounding it settles all."""
    import clingo

    yield
    program = []

    def either(found):
        name = f"x{len(program)}(C)"
        program.extend(f"{name} :- {one}." for one in found)
        return name

    def leaf(phrase, is_held):
        return f"{'t' if is_held else 'f'}{phrase}(C)"

    rules = rules_of(folder)
    for number, condition in enumerate(rules):
        for is_held, name in (True, "fires"), (False, "blocked"):
            body = sides(condition, is_held, leaf, ", ".join, either)
            program.append(f"{name}({number}, C) :- {body}.")
    for case, there in enumerate(known(folder, cases)):
        program.append(" ".join(f"{'t' if cell else 'f'}{name}({case})." for name, cell in there.items()))
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(program))
    control.ground([("base", [])])
    counts = [[0, 0] for _ in rules]
    for place, name in enumerate(("fires", "blocked")):
        for atom in control.symbolic_atoms.by_signature(name, 2):
            counts[atom.symbol.arguments[0].number][place] += 1
    yield counts


def zen(folder, cases):
    """A business-rules engine (GoRules ZEN), case by case: an expression for what fires, and one for what is blocked."""
    import zen

    yield
    rules, expressions = rules_of(folder), []
    for number, condition in enumerate(rules):
        for is_held, name in (True, "t"), (False, "f"):
            value = sides(condition, is_held, zen_leaf, zen_join("and"), zen_join("or"))
            expressions.append({"id": f"{name}{number}", "key": f"{name}{number}", "value": value})
    names = [("inputNode", {}), ("expressionNode", {"expressions": expressions}), ("outputNode", {})]
    nodes = [{"id": kind, "name": kind, "type": kind, "content": content} for kind, content in names]
    pairs = zip(nodes, nodes[1:])
    edges = [{"id": one["id"], "type": "edge", "sourceId": one["id"], "targetId": other["id"]} for one, other in pairs]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    counts = [[0, 0] for _ in rules]
    for there in known(folder, cases):
        result = decision.evaluate(there)["result"]
        for number, count in enumerate(counts):
            count[0] += result[f"t{number}"]
            count[1] += result[f"f{number}"]
    yield counts


def zen_leaf(phrase, is_held):
    """A phrase that is not known is null, and equal to neither."""
    return f"({phrase} == {'true' if is_held else 'false'})"


def zen_join(word):
    """Joins expressions by a word."""
    return lambda found: "(" + f" {word} ".join(found) + ")"


def numpy(folder, _):
    """Degrees in columns of 32 bits: for and against, joined by minimum and maximum. Polars reads the table, uncounted."""
    import numpy
    import polars

    table = polars.read_csv(folder / "degrees.csv").drop("case")
    columns = {name: table[name].cast(polars.Float32).to_numpy() for name in table.columns}
    yield
    unknown = {name: numpy.isnan(column) for name, column in columns.items()}
    degrees = {}
    for name, column in columns.items():
        degrees[name, True] = numpy.where(unknown[name], numpy.float32(0), column)
        degrees[name, False] = numpy.where(unknown[name], numpy.float32(0), 1 - column)

    def leaf(phrase, is_held):
        return degrees[phrase, is_held]

    counts = []
    for condition in rules_of(folder):
        held, failed = (
            sides(condition, is_held, leaf, reduced(numpy.minimum), reduced(numpy.maximum)) > numpy.float32(0.5)
            for is_held in (True, False)
        )
        counts.append([int((held & ~failed).sum()), int((failed & ~held).sum())])
    yield counts


def reduced(function):
    """Joins columns by a function of two."""

    def all_of(found):
        first, *others = found
        for other in others:
            first = function(first, other)
        return first

    return all_of


ENGINES = {engine.__name__: engine for engine in (duckdb, polars, clingo, zen, numpy)}


def main():
    """Runs one engine: it yields once when it is loaded, and then its counts."""
    cases = int(sys.argv[3]) if len(sys.argv) > 3 else None
    engine = ENGINES[sys.argv[1]](Path(sys.argv[2]), cases)
    next(engine)
    start = time.process_time()
    counts = next(engine)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "counts": [list(map(int, count)) for count in counts]}))


if __name__ == "__main__":
    main()

"""The command that the package is held against, and the theories that are shipped."""

import csv
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]
THEORIES = ["collaborative", "gp-role", "primary-care"]


@pytest.fixture
def by_command(tmp_path):
    """The verdicts that `cmo match --output` writes of a table, a list a row, the names of the columns first."""

    def told(theory, header, rows, *arguments):
        table, output = tmp_path / "cases.csv", tmp_path / "verdicts.csv"
        with table.open("w", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        command = [os.environ["CMO"], "match", theory, "--cases", table, "--output", output, *arguments]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with output.open(newline="") as file:
            return [row for row in csv.reader(file)]

    return told


def rows_of(frame):
    """A frame of any kind as the command would write it, the names of the columns first."""
    if hasattr(frame, "to_dicts"):
        rows, columns = frame.rows(), frame.columns
    elif hasattr(frame, "to_pylist"):
        rows, columns = zip(*frame.to_pydict().values()), frame.column_names
    else:
        rows, columns = frame.itertuples(index=False, name=None), frame.columns
    return [list(columns), *([text(cell) for cell in row] for row in rows)]


def text(cell):
    """A cell as the command writes it: a whole number without a point."""
    return str(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)

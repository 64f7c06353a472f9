"""A frame of any kind says what the command says of the same table."""

import random
import warnings

import pandas
import polars
import pyarrow
import pytest

import cmo
from conftest import ROOT, THEORIES, rows_of

KINDS = {
    "pandas": lambda columns: pandas.DataFrame(columns),
    "polars": lambda columns: polars.DataFrame(columns),
    "pyarrow": lambda columns: pyarrow.table(columns),
}


def theory_of(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cmo.read(ROOT / "theories" / name)


def random_columns(theory, values, cases, seed):
    """Some phrases of a theory with random cells."""
    chance = random.Random(seed)
    phrases = chance.sample(theory.phrases, min(len(theory.phrases), 40))
    columns = {"case": [f"home {case}" for case in range(cases)]}
    columns.update({phrase: [chance.choice(values) for _ in range(cases)] for phrase in phrases})
    return columns


def cell(value):
    """A cell as a table of text has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def as_text(columns):
    return list(columns), [[cell(value) for value in row] for row in zip(*columns.values())]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", THEORIES)
@pytest.mark.parametrize(
    "values",
    [[True, False, None], [0, 1], [0.0, 1.0, 0.3, 0.7, None], ["yes", "no", "", "0.7", "NA"]],
    ids=["truths", "numbers", "degrees", "texts"],
)
def test_a_random_table_is_what_the_command_says_of_it(kind, name, values, by_command):
    theory = theory_of(name)
    for seed, arguments in enumerate([{}, {"closed_world": True}, {"long": True}, {"long": True, "degrees": True}]):
        columns = random_columns(theory, values, 150, seed)
        options = [f"--{argument.replace('_', '-')}" for argument in arguments]
        found = theory.match(KINDS[kind](columns), **arguments)
        assert rows_of(found) == by_command(f"theories/{name}", *as_text(columns), *options)
        assert type(found) is type(KINDS[kind](columns))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_of_many_blocks_is_in_its_order(kind, by_command):
    theory = theory_of("gp-role")
    columns = random_columns(theory, [True, False, None], 10_000, 7)
    expected = by_command("theories/gp-role", *as_text(columns))
    for threads in [1, 4]:
        assert rows_of(theory.match(KINDS[kind](columns), threads=threads)) == expected


def test_a_frame_in_pieces_is_read_as_one(by_command):
    theory = theory_of("gp-role")
    columns = random_columns(theory, [True, False, None], 3_000, 8)
    whole = pyarrow.table(columns)
    pieces = pyarrow.concat_tables([whole.slice(0, 3), whole.slice(3, 0), whole.slice(3, 2_500), whole.slice(2_503)])
    expected = by_command("theories/gp-role", *as_text(columns))
    assert rows_of(theory.match(pieces)) == expected
    assert rows_of(theory.match(pieces.to_reader(max_chunksize=7))) == expected
    assert rows_of(theory.match(polars.from_arrow(pieces, rechunk=False))) == expected


def test_results_that_were_observed_are_withdrawn(by_command):
    theory = theory_of("gp-role")
    columns = random_columns(theory, [True, False, None], 200, 9)
    columns["deprescribing"] = [True] * 200
    options = ["--observed", "deprescribing"]
    found = theory.match(polars.DataFrame(columns), observed=["deprescribing"])
    assert rows_of(found) == by_command("theories/gp-role", *as_text(columns), *options)


def test_a_theory_of_the_set_alone(by_command):
    theory = theory_of("gp-role")
    columns = random_columns(theory, [True, False, None], 100, 10)
    found = theory.match(polars.DataFrame(columns), theory="PT1")
    assert rows_of(found) == by_command("theories/gp-role", *as_text(columns), "--theory", "PT1")

"""The README's examples, as they stand there."""

import contextlib
import doctest
import io
import os
import re

import pytest

import cmo
from conftest import ROOT

README = (ROOT / "python" / "README.md").read_text()


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_examples_run_and_the_table_is_what_comes_back():
    first, second, _ = blocks("python")
    names = {}
    exec(first, names)
    found = eval("theory.match(homes, observed=['families satisfied'])", names)
    table = re.search(r"\n\|---.*?\n\n", README, re.DOTALL).group().strip().splitlines()[1:]
    shown = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    assert shown == [[str(index), *row] for index, row in zip(found.index, found.itertuples(index=False, name=None))]
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(second, names)
    assert "staff turnover high" in told.getvalue()
    case, said = re.search(r'theory\.match\(("[^\n]*")\) +# (.*)', second).groups()
    assert repr(names["theory"].match(eval(case))) == said
    assert os.path.isdir(ROOT / re.search(r'cmo\.read\("(.*?)"\)', README).group(1))


def test_the_error_is_the_one_that_is_raised():
    example, shown = blocks("python")[2].rsplit("# cmo.TheoryError: ", 1)
    with pytest.raises(cmo.TheoryError) as raised:
        exec(example, {"cmo": cmo})
    assert str(raised.value).splitlines()[0] == shown.strip()


def test_the_example_of_the_module():
    assert doctest.testmod(cmo).attempted == 3
    assert doctest.testmod(cmo).failed == 0

"""One case, and what is wrong with a theory."""

import json
import os
import subprocess

import pytest

import cmo
from conftest import ROOT

THEORY = """
cmoc 1 "Training"
  if staff trained and not staff turnover high
  then confidence in the tool
  then care planned

case east "East home"
  staff trained
  staff turnover high
"""


@pytest.fixture
def theory():
    return cmo.parse(THEORY)


def command(*arguments):
    told = subprocess.run([os.environ["CMO"], *arguments], cwd=ROOT, capture_output=True, text=True)
    return told.stdout


def test_one_case_by_its_facts_or_its_name(theory):
    assert theory.match("staff trained, not staff turnover high") == {"1": "fires"}
    assert theory.match("case east") == {"1": "blocked"}
    assert theory.match("staff trained = 0.2", closed_world=True) == {"1": "blocked"}


def test_what_there_is(theory):
    assert theory.configurations == ["1"]
    assert theory.cases == ["east"]
    assert "care planned" in theory.phrases
    assert repr(theory) == "<cmo.Theory: 1 configuration, 4 phrases, 1 declared case>"


def test_a_fact_that_is_not_recognised_is_told(theory):
    with pytest.warns(cmo.CmoWarning, match="`staff traned`"):
        theory.match("staff traned")


def test_facts_that_are_wrong(theory):
    with pytest.raises(cmo.CaseError, match="CMO1.*in case, line 1"):
        theory.match("staff trained = 7")
    with pytest.raises(cmo.UnknownNameError, match="no case `eas`.*\n.*`east`"):
        theory.match("case eas")


def test_explained_as_the_command_explains(monkeypatch):
    monkeypatch.chdir(ROOT)
    theory = cmo.read("theories/gp-role")
    for case in ["pharmacist trusted by GP, not clinical data shared", "case chipps"]:
        assert theory.explain(case) == command("match", "theories/gp-role", "--case", case)
        assert theory.explain(case, all=True, theory="PT1") == (
            command("match", "theories/gp-role", "--case", case, "--all", "--theory", "PT1")
        )
        told = command("match", "theories/gp-role", "--case", case, "--format", "json")
        assert theory.details(case) == json.loads(told)
        for what in ["PT1.1a", "deprescribing"]:
            told = command("why", what, "theories/gp-role", "--case", case)
            assert theory.why(what, case=case).replace("[case:1]", "[--case]") == told


def test_explained_with_all_its_details(theory):
    assert "undetermined" in theory.explain("staff trained")
    details = theory.details("case east")
    assert details["schema"] == "cmo.match/1"
    assert details["cases"][0]["configurations"][0]["blocked_by"] == ["staff turnover high"]


def test_why(theory):
    told = theory.why("1", case="case east")
    assert "staff turnover high" in told and "theory.cmo:9" in told
    assert "care planned" in theory.why("care planned", case="case east")
    with pytest.raises(cmo.UnknownNameError, match="near it: `care planned`"):
        theory.why("care planed", case="case east")


def test_the_errors_of_a_theory_are_the_diagnostics():
    with pytest.raises(cmo.TheoryError) as raised:
        cmo.parse("cmoc 1\n  if (staff trained\n  then care planned\n", name="working.cmo")
    text = str(raised.value)
    assert text.startswith("Error CMO141 in working.cmo, line 2, column 6: ") and "Help: " in text
    assert isinstance(raised.value, cmo.CmoError) and isinstance(raised.value, ValueError)


def test_paths_that_cannot_be_read(tmp_path):
    with pytest.raises(OSError, match="there is no such file or folder"):
        cmo.read(tmp_path / "nothing.cmo")
    with pytest.raises(cmo.CmoError, match="there is no `.cmo` file"):
        cmo.read(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(cmo.CmoError, match="is no `.cmo` file"):
        cmo.read(tmp_path / "notes.txt")


def test_all_errors_of_a_folder(tmp_path):
    (tmp_path / "a.cmo").write_text("cmoc 1\n  if (a\n  then b\n")
    (tmp_path / "b.cmo").write_text("cmoc 2\n  if c)\n  then d\n")
    with pytest.raises(cmo.TheoryError) as raised:
        cmo.read(tmp_path)
    assert "a.cmo" in str(raised.value) and "b.cmo" in str(raised.value)


def test_a_theory_that_there_is_none_of(theory):
    with pytest.raises(cmo.UnknownNameError):
        theory.match("staff trained", theory="PT9")

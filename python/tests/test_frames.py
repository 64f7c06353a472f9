"""What a frame may be, and what is told of one that is odd."""

import datetime

import pandas
import polars
import pyarrow
import pytest

import cmo
from conftest import rows_of

THEORY = """
cmoc 1 "Training"
  if staff trained and not staff turnover high
  then confidence in the tool
  then care planned
"""


@pytest.fixture
def theory():
    return cmo.parse(THEORY)


def verdicts(frame):
    return [row[1] for row in rows_of(frame)[1:]]


def test_the_index_of_pandas_names_the_cases_and_comes_back(theory):
    frame = pandas.DataFrame({"staff trained": [True, False]}, index=["east", "west"])
    found = theory.match(frame)
    assert list(found["case"]) == ["east", "west"]
    assert list(found.index) == ["east", "west"]
    assert list(frame.columns) == ["staff trained"]


def test_an_index_after_a_filter_still_says_which_rows(theory):
    frame = pandas.DataFrame({"staff trained": [True, False, False]})
    found = theory.match(frame[~frame["staff trained"]])
    assert list(found.index) == [1, 2]
    assert list(found["1"]) == ["blocked", "blocked"]


def test_a_named_index_may_be_asked_for(theory):
    frame = pandas.DataFrame({"staff trained": [True], "home": ["Ashby"]}).set_index("home")
    assert list(theory.match(frame, id_column="home")["case"]) == ["Ashby"]


def test_a_column_of_names_comes_before_the_index(theory):
    frame = pandas.DataFrame({"staff trained": [True], "id": ["Ashby"]}, index=["x"])
    found = theory.match(frame)
    assert list(found["case"]) == ["Ashby"] and list(found.index) == ["x"]


def test_what_is_not_there_in_pandas_says_nothing(theory):
    nothing = [None, float("nan"), pandas.NA]
    for value in nothing:
        frame = pandas.DataFrame({"staff trained": [value, True], "staff turnover high": [0, 0]})
        assert verdicts(theory.match(frame)) == ["undetermined", "fires"]


def test_columns_of_pandas_of_any_kind(theory):
    for kind in ["bool", "boolean", "int8", "Int64", "float32", "category", "bool[pyarrow]", "string"]:
        column = pandas.Series([1, 0]).astype("str" if kind == "string" else kind)
        frame = pandas.DataFrame({"staff trained": column, "staff turnover high": [0, 0]})
        assert verdicts(theory.match(frame)) == ["fires", "blocked"], kind


def test_verdicts_are_a_category(theory):
    frame = {"staff trained": [True, False]}
    found = theory.match(pandas.DataFrame(frame))
    words = ["fires", "blocked", "undetermined", "contested"]
    assert list(found["1"].cat.categories) == words
    assert (found["1"] == "blocked").tolist() == [False, True]
    assert theory.match(polars.DataFrame(frame)).filter(polars.col("1") == "blocked").height == 1


def test_degrees(theory):
    for degree, verdict in [(0.7, "fires"), (0.5, "undetermined"), (0.2, "blocked")]:
        frame = polars.DataFrame({"staff trained": [degree], "staff turnover high": [0.1]})
        assert verdicts(theory.match(frame)) == [verdict]
    frame = polars.DataFrame({"staff trained": [0.7], "staff turnover high": [0.1]}, schema_overrides={"staff trained": polars.Float32})
    assert verdicts(theory.match(frame)) == ["fires"]


def test_not_known_and_nothing_said_differ_in_a_closed_world(theory):
    frame = polars.DataFrame({"staff trained": ["NA", "", None]})
    assert verdicts(theory.match(frame, closed_world=True)) == ["undetermined", "blocked", "blocked"]


def test_a_frame_without_rows(theory):
    for frame in [
        polars.DataFrame({"staff trained": []}, schema={"staff trained": polars.Boolean}),
        pandas.DataFrame({"staff trained": pandas.Series([], dtype="bool")}),
        pyarrow.table({"staff trained": pyarrow.array([], pyarrow.bool_())}),
    ]:
        found = theory.match(frame)
        assert rows_of(found) == [["case", "1"]]
        assert theory.summary(frame).cases == 0


def test_columns_that_no_theory_uses_are_told_once_with_what_is_near(theory):
    frame = polars.DataFrame({"staff traned": [True], "staff trained": [True], "notes": ["x"]})
    with pytest.warns(cmo.CmoWarning) as told:
        theory.match(frame)
    assert len(told) == 1
    text = str(told[0].message)
    assert "no theory uses the column `staff traned`" in text and "near it: `staff trained`" in text
    assert "`notes`" in text
    assert told[0].filename == __file__


def test_a_column_that_is_left_out_or_called_otherwise(theory, recwarn):
    frame = polars.DataFrame({"trained": [True], "turnover": [False], "notes": ["x"]})
    wishes = {"trained": "staff trained", "turnover": "staff turnover high", "notes": None}
    assert verdicts(theory.match(frame, map=wishes)) == ["fires"]
    assert not recwarn.list
    assert verdicts(theory.match(frame, map={**wishes, "trained": "not staff trained"})) == ["blocked"]


def test_a_map_that_does_not_fit_is_told(theory):
    frame = polars.DataFrame({"trained": [True]})
    with pytest.raises(cmo.CaseError, match="the map, line 2.*`staff trianed`"):
        theory.match(frame, map={"trained": "staff trianed"})
    with pytest.raises(cmo.CaseError, match="the map, line 2.*`traind`"):
        theory.match(frame, map={"traind": "staff trained"})


def test_degrees_beside_the_verdicts(theory):
    frame = polars.DataFrame({"staff trained": [0.7], "staff turnover high": [0.1]})
    found = theory.match(frame, degrees=True)
    assert rows_of(found) == [["case", "1", "1 for", "1 against"], ["row 1", "fires", "0.7", "0.3"]]


def test_a_cell_that_cannot_be_read_is_told_with_row_and_column(theory):
    frame = polars.DataFrame({"case": ["a", "b", "c"], "staff trained": ["yes", "maybe", "no"]})
    with pytest.raises(cmo.CaseError, match="CMO311.*line 2, column 2: row 2: .*`maybe`.*`staff trained`"):
        theory.match(frame)
    with pytest.raises(cmo.CaseError, match="CMO311"):
        theory.summary(frame)


def test_rows_that_cannot_be_read_are_left_out_where_that_is_asked_for(theory):
    columns = {"staff trained": ["yes", "maybe", "no"], "staff turnover high": ["no"] * 3}
    for frame in [polars.DataFrame(columns), pyarrow.table(columns)]:
        with pytest.warns(cmo.CmoWarning, match="row 2 is left out"):
            found = theory.match(frame, skip_bad_rows=True)
        assert verdicts(found) == ["fires", "blocked"]
    with pytest.warns(cmo.CmoWarning):
        found = theory.match(pandas.DataFrame(columns), skip_bad_rows=True)
    assert list(found.index) == [0, 2]
    with pytest.warns(cmo.CmoWarning):
        assert theory.summary(polars.DataFrame(columns), skip_bad_rows=True).skipped_rows == 1


def test_what_no_phrase_can_be(theory):
    day = datetime.date(2024, 1, 1)
    for frame in [polars.DataFrame({"staff trained": [day]}), polars.DataFrame({"staff trained": [[True]]})]:
        with pytest.raises(cmo.CaseError, match="`staff trained`"):
            theory.match(frame)
    with pytest.raises(cmo.CaseError, match="NaN"):
        theory.match(polars.DataFrame({"staff trained": [float("nan")]}))
    with pytest.raises(cmo.CaseError, match="several kinds"):
        theory.match(pandas.DataFrame({"staff trained": [True, "no"]}))
    with pytest.raises(cmo.CaseError):
        theory.match(polars.DataFrame({"nothing": [1]}))
    with pytest.raises(cmo.CaseError, match="no_such"):
        theory.match(polars.DataFrame({"staff trained": [1]}), id_column="no_such")


def test_what_is_no_frame(theory):
    for other in [[True], {"staff trained": [True]}, 3, None, polars.LazyFrame({"staff trained": [True]})]:
        with pytest.raises(TypeError, match="__arrow_c_stream__"):
            theory.match(other)


def test_a_stream_is_given_back_where_nothing_else_can_be(theory):
    class Stream:
        def __arrow_c_stream__(self, requested_schema=None):
            return polars.DataFrame({"staff trained": [True]}).__arrow_c_stream__(requested_schema)

    assert rows_of(theory.match(Stream())) == [["case", "1"], ["row 1", "undetermined"]]


def test_a_summary_counts_and_holds_predictions_against_what_was_observed(theory):
    columns = {
        "staff trained": [True, True, False, None],
        "staff turnover high": [False, False, False, False],
        "care planned": [True, False, None, True],
    }
    for frame in [pandas.DataFrame(columns), polars.DataFrame(columns), pyarrow.table(columns)]:
        summary = theory.summary(frame, observed="care planned")
        assert summary.cases == 4
        assert type(summary.verdicts) is type(frame)
        assert rows_of(summary.verdicts) == [
            ["configuration", "fires", "blocked", "undetermined", "contested"],
            ["1", "2", "1", "1", "0"],
        ]
        header, *rows = rows_of(summary.predictions)
        assert header == ["phrase", "confirmed", "contradicted", "mixed", "unexplained"]
        assert ["care planned", "1", "1", "0", "1"] in rows

"""Theories, and what cases mean for them."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any, Optional, TypeVar, Union, overload

from . import _native
from ._frames import Frame, frame_of

Path = Union[str, "PathLike[str]"]
F = TypeVar("F")


class CmoWarning(UserWarning):
    """What is odd, and no error: a column that no theory uses, a row that is left out, a fact that is not recognised."""


@dataclass(frozen=True)
class Summary:
    """What the cases of a frame come to. The frames in it are of the kind that was given."""

    cases: int
    """How many cases there are."""
    verdicts: Any
    """A row a configuration: in how many cases it `fires`, is `blocked`, `undetermined`, `contested`."""
    predictions: Any
    """A row a phrase: in how many cases what was predicted is `confirmed`, `contradicted`, `mixed`, `unexplained`."""
    skipped_rows: int
    """How many rows are left out, since they cannot be read."""


def read(*paths: Path) -> Theory:
    """The theory set of `.cmo` files and folders, with the bibliographies and texts that it names.

    A folder is searched in full, hidden and git-ignored files aside. What is odd is a `CmoWarning` only where
    `Theory.remarks` is looked at: `cmo check` finds more.

    Raises `TheoryError` with every diagnostic (code, place, help) where the theory has errors, and `OSError` where a path
    cannot be read.
    """
    return Theory(_native.Theory.read([*paths]))


def parse(text: str, *, name: str = "theory.cmo") -> Theory:
    """The theory of a text, which names no files; `name` is what its places are called.

    Raises `TheoryError` with every diagnostic where it has errors.
    """
    return Theory(_native.Theory.parse(text, name))


class Theory:
    """A theory set without errors. `cmo.read` and `cmo.parse` give one."""

    def __init__(self, native: _native.Theory):
        self._native = native

    def __repr__(self) -> str:
        counts = [(self.configurations, "configuration"), (self.phrases, "phrase"), (self.cases, "declared case")]
        words = [f"{len(all)} {word}{'' if len(all) == 1 else 's'}" for all, word in counts]
        return f"<cmo.Theory: {', '.join(words)}>"

    @property
    def configurations(self) -> list[str]:
        """The configurations by their full names, in file order."""
        return self._native.configurations

    @property
    def phrases(self) -> list[str]:
        """The phrases, in the order in which they first appear."""
        return self._native.phrases

    @property
    def cases(self) -> list[str]:
        """The declared cases, in file order; each is named by `"case ID"` where a case is asked for."""
        return self._native.cases

    @property
    def remarks(self) -> list[str]:
        """What is odd about the theory, and no error."""
        return self._native.remarks

    @overload
    def match(self, cases: str, *, closed_world: bool = ..., theory: Optional[str] = ...) -> dict[str, str]: ...

    @overload
    def match(
        self,
        cases: F,
        *,
        long: bool = ...,
        degrees: bool = ...,
        id_column: Optional[str] = ...,
        observed: Iterable[str] = ...,
        map: Optional[Mapping[str, Optional[str]]] = ...,
        closed_world: bool = ...,
        theory: Optional[str] = ...,
        skip_bad_rows: bool = ...,
        threads: Optional[int] = ...,
    ) -> F: ...

    def match(
        self,
        cases: Any,
        *,
        long: bool = False,
        degrees: bool = False,
        id_column: Optional[str] = None,
        observed: Iterable[str] = (),
        map: Optional[Mapping[str, Optional[str]]] = None,
        closed_world: bool = False,
        theory: Optional[str] = None,
        skip_bad_rows: bool = False,
        threads: Optional[int] = None,
    ) -> Any:
        """Which mechanisms fire: in one case, or in each case of a frame.

        `cases` is a text of facts (`"staff trained, not data shared, trust = 0.7"`), or `"case ID"` for a declared case: then
        a `dict` from configuration to verdict comes back. Or it is a frame of pandas, Polars or pyarrow, or anything with
        `__arrow_c_stream__`, a row a case and a column a phrase: then a frame of the same kind comes back, with a column
        `case` and one for each configuration; with `long`, a row for each case and configuration; with
        `degrees`, the degrees for and against that each verdict comes from stand beside it.

        A verdict is `fires`, `blocked`, `undetermined` or `contested`.

        - `id_column`: the column with the names of the cases; `case` or `id` where none is given, or the index of a pandas
          frame that is more than a count.
        - `observed`: the columns whose cells are results.
        - `map`: from columns to the phrases that they are (`"not X"` too); `None` for a column that is left out.
        - `closed_world`: what is neither described nor predicted is absent.
        - `theory`: the one theory of the set that the cases are held against.
        - `skip_bad_rows`: rows that cannot be read are left out, with a warning that says which.
        - `threads`: at most so many; else as many as the machine has.

        Raises `CaseError` where a row, a column or a fact cannot be read. Columns that no theory uses are a `CmoWarning`.
        """
        if isinstance(cases, str):
            verdicts, remarks = self._native.verdicts_in(cases, theory, closed_world)
            _warn(remarks)
            return dict(verdicts)
        frame = frame_of(cases, id_column)
        asked = _asked(frame, observed, map, closed_world, theory, skip_bad_rows, threads)
        asked["long"], asked["degrees"] = long, degrees
        table = self._native.verdicts(frame.stream(), asked)
        _warn(table.remarks)
        return frame.back(table, aligned=not long)

    def summary(
        self,
        cases: Any,
        *,
        id_column: Optional[str] = None,
        observed: Iterable[str] = (),
        map: Optional[Mapping[str, Optional[str]]] = None,
        closed_world: bool = False,
        theory: Optional[str] = None,
        skip_bad_rows: bool = False,
        threads: Optional[int] = None,
    ) -> Summary:
        """In how many cases of a frame each configuration fires, and how predictions stand to what was observed.

        The arguments are those of `match`. A prediction is held against a cell with that cell withdrawn.
        """
        frame = frame_of(cases, id_column)
        asked = _asked(frame, observed, map, closed_world, theory, skip_bad_rows, threads)
        text, remarks = self._native.summary(frame.stream(), asked)
        _warn(remarks)
        told = json.loads(text)
        verdicts = _columns(told["configurations"], ["id", "fires", "blocked", "undetermined", "contested"])
        verdicts = {"configuration": verdicts.pop("id"), **verdicts}
        phrases = _columns(told["phrases"], ["phrase", "confirmed", "contradicted", "mixed", "unexplained"])
        return Summary(told["cases"], frame.of_columns(verdicts), frame.of_columns(phrases), told["skipped_rows"])

    def explain(
        self, case: str, *, all: bool = False, closed_world: bool = False, theory: Optional[str] = None
    ) -> str:
        """What matches in one case, as text: each configuration with its conditions, what it leads to, and its studies.

        Configurations of which the case says nothing are shown with `all` only.
        """
        text, remarks = self._native.explain(case, theory, closed_world, all)
        _warn(remarks)
        return text

    def details(self, case: str, *, closed_world: bool = False, theory: Optional[str] = None) -> dict[str, Any]:
        """What matches in one case, with all that `cmo match --format json` says (`cmo.match/1`)."""
        text, remarks = self._native.details(case, theory, closed_world)
        _warn(remarks)
        told: dict[str, Any] = json.loads(text)
        return told

    def why(
        self,
        what: str,
        *,
        case: str,
        closed_world: bool = False,
        theory: Optional[str] = None,
        depth: int = 6,
    ) -> str:
        """Why a configuration or a phrase is what it is in one case: a tree of sentences, each with the file and line that says so.

        Raises `UnknownNameError`, with the nearest names, where nothing is called `what`.
        """
        text, remarks = self._native.why(what, case, theory, closed_world, depth)
        _warn(remarks)
        return text


def _asked(
    frame: Frame,
    observed: Iterable[str],
    map: Optional[Mapping[str, Optional[str]]],
    closed_world: bool,
    theory: Optional[str],
    skip_bad_rows: bool,
    threads: Optional[int],
) -> _native.Asked:
    return {
        "id_column": frame.names(),
        "observed": [observed] if isinstance(observed, str) else list(observed),
        "map": _table(map) if map else None,
        "closed_world": closed_world,
        "theory": theory,
        "skip_bad_rows": skip_bad_rows,
        "threads": threads,
        "long": False,
        "degrees": False,
    }


def _table(map: Mapping[str, Optional[str]]) -> str:
    """A map as a file of `--map` holds it."""
    text = io.StringIO()
    rows = [("column", "phrase"), *((column, phrase or "") for column, phrase in map.items())]
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _columns(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in names}


def _warn(remarks: Sequence[str]) -> None:
    """One warning for all that is odd, at the line that asked."""
    if remarks:
        warnings.warn("\n".join(remarks), CmoWarning, stacklevel=3)

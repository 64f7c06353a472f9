"""Which kind a frame is: how it is handed over to Arrow, and how one of the same kind is made of what comes back."""

from __future__ import annotations

import sys
from typing import Any, Optional, Protocol, runtime_checkable

from ._native import CaseError, Verdicts


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that gives its rows as a stream of Arrow: a frame of Polars or pandas, a table of pyarrow, and many others."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class Frame:
    """A frame, by what makes another one of its kind; `id_column` is the column of names that is asked for."""

    def __init__(self, frame: Any, id_column: Optional[str]):
        self.frame = frame
        self.id_column = id_column

    def stream(self) -> Any:
        """What Arrow reads."""
        return self.frame

    def names(self) -> Optional[str]:
        """The column with the names of the cases, where it is known."""
        return self.id_column

    def back(self, verdicts: Verdicts, aligned: bool) -> Any:
        """Verdicts as a frame of the same kind; `aligned` where each row is one of the frame's own."""
        arrow = sys.modules.get("pyarrow")
        return arrow.table(verdicts) if arrow else verdicts

    def of_columns(self, columns: dict[str, list[Any]]) -> Any:
        """Columns as a frame of the same kind; as they are where there is none."""
        arrow = sys.modules.get("pyarrow")
        return arrow.table(columns) if arrow else columns


class Polars(Frame):
    def back(self, verdicts: Verdicts, aligned: bool) -> Any:
        return sys.modules["polars"].DataFrame(verdicts)

    def of_columns(self, columns: dict[str, list[Any]]) -> Any:
        return sys.modules["polars"].DataFrame(columns)


class Pandas(Frame):
    """A frame of pandas, whose index names the cases unless a column does; the index is that of what comes back."""

    def stream(self) -> Any:
        import pyarrow

        frame = self._with_index()
        frame.columns = [str(column) for column in frame.columns]
        try:
            return pyarrow.Table.from_pandas(frame, preserve_index=False)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError) as error:
            raise CaseError(f"A column of the frame holds values of several kinds: {error}") from error

    def names(self) -> Optional[str]:
        return self.id_column or self._index_column()

    def back(self, verdicts: Verdicts, aligned: bool) -> Any:
        import pyarrow

        frame = pyarrow.table(verdicts).to_pandas()
        if aligned:
            frame.index = self.frame.index[verdicts.rows]
        return frame

    def of_columns(self, columns: dict[str, list[Any]]) -> Any:
        return sys.modules["pandas"].DataFrame(columns)

    def _with_index(self) -> Any:
        column = self._index_column()
        if column is None:
            return self.frame.copy(deep=False)
        names = self.frame.index.map(str)
        return self.frame.assign(**{column: names})

    def _index_column(self) -> Optional[str]:
        """What the index is called as a column of names; none where it only counts, or a column has the names."""
        pandas, index = sys.modules["pandas"], self.frame.index
        if self.id_column is not None:
            return self.id_column if self.id_column == index.name else None
        if isinstance(index, pandas.RangeIndex):
            return None
        columns = {str(column).strip().casefold() for column in self.frame.columns}
        return None if columns & {"case", "id"} else "case"


def frame_of(frame: Any, id_column: Optional[str]) -> Frame:
    """The frame by its kind."""
    pandas, polars = sys.modules.get("pandas"), sys.modules.get("polars")
    if pandas is not None and isinstance(frame, pandas.DataFrame):
        return Pandas(frame, id_column)
    if polars is not None and isinstance(frame, polars.DataFrame):
        return Polars(frame, id_column)
    if isinstance(frame, ArrowStream):
        return Frame(frame, id_column)
    raise TypeError(
        f"`{type(frame).__module__}.{type(frame).__qualname__}` is no frame: give one of pandas, Polars or pyarrow, "
        "or anything that has `__arrow_c_stream__` (a lazy frame is collected first); one case is a text of facts"
    )

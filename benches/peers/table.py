"""The table of ratios, and whether each is what it should be."""

from statistics import median

from jobs import SHARES

CASES = 100_000


def table(figures):
    """All rows, as Markdown."""
    head = ["| what | `cmo` | beside | | ratio | bar | |", "|---|---|---|---|---|---|---|"]
    return "\n".join(head + list(rows(figures)))


def rows(figures):
    """A row for each bar, and for peers without one."""
    counts = "M from theory and CSV to counts"
    yield slower(figures, counts, "M", "reading the CSV", "reading", 4)
    yield faster(figures, counts, "M", "Polars", "polars", 20)
    yield faster(figures, counts, "M", "DuckDB", "duckdb", 120)
    for name, title in ("clingo", "clingo"), ("zen", "ZEN, a business-rules engine"):
        yield per_pair(figures, title, name)
    yield slower(figures, "S from theory and CSV to counts", "S", "an empty Rust program", "empty", 2)
    peak = {name: [figure / 1000 for figure in figures[f"{name} peak"]] for name in ("M", "tenfold")}
    yield slower(peak, "peak memory with ten times the cases of M", "tenfold", "with those of M", "M", 1.1, "MB")
    size = figures["matrix bytes"][0] / 1e6
    yield slower(figures, f"M, all verdicts written ({size:.0f} MB)", "matrix", "copying that file", "copying", 4)
    yield faster(figures, "M from Arrow IPC", "M arrow", "from CSV", "M", 1)
    evaluation = "numpy's evaluation in 32 bits alone"
    yield faster(figures, "M with degrees, from CSV", "M degrees", evaluation, "numpy", 2)
    yield faster(figures, "M with degrees, from Arrow IPC", "M degrees arrow", evaluation, "numpy", 2)


def slower(figures, what, own, beside, other, most, unit="ms"):
    """That `cmo` takes at most so many times what something else does."""
    ratio = ratios(figures[own], figures[other])
    verdict = "met" if ratio <= most else "missed"
    return row(what, figures[own], beside, figures[other], f"{ratio:.2f} times", f"at most {most}", verdict, unit)


def faster(figures, what, own, beside, other, least):
    """That `cmo` is at least so many times as fast as something else."""
    ratio = ratios(figures[other], figures[own])
    verdict = "met" if ratio >= least else "missed"
    told = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
    return row(what, figures[own], beside, figures[other], f"{told} times as fast", f"at least {least}", verdict)


def per_pair(figures, title, peer):
    """How many times as fast `cmo` is for a configuration and a case, where a peer has a share of the cases."""
    cases = SHARES[peer]
    scaled = [seconds * CASES / cases for seconds in figures[peer]]
    ratio = ratios(scaled, figures["M"])
    what, beside = "M, per configuration and case", f"{title}, on the first {cases} cases"
    return row(what, figures["M"], beside, figures[peer], f"{ratio:,.0f} times as fast", "", "")


def ratios(one, other):
    """The median of the ratios within a round."""
    return median(a / b for a, b in zip(one, other))


def row(what, own, beside, other, ratio, bar, verdict, unit="ms"):
    """A row of the table."""
    return f"| {what} | {shown(own, unit)} | {beside} | {shown(other, unit)} | {ratio} | {bar} | {verdict} |"


def shown(figures, unit):
    """A median; seconds as milliseconds."""
    figure = median(figures) * (1000 if unit == "ms" else 1)
    return f"{figure:,.0f} {unit}" if figure >= 100 else f"{figure:.2g} {unit}" if figure < 10 else f"{figure:.1f} {unit}"

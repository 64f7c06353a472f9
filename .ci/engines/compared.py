"""Runs the queries of `cmo sql` on engines and compares every verdict and degree with what `cmo` says itself.

A table is made from the columns and rows of a trial, with names quoted here and not by `cmo`.
"""


def results(names, rows, long):
    """By configuration and case: the verdict, and the degrees where there are some."""
    told = {}
    if long:
        for row in rows:
            told[row[1], row[0]] = list(row[2:])
        return told
    for row in rows:
        for name, value in zip(names[1:], row[1:]):
            configuration = name.removesuffix(" for").removesuffix(" against")
            told.setdefault((configuration, row[0]), []).append(value)
    return told


def differences(trial, names, rows):
    """What differs between what an engine told and what is expected."""
    told = results(names, rows, trial["long"])
    degrees = trial["kind"] == "degrees"
    wanted = {
        (configuration, number): verdict if degrees else verdict[:1]
        for configuration, cases in trial["expected"].items()
        for number, verdict in enumerate(cases)
    }
    if told.keys() != wanted.keys():
        yield f"other cases or configurations: {sorted(told.keys() ^ wanted.keys())[:4]}"
        return
    for key, verdict in wanted.items():
        if told[key] != verdict:
            yield f"{key[0]} in case {key[1]}: {told[key]} where cmo says {verdict}"

"""Programme theories of realist research, held against frames of cases.

>>> import cmo
>>> theory = cmo.parse('''
... cmoc 1 "Training"
...   if staff trained and not staff turnover high
...   then confidence in the tool
...   then care planned
... ''')
>>> theory.match("staff trained, not staff turnover high")
{'1': 'fires'}
"""

from ._native import CaseError, CmoError, TheoryError, UnknownNameError
from ._theory import CmoWarning, Summary, Theory, parse, read

__all__ = [
    "CaseError",
    "CmoError",
    "CmoWarning",
    "Summary",
    "Theory",
    "TheoryError",
    "UnknownNameError",
    "parse",
    "read",
]

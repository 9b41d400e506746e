"""Which version of an agency's story a line opens: `UPDATE 2-`, `WRAPUP 1: `."""

import re

_KINDS = "UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|ANALYSIS|FACTBOX"
TAKE = re.compile(
    rf"(?:(?:{_KINDS})(?: \d{{1,2}})?-|(?i:{_KINDS}) \d{{1,2}}(?: ?[-–—]|:) ?)(?=[^\W\d_])"
)
"""Before the headline; the number is that of the version, and of nothing the story tells."""

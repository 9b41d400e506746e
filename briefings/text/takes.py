"""Which version of an agency's story a line opens: `UPDATE 2-`, `WRAPUP 1: `, `CORRECTED-`."""

import re

_KINDS = "UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|ANALYSIS|FACTBOX"
TAKE = re.compile(
    rf"(?:(?:{_KINDS})(?: \d{{1,2}})?-|(?i:{_KINDS}) \d{{1,2}}(?: ?[-–—]|:) ?)(?=[^\W\d_])"
)
"""Before the headline; the number is that of the version, and of nothing the story tells."""
VERSION = re.compile(rf"(?!(?i:CORRECTED)){TAKE.pattern}")
"""The same where it tells nothing that a reader needs: that a story is a correction is news."""
_HEAD = 600
"""Code points in which a text says that it corrects another."""
_CORRECTS = re.compile(
    r"^\W{0,3}(?:[A-Z]+(?: \d{1,2})?-)?(?:CORRECTED|CORRECTION|CORRECTIF|RECTIFICATIF|CORRECCIÓN"
    r"|RETTIFICA|BERICHTIGUNG|BERICHTIGT|KORREKTUR|KORREKTA|SPROSTOWANIE|DÜZELTME"
    r"|ПОПРАВКА|ИСПРАВЛЕНИЕ|ВИПРАВЛЕННЯ)\b"
    r"|^\W{0,2}(?:This )?(?i:corrects) (?:the )?[a-z]+",
    re.MULTILINE,
)


def corrects(text: str) -> bool:
    """Whether a text says in its head that it corrects one that came before."""
    return _CORRECTS.search(text, 0, _HEAD) is not None

"""What stands in front of a story in Chinese, Japanese or Korean: who sends it, a place, a day.

`新华社北京11月21日电(记者 …)`, `北京,2026年11月21日电`, `(東京 11月21日 共同)`,
`(서울=연합뉴스) … 기자 =`.
"""

import re

_HAN = r"[\u3400-\u9fff々]"
_DAY = r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日"
_GAP = r"[ \t\u3000]*"
_REPORTER = rf"(?:{_GAP}[（(][^()（）\n]{{1,40}}[)）])?"
_SENT = re.compile(
    rf"[（(【\[]?(?:[据據]?({_HAN}{{1,8}}?社))?{_HAN}{{2,12}}[,，、]?{_GAP}{_DAY}{_GAP}[电電讯訊]"
    rf"{_REPORTER}[)）】\]]?[:：]?{_GAP}"
)
_BRACKETED = re.compile(
    rf"[（(【][^\W\d_]{{2,16}}{_GAP}{_DAY}[ \t\u3000]+([^\W\d_]{{2,12}})[)）】]{_GAP}"
)
_KOREAN = re.compile(
    r"[(\[][가-힣]{2,8}=([가-힣]{2,12})[)\]]"
    r"(?:[ \t][가-힣]{2,4}(?: [가-힣]{2,4}){0,2} ?(?:기자|특파원) ?=)?[ \t]*"
)
_COMING = re.compile(r"[将將拟擬]|予定|預定|예정|앞두|계획")


def opening(text: str, start: int) -> re.Match[str] | None:
    """Match what stands in front of a story that begins here; its one group is the agency.

    The group is None where a place and a day stand alone.
    """
    return _SENT.match(text, start) or _BRACKETED.match(text, start) or _KOREAN.match(text, start)


def may_open(line: str) -> bool:
    """Whether a line has a sign without which it begins in none of these ways."""
    return not line.isascii() and ("月" in line or "=" in line)


def is_to_come(sentence: str) -> bool:
    """Whether a sentence tells of what is planned, in languages that do not part words."""
    return not sentence.isascii() and bool(_COMING.search(sentence))

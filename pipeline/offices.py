"""One office as texts write it: a title with the unit in front of it."""

import re
from dataclasses import dataclass, replace

from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.officeunits import extended, trimmed, undoubled, unit_before
from pipeline.postwords import office_of
from pipeline.records import Span

_LONGEST_ONE_OF = 30
_LEADING = re.compile(
    r"[)\]】\s▲■◆—-]*(?:(?<=—)记(?=[一-龥]))?(?:\d{1,2}[.、])?(?:兼任?)?(?:(?:以?及|和|与)(?=时任|曾任|原))?"
)
# 甲中学的一名语文教师: one of several, with what kind of one.
_ONE_OF = re.compile(
    r"的?[一1][名位个](?:[一-龥]{1,8}的)?(?:普通|年轻|优秀|老|女|男|新|资深|基层)*(?P<subject>[一-龥]{0,6})$"
)
SINCE = re.compile(r"(?:现任|现为|现在是|目前是|担任|兼任|历任|现(?![代场役实有金存])|生前[系是为任])(?=[一-龥]{2})")
_MAJOR = re.compile(r"[^、]{2,12}专业")
_LONGEST_SUBJECT = 6
_CALLED = re.compile(r"\((?:以下|下文|下)?(?:统称|简称|称)[^()]{2,24}\)$")
_LONGEST_CALLED = 32
_OF_CONGRESS = re.compile(
    "(?:第[一二三四五六七八九十]{1,3}届)?(?:全国|[一-龥]{0,6}[省市县区州旗镇乡])?(?:人大|人民代表大会)$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One title with the organisation in front of it, as written."""

    title: Span
    organisation: Span | None
    tenure: str = "current"
    is_place: bool = False
    own: bool = False
    """Whether words stand where the organisation would, so that none may be filled in."""


def part_of(text: OfficeText, title: Span, start: int, end: int) -> Part:
    """A title and its organisation, which is somewhere in folded[start:end], mostly all of it."""
    tenure = "current"
    end = text.blanks_back(end)
    called = _CALLED.search(text.folded, max(start, end - _LONGEST_CALLED), end)
    end = called.start() if called else end
    leading = _LEADING.match(text.folded, start, end)
    start = leading.end() if leading else start
    dates = list(text.grammar.date.finditer(text.folded, start, end))
    if dates:
        date = dates[-1]
        if date.end() == end:
            end = date.start()
        else:
            start = date.end()
            taken = text.grammar.holds.match(text.folded, start, end)
            start = taken.end() if taken else start
    since = SINCE.match(text.folded, start, end)
    start = since.end() if since else start
    one = _ONE_OF.search(text.folded, max(start, end - _LONGEST_ONE_OF), end)
    if one:
        return _one_of(text, title, start, one)
    term = text.grammar.term.search(text.folded, max(start, end - LONGEST_TITLE), end)
    if term:
        end = term.start()
        tenure = "former" if term[0] == "老" else tenure
    elif _MAJOR.fullmatch(text.folded, start, end) and text.mention_within(start, end) is None:
        end = start
    former = text.grammar.former_at_end.search(text.folded, max(start, end - 3), end)
    if former:
        tenure, end = "former", former.start()
    leading = text.grammar.former.match(text.folded, start, end)
    if leading and leading.end() < end and not any(m.start == start for m in text.mentions_about(start)):
        # 原子能研究所 is no former one.
        tenure, start = "former", leading.end()
    if end > start and text.folded[end - 1] == "的":
        end -= 1
    if end > start and text.folded[end - 1] == "在" and text.mention_ending(end - 1, start):
        end -= 1  # 甲队在|主教练张三带领下
    written = text.folded[slice(*title)]
    if written == "代表" and (congress := _OF_CONGRESS.search(text.folded, start, end)):
        return Part(title, congress.span(), tenure)
    organisation = trimmed(text, undoubled(text, unit_before(text, start, end, written)), written)
    if written.endswith(text.grammar.specialised):
        title, organisation = _with_subject(text, title, organisation, start, end)
    if organisation is not None and _is_former(text, start, *organisation):
        tenure = "former"
    if organisation is None and written in text.grammar.teachers and text.folded[start:end] in text.grammar.subjects:
        return Part((start, title[1]), None, tenure)
    part = Part(title, organisation, tenure, own=end > start)
    if organisation is None:
        return part
    return replace(part, is_place=is_place(text, part))


def _one_of(text: OfficeText, title: Span, start: int, one: "re.Match[str]") -> Part:
    """One of those who hold an office, which is the unit's only where it stands straight before (甲局的一名科长)."""
    begin, written = one.start(), text.folded[slice(*title)]
    subject = one["subject"]
    if subject and written.endswith(text.grammar.specialised) and not text.grammar.unit.search(subject):
        title = (one.start("subject"), title[1])
    elif subject:
        return Part(title, None, own=True)
    mention = text.mention_ending(begin, start)
    if mention is None:
        return Part(title, None, own=True)
    return Part(title, (extended(text, start, mention.start), begin))


def _with_subject(
    text: OfficeText, title: Span, organisation: Span | None, start: int, end: int
) -> tuple[Span, Span | None]:
    """A title with the nouns in front of it that no unit ends in: 语文 of 甲中学语文教师, 客户 of 乙公司客户经理."""
    mention = text.mention_within(start, end - 1)
    if mention is None or (organisation is not None and organisation[1] == end):
        return title, organisation
    begin = text.blanks_on(mention.end)
    begin = max(begin, *(text.folded.rfind(sign, begin, end) + 1 for sign in " ,"))
    gap = text.folded[begin:end]
    if not 2 <= end - begin <= _LONGEST_SUBJECT or text.stop_in(begin, end) or text.grammar.unit.search(gap):
        return title, organisation
    tokens = [t for t in text.document.touching(begin, end) if begin < t.end and t.start < end]
    nouns = all(t.tag[:1] in ("n", "b", "v", "j", "a", "") and t.tag not in ("ns", "nt", "nr") for t in tokens)
    if not nouns or not tokens or tokens[0].start < begin or tokens[-1].end not in (end, title[1]):
        return title, organisation
    return (begin, title[1]), (extended(text, start, mention.start), mention.end)


def _is_former(text: OfficeText, start: int, begin: int, end: int) -> bool:
    """Whether 原 stands before an organisation, or in it between the institution and its inner unit (甲校原党委)."""
    if text.grammar.former_at_end.search(text.folded, max(start, begin - 3), begin):
        return True
    inner = text.folded.find("原", begin + 2, end)
    return inner >= 0 and (inner in text.mention_ends or text.folded.startswith("原党", inner))


def is_place(text: OfficeText, part: Part) -> bool:
    """Whether the organisation of a part is a place: 甲县|县长, 乙村|支书."""
    if part.organisation is None:
        return False
    written = text.folded[slice(*part.organisation)]
    title = text.folded[slice(*part.title)]
    return (
        office_of(title) in text.grammar.place
        or written in text.places.names
        or (written.endswith("村") and title.endswith(("书记", "支书", "主任", "队员", "组长")))
    )

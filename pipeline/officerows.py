"""Rows of offices: in front of a name, in brackets, in clauses of nothing else; what the writer left out in them is filled in."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.offices import SINCE, Part, part_of
from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.postwords import office_of
from pipeline.records import Span

_SEPARATORS = re.compile(
    r"、(?:以?及)?(?![一二三四五六七八九十\d]{1,3}(?:、[一二三四五六七八九十\d]{1,3})*[届任])|/|\ ?兼(?!职)任?\ ?|(?<=[员长任记授师事席理编委问家者官监导])和"
)
_PIECE = re.compile(r"[^,;。:]+")
_OF_OFFICE = re.compile(
    r"(?:的?等(?:[一-龥]{0,6}[个项种])?(?:相关|重要|主要|学术|社会|行政|党政|党内|领导|管理)*(?:职务|兼职|职位|职)"
    r"|的?等?(?:多个)?(?:[一之]职|职务|职位|职)?)(?:以来|期间)?$"
)
# Verbs behind which a row is of posts only where each of them can be read: who 是 something need not hold it.
_MERELY = "是为系"
# Of how many posts that can be read one may stand in a row that cannot.
_MOST_UNREAD = 2
_NO_SCHOOL = re.compile(r"(?:[学协商]会|公司|局|厅|集团|中心|科学院|工程院|^纪委)$")
_NO_STAGE = re.compile("(?:局|厅|委|部|政府|会|办|处|政协|人大)$")
_CONGRESS = re.compile("(?:政协|人大|人民代表大会)(?:委员会)?$")
_NOW = ("现任", "现为", "现")
_LONGEST_NAME = 4
# What may stand before the unit of an office that is all of a stretch.
_BEFORE_UNIT = re.compile(r"\s*(?:兼任?|原|时任|曾任|前|第[一二三四五六七八九十\d、届任和第]{1,16}[届任])?\s*[《“]?")
_JOURNAL = re.compile("《([^《》\n]{1,40})》[和与及]?")


def row_before(text: OfficeText, limit: int, end: int) -> list[Part]:
    """Parts of the phrase folded[limit:end] from its end back as long as they end in titles."""
    parts: list[Part] = []
    while end > limit:
        title = text.grammar.title_at_end.search(text.folded, max(limit, end - LONGEST_TITLE), end)
        if title is None:
            start = segment_start(text, limit, end)
            before = _separator_before(text, limit, start)
            passed = text.ends_in_role(limit, end) if parts else _is_passed(text, limit, start, end)
            if not passed or before == start:
                break
            end = before
            continue
        begin = title.start()
        start = segment_start(text, limit, begin)
        inner = text.grammar.title_at_end.search(text.folded, max(start, begin - LONGEST_TITLE), begin)
        if inner is not None and not text.mention_ending(begin, start):
            # Two titles without a sign between them: 队长一级警长.
            parts.append(Part(title.span(), None))
            end = begin
            continue
        parts.append(part_of(text, title.span(), start, begin))
        both = _joined_to(text, start, parts[-1])
        if both is not None:
            parts.append(replace(parts[-1], organisation=both))
        organisation = parts[-1].organisation
        if organisation is not None and organisation[0] > start and not _only_former(text, start, organisation[0]):
            break
        end = _separator_before(text, limit, start)
        if end == start and start > limit:
            break
    parts.reverse()
    return parts


def _only_former(text: OfficeText, start: int, end: int) -> bool:
    return text.grammar.former.fullmatch(text.folded, start, end) is not None or text.folded[start:end] in _NOW


def _is_passed(text: OfficeText, limit: int, start: int, end: int) -> bool:
    """Whether what stands between posts and name is no post: 著名化学家, or a unit alone (甲院院士、|乙大学数学院|张三)."""
    if _is_honorific(text, start, end):
        return True
    mention = text.mention_ending(end, start)
    before = _separator_before(text, limit, start)
    titled = text.grammar.title_at_end.search(text.folded, max(limit, before - LONGEST_TITLE), before)
    return mention is not None and mention.start == start and before < start and titled is not None


def _is_honorific(text: OfficeText, start: int, end: int) -> bool:
    """甲大学教授、著名化学家张三: what a person is called between posts and name."""
    return end - start <= LONGEST_TITLE + 4 and text.folded.endswith(
        (*text.grammar.honorific, *text.grammar.alumni), start, end
    )


def segment_start(text: OfficeText, limit: int, end: int) -> int:
    """Where the last member of a row begins that ends at `end`."""
    start = limit
    for match in _SEPARATORS.finditer(text.folded, limit, end):
        if not text.inside_mention(match.start()):
            start = match.end()
    return start


def _separator_before(text: OfficeText, limit: int, start: int) -> int:
    for match in _SEPARATORS.finditer(text.folded, max(limit, start - 4), start):
        if match.end() == start:
            return match.start()
    return start


def with_shared(text: OfficeText, parts: list[Part]) -> list[Part]:
    """Parts in which an organisation that the writer left out is filled in from the part before."""
    filled: list[Part] = []
    for part in parts:
        before = filled[-1] if filled else None
        if part.organisation is None and not part.own and before is not None:
            part = inherited(text, part, before)
        filled.append(part)
    return filled


def inherited(text: OfficeText, part: Part, before: Part) -> Part:
    """A part of a row with the organisation of the part before it, where it can be of that one."""
    if before.organisation is None:
        return part
    start, end = before.organisation
    title = text.folded[slice(*part.title)]
    office = office_of(title)
    if title in text.grammar.high or office in text.grammar.place:
        return part
    if office == "校长" and _NO_SCHOOL.search(text.folded[start:end]):
        return part  # 甲学会院士张三,|副校长李四
    if office in text.grammar.bare and office != "秘书长" and _CONGRESS.search(text.folded, start, end):
        return part  # 全国政协委员、|董事长张三
    if title.endswith(text.grammar.free) and not title.startswith("总"):
        return part
    if title.endswith(text.grammar.artists) and _NO_STAGE.search(text.folded, start, end):
        return part  # 甲局副局长张三、|演员李四
    inner = text.grammar.body_inside.search(text.folded, start, end)
    if inner and inner.start() > start and (office in text.grammar.heads or office in text.grammar.heads_of_whole):
        end = inner.start()  # 某院工会主席、副院长: of the hospital
    function = re.match(r"(?:副)?(宣传|组织|统战|武装)部长$", title)
    party = text.grammar.party.search(text.folded, start, end)
    if party and party.start() == start and title not in text.grammar.party_office and not function:
        # 党委常委、教务长: of whose party body it is, only the article tells.
        return replace(part, tenure=before.tenure)
    if party and party.start() > start and title not in text.grammar.party_office and not function:
        # 党委书记、校长: the school, not its party body, has the second one.
        end = party.start()
    return replace(part, organisation=(start, end), tenure=before.tenure, is_place=before.is_place and not party)


def _joined_to(text: OfficeText, start: int, part: Part) -> Span | None:
    """The unit that 和 joins to that of a part and that begins at `start`: 甲大学和 of 甲大学和乙大学教授."""
    while start < len(text.folded) and text.folded[start] in " \t":
        start += 1
    if part.organisation is None or part.organisation[0] - 1 <= start:
        return None
    end = part.organisation[0] - 1
    mention = text.mention_ending(end, start) if text.folded[end] in "和与及" else None
    return (start, end) if mention is not None and mention.start == start else None


def _unit_alone(text: OfficeText, start: int, end: int) -> Span | None:
    """The unit that is all of folded[start:end]: a mention, or what stands in 《》."""
    mention = text.mention_ending(end, start)
    if mention is not None and mention.start == start:
        return start, end
    journal = _JOURNAL.fullmatch(text.folded, start, end)
    return journal.span(1) if journal else None


def _journals(text: OfficeText, start: int, end: int) -> tuple[list[Span], int]:
    """The journals that folded[start:end] begins with, but the last, and where that one begins: 《甲》和《乙》编委."""
    found: list[Span] = []
    while (journal := _JOURNAL.match(text.folded, start, end)) and text.folded.startswith("《", journal.end(), end):
        found.append(journal.span(1))
        start = journal.end()
    return found, start


def phrases(text: OfficeText, start: int, end: int) -> list[Part]:
    """The posts of folded[start:end], a text of posts with commas and 、 between them."""
    parts: list[Part] = []
    for piece in _PIECE.finditer(text.folded, start, end):
        found: list[Part] = []
        for a, b in _pieces(text, *piece.span()):
            b = text.blanks_back(text.before_note(a, b))
            title = text.grammar.title_at_end.search(text.folded, max(a, b - LONGEST_TITLE), b)
            if title is not None:
                found.append(part_of(text, title.span(), a, title.start()))
        if found and found[0].organisation is None and parts:
            found = with_shared(text, [parts[-1], *found])[1:]
        else:
            found = with_shared(text, found)
        parts.extend(found)
    return parts


def _pieces(text: OfficeText, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _SEPARATORS.finditer(text.folded, start, end):
        if not text.inside_mention(match.start()) and match.start() > begin:
            yield begin, match.start()
            begin = match.end()
    if begin < end:
        yield begin, end


def _is_of_now(text: OfficeText, part: Part) -> bool:
    """Whether 现任, 现为 or the like stands before a part: 曾任甲校校长、|现为乙会主席."""
    return part.organisation is not None and text.folded.endswith(("现任", "现为"), 0, part.organisation[0])


def _named_whole(text: OfficeText, part: Part, start: int) -> Part:
    """A part of a stretch that is nothing else, with the name in front of a unit that no table has (青石|农学院)."""
    if part.organisation is None or not 2 <= part.organisation[0] - start <= _LONGEST_NAME:
        return part
    begin, end = part.organisation
    since = SINCE.match(text.folded, start, end)
    start = since.end() if since else start
    tokens = [t for t in text.document.touching(start, begin) if start < t.end and t.start < begin]
    if not tokens or tokens[0].start != start or any(t.tag[:2] not in ("ns", "nz", "nr", "") for t in tokens):
        return part
    return replace(part, organisation=(start, end))


def _is_pure(text: OfficeText, part: Part, start: int) -> bool:
    """Whether nothing but a part stands between `start` and its title."""
    if part.organisation is not None:
        return _BEFORE_UNIT.fullmatch(text.folded, start, part.organisation[0]) is not None
    return not part.own or part.title[0] <= start + 2


def pure_row(text: OfficeText, start: int, end: int, verb: str) -> list[Part]:
    """The posts of a stretch that holds nothing else."""
    if text.folded.startswith(text.grammar.not_yet, start, end):
        return []
    parts: list[Part] = []
    units: list[Span] = []
    group: list[Span] = []
    unread, unnamed = 0, False
    end = start + len(_OF_OFFICE.sub("", text.folded[start : text.before_note(start, end)]))
    dated = None if verb else text.grammar.date.match(text.folded, start, end)
    start = text.blanks_on(dated.end()) if dated else start
    for a, b in _pieces(text, start, end):
        b = text.blanks_back(text.before_note(a, b))
        title = text.grammar.held_at_end.search(text.folded, max(a, b - LONGEST_TITLE), b)
        called = title is None and parts and not units
        if called and (text.folded.endswith(text.grammar.alumni, a, b) or text.ends_in_role(a, b)):
            continue  # 甲大学教授、乙基金评审专家
        if title is None and (unit := _unit_alone(text, a, b)):
            # 甲大学、乙大学教授: of both.
            units.append(unit)
            continue
        if title is None:
            return []
        journals, a = _journals(text, a, title.start())
        units += journals
        part = _named_whole(text, part_of(text, title.span(), a, title.start()), a)
        both = _joined_to(text, a, part)
        if both is not None:
            parts.append(replace(part, organisation=both))
        elif not _is_pure(text, part, a):
            unread += 1
            unnamed, units = True, []
            continue
        if part.organisation is None and unnamed:
            continue  # of a unit that could not be read
        unnamed = False
        if part.organisation is not None:
            parts += [replace(part, organisation=unit) for unit in units]
            group = [*units, *([both] if both else []), part.organisation]
        elif not part.own and len(group) > 1:
            # 甲大学和乙大学教授、博士生导师: of both.
            parts += [replace(part, organisation=unit) for unit in group[:-1]]
        units = []
        parts.append(part)
    if unread and not (verb and verb[-1] not in _MERELY and len(parts) >= _MOST_UNREAD * unread):
        return []
    if any(word in verb for word in ("曾", "历", "先", "早年", "过", "时任", "辞", "卸", "不再", "原", "前")):
        parts = [replace(p, tenure="former") if not _is_of_now(text, p) else p for p in parts]
    return with_shared(text, parts)

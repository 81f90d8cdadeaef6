"""Posts that stand before a name: straight in front of it, with a sign or word between, in the clauses before."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipeline.officerows import phrases, pure_row, row_before, with_shared
from pipeline.offices import Part
from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.records import PersonMention

_TAKES_OFFICE = re.compile(r"(?:继续|再次|兼任|正式)?(?:担任|出任|兼任|接任|继任|接棒|任职)(?=[,;。、!?\n\r)]|$)")
_WORKS = re.compile("在(?P<unit>[^,。;:!?、\n在]{3,40}?)(?:担任|任|当|做)(?:了|过)?(?P<titles>[^,。;:!?\n在了]{2,16})$")
_AS = re.compile("作为|身为|担任")
_GIVEN_TO = re.compile("(?:等[^,。]{0,8})?(?:颁|授|佩戴|送|献|讲解|赠)")
_JOINED = re.compile("[和与及]$")
_LONGEST_LIFE = 400


def posts_before(text: OfficeText, person: PersonMention) -> list[Part]:
    """The posts that stand straight before a name: 甲局副局长、高级工程师张三."""
    end = text.blanks_back(person.start)
    biography: list[Part] = []
    if end > 0 and text.folded[end - 1] == ")":
        opening = text.opening(end - 1)
        if opening is not None and not text.persons_between(opening, end):
            biography = phrases(text, opening + 1, end - 1)
            end = opening
    if end > 0 and text.folded[end - 1] in "“":
        end -= 1
    if end > 0 and text.folded[end - 1] in "由:,—是为":
        return _parted(text, person, end - 1)
    end = _before_kin(text, end)
    limit = text.limit(end)
    if end > limit and text.folded[end - 1] == "的":
        # 曾任甲局局长的张三
        for held in text.grammar.holds.finditer(text.folded, limit, end):
            if text.folded.endswith(text.grammar.not_yet, limit, held.start()):
                continue
            parts = pure_row(text, held.end(), end - 1, held[0])
            if parts and parts[0].organisation is not None:
                # 原甲乡书记、|现任乙局局长的张三
                sign = held.start() - 1
                earlier = row_before(text, limit, sign) if text.folded[sign : sign + 1] == "、" else []
                return with_shared(text, earlier) + parts
        return _of_work(text, limit, end - 1)
    if _TAKES_OFFICE.match(text.folded, person.end) and (by := text.folded.rfind("由", limit, end)) > limit:
        # 甲会主席由|法国导演|张三担任
        return with_shared(text, row_before(text, text.limit(by), by)) + _of_relative(text, by + 1, end)
    parts = row_before(text, limit, end)
    related = _of_relative(text, limit, end)
    if not parts:
        return related or _of_life(text, limit, end)
    earlier = related or _of_life(text, limit, end) or (_in_row(text, limit) if parts[0].organisation else [])
    return earlier + with_shared(text, parts) + biography


def _of_relative(text: OfficeText, limit: int, end: int) -> list[Part]:
    """The posts of a clause with 的 in front of what else somebody is: 曾任甲校团委书记的|校友、乙公司董事长张三."""
    link = text.folded.find("的", limit, end)
    while link > 0:
        joined = text.folded.find("、", link, end)
        stop = joined if joined > 0 else end
        if stop - link <= LONGEST_TITLE and _is_called(text, link + 1, stop, is_last=joined < 0):
            for held in text.grammar.holds.finditer(text.folded, limit, link):
                parts = pure_row(text, held.end(), link, held[0])
                if (
                    parts
                    and parts[0].organisation
                    and not text.folded.endswith(text.grammar.not_yet, limit, held.start())
                ):
                    return parts
            return _of_work(text, limit, link)
        link = text.folded.find("的", link + 1, end)
    return []


def _is_called(text: OfficeText, start: int, end: int, *, is_last: bool) -> bool:
    """Whether folded[start:end] is what a person is (校友, 画家), or, the last, his post."""
    return text.ends_in_role(start, end) or (
        is_last and text.grammar.title_at_end.search(text.folded, start, end) is not None
    )


def _of_work(text: OfficeText, limit: int, end: int) -> list[Part]:
    """The posts of folded[limit:end] that ends in a clause of where somebody works: 在甲站当技术员的|张三."""
    work = _WORKS.search(text.folded, limit, end)
    if work is None:
        return []
    mention = text.mention_ending(work.end("unit"), work.start("unit"))
    whole = mention is not None and mention.start == work.start("unit")
    if not whole and not text.grammar.unit.search(text.folded, *work.span("unit")):
        return []
    titles = pure_row(text, *work.span("titles"), "")
    if any(title.own or title.organisation for title in titles):
        return []
    return [replace(title, organisation=work.span("unit")) for title in titles]


def _before_kin(text: OfficeText, end: int) -> int:
    """Where the posts of a person end who is called somebody's relative: 甲社社长|、乙的侄女|丙."""
    i = bisect_left(text.person_starts, end) - 1
    if i < 0 or not text.grammar.kin.fullmatch(text.folded, text.persons[i].end, end):
        return end
    start = text.persons[i].start
    return start - 1 if text.folded[start - 1 : start] == "、" else end


def _in_row(text: OfficeText, limit: int) -> list[Part]:
    """The posts of the clauses before `limit` that hold nothing else and name nobody: 甲局书记、局长,|乙办主任张三出席."""
    found: list[Part] = []
    while text.folded[limit - 1 : limit] == ",":
        start = text.limit(limit - 1)
        named = bisect_right(text.person_starts, limit - 1) - 1
        if named >= 0 and text.persons[named].end > start - 2:
            return []  # 张三,|甲局局长,乙局局长李四: perhaps his
        parts = pure_row(text, start, limit - 1, "")
        if not parts or parts[0].organisation is None or text.mention_within(start, limit - 1) is None:
            break
        found = parts + found
        limit = start
    return found


def _of_life(text: OfficeText, limit: int, end: int) -> list[Part]:
    """The posts of the clauses before the one that ends in the name, which all say who he was: 优秀党员,甲院院士,|张三同志."""
    start = text.document.sentence_at(limit).start
    if limit - start > _LONGEST_LIFE or text.persons_between(start, end) or text.folded[limit - 1 : limit] != ",":
        return []
    if _JOINED.search(text.folded, limit, end):
        return []  # 甲院负责人,|各院学生以及张三: the last of several
    found: list[Part] = []
    praised = False
    only_posts = True
    position = start
    for clause in text.folded[start : limit - 1].split(","):
        parts = pure_row(text, position, position + len(clause), "")
        if parts and parts[0].organisation is not None:
            found += parts
        elif clause.endswith((*text.grammar.honorific, "战士", "之一", "者")):
            praised = True
        elif found or praised:
            return []
        else:
            only_posts = False
        only_posts = only_posts and all(p.organisation and text.mention_ending(p.organisation[1], 0) for p in parts)
        position += len(clause) + 1
    return found if praised or only_posts else []


def _parted(text: OfficeText, person: PersonMention, end: int) -> list[Part]:
    """The posts before a name with a word or sign between: 甲会主席由张三担任; 甲局局长:张三; 甲局局长是张三; 作为甲局局长,张三说."""
    sign = text.folded[end]
    if sign == "由":
        verb = _TAKES_OFFICE.match(text.folded, person.end)
        return with_shared(text, row_before(text, text.limit(end), end)) if verb else []
    while sign == "—" and text.folded[end - 1] == "—":
        end -= 1
    if sign == "为" and _GIVEN_TO.match(text.folded, person.end):
        return []  # 负责人为张三|颁奖
    start = text.limit(end)
    if sign == ",":
        opened = _AS.match(text.folded, start, end)
        end -= len("之一") if text.folded.endswith("之一", start, end) else 0
        parts = pure_row(text, opened.end(), end, "") if opened else []
    else:
        opens = start == 0 or text.folded[start - 1] in ("\n\r。,;" if sign in "是为" else "\n\r。")
        parts = pure_row(text, start, end, "") if opens else []
    return parts if parts and parts[0].organisation is not None else []

"""The headings of name lists: whether a line heads a list, which award it names and how many names it announces."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.cells import QUOTED, CellReader
from pipeline.names import is_name
from pipeline.records import Span
from pipeline.rules import Rules
from pipeline.segment import Document

LONGEST_HEADING = 60
LONGEST_NOTE = 40
_LONGEST_PRAISE = 15
_TOLD_WITHIN = 400
_YEAR = re.compile(r"^(?:拟?新?(?:认定|评定|获评|命名|入选)(?:的|为)?)?(?:\d{4}(?:[—-]\d{4})?学?年度?)?(?:的)?")
_BARE_YEAR = re.compile(r"\(\s*(?:19|20)\d\d\s*[),;、]")
_ANNEX = re.compile(r"附(?:件|表|录)?\s*[\d一二三四五六]{0,2}\s*[:.、]?\s*")
MASKED = re.compile(r"“[^“”]{2,80}”|《[^《》]{2,80}》|\([^()]{0,60}\)")
_CONFERRED = re.compile(
    r"获得|荣获|荣立|公布了?|发布了?|揭晓了?|被?评为|被?授予|当选|获评|入选|获(?!奖|得|评)|评选?出了?|颁发了?|表彰了|捧[回得]了?|[夺摘]得了?|记(?=(?:个人|集体)?(?:[特一二三]等功|大功|嘉奖))"
)
_TITLE_ENDS = re.compile(r"$|[”的:(]|等|荣?誉?称号|荣誉|人员$|集体$|个人$|单位$")
_BEFORE_AWARD = re.compile(r"^(?:(?:以下|下列)[^“”]{0,6}?为|现将|兹将)")
_BEHIND_QUOTES = re.compile("(?:荣誉)?(?:称号)?(?:的?(?:同志|个人|人员|单位|集体|企业|教师|学生))?$")
_GOT = re.compile("(?:获得|荣获|获评|评为|获|授予)$")  # 获得|“某教师”称号的社员有
_WHOSE = re.compile(r"(?:此次|本次|今年|本届)?(?:受到?|获得?)?(?:表彰|命名|嘉奖|奖励|表扬)的(?=\S{4})")
_TO_THOSE = re.compile(
    r"(?:以下|下列)(?:\d{1,4}|[一二三四五六七八九十百]{1,4})?[名位个家]?[\u4e00-\u9fff]{0,3}?"
    r"(?:同志|个人|单位|集体|人员|教师|教职工|职工|学生|企业|团队|干部|党员|家庭)(?=\S{4})"
)
_OF_PERSONS = re.compile(r"(?<=”)(?:个人|获奖者|人员|同志)$")
_ALSO_CALLED = re.compile(r"(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff]{2,6}\)$")  # 先进乡镇(街道)
_CALLED = re.compile("(?:荣誉|光荣)?称号$")
_WHO_GOT_IT = re.compile("(?:(?:获得|获奖|得奖|得)者|得主|获奖(?:人员|教师|学生|学者|个人|单位|集体|企业))$")
_BEHIND_AWARD = re.compile(r"(?:人员|对象|的?同志|获奖|获得者|(?:荣誉)?称号)$")
_ASIDE = re.compile(r"\((?:部分|节选|摘录|按|排名|以姓氏|不分|姓氏|笔画|注)[^()]*\)\s*:?$")
_FRAMED = re.compile(r"[【〖]\s*([^【】〖〗]{2,40}?)\s*[】〗]:?")
_NOTED = re.compile(r"(?<=[奖章])\([^()]{2,12}\)$")
_QUOTED_AWARD = re.compile("“(?P<award>[^“”]{3,40}(?:奖|奖章|称号|标兵|之星))”")
_MEDALS = frozenset(("奖状", "奖章", "奖牌", "勋章", "奖杯"))
_MEDAL_TOLD = re.compile(
    "(?:授予|荣获|获得|获|颁发)了?“?(?P<award>[^“”,;:。!?、\n获授颁]{2,20}(?:奖状|奖章|奖牌|勋章|奖杯))"
)
_AGAIN = 2
_SERIES = re.compile(r"(?:(?:19|20)\d{2}年?)?(?:[^\d]{0,14}(?:奖|节|会|赛|杯|榜|盛典|联盟|届|年度))?")
_WHOLE = re.compile("完整|全部|最终|具体|详细|主要|部分|正式|官方|所有")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The expressions that headings are read with."""

    number_mark: "re.Pattern[str]"
    size: "re.Pattern[str]"
    size_within: "re.Pattern[str]"
    mark: "re.Pattern[str]"
    sure: "re.Pattern[str]"
    head: "re.Pattern[str]"
    any_head: "re.Pattern[str]"
    kind: "re.Pattern[str]"
    praised: "re.Pattern[str]"
    best: "re.Pattern[str]"
    of_units: "re.Pattern[str]"
    of_works: "re.Pattern[str]"
    no_award: "re.Pattern[str]"
    confers: "re.Pattern[str]"
    winners: "re.Pattern[str]"
    told: "re.Pattern[str]"
    told_plainly: "re.Pattern[str]"
    table_head: "re.Pattern[str]"
    note: "re.Pattern[str]"
    signs: "re.Pattern[str]"


@cache
def grammar_of(rules: Rules) -> Grammar:
    """The expressions that headings are read with, made of the words of rules/name_lists.yaml."""
    heads = rules.alternation("awards.heads")
    kinds = rules.alternation("name_lists.honoree_kinds")
    size = rules.regex("name_lists.size")
    return Grammar(
        rules.regex("name_lists.number_mark"),
        size,
        rules.regex("name_lists.size_within"),
        rules.regex("name_lists.mark_of_list"),
        re.compile(rules.alternation("name_lists.sure_marks")),
        re.compile(rf"{heads}”?(?:称号|荣誉称号|荣誉)?$"),
        re.compile(heads),
        re.compile(rf"{kinds}$"),
        re.compile(rf"{rules.alternation('name_lists.praise')}[^ ]{{0,12}}{kinds}$"),
        rules.regex("name_lists.best"),
        re.compile(rf"{rules.alternation('name_lists.kinds_of_units')}$"),
        re.compile(rf"{rules.alternation('name_lists.kinds_of_works')}(?:奖|[特一二三]等奖)?$"),
        re.compile(rules.alternation("name_lists.no_award")),
        re.compile(rules.alternation("name_lists.confers")),
        rules.regex("name_lists.winners"),
        rules.regex("name_lists.told_award"),
        rules.regex("name_lists.told_plainly"),
        re.compile(rf"(?:(?<!\S){rules.alternation('name_lists.column_heads')}\s+){{2,8}}(?=\S)"),
        rules.regex("name_lists.also"),
        re.compile(rules.alternation("name_lists.signs", "persons.byline")),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it stands, its award, the number of names it announces, its depth, and whether its form shows a list."""

    span: Span
    award: Span | None
    size: int | None
    level: int
    marked: bool


class HeadingReader:
    """Reads the headings of one document."""

    def __init__(self, document: Document, rules: Rules, cells: CellReader) -> None:
        self.folded = document.folded
        self.cells = cells
        self.grammar = grammar_of(rules)
        self._conferred: int | None = None
        self._only: list[Span] | None = None
        self._until = 0

    def read(self, start: int, end: int, stack: Sequence[Heading], last: tuple[int, int] | None) -> Heading | None:
        """The heading that a line is, None for another line; below `stack`, after an entry numbered `last`."""
        if end - start > LONGEST_HEADING:
            return None
        text = self.folded[start:end]
        framed = _FRAMED.fullmatch(text)
        if framed:  # 【优秀党员】
            inside = self.read(start + framed.start(1), start + framed.end(1), stack, last)
            return replace(inside, span=(start, end), marked=True) if inside else None
        aside = _ASIDE.search(text)
        if aside and aside.start():  # 优秀党员名单(按姓氏笔画排序)
            text = text[: aside.start()].rstrip()
        annex = _ANNEX.match(text)
        mark = self.grammar.number_mark.match(text, annex.end() if annex else 0)
        begin = mark.end() if mark else (annex.end() if annex else 0)
        core_end = len(text.rstrip(": "))
        colon = core_end < len(text.rstrip())
        size = None
        sized = self.grammar.size.search(text[:core_end])
        if sized and sized.start() > begin:
            if _BARE_YEAR.match(sized[0]):  # a prize of that year, in a list of prizes
                return None
            size, core_end = number_of(sized["bracketed"] or sized["bare"]), len(text[: sized.start()].rstrip())
        listed = self.grammar.mark.search(text[:core_end].rstrip(": "))
        sure = listed is not None and self.grammar.sure.search(listed[0]) is not None
        # 甲奖得主有: and 甲奖得主(6名) announce names only where they name an award or winners.
        before = text[begin : listed.start()].rstrip() if listed else ""
        named = (
            listed is not None
            and (colon or (size is not None and sized is not None and bool(sized["bracketed"])))
            and (self._names_award(before) or self.grammar.winners.match(before) is not None)
        )
        marked = sure or named
        if listed is not None and marked:
            core_end = len(text[: listed.start()].rstrip())
        noted = _NOTED.search(text, begin, core_end) if colon else None
        core_end = noted.start() if noted else core_end  # 新人奖(最佳新人):
        won = _WHO_GOT_IT.search(text, begin, core_end)
        if won and self.grammar.head.search(text[begin : won.start()]):  # “甲”获得者, 甲奖得主
            core_end = won.start()
        whose = _WHOSE.match(text, begin, core_end)
        if whose and (self.grammar.praised.match(text[whose.end() : core_end])):  # 受表彰的|优秀党员
            begin = whose.end()
        core = text[begin:core_end]
        bare = MASKED.sub("", core)
        if ":" in bare or "," in bare or (sure and not colon and self._is_told(bare)):
            return None
        if not marked and size is None and self._is_unit_with_work(core):
            return None
        if mark and _continues_numbers(mark[0], last) and size is None and not marked and not colon:
            return None
        also = _ALSO_CALLED.search(core)
        noun = core[: also.start()] if also else _CALLED.sub("", core).strip("“”")
        has_head = self.grammar.head.search(core) is not None or self._quotes_award(core, colon=colon)
        has_kind = size is not None and self.grammar.kind.search(noun) is not None
        praised = self.grammar.praised.search(noun)
        if praised and (
            (mark and stack) or annex or sure or (praised.end() == len(noun) and (colon or len(noun) < _LONGEST_PRAISE))
        ):
            has_kind = True
        if colon and self._is_best(noun) and self.confers(start):
            has_kind = True
        if mark and sized and sized["bracketed"] and stack and any(h.level == level_of(mark[0]) for h in stack):
            # 三、富民兴村(10个): numbered and sized like the headings before it, whatever it says.
            has_kind = True
        if not (has_head or has_kind or marked):
            return None
        if has_head and not marked and size is None and not colon and self._is_entry_like(core):
            return None
        is_award = has_head or has_kind or self._names_award(core) or self.grammar.kind.search(core) is not None
        is_award = is_award or (sure and len(core) > 1 and self.confers(start + core_end))
        unawarded = None if has_head else self.grammar.no_award.search(core)
        if unawarded and praised and self.grammar.kind.fullmatch(unawarded[0]):  # 优秀毕业生, not 毕业生名单
            unawarded = None
        if _WHOLE.fullmatch(core) or self.grammar.winners.match(core) or unawarded:
            is_award = False
        award = self.award(start + begin, start + core_end) if is_award else None
        if award is None and (self.grammar.winners.match(core) or (sure and not core)):
            award = self._told_before(start)
        marked = marked or size is not None or colon or annex is not None
        return Heading((start, end), award, size, level_of(mark[0] if mark else ""), marked)

    def _is_best(self, noun: str) -> bool:
        """最佳导演, 2008年某电影节最佳导演: the head of a prize, with the series that it belongs to or without."""
        best = self.grammar.best.search(noun)
        return best is not None and _SERIES.fullmatch(noun, 0, best.start()) is not None

    def _names_award(self, core: str) -> bool:
        return "称号" in core or self.grammar.any_head.search(core) is not None

    def _is_told(self, core: str) -> bool:
        """Whether a line that ends in 名单 is a sentence: 甲教授入选乙名单."""
        verb = _CONFERRED.search(core)
        return verb is not None and verb.start() > 0 and self.grammar.number_mark.match(core) is None

    def _quotes_award(self, core: str, *, colon: bool) -> bool:
        """Whether a heading ends in quotes that hold an award: 授予下列同志“甲”称号, before a colon also 甲厂“优秀班组”."""
        if core.endswith(("”称号", "”荣誉称号", "”光荣称号")):
            return True
        quoted = QUOTED.search(core) if colon else None
        if quoted is None or quoted.end() < len(core) or quoted[0][0] != "“":
            return False
        inside = quoted[0][1:-1]
        return self.grammar.any_head.search(inside) is not None or self.grammar.kind.search(inside) is not None

    def _is_unit_with_work(self, core: str) -> bool:
        """甲学院党支部“争做先锋”主题活动: an entry, whatever its work is called."""
        quoted = QUOTED.search(core)
        if quoted is None or not quoted.start() or quoted.end() == len(core):
            return False
        before, behind = core[: quoted.start()].rstrip(), core[quoted.end() :]
        return "称号" not in behind and not _CONFERRED.search(before) and self.cells.is_unit(before)

    def _is_entry_like(self, core: str) -> bool:
        """Whether a line that ends like an award is rather an entry: it holds blanks between a name and the rest."""
        first = core.split(" ", 1)[0]
        return " " in core and is_name(self.cells.model, first, 1.0)

    def confers(self, before: int) -> bool:
        """Whether the text up to `before` speaks of conferring, so that a list of anything is one of honours."""
        if self._conferred is None:
            match = self.grammar.confers.search(self.folded)
            self._conferred = match.start() if match else len(self.folded)
        return self._conferred < before

    def award(self, start: int, end: int) -> Span | None:
        """The award's name in the words of a heading: what quotes hold, else all without year and verb."""
        of_persons = _OF_PERSONS.search(self.folded, start, end)
        end = of_persons.start() if of_persons else end
        text = self.folded[start:end]
        quoted = [q for q in QUOTED.finditer(text) if q[0][0] == "“"]
        if quoted and (_BEHIND_QUOTES.match(text, quoted[-1].end()) or _GOT.search(text, 0, quoted[-1].start())):
            return start + quoted[-1].start() + 1, start + quoted[-1].end() - 1
        verbs = list(_CONFERRED.finditer(text))
        verb = verbs[-1].end() if verbs else 0
        if verb:
            heads = list(self.grammar.any_head.finditer(text, verb))
            called = _CALLED.sub("", text)
            if heads and _TITLE_ENDS.match(text, heads[-1].end()):
                end = start + heads[-1].end()
            elif len(called) < len(text) and self.grammar.praised.search(called, verb):
                end = start + len(called)
            else:
                return None
        else:
            before = _BEFORE_AWARD.match(text)
            verb = before.end() if before else 0
        behind = _BEHIND_AWARD.search(self.folded[start + verb : end])
        if behind and behind.start():
            end = start + verb + behind.start()
        those = _TO_THOSE.match(text, verb)
        verb = those.end() if those else verb
        year = _YEAR.match(text[verb:])
        begin = verb + (year.end() if year else 0)
        while begin < len(text) and text[begin].isspace():
            begin += 1
        if self.folded[start + begin : end] in _MEDALS:
            return self._whole_name(self.folded[start + begin : end], start)
        return (start + begin, end) if start + begin < end else None

    def _whole_name(self, medal: str, before: int) -> Span | None:
        """The award that the text conferred last before `before` and whose name ends in a medal: 捧回|奖状 of 某省劳动奖状."""
        told = list(_MEDAL_TOLD.finditer(self.folded, max(0, before - _TOLD_WITHIN), before))
        spans = [match.span("award") for match in told if match["award"].endswith(medal)]
        return spans[-1] if spans else None

    def _told_before(self, start: int) -> Span | None:
        """The award that the text named last before a heading that says only 获奖者: 评选“甲奖”."""
        begin = max(0, start - _TOLD_WITHIN)
        told = list(self.grammar.told.finditer(self.folded, begin, start))
        told += list(self.grammar.told_plainly.finditer(self.folded, begin, start))
        last = max(told, key=lambda match: match.span("award"), default=None)
        return last.span("award") if last else self._only_award(start)

    def _only_award(self, start: int) -> Span | None:
        """The award in quotes that the text before `start` speaks of again and again, and of no other."""
        if self._only is None:
            quoted = list(_QUOTED_AWARD.finditer(self.folded))
            first = next((i for i, match in enumerate(quoted) if match["award"] != quoted[0]["award"]), len(quoted))
            # Up to where the text speaks of one award only, and how often.
            self._until = quoted[first].start() if first < len(quoted) else len(self.folded)
            self._only = [match.span("award") for match in quoted[:first]]
        before = bisect_left(self._only, (start, start))
        return self._only[before - 1] if before >= _AGAIN and start <= self._until else None


def _continues_numbers(mark: str, last: tuple[int, int] | None) -> bool:
    """Whether a number is the next after that of the last entry."""
    level, number = numbered(mark)
    return last is not None and number > 0 and last == (level, number - 1) and level > 1


def level_of(mark: str) -> int:
    """The depth of a numbered heading: 一、 1, (一) 2, 1. 3, (1) 4; 0 without number."""
    stripped = mark.strip()
    if not stripped:
        return 0
    chinese = re.search(r"[一二三四五六七八九十]", stripped) is not None
    bracketed = stripped.startswith("(")
    return (2 if bracketed else 1) if chinese else (4 if bracketed else 3)


def numbered(mark: str) -> tuple[int, int]:
    """The level and the number of a number mark, (level, 0) where it cannot be read."""
    written = re.search(r"\d+|[一二三四五六七八九十]+", mark)
    return level_of(mark), (number_of(written[0]) or 0) if written else 0


def number_of(written: str) -> int | None:
    """The value of a number below 100 in digits or characters, None for another."""
    if written.isdigit():
        return int(written)
    tens, ten, units = written.rpartition("十")
    if "百" in written or not ten:
        return _DIGITS.get(written)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(units, 0)

"""The organisation that each mention stands for, and what is known of it.

Names are filled in from the article itself: the place behind 省委 or 我市, the unit that joined names share, the full name of
a short form, what a deictic points to. What the article does not decide stays as written.
"""

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from pipeline.antecedents import ANNOUNCED, DEICTIC, JOINED, SHORT, Antecedents, in_full, top_school
from pipeline.extract.organisations import NAMED, SCHOOL, STEM
from pipeline.introduced import before_ranks, brand_of, is_short_for, stems_of
from pipeline.lexicon import lexicon_of
from pipeline.newplaces import new_places, weight_of
from pipeline.ownunits import COMMITTEE, Hosts, name_of
from pipeline.ownunits import RULES as OWN_UNITS
from pipeline.places import contains, levels_of, places
from pipeline.records import Findings, Organisation, OrganisationMention
from pipeline.rules import Problem, RuleError, Rules, alternation
from pipeline.schoolunits import has_own_beginning, is_unit_without_school
from pipeline.segment import Document
from pipeline.text import fold
from pipeline.user import AUTHORITY, AUTHORITY_IDS

TABLE = "abbreviations.csv"
_USES = ("whole", "end", "compare")
_RANK = re.compile(r"省|市|县|区|州|旗|盟|自治区|自治州|镇|乡")
_TOWNSHIPS = ("镇", "乡")
_OFFICE = re.compile(r"(?:党委|党工委|委员会|委|人民政府|政府|人大|人大常委会|政协|纪委)$")
_COMMITTEE = re.compile(r"(?:省|市|县|区|州|旗|盟|自治区|镇|乡)委(?!员)")
_GOVERNMENT = re.compile(r"(?<=[省市县区州旗盟镇乡])(?<!特区)(?<!自治区)政?府$")
_LEAGUE = re.compile(r"^(?:共青团)?(?P<place>.*?)团(?P<rank>[省市区县州旗])委(?P<unit>.*)$")
_LEAGUE_OF_PLACE = re.compile(
    r"^团(?![党支工总校])(?P<place>[^团]{1,10}?)(?P<rank>自治[区州]|[省市区县州旗])?委(?!员)(?P<unit>.*)$"
)
_LEAGUE_COMMITTEE = re.compile("共青团[^部处]{1,12}?委(?:员会)?|共青团中央|团中央")
_NUMBERED_SCHOOL = re.compile(
    "(?<![第一二三四五六七八九十0-9])(?P<number>[一二三四五六七八九十0-9]{1,3})(?P<kind>[中小])$"
)
_HOST = re.compile(r".*?(?:大学|学院|中学校?|小学校?|学校|医院|公司|集团|银行|兵团)(?=.)")
_UNIT_OF_SCHOOL = re.compile("(?:研究生院|学院|[处部系办]|团委|党委|纪委|工会|中心|图书馆|档案馆|办公室)$")
_RANKS_OF_HOSTS = ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡")
_PLACE_HOST = re.compile(r".*(?:[省区县州旗盟镇乡]|(?<![农乡])村|(?<!城)市|街道)(?=.)")
_OF_NO_SCHOOL = re.compile("大学(?!生)(?=.)|(?:合作社|公司|集团|厂|店|商行|农场|景区|林场|牧场)$")  # 某大学党委
_WHOLE_UNIVERSITY = re.compile("[一-龥]{2,12}大学")
_CENTRAL = re.compile(
    "(?:中华)?全国总工会|中国科协|[^、]{2,10}?部(?=.)|国家[^、]{2,12}?(?:委员会|委|局)(?=.)|[^、]{2,12}?(?:协会|联合会|基金会|总局)(?=.)"
)
_OF_WHOLE = {
    "检察委员会": re.compile(".+检察院$"),
    "审判委员会": re.compile(".+法院$"),
    "党组": re.compile(".+(?:局|厅|委|部|院|会|人大常委会|政协|政府|银行|公司|集团|社)$"),
    "党总支": re.compile(".+(?:系|学院|处|所|中心|院|馆|社区|村|中学|小学|学校|幼儿园|公司|厂)$"),
    "党支部": re.compile(".+(?:系|学院|处|所|中心|院|馆|社区|村|队|站|公司|合作社|中学|小学|学校|幼儿园|厂)$"),
    "党委": re.compile(".+(?:大学|学院|中学|小学|学校|医院|公司|集团|银行|厂|局|厅|支队|大队|总队)$"),
}
"""The bodies of which a party branch beside them is: 某大学数学系副主任、|党总支副书记."""
_DEPARTMENT = re.compile("[一-龥]{2,12}(?:司|(?<!党)部|局|中心|办公厅)")
_SERVICE = re.compile(
    ".+?(?:公安局|公安厅|公安分局|检察院|法院|高院|中院|消防救援支队|税务局|监狱|研究院|总医院|部[一二三四五六七八九十]院)(?=.)"
)
_UNIT_OF_SERVICE = re.compile(
    "(?:看守所|拘留所|检察委员会|审判委员会|[支大中总]队|分局|派出所|[科处室庭]|政治部|指挥中心|监区|研究所|设计部)$"
)
_SCHOOL_WORD = re.compile("校[医友区报]")
_OF_OWN_COLLEGE = re.compile("(?:我院|学院)(?=.)")
_OF_THE_COLLEGE = re.compile("(?:学院|院)(?:党委|工会|团委|学生会|研究生会|党总支|分党委|党校)")
_LONGEST_NAME = 80
_PARTY_COMMITTEES = ("党委", "省委", "市委", "县委", "区委", "州委", "旗委", "工委")
_COMMITTEES = ("党委", "党总支", "党工委")
_COMMITTEE_OF = re.compile("(?:党委|党总支|党工委)$")
_NEAR = 3
_BETWEEN_BRANCHES = ("、", ",", "和")
_SMALLER_PLACE = re.compile("[村庄路屯]|镇(?!村)|乡(?![镇村下])|街(?!头)|大道")
_TITLE_BEFORE = re.compile("[“《届]$|年度$")
_UNIT_OF_VILLAGE = re.compile("村(?:党支部|党总支|党委|支部|委会|民委员会|团支部|妇联)")
_VILLAGE = re.compile("(?<=[镇乡道])(?!各|全|该|本|我|两|多|驻)[一-龥]{2,3}村(?![民里委镇级居])")
_AND_THE_COUNTY = re.compile(
    "[和任]县(?=[委政府里人直级属内外城域教公法检财税纪团妇发住卫农水文交民林审统信局长(物招商工科供安国环体广残红档史编机监应医气电粮园扶旅博融领])"
)  # no 和县 and no 任县
_NO_PLACE = re.compile("[示模]范县|[百十最双]佳县|隆重庆")  # 示范县, 百佳县, 隆重庆祝: no 范县, 佳县, 重庆
_OF_EVENT = re.compile(
    "第?[一二三四五六七八九十0-9]*届?(?:亚运|亚残运|奥运|冬奥|残奥|冬残奥|全运|大运|世博|青奥|军运)会|马拉松|时间"
)
_BUREAU = re.compile("(?P<rank>[省市县区州])(?P<office>[局厅])")
_SHORT_HOSPITAL = re.compile(
    "(?P<rank>[省市县区州])(?:第?(?P<number>[一二三四五六七八九十])(?:(?:人民)?医院|院)|(?:人民)?医院)"
)
_FAR_MORE = 2
_SO_MUCH_MORE = 4
_TWICE = 2
_LONGEST_LINE = 300
_PROVINCES = ("省", "自治区")
_BESIDE = re.compile("、|和|与|及|以及|同|会同|联合|携手|协同|联同")
_COMPANY_OPENER = re.compile("(?:国网|中国|国家)(?=.*(?:公司|[分支]行|银行))")
_TAX_SERVICE = "国家税务总局"
_UNKNOWN_PLACE = re.compile("[一-龥]{2,5}?[省市县区州旗](?=.{2})")
_WRITTEN_PLACE = re.compile("[一-龥]{2}(?P<rank>[省市县区])")
_UNKNOWN_NAME = re.compile(
    "[^全各本我该这那其第省市县区一二三四五六七八九十级重改]{2}[省市县区](?!场|政府|域|长|级|民)"
)
_TAGS_OF_PLACES = ("", "n", "ns", "nz", "nr", "nrt")
_QUOTE = re.compile("“(?=[一-龥]{2}[省市县区])")
_PARTY_BEFORE = re.compile("中共|共青团|中国共产党")
_DATELINE = re.compile(r"(?:北京|本报[一-龥]{2,4}?)(?=[0-9]{1,2}月[0-9]{1,2}日)")


@dataclass(frozen=True, slots=True, eq=False)
class _Abbreviations:
    whole: Mapping[str, str]
    end: "re.Pattern[str]"
    compare: "re.Pattern[str]"
    full: Mapping[str, str]


@cache
def _abbreviations(rules: Rules) -> _Abbreviations:
    """The table of abbreviations. Raises RuleError for a line that cannot be read."""
    path = rules.folder / TABLE
    rows: dict[str, list[tuple[str, str]]] = {use: [] for use in _USES}
    problems: list[Problem] = []
    seen: set[str] = set()
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            next(reader, None)
            for row in reader:
                if not row:
                    continue
                if len(row) != 4 or not row[0] or not row[1] or row[2] not in _USES:
                    advice = "write short,full,use,note; use is whole, end or compare: 科委,科学技术委员会,end,"
                    problems.append(Problem(TABLE, reader.line_num, 1, f"«{','.join(row)}» is no abbreviation", advice))
                elif fold(row[0]) in seen:
                    problems.append(
                        Problem(TABLE, reader.line_num, 1, f"«{row[0]}» is given twice", "keep one of the two")
                    )
                else:
                    seen.add(fold(row[0]))
                    rows[row[2]].append((fold(row[0]), fold(row[1])))
    if problems:
        raise RuleError(problems)
    full = {short: written for use in _USES for short, written in rows[use]}
    end = re.compile(f"{alternation(short for short, _ in rows['end'])}$")
    compare = re.compile(alternation(short for use in ("end", "compare") for short, _ in rows[use]))
    return _Abbreviations(dict(rows["whole"]), end, compare, full)


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the name of every organisation mention, and an entity for every name."""
    names = _Names(document, rules, found.organisations)
    mentions = names.resolved()
    entities: dict[str, Organisation] = {}
    written: dict[str, dict[str, None]] = {}
    for mention in mentions:
        form = document.article.text[mention.start : mention.end]
        if mention.rule != DEICTIC:
            written.setdefault(mention.name, {})[form] = None
    every = {mention.name for mention in mentions}
    for name in dict.fromkeys(mention.name for mention in mentions):
        entity = entity_for(name, document, rules, every)
        aliases = tuple(form for form in written.get(name, {}) if form != name)
        entities[name] = replace(entity, aliases=aliases)
    return replace(found, organisations=tuple(mentions), entities=(*found.entities, *entities.values()))


def _bare(name: str) -> str:
    """A name without the words of rank in it: 盐源县民族中学 and 盐源民族中学 have the same."""
    return re.sub("[省市县区州旗]", "", name)


class _Names:
    """The names of the mentions of one article."""

    def __init__(self, document: Document, rules: Rules, mentions: Sequence[OrganisationMention]) -> None:
        self.document, self.rules, self.mentions = document, rules, mentions
        self.folded = document.folded
        self.places = places(rules)
        self.abbreviations = _abbreviations(rules)
        self.texts = [self.folded[m.start : m.end] for m in mentions]
        self.written = frozenset(self.texts)
        self.antecedents = Antecedents(document, rules, mentions)
        self.school = self.antecedents.school
        self.names: list[str] = []
        self._heads: dict[int, str] = {}
        self._ranked: dict[str, str] = {}

    def resolved(self) -> list[OrganisationMention]:
        """The mentions with their names."""
        for i, mention in enumerate(self.mentions):
            committee = self._committee_before(i)
            self.names.append(committee + self.texts[i] if committee else self._own_name(i, mention))
        self._lengthen(passed=(DEICTIC, ANNOUNCED, JOINED, *OWN_UNITS))
        self._belong()
        self._join()
        self._lengthen()
        self._point()
        own = self.rules.words.get(AUTHORITY, {})
        if own:
            self.names = [
                own.get(text) or own.get(name, name) for text, name in zip(self.texts, self.names, strict=True)
            ]
        return [replace(m, name=name) for m, name in zip(self.mentions, self.names, strict=True)]

    def _own_name(self, i: int, mention: OrganisationMention) -> str:
        text = self.texts[i].replace("\n", "").replace(" ", "")
        if mention.rule in (DEICTIC, ANNOUNCED) or mention.rule in OWN_UNITS:
            return text
        if mention.rule == SCHOOL:
            return self.school
        if mention.rule == STEM:
            return self._company(text)
        if company := self._by_brand(text):
            return company
        if text in self.abbreviations.whole:
            return self.abbreviations.whole[text]
        if text.startswith(("我校", "本校")) and len(text) > 2:
            return (self.school or text[:2]) + text[2:]
        if text.startswith("学校") and len(text) > 2:
            return (self.school or "学校") + text[2:]
        if text.startswith("校") and self.school:
            return self.school + (text if _SCHOOL_WORD.match(text) else text[1:])
        if self.school.endswith("学院") and (college_word := _OF_OWN_COLLEGE.match(text)):
            return self.school + text[college_word.end() :]
        if self.school and _OF_THE_COLLEGE.match(text):
            colleges = (name for name in reversed(self.names) if name.endswith("学院") and name != self.school)
            college = next((name for name in colleges if name.startswith(self.school)), "")
            if college:
                return college + text.removeprefix("学院").removeprefix("院")
        if mention.rule == SHORT and text.endswith(("局", "厅")):
            return self.expanded(text, i)
        other = _OF_NO_SCHOOL.search(text) is not None
        if mention.rule == SHORT and self.school and not other and not has_own_beginning(self.rules, text):
            return self.school + text
        if mention.rule not in (NAMED, SHORT) and self.antecedents.is_own and self.school:
            text = text.removeprefix("我院")
            anchored = mention.rule != JOINED and text.endswith(lexicon_of(self.rules).lists["often_of_their_own"])
            anchored = anchored and self.school + text not in self.written and "校区" not in text
            own = not anchored and not text.startswith(self.school) and is_unit_without_school(self.rules, text)
            return self.school + text if own else self.expanded(text, i)
        return self.expanded(text, i)

    def _committee_before(self, i: int) -> str:
        """The committee in whose bracket the branch i stands (文学院党委(学生党支部、教师党支部)); empty where it is in none."""
        if not self.texts[i].endswith("支部") and not self.texts[i].endswith("党总支"):
            return ""
        before, start = i - 1, self.mentions[i].start
        near = [text for text in self.texts[max(i - _NEAR, 0) : i] if text.endswith(_COMMITTEES)]
        if any(self.texts[i].startswith(_COMMITTEE_OF.sub("", text)) for text in near):
            self._heads[i] = self._heads.get(before, "") if before >= 0 else ""
            return ""  # 历史学院党委(历史学院教师党支部)
        gap = self.folded[self.mentions[before].end : start] if before >= 0 else ""
        if gap == "(" and self.texts[before].endswith(_COMMITTEES):
            self._heads[i] = self.names[before]
        elif gap in _BETWEEN_BRANCHES and before in self._heads:
            self._heads[i] = self._heads[before]
        return self._heads.get(i, "")

    def _belong(self) -> None:
        """Give units that stand without their body its name: 急诊科 → 某市医院急诊科."""
        committee = self.rules.regex(COMMITTEE)
        own = [
            i
            for i, mention in enumerate(self.mentions)
            if mention.rule in OWN_UNITS or (self.names[i] == self.texts[i] and committee.fullmatch(self.texts[i]))
        ]
        if not own:
            return
        hosts = Hosts(self.folded, self.rules, self.mentions, in_full(self.mentions, self.names))
        for i in own:
            self.names[i] = name_of(hosts, self.mentions[i], self.texts[i])

    def _company(self, stem: str) -> str:
        """The full name of the article's company that goes by `stem`."""
        return self._companies.get(stem) or self._by_brand(stem) or stem

    def _by_brand(self, text: str) -> str:
        """The name in full where it begins with the short form of the one company of this brand: 宏岭集团, 宏岭集团工会."""
        short, unit = text[: len("宏岭精工")], text[len("宏岭精工") :]
        named = self._brands.get(text[:2])
        if not named or text in named or len(short) < len("宏岭精工"):
            return ""
        lexicon = lexicon_of(self.rules)
        if unit and lexicon.company_end.search(text):
            return ""  # another company's own name
        full = [name for name in named if is_short_for(short, text[:2], name, lexicon)]
        return full[0] + unit if len(full) == 1 else ""

    @cached_property
    def _brands(self) -> dict[str, set[str]]:
        """The full names of the article's companies by their brand."""
        lexicon = lexicon_of(self.rules)
        found: dict[str, set[str]] = {}
        for text in dict.fromkeys(self.texts):
            if brand := brand_of(text, lexicon, self.document.segmenter.tags):
                found.setdefault(brand, set()).add(text)
        return {brand: names for brand, names in found.items() if brand not in before_ranks(self.folded)}

    @cached_property
    def _companies(self) -> dict[str, str]:
        """The longest of the article's names with each stem."""
        lexicon, ranked = lexicon_of(self.rules), before_ranks(self.folded)
        longest: dict[str, str] = {}
        for text in self.texts:
            for stem in stems_of(text, lexicon, self.document.segmenter.tags, ranked):
                if len(text) > len(longest.get(stem, "")):
                    longest[stem] = text
        return longest

    def expanded(self, text: str, at: int = -1) -> str:
        """A name with the place behind its word of rank, and in the form of the table of abbreviations; `at` is the mention
        whose neighbours may tell the place."""
        league = _LEAGUE.match(text) or _LEAGUE_OF_PLACE.match(text)
        if league:
            level = league["rank"] or ""
            place = league["place"] or self._ranked_place(level)
            return f"共青团{place.removesuffix(level)}{level}委{league['unit']}"
        rank = _RANK.match(text)
        if rank and len(rank[0]) < len(text):
            is_township = rank[0] in _TOWNSHIPS and _OFFICE.fullmatch(text, rank.end()) is not None
            near = self._near_place(rank[0], at) if at >= 0 else ""
            place = near or (self._seat(rank[0]) if is_township else self._ranked_place(rank[0]))
            if place:
                text = place + text[rank.end() :]
        if _UNIT_OF_VILLAGE.match(text):
            text = self._village + text.removeprefix("村") if self._village else text
        committee = _COMMITTEE.search(text)
        if committee and committee.end() > len("省委") and not text.startswith(lexicon_of(self.rules).lists["parties"]):
            text = "中共" + text
        text = _GOVERNMENT.sub("人民政府", text)
        short = self.abbreviations.end.search(text)
        if short and not text.endswith(self.abbreviations.full[short[0]]):
            text = text[: short.start()] + self.abbreviations.full[short[0]]
        return text

    def _near_place(self, rank: str, at: int) -> str:
        """The division of a rank with which the name beside the mention `at` begins (四川省财政厅会同|省总工会), or the one of
        the line; empty where they tell none."""
        start = self.mentions[at].start
        if at and _BESIDE.fullmatch(self.folded, self.mentions[at - 1].end, start):
            before = self.names[at - 1].removeprefix("中共").removeprefix(_TAX_SERVICE)
            ends = [end for _, end in self.places.chain(before) if before.endswith(rank, 0, end)]
            if ends:
                return before[: ends[-1]]
        return near_place(self.document, self.rules, rank, start) if rank not in _TOWNSHIPS else ""

    def _ranked_place(self, rank: str) -> str:
        """The division that a word of rank means (市委 → 泸州市); one that no table has, where the article writes it in
        full and the other only without its rank (合州市 before a passing 北京)."""
        if rank not in self._ranked:
            place = ranked_place(self.document, self.rules, rank)
            self._ranked[rank] = self._most_named(place, rank) if rank else place
        return self._ranked[rank]

    def _most_named(self, place: str, rank: str) -> str:
        """The division with a word of rank that the article speaks of most: `place`, or one that no table has."""
        new = new_places(self.document, self.rules)
        unknown = new.most_named(rank) or self._unknown_places.get(rank, "")
        if not unknown or (place and place not in self.folded):
            return unknown or place
        times = self.folded.count(place) if place else 0
        known = weight_of(self.document, place, times) if times else 0
        return unknown if weight_of(self.document, unknown, self.folded.count(unknown)) > known else place

    @cached_property
    def _unknown_places(self) -> dict[str, str]:
        """By word of rank the division that no table has and that names of the article begin with (合州市第一医院), where
        there is only one."""
        found: dict[str, set[str]] = {}
        for match in _WRITTEN_PLACE.finditer(self.folded):
            if self.folded[match.start() : match.end()] not in self._placed:
                continue
            found.setdefault(match["rank"], set()).add(match[0])
        return {rank: next(iter(written)) for rank, written in found.items() if len(written) == 1}

    @cached_property
    def _placed(self) -> frozenset[str]:
        """Divisions that no table has and that a name or a title in quotes begins with."""
        starts = [m.start for m in self.mentions]
        starts += [match.end() for match in _PARTY_BEFORE.finditer(self.folded)]
        starts += [match.end() for match in _QUOTE.finditer(self.folded)]
        places = (_UNKNOWN_NAME.match(self.folded, start) for start in starts)
        return frozenset(
            place[0]
            for place in places
            if place
            and not self.places.chain(place[0])
            and place[0][:-1] not in lexicon_of(self.rules).not_divisions
            and self._is_name(place)
        )

    def _is_name(self, place: "re.Match[str]") -> bool:
        """Whether a name begins where the place does and its two characters are no word of another kind (贫困|县委)."""
        words = self.document.touching(place.start(), place.end())
        if not words or words[0].start != place.start():
            return False
        return len(words[0].text) == 1 or words[0].tag in _TAGS_OF_PLACES

    @cached_property
    def _village(self) -> str:
        """The one village that the article names; empty where it names several."""
        named = {match[0] for match in _VILLAGE.finditer(self.folded)}
        return named.pop() if len(named) == 1 else ""

    def _seat(self, rank: str) -> str:
        """The one township whose offices the article names (某县石桥镇 of 某县石桥镇人民政府); no table knows them all."""
        seats = {
            place
            for text in self.texts
            if (office := _OFFICE.search(text)) and (place := text[: office.start()]).endswith(rank) and len(place) > 2
        }
        fullest = max(seats, key=len, default="")
        return fullest if all(fullest.endswith(seat) for seat in seats) else ""

    def _join(self) -> None:
        """Give the later ones of joined names the head that they share with the first."""
        for i, mention in enumerate(self.mentions):
            if self.school.endswith("学院") and _OF_OWN_COLLEGE.match(self.texts[i]):
                continue  # its name is full
            if mention.rule == JOINED and i:
                host = self._service(self.names[i - 1], self.texts[i]) or self._host(self.names[i - 1])
                whole = self.names[i - 1].endswith("大学") or self.names[i - 1] == self.school
                if not host and whole and _UNIT_OF_SCHOOL.search(self.texts[i]):
                    host = self.names[i - 1]  # 某大学副校长、研究生院院长
                if self.texts[i].startswith("社区"):
                    host = host.removesuffix("社区")  # 和平社区党委、|社区居委会
                if host and self._is_named_without(host, self.texts[i]):
                    host = ""
                self.names[i] = self.expanded(host + self.texts[i]) if host else self.expanded(self.texts[i])

    def _is_named_without(self, host: str, text: str) -> bool:
        """Whether a joined name has its own beginning: that of the host, a place, or the short name of another school."""
        place = self.places.pattern.match(text)
        if text.startswith(lexicon_of(self.rules).lists["worldwide"]):
            return True
        if place and place[0] in self.places.full and top_school(host):
            return True
        if text.startswith(host[:2]) and host.endswith(_RANKS_OF_HOSTS):  # 滨海新区… 滨海学院
            return True
        return text.startswith((host, *self.rules.words["organisations.schools"]))

    def _service(self, name: str, text: str) -> str:
        """What a later unit belongs to: the service of both (某县公安局政治处、|看守所 → 某县公安局), or all of the first."""
        whole = _OF_WHOLE.get(text)
        if whole and whole.fullmatch(name):
            return name
        if name.endswith(_PARTY_COMMITTEES) and text in self.rules.words["organisations.party_departments"]:
            return name  # 中共某市委常委、|政法委书记
        service = _SERVICE.match(name)
        if service and _UNIT_OF_SERVICE.search(text):
            return service[0]
        central = _CENTRAL.match(name)
        return central[0] if central and _DEPARTMENT.fullmatch(text) else ""

    def _host(self, name: str) -> str:
        """What the names of units that stand beside each other share: 某大学学生工作部 → 某大学, 中共某区委宣传部 → 某区."""
        league = _LEAGUE_COMMITTEE.match(name)
        if league:
            return league[0]
        school = _HOST.match(name)
        if school and len(school[0]) > len("医学院"):
            return school[0]
        committee = _COMMITTEE.search(name)
        if committee:
            return name[: committee.end() - 1].removeprefix("中共").removeprefix("共青团")
        match = _PLACE_HOST.match(name)
        return match[0].removeprefix("中共") if match else ""

    def key(self, name: str) -> str:
        """What two spellings of one name have in common."""
        text = _NUMBERED_SCHOOL.sub(r"第\g<number>\g<kind>学", name.removeprefix("中共"))
        return self.abbreviations.compare.sub(lambda m: self.abbreviations.full[m[0]], text)

    def _lengthen(self, passed: Collection[str] = (DEICTIC, ANNOUNCED)) -> None:
        """Give a short form the longest name of the article that it stands for, save those of the rules `passed`."""
        counted = Counter(name for name, m in zip(self.names, self.mentions, strict=True) if m.rule not in passed)
        by_key: dict[str, str] = {}
        for name in counted:
            key = self.key(name)
            if len(name) > len(by_key.get(key, "")):
                by_key[key] = name
        longer = self._longer_names(by_key)
        for i, mention in enumerate(self.mentions):
            if mention.rule in passed or _WHOLE_UNIVERSITY.fullmatch(self.names[i]):
                continue
            key = self.key(self.names[i])
            kinds = ("same", "placed", "any") if mention.rule == SHORT else ("same", "placed")
            found = [
                longer[kind, form] for kind in kinds if (kind, form := _bare(key) if kind == "same" else key) in longer
            ]
            whole = self._bureau(self.texts[i], counted) or self._hospital(self.texts[i], counted)
            self.names[i] = whole or (by_key[max([key, *found], key=len)] if found else by_key.get(key, self.names[i]))

    def _bureau(self, text: str, names: Counter[str]) -> str:
        """The one bureau of the article that 市局 is, with what follows (市局政治部); of several the one that it names far
        more than the others, empty where there is none."""
        short = _BUREAU.match(text)
        if short is None or text.startswith("长", short.end()):
            return ""
        ends = re.compile(f"(?:{_TAX_SERVICE})?[^局厅]*{short['rank']}[^省市县区局厅]{{2,8}}{short['office']}(?!长)")
        meant: Counter[str] = Counter()
        for name, times in names.items():
            if whole := ends.match(name[:_LONGEST_NAME]):
                meant[whole[0]] += times
        bureau = _clear(meant)
        return bureau + text[short.end() :] if bureau else ""

    def _hospital(self, text: str, names: Counter[str]) -> str:
        """The one hospital of the article that 县医院 or 市二院 is, with what follows (县医院急诊科); empty for other texts."""
        short = _SHORT_HOSPITAL.match(text)
        if short is None:
            return ""
        number = f"第{short['number']}" if short["number"] else "(?:第一|中心)?"
        ends = re.compile(f".{{2,}}?{short['rank']}{number}(?:人民|中心)?医院")
        meant: Counter[str] = Counter()
        for name, times in names.items():
            whole = ends.match(name[:_LONGEST_NAME])
            if whole and not whole[0].endswith(short[0]):  # no more than the short form behind its place
                meant[whole[0]] += times
        hospital = _clear(meant)
        return hospital + text[short.end() :] if hospital else ""

    def _longer_names(self, keys: Iterable[str]) -> dict[tuple[str, str], str]:
        """The longest name behind each short form: by the name without words of rank, by its end after a place, by any end."""
        longer: dict[tuple[str, str], str] = {}
        new = new_places(self.document, self.rules).names

        def add(kind: str, form: str, key: str) -> None:
            if len(key) > len(longer.get((kind, form), "")):
                longer[kind, form] = key

        for key in sorted(keys):
            if len(key) > _LONGEST_NAME:
                continue
            add("same", _bare(key), key)
            for start, end in self.places.chain(key):
                add("placed", key[end:], key)
                if end - start > len("东阳") and _RANK.fullmatch(key, end - 1, end):
                    add("placed", key[end - 1 :], key)
            rank = _UNKNOWN_PLACE.match(key)
            if rank and not self.places.chain(key):
                add("placed", key[rank.end() - 1 :], key)  # of a place that no table has
                if rank[0] in new:
                    add("placed", key[rank.end() :], key)
            if key.startswith(_TAX_SERVICE) and len(key) > len(_TAX_SERVICE):
                add("placed", key.removeprefix(_TAX_SERVICE), key)
            opener = _COMPANY_OPENER.match(key)
            if opener and len(key) - opener.end() > len("供电公司"):
                add("placed", key[opener.end() :], key)
            for i in range(1, len(key) - 1):
                add("any", key[i:], key)
        return longer

    def _point(self) -> None:
        """Give deictics and announced short forms the name that they point to."""
        index = {(m.start, m.end): i for i, m in enumerate(self.mentions)}
        announced: dict[str, str] = {}
        for i, mention in enumerate(self.mentions):
            if mention.rule == DEICTIC:
                deictic = lexicon_of(self.rules).deictics.match(self.texts[i])
                short = deictic[0] if deictic else self.texts[i]
                unit = self.texts[i][len(short) :]  # 该局|财务股
                target = self.antecedents.of(short, mention.start)
                if isinstance(target, str):
                    self.names[i] = target + unit
                elif target is not None:
                    name = self.names[index[target.start, target.end]]
                    self.names[i] = ((top_school(name) or name) if short.endswith("校") else name) + unit
            elif mention.rule == ANNOUNCED:
                self.names[i] = announced.setdefault(self.texts[i], self.names[i - 1] if i else self.texts[i])


def _clear(meant: Counter[str]) -> str:
    """The only name counted, or the one that comes far more often than the next; else empty."""
    ranked = meant.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= _FAR_MORE * ranked[1][1]):
        return ""
    return ranked[0][0]


def entity_for(name: str, document: Document, rules: Rules, others: Iterable[str] = ()) -> Organisation:
    """What is known of the organisation `name` of an article; `others` are the names among which its parent may be."""
    table = places(rules)
    stripped = re.sub("^(?:中共|共青团|国家税务总局|武警)", "", fold(name))
    context = article_place(document, rules)
    code = table.code_at(stripped, context)
    chain = table.chain(stripped)
    known = others if isinstance(others, Set) else set(others)
    parent = next((name[:i] for i in range(len(name) - 1, 1, -1) if name[:i] in known), "")
    unplaced = bool(chain) and not code
    ranked = bool(re.match(r"[省市县区州旗盟校院镇乡村学]", stripped)) and not chain
    unique = (
        not unplaced and not ranked and (bool(code) or len(stripped) > 3 or name in rules.words["organisations.names"])
    )
    identifier = rules.words.get(AUTHORITY_IDS, {}).get(name, "")
    return Organisation(name, kind_of(name, rules), code, parent, (), unique, identifier)


@cache
def _kinds(rules: Rules) -> tuple[Mapping[str, str], "re.Pattern[str]"]:
    kinds = {**rules.words["organisations.unit_heads"], **rules.words["organisations.heads"]}
    reverse = re.compile(alternation(head[::-1] for head in kinds))
    return kinds, reverse


def kind_of(name: str, rules: Rules) -> str:
    """The kind of organisation by the end of its name; a plain unit is of the kind of what holds it."""
    known = rules.words["organisations.kinds"]
    folded = fold(name)
    for part, kind in known.items():
        if part in folded:
            return kind
    kinds, reverse = _kinds(rules)
    match = reverse.match(folded[::-1])
    if not match:
        return "media" if folded.endswith(("网", "报", "新闻", "在线")) else "other"
    head = match[0][::-1]
    host = _HOST.match(folded)
    if host and head in rules.words["organisations.unit_heads"]:
        inner = reverse.match(host[0][::-1])
        if inner:
            return kinds[inner[0][::-1]]
    return kinds[head]


@cache
def _verbs_like_places(rules: Rules) -> "re.Pattern[str]":
    """A verb that is also the name of a county, behind the name of an organisation: 县教育局|会同|县财政局."""
    verbs = alternation(rules.words["organisations.verbs_like_places"])
    return re.compile(f"(?<=[局委办院会部厅司校处队]){verbs}(?=[省市县区])")


@lru_cache(maxsize=1)  # every name of an article asks again
def _votes(document: Document, rules: Rules) -> tuple[Counter[str], Counter[str]]:
    """How often the article names each division, the ones that hold it included, and without those that are only
    implied; the first ones count more, and those that open a title."""
    table = places(rules)
    folded = document.folded
    text = "\n".join(filter(None, (fold(document.article.title or ""), fold(document.article.publisher), folded)))[
        :20000
    ]
    opening = len(text) - len(folded[:20000]) + 200
    new = new_places(document, rules).names
    if new:
        text = re.sub(alternation(new), lambda m: "□" * len(m[0]), text)  # 樟宁县 is no 宁县
    if any(verb in text for verb in rules.words["organisations.verbs_like_places"]):
        text = _verbs_like_places(rules).sub(lambda m: "□" * len(m[0]), text)
    votes: Counter[str] = Counter()
    named: Counter[str] = Counter()
    position = 0
    while match := table.pattern.search(text, position):
        chain = table.chain(text, match.start())
        position = chain[-1][1] if chain else match.end()
        if not chain or _DATELINE.match(text, match.start()) or _AND_THE_COUNTY.match(text, match.start()):
            continue
        start = chain[0][0]
        if _NO_PLACE.search(text, max(start - 1, 0), position) or _OF_EVENT.match(text, position):
            continue
        code = table.code_at(text[start:position])
        if not code:
            continue
        written = {table.code_at(text[start:end]) for _, end in chain} - {""}
        weight = 2 if match.start() < opening else 1
        weight += 1 if _TITLE_BEFORE.search(text, max(start - 2, 0), start) else 0
        whole = any(table.is_marked(text[a:b]) for a, b in chain)
        if not whole and _SMALLER_PLACE.match(text, position):
            continue
        if not whole and not code.endswith("0000"):
            votes[code] += 1
            named[code] += weight
            continue
        weight += 1 if whole else 0
        for level in filter(None, levels_of(code)):
            votes[level] += weight
        for level in written:
            named[level] += weight
    return votes, named


def article_place(document: Document, rules: Rules) -> str:
    """The code of the deepest division that the article is about: of those it names most, county before prefecture before
    province, each inside the one before; empty where it names none or none above the others."""
    votes, _ = _votes(document, rules)
    place = ""
    for level in range(3):
        inside = {
            code: n for code, n in votes.items() if _level(code) == level and (not place or contains(place, code))
        }
        best = _winner(inside)
        if not best:
            continue
        if place and votes[best] * 2 <= votes[place] and level == 2:
            break
        place = best
    return place


def _level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _winner(votes: Mapping[str, int]) -> str:
    """The code with the most votes; empty where two have as many."""
    ordered = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ordered or (len(ordered) > 1 and ordered[0][1] == ordered[1][1]):
        return ""
    return ordered[0][0]


@lru_cache(maxsize=16)
def _ranked_votes(document: Document, rules: Rules, rank: str) -> Counter[str]:
    """How often an article speaks of each division that a word of rank can mean.

    It is one that the article writes: of a county-level city the 市 that holds it is never filled in. Only a province
    may also be the one in which the places lie that the article writes with their word of rank (太原市: 山西省), where it
    is not about places of another one. Of two that are named as often, one inside the other, the inner one is meant.
    """
    table = places(rules)
    implied, named = _votes(document, rules)
    suitable = {code for code in named if table.name_in(document.folded, code, rank)}
    if rank == "省":
        provinces: Counter[str] = Counter()
        for code, n in named.items():
            provinces[code[:2]] += n
        suitable.update(code for code in implied if _level(code) == 0 and table.name_of(code).endswith(rank))
        suitable = {code for code in suitable if provinces[code[:2]] == max(provinces.values())}
    votes: Counter[str] = Counter()
    for code, n in named.items():
        if n == 1 and rank == "市" and _level(code) == 1:
            continue  # 驰援武汉: named once and in passing
        # 太原市 speaks for 山西省, but 东阳市 for no other 市
        for level in {code} if code in suitable else suitable.intersection(levels_of(code)):
            votes[level] += n
    return votes


@lru_cache(maxsize=16)
def ranked_place(document: Document, rules: Rules, rank: str) -> str:
    """The name of the division that a word of rank means in an article: 我市, 全市, 市委 → 泸州市; empty where it is open."""
    votes = _ranked_votes(document, rules, rank)
    most = max(votes.values(), default=0)
    tied = [code for code, n in votes.items() if n == most]
    inner = max(tied, key=_level, default="")
    if not inner or not all(contains(code, inner) for code in tied):
        return ""
    return places(rules).name_in(document.folded, inner, rank)


def near_place(document: Document, rules: Rules, rank: str, start: int) -> str:
    """The division of a rank that the line speaks of last before `start`, where the article speaks of several about as
    often, or the line twice of one province; empty where it is about one, or the line names none."""
    votes = _ranked_votes(document, rules, rank)
    best, first = next(iter(votes.most_common(1)), ("", 0))
    second = max((n for code, n in votes.items() if not contains(code, best) and not contains(best, code)), default=0)
    certain = first > _FAR_MORE * second
    if not second or (certain and rank not in _PROVINCES) or first > _SO_MUCH_MORE * second:
        return ""
    table, folded = places(rules), document.folded
    line = max(folded.rfind("\n", 0, start) + 1, start - _LONGEST_LINE)
    found: list[str] = []
    position = line
    while match := table.pattern.search(folded, position, start):
        chain = table.chain(folded, match.start(), start)
        position = chain[-1][1] if chain else match.end()
        code = table.code_at(folded[match.start() : position])
        above = levels_of(code) if rank in _PROVINCES else ()
        names = (table.name_in(folded, level, rank) for level in (code, *above) if level)
        found += filter(None, [next(filter(None, names), "")])
    if certain and (len(found) < _TWICE or len({*found}) > 1):
        return ""
    return found[-1] if found else ""

"""Posts with the full name of their organisation, each post once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache

from pipeline.antecedents import Antecedents, named_before
from pipeline.extract.organisations import NAMED
from pipeline.offices import office_of
from pipeline.places import places
from pipeline.records import Findings, OrganisationMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document

# A whole institution, greedy, and what stands after it in a longer name.
_INSTITUTION = re.compile(
    r"(?P<institution>.*(?:大学|学院|公司|集团|医院|保健院|学校|中学|小学|幼儿园|局|委员会|[省市县区州工]委|办事处|街道|镇|乡|村|社区|县|市|区|省|州|厂"
    r"|研究院|研究所|政法委|纪委监委|纪委|法院|检察院|银行|厅|总署|总工会|联合会|卫健委|发改委|教委|政府|报社|协会|学会|中心|作协|文联|科协|妇联|残联|侨联|工商联|政协)).*"
)
_INNER = re.compile(
    r"(?!.{2,6}(?:大学|公司|集团|医院|银行|法院|检察院))[^省市县区镇乡村]{0,10}(?:部|处|司|科|室|办|管委会|中心|党委|党组|党总支|党支部|总支|支部|工会|团委|居委会|村委会|系|所|学院|研究院|纪委|机关|队|组|站|馆|院|车间|班|股)"
)
_SCHOOL = re.compile(r".*(?:大学|中学|小学|学校)|[^大]*(?<!大学)学院")
# A school inside a university, no institution of its own.
_FACULTY = re.compile(r"(?!中国|.*(?:[省市县区镇乡村]|职业|专科|干部|行政学院|党校))[^“”]{1,14}(?<!科)(?:学院|学系)")
_MOST_NAMES = 20
_NEAR = 6
_OFFICE_OF_PLACE = re.compile(
    "(?P<place>[一-龥]{2,5}?[省市县区州旗镇乡])(?:党?工?委|人民政府|政府|人大|政协|纪委|监委)"
)
_OF_A_COLLEGE = re.compile("(?:系|教研室|党支部)$")
_COLLEGE = re.compile("[一-龥]{2,12}?学院")
_BRANCHES = ("党组", "党总支", "党支部")
_OFFICE_OR_BRANCH = re.compile("(?:处|(?<!教学)部|办|办公室|党支部|支部|党委|党总支|团委|工会|委员会)$")
# Of which units the holders of an office are, where that is not its first character.
_UNIT_OF = {
    **dict.fromkeys(
        ("会长", "理事长", "秘书长"),
        ("校友会", "联谊会", "总会", "协会", "学会", "商会", "联合会", "研究会", "基金会", "促进会", "慈善会"),
    ),
    **dict.fromkeys(("董事长", "总经理", "总裁"), ("公司", "集团")),
    "行长": ("银行", "支行", "分行"),
    "院长": ("医院", "学院", "法院", "检察院", "研究院", "科学院", "卫生院", "设计院", "剧院"),
    **{unit: (unit,) for unit in ("公司", "集团", "医院", "学院", "研究院", "协会", "学会", "商会", "基金会")},
}
_BARE_UNITS = frozenset(unit for unit in _UNIT_OF if not unit.endswith(("长", "总裁", "总经理")))
_HOSPITAL = ("医院", "保健院", "卫生院")
_NOW = ("现任", "现为")
_TEAM = ("驻村工作队", "工作队", "驻村帮扶工作队")
_ONE_CHARACTER = frozenset("局社院所厂馆台站校行厅")
_TEACHING = re.compile(r".*?(?:大学|(?<!党)(?<!委)学校|中学|小学)")
_OWN_SCHOOL = re.compile(r"我校|本校|学校|校(?!友)")
_FORMER = re.compile(r"(?<=[^高平中草太荒])原(?=党[委组总支]|$)")
_ROW = re.compile(r"[^,,。;;!?!?\n]{2,8}[、,,]")
_LEVEL = re.compile(r"[省市县区州盟旗镇乡村](?=长)")
# Inner units that belong to the institution of the post before, whatever else the article names.
_OFFICE = re.compile(
    r"(?:学校|青年发展|基层组织建设|权益|宣传|组织|统战|人事|学生工作|学工|研究生工作|武装|人民武装)部|纪委|书记处|办公室|党委办公室|工会|团委|管委会|村委会|居委会"
)
_HIGHER = (
    *("中央", "中共", "全国", "国家", "中国", "中华", "国务院", "省", "市", "县", "区", "州", "校"),
    *("全军", "世界", "国际", "亚洲", "联合国", "解放军", "武警", "总政", "总后", "总参", "总装"),
    *(
        "外交部",
        "教育部",
        "财政部",
        "公安部",
        "国防部",
        "民政部",
        "司法部",
        "商务部",
        "文化部",
        "卫生部",
        "科技部",
        "农业部",
    ),
    *(
        "水利部",
        "铁道部",
        "交通部",
        "交通运输部",
        "住建部",
        "建设部",
        "环保部",
        "生态环境部",
        "人社部",
        "自然资源部",
        "国土资源部",
    ),
    *("工信部", "中组部", "中宣部", "一机部", "二机部", "三机部", "四机部", "五机部", "六机部", "七机部", "八机部"),
    *(
        "冶金部",
        "煤炭部",
        "石油部",
        "化工部",
        "纺织部",
        "轻工部",
        "电力部",
        "核工业部",
        "航天部",
        "航空部",
        "机械部",
        "邮电部",
    ),
)


@cache
def _party_body(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"{rules.alternation('posts.party_bodies')}$")


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the full name of each post's organisation, each post once, the posts of a person counted."""
    names = _Names(document, rules, found)
    seen: set[tuple[str, str, str]] = set()
    named = {(p.person_name, p.title) for p in found.posts if p.organisation is not None}
    last: dict[str, Post] = {}
    names_told: dict[tuple[str, str], list[str]] = {}
    row: Post | None = None
    posts: list[Post] = []
    for post in found.posts:
        before = last.get(post.person_name)
        name = names.of(post, before, row)
        if not name and (post.title not in names.high or (post.person_name, post.title) in named):
            # The one of whom the article says 中共中央总书记 is 总书记 elsewhere.
            continue
        told = names_told.setdefault((post.person_name, post.title), [])
        if name and any(longer != name and longer.endswith(name) for longer in told[:_MOST_NAMES]):
            # Told before, with more of the name.
            continue
        told.append(name)
        resolved = replace(post, organisation_name=name, position=before.position + 1 if before else 1)
        key = (post.person_name, name, post.title)
        if key not in seen:
            seen.add(key)
            last[post.person_name] = row = resolved
            posts.append(resolved)
    return replace(found, posts=tuple(posts))


class _Names:
    """The full names of the organisations of one document's posts."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        self.text = document.article.text
        self.document = document
        self.party = _party_body(rules)
        self.places = places(rules)
        self.high = frozenset(rules.words["posts.high_office"])
        self.unit_office = frozenset(rules.words["posts.unit_office"])
        self.ward = re.compile(f"[^院局委市县区]{{0,6}}{rules.alternation('posts.wards')}")
        self.of_village = frozenset(rules.words["posts.village_office"])
        self.ranks = frozenset(rules.words["posts.ranks"])
        self.party_office = frozenset(rules.words["posts.party_office"])
        school = _own_school(self.text, found) or _main_school(found)
        self.school = school or Antecedents(document, rules, found.organisations).school
        self.mentions = found.organisations
        self.named_places: dict[str, str] = {}
        self.places_of_level: dict[str, tuple[list[int], list[str]]] = {}
        self.own_of_kind: dict[tuple[str, ...], str] = {}
        self.own = [
            m
            for m in self.mentions
            if self.text[m.start : m.start + 1] in ("我", "本") and m.name != self.text[m.start : m.end]
        ]
        hospitals = {m.name for m in self.mentions if m.name.endswith(_HOSPITAL) and len(m.name) > len("县医院")}
        own = [m.name for m in self.own if m.name in hospitals]
        self.hospital = own[0] if own else hospitals.pop() if len(hospitals) == 1 else ""
        self.starts = [mention.start for mention in self.mentions]
        self.by_start: dict[int, list[OrganisationMention]] = {}
        for mention in found.organisations:
            self.by_start.setdefault(mention.start, []).append(mention)

    def of(self, post: Post, before: Post | None, row: Post | None) -> str:
        """The full name of a post's organisation, empty where there is none.

        before: the person's post before it. row: the last post before it, whoever holds it.
        """
        sentence = self.document.sentence_at(post.start)
        if before is not None and self.document.sentence_at(before.start) != sentence:
            before = None
        if post.organisation is None:
            if post.organisation_is_place:
                return self._place(post, before)
            office = office_of(post.title)
            if post.title in self.of_village:
                return named_before(self.document, "村", post.start)
            if office in self.unit_office:
                return self._only_unit(office, post.start)
            return "" if post.title in self.high else self.school
        written = self.text[slice(*post.organisation)]
        between = self.text[post.organisation[1] : post.start]
        inherited = len(between) > 3 or "、" in between
        name = _FORMER.sub("", self._mentioned(post.organisation))
        pointed = written.startswith("该") or self.text.endswith("该", 0, post.organisation[0])
        if name == written and (written in _BARE_UNITS or written in _ONE_CHARACTER):
            return self._only_unit(written, post.organisation[0]) or ("" if written in _BARE_UNITS else name)
        if name == written and self.hospital and self.ward.fullmatch(written):
            return self.hospital + written
        if name == written and pointed:
            return self._pointed_at(written.removeprefix("该"), post.organisation[0])
        if name == written and row is not None and before is None and self._is_row(row, post):
            return self._with_head(written, row.organisation_name)
        of_school = "大学" not in written and _FACULTY.fullmatch(written) and not self.places.chain(written)
        if name == written and self.school.endswith("大学") and of_school:
            return self.school + written
        in_row = before is not None and before.organisation_name and not inherited
        if in_row and before and post.rule == "posts.career":
            # 历任甲站技术员;参与筹建|乙所,任副所长: told of another time and unit.
            in_row = post.organisation[0] - before.end <= _NEAR
        if self.text.endswith(_NOW, 0, post.organisation[0]):
            in_row = False  # 甲厂原总工程师、现任|乙院院长
        if in_row and before and written in _TEAM and before.organisation_name.endswith("村"):
            return before.organisation_name + written  # 甲村第一书记、|工作队队长
        ranked = post.rule == "posts.behind" and post.title in self.ranks and self.school.endswith("大学")
        if ranked and _OFFICE_OR_BRANCH.search(name):
            return self.school  # 某办公室主任张三教授: a professor of the school
        if before is not None and self.school and name == self.school + written and _OF_A_COLLEGE.search(written):
            college = _COLLEGE.match(before.organisation_name.removeprefix(self.school))
            if college and before.organisation_name.startswith(self.school):
                return self.school + college[0] + written  # 某学院副院长、英语系主任
        if (name != written and written in _BRANCHES) or self._is_well_known(post.organisation):
            return name
        if before is not None and in_row and (self.party.fullmatch(written) or _OFFICE.fullmatch(written)):
            return self._with_head(written, before.organisation_name)
        if name == written and before is None and post.rule == "posts.career":
            # 进甲厂当学徒,历任|铸造车间班长: of the unit that the sentence names before.
            near = self._unit_before(post.organisation[0], sentence.start)
            name = self._with_head(written, near) if near else name
        if name == written and self.party.fullmatch(written):
            name = self._party_body_before(post.organisation[0], written) or name
        if name == written and before is not None and in_row:
            name = self._with_head(written, before.organisation_name)
        if inherited and office_of(post.title) == "校长" and (school := _TEACHING.match(name)):
            # 校学位评定委员会主席、校长: the school has the head.
            return school[0]
        party = self.party.search(name)
        if inherited and party and party.start() > 0 and post.title not in self.party_office:
            return name[: party.start()]
        return name

    def _is_well_known(self, span: Span) -> bool:
        """Whether a mention of a well-known name is all of `span`, to which nothing is added (发展中国家科学院)."""
        return any(m.end == span[1] and m.rule == NAMED for m in self.by_start.get(span[0], ()))

    def _is_row(self, row: Post, post: Post) -> bool:
        """Whether an inner unit is of the institution that the person before in the row is of (甲局局长张三、办公室主任李四)."""
        if row.person_name == post.person_name or post.organisation is None or row.end > post.organisation[0]:
            return False
        written = self.text[slice(*post.organisation)]
        between = self.text[row.end : post.organisation[0]]
        return _OFFICE.fullmatch(written) is not None and _ROW.fullmatch(between) is not None

    def _pointed_at(self, written: str, position: int) -> str:
        """The nearest body before whose name ends in `written` (该电站), empty without one."""
        for mention in reversed(self.mentions):
            if mention.end <= position and mention.name.endswith(written) and mention.name != written:
                return mention.name
        return ""

    def _only_unit(self, office: str, position: int) -> str:
        """The only unit named before that an office can be of (局长: the one 局), empty where there are several."""
        kinds = _UNIT_OF.get(office, (office[0],))
        if kinds not in self.own_of_kind:
            ranked = Counter(m.name for m in self.own if m.name.endswith(kinds)).most_common(1)
            self.own_of_kind[kinds] = ranked[0][0] if ranked else ""
        if self.own_of_kind[kinds]:
            return self.own_of_kind[kinds]
        names = {m.name for m in self.mentions if m.name.endswith(kinds) and len(m.name) > 3}
        before = [m for m in self.mentions if m.end <= position and m.name in names]
        begins = self.document.sentence_at(position).start
        near = {m.name for m in before if m.start >= begins}
        if len(near) == 1:
            return near.pop()
        return before[-1].name if len(names) == 1 and before else ""

    def _place(self, post: Post, before: Post | None) -> str:
        """The place of a mayor whose place is not written: that of the post before, or of the nearest body before."""
        level = _LEVEL.search(post.title)
        if level is None:
            return ""
        place = self._place_of(before.organisation_name.removeprefix("中共"), level[0]) if before else ""
        if place:
            return place
        ends, named = self._places_of(level[0])
        i = bisect_right(ends, post.start) - 1
        if i >= 0:
            return named[i]
        return self._named_place(level[0])

    def _places_of(self, level: str) -> tuple[list[int], list[str]]:
        """Where the mentions end whose names begin with a place of a level, in order, and these places."""
        if level not in self.places_of_level:
            found = [(m.end, self._place_of(m.name.removeprefix("中共"), level)) for m in self.mentions]
            found = sorted(item for item in found if item[1])
            self.places_of_level[level] = [end for end, _ in found], [place for _, place in found]
        return self.places_of_level[level]

    def _named_place(self, level: str) -> str:
        """The one place of a level that most of the article's organisations are named after, whatever they are (某县融媒体中心)."""
        if level not in self.named_places:
            named = re.compile(f"(?:中共)?(?P<place>[一-龥]{{2,4}}?{level})(?![一-龥]?$)")
            found = Counter(m["place"] for mention in self.mentions if (m := named.match(mention.name)))
            ranked = found.most_common(2)
            clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
            self.named_places[level] = ranked[0][0] if clear else ""
        return self.named_places[level]

    def _place_of(self, name: str, level: str) -> str:
        chain = self.places.chain(name)
        for start, end in chain:
            if name[start:end].endswith(level):
                return name[:end]
        office = _OFFICE_OF_PLACE.match(name)  # of a place that no table has
        return office["place"] if office and office["place"].endswith(level) else ""

    def _mentioned(self, span: Span) -> str:
        """The name of the longest mention at the beginning of `span`, with what the span holds after it."""
        start, end = span
        inside = [mention for mention in self.by_start.get(start, ()) if mention.end <= end]
        if not inside:
            return self._without_party(start, end)
        best = max(inside, key=lambda mention: mention.end)
        rest = self.text[best.end : end].removeprefix("原")
        if self.text[start:end] == "学校部":
            # An office of the Youth League, not one of the school.
            return self.text[start:end]
        return (best.name or self.text[start : best.end]) + rest

    def _without_party(self, start: int, end: int) -> str:
        """What folded[start:end] stands for where a mention goes on with a party body: 校 of 校党委."""
        for mention in self.by_start.get(start, ()):
            tail = self.text[end : mention.end]
            if self.party.fullmatch(tail) and mention.name.endswith(tail):
                return mention.name.removesuffix(tail)
        return self.text[start:end]

    def _party_body_before(self, position: int, written: str) -> str:
        """The full name of the nearest earlier party body of the same kind (校党委 …, 党委常委)."""
        for mention in reversed(self.mentions):
            if mention.end <= position and mention.name != written and mention.name.endswith(written):
                return mention.name
        return ""

    def _unit_before(self, position: int, start: int) -> str:
        """The name of the last mention that stands before `position`, at `start` or later; empty where there is none."""
        i = bisect_left(self.starts, position) - 1
        return self.mentions[i].name if i >= 0 and self.mentions[i].start >= start else ""

    def _with_head(self, written: str, before: str) -> str:
        """A short inner unit (人民武装部) with the institution that `before` names in front of it."""
        if not _INNER.fullmatch(written) or written.startswith(_HIGHER) or written[:2] in self.places.names:
            return written
        party = self.party.search(before)
        head = before[: party.start()] if party and party.start() > 0 else before
        institution = _INSTITUTION.fullmatch(head)
        if institution is None or written.startswith(institution["institution"]):
            return written
        if institution["institution"].endswith("大学") and written.startswith(institution["institution"][:2]):
            return written  # 云岭大学 … 云岭数学研究所
        head = institution["institution"]
        least = 0 if written[0] in "院校" else 1
        overlap = next((n for n in range(min(len(head), len(written) - 1), least, -1) if head.endswith(written[:n])), 0)
        return head + written[overlap:]


def _own_school(text: str, found: Findings) -> str:
    """The school that the article calls its own (我校, 学校, 校党委), empty without one."""
    names: Counter[str] = Counter()
    for mention in found.organisations:
        written = text[mention.start : mention.end]
        own = _OWN_SCHOOL.match(written)
        if own and mention.name != written and mention.name.endswith(written[own.end() :]):
            names[mention.name[: len(mention.name) - len(written) + own.end()]] += 1
    names = Counter({name: n for name, n in names.items() if _SCHOOL.fullmatch(name)})
    return names.most_common(1)[0][0] if names else ""


def _main_school(found: Findings) -> str:
    """The school or university that the article is about: named alone or twice as often as any other; else empty."""
    ranked = Counter(m.name for m in found.organisations if _SCHOOL.fullmatch(m.name)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ""
    return ranked[0][0]

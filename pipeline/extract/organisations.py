"""Organisation names and their short forms.

Names come from their ends (`pipeline.candidates`), from the list of well-known ones, and from source lines and announced
short forms. A candidate that has no anchor is a name only where it is joined to one (宣传部、文明办), repeats the end of a
longer one, or is a unit of the school that the article is about.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import zip_longest

from pipeline import introduced
from pipeline.antecedents import ANNOUNCED, DEICTIC, JOINED, SHORT, Antecedents
from pipeline.candidates import Candidate, candidates, goes_on_outside
from pipeline.clausewords import Words
from pipeline.genericnames import PLURAL
from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.namereach import NAME_CHARACTERS
from pipeline.ownunits import department_end, own_units, unit_end
from pipeline.records import Findings, OrganisationMention, Span
from pipeline.rules import Rules, alternation
from pipeline.schoolunits import stands_as_unit
from pipeline.segment import Document
from pipeline.user import AUTHORITY
from pipeline.wholenames import whole_names

NAMED = "organisations.names"
HEAD = "organisations.heads"
UNIT = "organisations.unit_heads"
MEDIA = "organisations.source"
SCHOOL = "organisations.schools"
STEM = "organisations.company_ends"
QUOTED = "organisations.quoted_units"
BRANCH = "organisations.branches"
UNION = "organisations.unions"
CARRIER = "organisations.carriers"
_LONGEST_PLACE = 12
_LONGEST_POST_AND_PERSON = 8
_COLUMN = re.compile(r"(?:要闻|校史|故事|人物|影像|大学报)")
_SCHOOL_AS_SUBJECT = re.compile(r"(?:(?<=[,。;:!?\n ])|^)学校(?!长)")
_QUOTED_TITLE = re.compile("的?“[^“”\n]{2,30}”(?:光荣|荣誉)?(?:称号|[,。;、和及等“]|以及|$)")
_CONFERRED = re.compile("(?:评为|评选为|授予|命名为|认定为|列为|荣获|获得|获评|获)(?:[0-9]{4}年?度?)?$")
_CONFERRED_YEAR = re.compile("(?:评为|授予|荣获|获得|获评|获)(?:[0-9]{4}年度?)?$")
_TITLE_OPENING = re.compile("第[一二三四五六七八九十0-9]+届|[0-9]{4}[年—-]|优秀|十佳|先进|杰出")
_MEETING = re.compile("[^,。;、“”的\n]{0,12}(?:典礼|大会|会议|评审|评选|座谈会|仪式)")
_TITLE_FOLLOWS = re.compile("(?:[、“][^”\n]{1,20}”){0,3}等?(?:荣誉)?(?:称号|奖|评选)|主题(?:党日)?活动")
_DOCUMENT = re.compile(
    "关于|决定|通知|办法|意见|条例|规定|方案|规划|计划|报告|公告|通报|函|纲要|细则|公报|章程|批复|宣言|协定|标准|目录|名单|要点|事项"
)
_WINNING = ("获", "得", "颁", "评", "领", "受", "发")
_QUOTE_LENGTH = 40
_BEFORE_WON = 70
_LONGEST_REPEATED = 10
_OWN_GENERAL = re.compile("我校(?:实验室|学院|课题组|团队|科研团队|研究团队|创新团队|支部|党支部|中心|研究所|班组)")
_OFFICES = ("局", "厅")
_BOARD = re.compile("(?:执行)?(?:董事会|监事会|理事会)(?!议)|海外版")
_BATCH = re.compile("(?:中国|[一-龥]{2}[省市]|黑龙江省)?第[一二三四五六七八九十0-9]+批(?:次)?(?:[一-龥]{2,3}省)?$")
_GOES_ON: Sequence[tuple[tuple[str, ...], "re.Pattern[str]"]] = (
    (
        ("会", "院", "局", "委", "厅", "部", "大学", "学院", "医院", "公司", "集团", "中心"),
        re.compile(
            "赴[一-龥]{2,10}?(?:工作组|工作队|医疗队|专家组|督导组|慰问[组团]|调研[组队]|实践队|代表团|服务队|支教[团队]|考察[团组]|救援队|指挥部)(?![长员])"
        ),
    ),
    (("局",), re.compile("(?:第?[一二三四五六七八九十]{1,2})(?:工程)?(?:分?公司|项目部)(?![一-龥]*(?:法|会))")),
    (("中国民主建国会", "革命委员会", "民主促进会"), re.compile("(?:[一-龥]{2,4}[省市]|[一-龥]{2,6}自治区)(?:委员会)")),
    (("水利委员会",), re.compile("[上中下]游[一-龥]{2,12}?局(?:[一-龥]{2,6}?(?:水文站|分局|水文局))?")),
    (
        ("处", "所"),
        re.compile("(?:机电|运维|检修|养护|抢修|管护|灌溉|巡护)[一二三四五]?班(?=班长|副?班长|职工|[、,。获荣被])"),
    ),
)
"""What a name can go on with, by its end."""
_SENT = re.compile("(?<![支救增声求外后无])援$")
_FIRST_REGION = re.compile("(?:东亚|东南亚|南亚|亚洲|欧洲|非洲|拉丁美洲|拉美)[及和与]$")
_SECOND_REGION = re.compile("西?太平洋|加勒比|中亚|欧洲|非洲|大洋洲")
_EVERY = re.compile("(?:各级?|全[省市县区国州]|基层|地方|所属)$")
_LATIN = re.compile("[A-Za-z]")
_SURNAME_ALONE = re.compile("(?:^|[、,。;:(\\n ]|授予|表彰)[^向由从与和到经据]$")
_SHORTEST_TAIL = 5
_TITLE_LENGTH = 120
_TITLE_MODIFIERS = frozenset(["直属", "优秀", "先进", "重大", "年度", "青年", "师德", "优博"])
_WON = re.compile("(?:评为|荣获|获得|获评|获)(?:[0-9]{4}年度?)?$")
_PRAISED = re.compile(
    "(?:优秀|先进|模范|红旗|最佳|十佳|最美)(?:基层|教师|学生|研究生)*(?:党组织|党支部|党总支|党委|团组织|团支部|团委|团总支|集体|学生会|社团|班集体|班级|工会|支部|单位)$"
)  # a title, no unit
_PRAISE = ("优秀", "先进", "模范", "示范", "标杆")
_EXCELLENT = re.compile("[一-龥]{0,8}优秀[一-龥]{2,6}")
_GIVEN_WITHIN = 60
_GIVEN_TO = re.compile("(?:授予|追授|颁给|授给)(?:[^,;:。!?获评“”奖章]{0,56}[、和及])?$")
_MEMBER_OF_CLAUSE = re.compile("(?:^|[,;:。])(?:[^,;:。!?获评“”奖为了]{2,56}[、和及])?$")
_GRADE_BEHIND = re.compile("(?:[特一二三四]等奖|优[秀胜]奖|[金银铜]奖)(?=[,;。、\n]|$)")
_TITLE_AHEAD = re.compile(
    "(?![^,。;、]{0,12}(?:颁发|授予|评选|的|等))(?:[一-龥]{0,14}(?:称号|奖章|奖学金|优秀项目|优秀课程)|“)"
)
_BEFORE_TITLE = 14
_LONGEST_DEEPER = 12
_CALLED = re.compile("”?等?(?:荣誉)?称号")
_NO_UNITS = ("学校", "大学", "学院", "中学", "小学", "公司", "集团", "站", "队")
_SESSION = re.compile(
    "第[一二三四五六七八九十0-9]{1,3}届(?:全国)?(?:常务|执行|学术)?(?:委员会|理事会|监事会|常委会|主席团)"
    "(?:[一-龥]{2,12}?(?:委员会|分会))?(?![第换选产])"
)
_OF_SESSIONS = ("会", "联", "协", "盟", "中央", "党", "社")
_COUNT_BEHIND = re.compile("[0-9]+[余多]?[支个家所座处间]+(?=[,。;、)(]|$|\\n)")
_OWN_TITLES: Mapping[str, "re.Pattern[str]"] = {
    "research": re.compile("(?:常务|代|名誉|执行)?副?(?:所长|院长|主任|室主任|中心主任|首席科学家|书记)"),
    "association": re.compile("(?:常务|名誉|执行)?副?(?:会长|理事长|秘书长|理事|主席|主任委员|主任|委员|总干事)"),
    "other": re.compile("(?:常务)?副?馆长"),
    "media": re.compile("(?:常务)?副?(?:社长|总编辑|总编|主编|编辑|台长)"),
    "judicial": re.compile("副?(?:院长|检察长|法官|检察官)"),
    "hospital": re.compile("(?:常务)?副?(?:院长|主任医师)"),
}
"""The post that heads an organisation of each kind: with it behind, a name needs no place (原子能研究所|所长)."""
_BEFORE_OWN_TITLE = re.compile("(?:^|[,。;:、!?\\n\\t (]|兼|任|原|是|为|的|该|由|与|和|聘|邀请|当选)$")
_NOT_OWN = re.compile(
    "^(?:乡镇|农村|贫困|行政|所有|全部|多个|外国|大学|某|各|该|本|我|一家|一所|一个|相关|有关|所在|国内|国外|多家|当地)|[的了在是和与及]"
)
_SHORTEST_OWN = 3
_ATTENDED = re.compile("(?:考入|考上|考取|毕业于|就读于?|入读|升入|求学于|任教于|执教于|供职于|保送)$")
_LONGEST_VERB = 4
_CLASS = re.compile(
    r"(?:[初高][一二三]|[一二三四五六七八九]年级|[0-9]{2,4}级)?(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9一二三四五六七八九十]{1,2})班(?:团支部|团总支|党支部|少先队中队)"
)
_RANKS = frozenset("省市县区州镇乡村")
_PLACE_BEHIND = re.compile(r"\(([一-龥]{2,3})\)")
_SCHOOLS = ("学校", "中学", "小学", "学院", "大学")
_WITH_PLACE = ("大学", "学院", "中心", "实验室", "研究院")
_SOME = re.compile("(?<!某)某(?:国有|民营|大型|知名)?[省市县区州镇乡]?$")
_SHORTEST_LISTED = 6
_LONGEST_OFFICE = 9
_PEOPLE_OF_SCHOOL = re.compile("人(?![物大口民文])")
_SPEECH = re.compile("“[^“”]*[,。;!?、][^“”]*$")
_LONGEST_SPEECH = 200
_BEFORE_GROUP = re.compile(r"^$|[\n\t 、,。;:!?“(经由]$")
_MENU = ("要闻", "故事", "校史")
_TITLE_WORDS = 7
_TITLE_TAGS = frozenset(["n", "vn", "b", "j", "a", "nz", "an", "l"])


def find(document: Document, rules: Rules, found: Findings) -> list[OrganisationMention]:  # noqa: ARG001
    """Organisation names and their short forms of a document, in the order of the text, none inside another.

    `name` is still empty: `resolve` fills it in.
    """
    lexicon = lexicon_of(rules)
    words = Words(document)
    chosen: dict[Span, str] = {}
    loose: list[Candidate] = []
    for match in lexicon.names.finditer(document.folded):
        if _whole_name(words, lexicon, match.start(), match.end()):
            chosen[match.span()] = NAMED
    for candidate in candidates(words, lexicon):
        if candidate.anchor:
            rule = HEAD if candidate.head in lexicon.heads else UNIT
            chosen.setdefault((candidate.start, candidate.end), rule)
        else:
            loose.append(candidate)
    chosen.update(dict.fromkeys(introduced.media(document, rules), MEDIA))
    chosen.update(dict.fromkeys(introduced.announced(document, rules, chosen), ANNOUNCED))
    for (start, end), rule in introduced.described(document, rules):
        placed = rule in (UNION, CARRIER)
        limit = start + 1 if rule == UNION else start
        place = lexicon.places_before.search(document.folded, max(start - _LONGEST_PLACE, 0), limit) if placed else None
        if place or rule != CARRIER:
            chosen.setdefault((place.start() if place else start, end), rule)
    ends = dict(sorted(chosen))
    for (start, end), rule in whole_names(words, lexicon):
        unit = max((ends[i] for i in range(start, end) if end < ends.get(i, 0) <= end + _LONGEST_DEEPER), default=end)
        chosen.setdefault((start, unit), rule)  # 深圳青石电子有限公司|海外营销部
    for span in introduced.stems(document.folded, lexicon, chosen, document.segmenter.tags):
        chosen.setdefault(span, STEM)
    for span in introduced.brands(document.folded, lexicon, chosen, document.segmenter.tags):
        chosen.setdefault(span, STEM)
    for span in introduced.listed_companies(document.folded, lexicon):
        chosen.setdefault(span, STEM)
    spans = _outermost(chosen)
    _accept_loose(document, words, lexicon, spans, loose)
    mentions = [
        mention
        for (start, end), rule in _outermost(dict(_with_quoted(document.folded, lexicon, spans))).items()
        if not _in_award_title(words, lexicon, mention := OrganisationMention(start, end, rule))
        and not _in_other_title(document.folded, mention)
    ]
    mentions = _without_titles(document.folded, lexicon, mentions)
    mentions = _merged(mentions, _of_spans(introduced.quoted(document.folded, lexicon), QUOTED))
    mentions = _with_own_units(words, lexicon, mentions)
    antecedents = Antecedents(document, rules, mentions)
    if antecedents.school:
        mentions = _merged(_of_spans(introduced.branches(document.folded, lexicon), BRANCH), mentions)
        mentions = _with_school(words, lexicon, mentions, antecedents.school)
        antecedents = Antecedents(document, rules, mentions)
    else:
        own = ("校", "学校", "我校", "本校")
        mentions = [m for m in mentions if m.rule == JOINED or not document.folded.startswith(own, m.start)]
    mentions = [_of_own_school(document.folded, m) for m in mentions]
    mentions = _with_authority(words, lexicon, mentions)
    return _with_deictics(words, lexicon, mentions, antecedents)


def _with_own_units(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """The mentions and the units of their bodies that stand alone (急诊科主任), which win over what is a part of them."""
    found = _outermost(dict(own_units(words, lexicon.rules, mentions)))
    own = [OrganisationMention(*span, rule) for span, rule in found.items()]
    starts = [m.start for m in own]
    longer = [m for m in mentions if not _is_part_of(m, own, starts)]
    return _merged(longer, own)


def _is_part_of(mention: OrganisationMention, own: Sequence[OrganisationMention], starts: Sequence[int]) -> bool:
    """Whether one of `own`, which begin at `starts`, holds the mention."""
    i = bisect_right(starts, mention.start) - 1
    return i >= 0 and mention.end <= own[i].end


def _of_own_school(folded: str, mention: OrganisationMention) -> OrganisationMention:
    """我校 alone where only a general word stands behind it (我校|实验室)."""
    general = _OWN_GENERAL.fullmatch(folded, mention.start, mention.end)
    return OrganisationMention(mention.start, mention.start + len("我校"), DEICTIC) if general else mention


def _with_authority(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """The mentions and those of the user's own list, which win, save over a longer name that holds one of them."""
    if lexicon.authority is None:
        return list(mentions)
    spans = (match.span() for match in lexicon.authority.finditer(words.folded))
    own = [OrganisationMention(*span, AUTHORITY) for span in spans if _is_whole(words, lexicon, *span)]
    own = [m for m in own if not _in_award_title(words, lexicon, m) and not _in_other_title(words.folded, m)]
    starts = [m.start for m in own]
    longer = [m for m in mentions if _holds_shorter(m, own, starts)]
    return _merged(_merged(longer, own), mentions)


def _holds_shorter(mention: OrganisationMention, own: Sequence[OrganisationMention], starts: Sequence[int]) -> bool:
    """Whether one of `own`, which begin at `starts`, is a part of the mention and not all of it."""
    i = bisect_left(starts, mention.start)
    return i < len(own) and own[i].end <= mention.end and (own[i].start, own[i].end) != (mention.start, mention.end)


def _is_whole(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether folded[start:end] begins with a word and is no part of a longer one, nor a place (青云 in 青云县)."""
    first = words.from_offset(start, 1)
    if words.folded[end : end + 1] in _RANKS:
        return False
    return (not first or first[0].start == start) and _whole_name(words, lexicon, start, end)


def _of_spans(spans: Iterable[Span], rule: str) -> list[OrganisationMention]:
    return [OrganisationMention(*span, rule) for span in _outermost(dict.fromkeys(spans, rule))]


def _outermost(spans: Mapping[Span, str]) -> dict[Span, str]:
    """The spans that no other one holds or overlaps from the left."""
    kept: dict[Span, str] = {}
    last_end = 0
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] >= last_end:
            kept[span] = spans[span]
            last_end = span[1]
    return kept


def _whole_name(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether folded[start:end], a known name, is a word of its own and not part of a longer one."""
    folded = words.folded
    if start and folded[start - 1] in "全地各本":
        return False
    if _LATIN.match(folded[start]) and (_LATIN.match(folded[start - 1 : start]) or _LATIN.match(folded, end)):
        return False
    if folded.startswith(lexicon.not_before.get(folded[end - 1], ()), end):
        return False
    if (
        folded[end - 1] == "行"
        and end - start == len("建行")
        and _SURNAME_ALONE.search(folded, max(start - 3, 0), start)
        and folded[start - 1] in lexicon.surnames
    ):
        return False  # 、何|建行、
    last = words.from_offset(end - 1, 1)
    return (
        not last
        or last[0].end == end
        or not last[0].tag
        or folded[end : last[0].end] in lexicon.known  # 中共中央|国务院
        or goes_on_outside(folded, lexicon, end, last[0].end)
    )


def _with_quoted(folded: str, lexicon: Lexicon, chosen: Mapping[Span, str]) -> Iterator[tuple[Span, str]]:
    """The names, with the unit that a quoted name of its own stands before: 某学院“远航”团小组."""
    for (start, end), rule in chosen.items():
        unit = lexicon.quoted.match(folded, end)
        conferred = _CONFERRED.search(folded, max(start - 8, 0), start)
        place = _PLACE_BEHIND.match(folded, end) if folded.endswith(_WITH_PLACE, start, end) else None
        if place and place[1] in lexicon.places.names:
            end = place.end()
        inner = _CLASS.match(folded, end) if folded.endswith(_SCHOOLS, start, end) else None
        if inner:
            end = inner.end()
        end = max(end, department_end(folded, lexicon, start, end))
        session = _SESSION.match(folded, end) if folded.endswith(_OF_SESSIONS, start, end) else None
        if session:
            end = session.end()
        board = _BOARD.match(folded, end) if folded.endswith(lexicon.lists["with_board"], start, end) else None
        if board:
            end = board.end()
        further = _further(folded, start, end)
        end = further or end
        start = _wider(folded, lexicon, start)
        if _COUNT_BEHIND.match(folded, end) and folded.endswith(lexicon.lists["counted_ends"], start, end):
            continue  # 建成青年志愿服务队20支
        yield (start, unit.end() if unit and not conferred else end), rule


def _further(folded: str, start: int, end: int) -> int:
    """Where a name ends that goes on with the place it was sent to (中国红十字会|赴某市医疗队), a numbered company behind a
    bureau (某某三局|一公司) or a branch of the place behind a party or a commission of a river; 0 where it does not."""
    for ends, rest in _GOES_ON:
        if folded.endswith(ends, start, end) and (more := rest.match(folded, end)):
            return more.end()
    return 0


def _wider(folded: str, lexicon: Lexicon, start: int) -> int:
    """Where a name begins that its batch, the place before it, 援 or the first of two regions opens: 第二批援|某国医疗队,
    云南第三批|援鄂医疗队, 东亚及|西太平洋协会."""
    if _SENT.search(folded, max(start - 2, 0), start):
        start -= 1
    opening = (
        _BATCH if folded.startswith("援", start) else _FIRST_REGION if _SECOND_REGION.match(folded, start) else None
    )
    found = opening.search(folded, max(start - _LONGEST_PLACE, 0), start) if opening else None
    if found is None:
        return start
    start = found.start()
    if opening is _BATCH and folded[start] == "第":
        sizes = (size for size in (3, 2) if _is_large(lexicon, folded[max(start - size, 0) : start]))
        start -= next(sizes, 0)
    return start


def _is_large(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is the name of a province or prefecture."""
    return any(division.level in ("province", "prefecture") for division in lexicon.places.names.get(text, ()))


def _accept_loose(
    document: Document, words: Words, lexicon: Lexicon, spans: dict[Span, str], loose: Sequence[Candidate]
) -> None:
    """Add the unanchored candidates that are names: joined to one, or the end of a longer one, or a unit of the school."""
    folded = document.folded
    ends = {end for _, end in spans}
    tails = {folded[i:end] for start, end in spans for i in range(start + 1, end - _SHORTEST_TAIL + 1)}
    names = {folded[start:end] for start, end in spans}
    offices = {office for name in names if (office := _office_of_place(lexicon, name))}
    longer = [head for name in names for head in lexicon.bare_heads if name.endswith(head) and name != head]
    mentions = [OrganisationMention(*span, rule) for span, rule in sorted(spans.items())]
    antecedents = Antecedents(document, lexicon.rules, mentions)
    school, is_own = antecedents.school, antecedents.is_own
    for start, end in spans:
        if folded.startswith("学校", start) and start and _behind_person(folded, lexicon, ends, start, end):
            spans[start, end] = JOINED  # 学校部 of a committee of the league, not of a school
    for short in sorted(loose, key=lambda c: (c.start, -c.end)):
        candidate = _repeated(words, tails, short)
        text = folded[candidate.start : candidate.end]
        if text in lexicon.not_names:
            continue
        span = (candidate.start, candidate.end)
        if span in spans:
            continue
        if _joined_to(folded, lexicon, ends, candidate.start, candidate.end):
            spans[span] = JOINED
            ends.add(candidate.end)
        elif PLURAL.search(folded, max(candidate.start - 8, 0), candidate.start):
            continue
        elif candidate.bare:
            every = _EVERY.search(folded, max(candidate.start - 3, 0), candidate.start)
            if text in lexicon.bare_heads and longer.count(text) == 1 and not every:
                spans[span] = SHORT
        elif (
            text in tails
            or text in offices
            or (
                school
                and (
                    _is_unit_of_school(lexicon, candidate.head, text)
                    or _is_office_of_somebody(folded, lexicon, candidate)
                    or (is_own and stands_as_unit(words, lexicon, candidate))
                )
            )
        ):
            spans[span] = SHORT
            ends.add(candidate.end)
        elif (
            _is_headed(folded, lexicon, candidate)
            or _is_self_evident(folded, lexicon, candidate)
            or _is_attended(folded, lexicon, candidate)
            or (candidate.head in lexicon.listed_heads and _fills_item(folded, *span))
        ):
            spans[span] = HEAD
    _deepen(folded, spans, loose)
    if school:
        _join_before(folded, lexicon, spans, loose)


def _repeated(words: Words, tails: Set[str], candidate: Candidate) -> Candidate:
    """The candidate with the words before it that end a longer name of the article with it: 创新|创业学院."""
    for start in range(max(candidate.start - _LONGEST_REPEATED, 0), candidate.start):
        if words.folded[start : candidate.end] in tails and words.from_offset(start, 1)[0].start == start:
            return replace(candidate, start=start, bare=False)
    return candidate


def _office_of_place(lexicon: Lexicon, name: str) -> str:
    """An office without the place or rank before it (某县交通局: 交通局), empty for what is none or tells too little."""
    if not name.endswith(_OFFICES) or len(name) < len("县交通局"):
        return ""
    chain = lexicon.places.chain(name)
    rank = lexicon.ranks.match(name, chain[-1][1] if chain else 0)
    begin = rank.end() if rank and not chain else chain[-1][1] if chain else 0
    office = name[begin:]
    return office if begin and len(office) == len("交通局") else ""


def _is_attended(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether somebody studied or taught there: 考入|刺槐医学院; a general school (名牌大学) is none."""
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    return (
        lexicon.heads.get(candidate.head) == "school"
        and len(stem) > 1
        and stem not in lexicon.general
        and _ATTENDED.search(folded, max(candidate.start - _LONGEST_VERB, 0), candidate.start) is not None
        and not _NOT_OWN.search(stem)
        and not stem.startswith(tuple(lexicon.general))
    )


def _join_before(folded: str, lexicon: Lexicon, spans: dict[Span, str], loose: Sequence[Candidate]) -> None:
    """Add the units of a school that open a clause and stand before others: 发展办、化学学院负责人."""
    starts = {start for start, _ in spans}
    for candidate in sorted(loose, key=lambda c: -c.start):
        span = (candidate.start, candidate.end)
        before = folded[candidate.start - 1] if candidate.start else "\n"
        if (
            span not in spans
            and candidate.end + 1 in starts
            and folded[candidate.end] == "、"
            and before in "。,;:、\n"
            and candidate.end - candidate.start <= _LONGEST_OFFICE
            and candidate.head in lexicon.lists["before_offices"]
            and (not candidate.bare or candidate.head in lexicon.rules.words["organisations.school_offices"])
        ):
            spans[span] = SHORT
            starts.add(candidate.start)


def _deepen(folded: str, spans: dict[Span, str], loose: Sequence[Candidate]) -> None:
    """Let a unit that was accepted without an anchor reach as deep as it is named: 某学院 → 某学院某系."""
    ends = {start: end for (start, end), rule in spans.items() if rule in (SHORT, JOINED)}
    for candidate in sorted(loose, key=lambda c: c.end):
        end = ends.get(candidate.start, candidate.end)
        deeper = end < candidate.end <= end + _LONGEST_DEEPER and candidate.head not in _NO_UNITS
        if deeper and "和" not in folded[end : candidate.end]:
            spans[candidate.start, candidate.end] = spans.pop((candidate.start, end))
            ends[candidate.start] = candidate.end


def _is_headed(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether the post that heads such a body follows a name without an anchor: 兼原子能研究所|所长."""
    title = _OWN_TITLES.get(lexicon.heads.get(candidate.head, ""))
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    return (
        title is not None
        and len(stem) >= _SHORTEST_OWN
        and title.match(folded, candidate.end) is not None
        and _BEFORE_OWN_TITLE.search(folded, max(candidate.start - 2, 0), candidate.start) is not None
        and not _NOT_OWN.search(stem)
    )


def _is_self_evident(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether the end is of a kind that has a name of its own (电子科技出版社), and no general word stands before it."""
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    tail = folded[candidate.start : candidate.end]
    return (
        tail.endswith(lexicon.lists["self_evident"])
        and len(stem) >= _SHORTEST_OWN - tail.endswith(lexicon.lists["self_evident_banks"])
        and stem not in lexicon.general
        and folded[candidate.start - 1 : candidate.start] not in "某家个类该各"
        and not _NOT_OWN.search(stem)
    )


def _is_unit_of_school(lexicon: Lexicon, head: str, text: str) -> bool:
    """Whether a name without an anchor is one of a unit that schools have."""
    return head in lexicon.rules.words["organisations.school_units"] or lexicon.inner_unit.match(text) is not None


def _is_office_of_somebody(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether a unit opens a bracket or clause and a post follows: 王小明(教学质量监控中心主任)."""
    before = folded[candidate.start - 1] if candidate.start else "\n"
    short = candidate.end - candidate.start <= _LONGEST_OFFICE or lexicon.names.match(folded, candidate.start)
    return bool(short) and before in "(,、\n" and lexicon.titles.match(folded, candidate.end) is not None


def _fills_item(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is all that stands between blanks, line ends or the signs of a list."""
    before = folded[start - 1] if start else "\n"
    after = folded[end] if end < len(folded) else "\n"
    return before in "\n 、;" and after in "\n\r 、;(" and end - start >= _SHORTEST_LISTED


def _joined_to(folded: str, lexicon: Lexicon, ends: set[int], start: int, own_end: int) -> bool:
    """Whether a name (with at most a post, or behind a committee a post and a person) and a 、 or 和 stand just before
    folded[start:own_end]."""
    if folded.endswith("联合", 0, start) and start - 2 in ends:
        return True
    if start == 0 or folded[start - 1] not in lexicon.joined:
        return False
    before = start - 1
    if before in ends:
        return True
    return _behind_person(folded, lexicon, ends, start, own_end) or any(
        before - n in ends and lexicon.posts.fullmatch(folded, before - n, before) for n in range(2, 5) if before >= n
    )


def _behind_person(folded: str, lexicon: Lexicon, ends: set[int], start: int, own_end: int) -> bool:
    """Whether folded[start:own_end] is a department of the committee that the person before belongs to:
    某市委副书记王小明、组织部部长…"""
    before = start - 1
    return (
        folded.startswith("、", before)
        and lexicon.posts.match(folded, own_end) is not None
        and any(
            before - n in ends
            and folded.endswith(("委", "委员会"), 0, before - n)
            and lexicon.post_and_person.fullmatch(folded, before - n, before)
            for n in range(4, _LONGEST_POST_AND_PERSON + 1)
        )
    )


def _without_titles(
    folded: str, lexicon: Lexicon, mentions: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """The mentions without those that are titles: a base or centre that somebody was recognised as (被认定为某市科普基地),
    wherever the article speaks of it, one that is still to become real (打造国际消费中心), and one whose name is withheld
    (某市人民检察院)."""
    titles: set[str] = set()
    kept = []
    last_title = -1
    for mention in mentions:
        text = folded[mention.start : mention.end]
        if _SOME.search(folded, max(mention.start - 5, 0), mention.start) or _PRAISED.search(text):
            continue
        if mention.rule == SHORT and folded.endswith(_PRAISE, 0, mention.start):
            continue  # 被评为全市先进|公安局
        if text.endswith(lexicon.title_units):
            before = folded[max(mention.start - _BEFORE_TITLE, 0) : mention.start]
            listed = last_title >= 0 and mention.start - last_title == 1 and folded[last_title] in "、和及"
            if listed or lexicon.recognised.search(before) or _CALLED.match(folded, mention.end):
                titles.add(text)
                last_title = mention.end
            if lexicon.goal.search(before):
                continue
        kept.append(mention)
    return [m for m in kept if folded[m.start : m.end] not in titles]


def _in_award_title(words: Words, lexicon: Lexicon, mention: OrganisationMention) -> bool:
    """Whether the mention begins the title of an award or contest: 某市总工会技能大赛, 某省教育厅优秀成果奖."""
    folded = words.folded
    if folded[mention.start : mention.end] == "中国共产党":
        return False  # 中国共产党优秀党员
    if _in_title_quotes(folded, lexicon, mention) or _begins_won_title(folded, lexicon, mention):
        return True
    if _is_given_title(folded, mention):
        return False
    if not NAME_CHARACTERS.match(folded, mention.end, mention.end + 1):
        return False
    if _CONFERRED_YEAR.search(folded, max(mention.start - 12, 0), mention.start) and _TITLE_OPENING.match(
        folded, mention.end
    ):
        return True
    if _MEETING.match(folded, mention.end):
        return False
    if (
        _WON.search(folded, max(mention.start - 12, 0), mention.start)
        and _TITLE_AHEAD.match(folded, mention.end)
        and not lexicon.posts.match(folded, mention.end)
    ):
        return True
    following = words.following(mention.end, _TITLE_WORDS)
    for token, after in zip_longest(following, following[1:]):
        if token.text == "奖励" and not lexicon.award_heads.match(folded, token.end):
            return False  # 某县政府|奖励|他
        if lexicon.award_heads.search(token.text) and not token.text.startswith(_WINNING):
            return after is None or after.tag != "v"
        if (token.tag not in _TITLE_TAGS and token.text not in _TITLE_MODIFIERS) or lexicon.posts.match(token.text):
            return False
    return False


def _is_given_title(folded: str, mention: OrganisationMention) -> bool:
    """Whether the title behind the mention is given to it: 授予甲局、|乙局|一等奖; …一等奖,甲局、|乙局|二等奖."""
    line = folded[max(folded.rfind("\n", 0, mention.start) + 1, mention.start - _GIVEN_WITHIN) : mention.start]
    if _GIVEN_TO.search(line):
        return True
    return _GRADE_BEHIND.match(folded, mention.end) is not None and _MEMBER_OF_CLAUSE.search(line) is not None


def _begins_won_title(folded: str, lexicon: Lexicon, mention: OrganisationMention) -> bool:
    """Whether an award is won whose title the mention begins: 获某大学第六届“远航”活动一等奖."""
    if _QUOTED_TITLE.match(folded, mention.end):
        return False  # 获某省教育厅“某称号”: the title is what the quotes hold
    behind = lexicon.title_end.search(folded, mention.end, mention.end + _QUOTE_LENGTH)
    if behind is None or lexicon.not_in_title.search(folded, mention.end, behind.end()):
        return False
    start = max(folded.rfind("\n", 0, mention.start) + 1, mention.start - _BEFORE_WON)
    return lexicon.before_title.search(folded, start, mention.start) is not None


def _in_title_quotes(folded: str, lexicon: Lexicon, mention: OrganisationMention) -> bool:
    """Whether the mention stands in quotes that hold the title of an award: 授予“…”, “…”称号, “…奖章”."""
    limit = max(mention.start - _QUOTE_LENGTH, 0)
    opening = folded.rfind("“", limit, mention.start)
    if opening < 0 or folded.rfind("”", opening, mention.start) >= 0 or "\n" in folded[opening : mention.start]:
        return False
    closing = folded.find("”", mention.end, mention.end + _QUOTE_LENGTH)
    if closing < 0:
        return False
    if _CONFERRED.search(folded, max(opening - 12, 0), opening) or _TITLE_FOLLOWS.match(folded, closing + 1):
        return True
    rest = folded[mention.end : closing]
    if _EXCELLENT.fullmatch(rest):
        return True
    return any(match.end() == len(rest) for match in lexicon.award_heads.finditer(rest))


def _in_other_title(folded: str, mention: OrganisationMention) -> bool:
    """Whether the mention is a part of the title of a book, film or paper, not of a document."""
    opening = folded.rfind("《", max(mention.start - _QUOTE_LENGTH, 0), mention.start)
    if opening < 0 or folded.rfind("》", opening, mention.start) >= 0 or "\n" in folded[opening : mention.start]:
        return False
    closing = folded.find("》", mention.end, mention.end + _TITLE_LENGTH)
    if closing < 0 or (opening + 1 == mention.start and closing == mention.end):
        return False
    return not _DOCUMENT.search(folded, opening, closing)


def _with_school(
    words: Words, lexicon: Lexicon, mentions: list[OrganisationMention], school: str
) -> list[OrganisationMention]:
    """The mentions of a school's own article, with 学校 as the subject of a clause and its offices before a post."""
    added = [
        OrganisationMention(*match.span(), DEICTIC)
        for match in _SCHOOL_AS_SUBJECT.finditer(words.folded)
        if _is_subject(words, match.end())
    ]
    shorts = [short for short, full in lexicon.schools.items() if full == school]
    added.extend(
        OrganisationMention(*match.span(), SCHOOL)
        for match in re.finditer(alternation(shorts), words.folded)
        if _stands_alone(words, *match.span()) and _is_short_school(words, lexicon, *match.span())
    )
    added.extend(OrganisationMention(*match.span(), SHORT) for match in lexicon.offices.finditer(words.folded))
    return _merged(mentions, added)


def _is_subject(words: Words, end: int) -> bool:
    """Whether no noun follows at `end`, so that what stands before is a noun phrase of its own."""
    following = words.following(end, 1)
    if not following:
        return False
    return following[0].text[0] == "在" or (following[0].tag[:1] not in ("n", "b", "r") and following[0].tag != "vn")


def _is_phrase(words: Words, end: int) -> bool:
    """Whether what ends at `end` is a noun phrase of its own, not the first part of a name (南开十杰)."""
    following = words.following(end, 1)
    return not following or following[0].tag[:1] in ("v", "p", "u", "r", "d", "c", "m") or following[0].text in "、“"


def _is_short_school(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether the short name of a school means it (南开学子), and is no first part of a name (南开十杰) or inside a title."""
    if _COLUMN.match(words.folded, end) or words.folded.endswith(("媒体", "光影", "视听"), 0, start):
        return False
    if _is_phrase(words, end) or _PEOPLE_OF_SCHOOL.match(words.folded, end):
        return True
    following = words.following(end, 1)[0]
    if len(following.text) < 2 or following.tag[:1] not in ("n", "v", "m", "a", ""):
        return False
    if lexicon.award_heads.search(following.text) or following.text in lexicon.heads or following.text in _MENU:
        return False
    line = words.folded.rfind("\n", 0, start) + 1
    if _SPEECH.search(words.folded, max(line, start - _LONGEST_SPEECH), start):
        return True
    return all(words.folded.count(a, line, start) == words.folded.count(b, line, start) for a, b in ("“”", "《》"))


def _merged(mentions: Sequence[OrganisationMention], added: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Both in the order of the text; an added one that overlaps one of `mentions` is left out."""
    starts = [m.start for m in mentions]
    kept = []
    for mention in added:
        i = bisect_right(starts, mention.end - 1)
        if not i or mentions[i - 1].end <= mention.start:
            kept.append(mention)
    return sorted([*mentions, *kept], key=lambda m: (m.start, m.end))


def _with_deictics(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention], antecedents: Antecedents
) -> list[OrganisationMention]:
    """The mentions and the deictics (该局, 我校) that point to one of them."""
    added = [
        OrganisationMention(match.start(), unit_end(words.folded, lexicon, match.end()), DEICTIC)
        for match in lexicon.deictics.finditer(words.folded)
        if _stands_alone(words, match.start(), match.end())
        and antecedents.of(match[0], match.start())
        and (match[0] != "集团公司" or _BEFORE_GROUP.search(words.folded, max(match.start() - 1, 0), match.start()))
    ]
    return _merged(mentions, added)


def _stands_alone(words: Words, start: int, end: int) -> bool:
    """Whether words begin at `start` and end at `end`."""
    tokens = words.from_offset(start, 3)
    glued = bool(tokens) and not tokens[0].tag and tokens[0].start == start - 1 and tokens[0].text[0] in "由据与经"
    return (
        bool(tokens)
        and (tokens[0].start == start or glued)
        and (any(token.end == end for token in tokens) or words.folded.startswith(("讯", "记者"), end))
    )

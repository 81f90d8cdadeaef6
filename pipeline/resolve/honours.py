"""Honours as facts: names filled in, awarding body and date inherited, each honour once, the award normalised."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from pipeline.antecedents import named_before
from pipeline.members import THIS_KIND
from pipeline.records import Findings, Honour, Organisation, Sentence, Span
from pipeline.resolve.awards import bare_title, core_of, normalised, same_award, scope_of, scopes_of
from pipeline.resolve.events import with_events
from pipeline.resolve.organisations import entity_for, kind_of
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates
from pipeline.text import fold

_O, _D, _Q, _W = SLOTS["organisation"], SLOTS["date"], SLOTS["quoted"], SLOTS["work"]
_BARE = re.compile(r"[\s“”‘’'\"《》〈〉()（）·]")
_EDITION = re.compile(r"第([〇零一二两三四五六七八九十百0-9]+)(?:届|次|期|批|季)|(首)(?:届|次|批|季)")
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_MOST = 100  # bodies and occasions of one article that are looked at; real articles name a few dozen at most
_LISTED = "honours.name_list"
# What the article's own news tells of, however far behind its head.
_OF_THE_NEWS = frozenset((_LISTED, "honours.numbered", "honours.announced", "honours.their_representative"))
_SHORTEST_NAME = 3
_ANNOUNCED = re.compile("评选活动|评选工作|评优|遴选|寻访|揭晓|颁奖|表彰|获奖名单|评选结果")
_MEETING = re.compile(
    "表彰|奖励|记功|追记|通报表扬|嘉奖|颁奖|揭晓|授奖|颁授|授牌|命名|评选|颁发|决赛|进行|闭幕|落幕|公布|发布|结束|召开|举行|举办|授予|开幕"
)
_CEREMONY = re.compile(
    "表彰|(?:发布|印发|公布|作出|下发)的?关于[^,;。]{0,30}(?:奖励|记功|追记|追授|评定)[^,;。]{0,8}(?:决定|通报|公告)|通报表扬|嘉奖|颁奖|揭晓|授奖|颁授|授牌|命名大会|评选结果|评选出|颁发|决赛|总决赛|获奖名单|授予|发布[^,;。]{0,30}(?:榜|名单|名录)"
)
_OWN_DATE = re.compile("[,份]?(?:又|也|再次|先后|还)?(?:被|荣获|获评|获得|获)(?![奖悉])[^;。!?]{0,40}")
_SAID = re.compile("[^,;。!?]{0,6}?(?:电|讯|获悉|报道|消息|电讯)")
_DECISION = re.compile("关于[^\n。]{0,60}?(?:表彰|授予|命名|追授)[^\n。]{0,60}?(?:决定|通报)")
_DECREE_ALONE = re.compile(
    r"(?:(?:联合)?(?:印发|下发|发布|作出|制发)的?)?《关于([^《》]{0,60}?(?:表彰|授予|命名|追授|奖励)[^《》]{0,60})》"
)
_CHRONICLE = re.compile(
    r"[ \t\u3000]*((?:19|20)\d{2}年(?:\d{1,2}月)?)[,:](?![^,;。\n]{0,40}(?:出生|生于|毕业|参加工作|入伍|入党|成立|创办|创建))"
)
_ISSUED = re.compile(r"(?:成文|印发|发文|签发)日期:?[\s|]*(?=\d)")
_LONGEST_PRIZE = 8
_CLASS_OF_HONOURED = re.compile("(?:先进|优秀|模范|劳动)(?:集体|个人|单位|工作者|组织|企业)$")
_SHORTEST_STEM = 6
_SHORTEST_CORE, _NEAR, _SENTENCE_HEAD = 3, 600, 60
_QUOTED_PART = re.compile("[“‘]([^“”‘’]{4,})[”’]")
_THIS_ONE = re.compile("(?:此项|该项|这项|这一|本次|此次|该|本届)[\u4e00-\u9fff]{0,4}(?:评选|奖项|荣誉|表彰|称号|奖)")
_MEANS = re.compile("凭借?“[^“”]*”")
_BARE_GRADE = re.compile("[特一二三]等奖|[金银铜]奖|[金银铜]牌|冠军|亚军|季军|特别奖|优秀奖")
_OTHER_CONTEST = re.compile("(?:在|于|参加)[^,。;]{2,40}(?:赛|评选|评比|活动|项目)|第.{1,3}届|“|分别|[0-9]年")
_NOTE = re.compile(r"”?(?:荣誉称号|称号|荣誉|奖)?[。;,]?\(([^()\n]{3,60})\)")
_THIS = re.compile(f"[该本]({THIS_KIND})")
_HEAD, _LONG_TEXT = 700, 2500
_CONTEST_WITHIN = 60
_NEAR_SAID = 80
_NEAR_BEHIND = 200
_DAY_TOLD = re.compile(
    "昨[天日晚夜]|前[天日]|今[天日晚晨]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?!电|讯| *[0-9]{1,2}:|[^,。]{0,8}(?:研报|报告|表示|获悉|指出|透露|介绍|消息))"
)
_AT_CONTEST = re.compile("在[^。;\n]{2,40}(?:大赛|竞赛|比赛|锦标赛|运动会)(?:上|中)[^。\n]*$")
_AT_IT = re.compile(
    "(?:仪式|典礼|大会|年会|晚会|活动|闭幕式|开幕式|颁奖礼|会议|赛事|论坛)(?:现场|上|期间)|现场(?:宣读|颁发|为)|(?:^|[。\n]\\s*)会上,|进行了?表彰|予以表彰|经过[^,。]{0,16}(?:角逐|比拼|较量|对决|竞争)"
)
_GRADE_OF_PRIZE = re.compile("[特一二三]等奖|[金银铜首大]奖|(?:提名|优秀|优秀作品|入围|新人|特别|评委会|评审团)奖")
_PUBLISHERS = ("出版社", "杂志社", "编辑部", "出版集团")  # these hold prizes of their own
_PRIZE_OF = re.compile("([\u4e00-\u9fff]{2,16}奖)由")
_ITEM = re.compile(r"^[ \t\u3000]*[·•◆■▲★◎○▶◇□△☆♦※]", re.MULTILINE)
_MORE_NEWS = re.compile("又讯|另讯|另悉|另据|相关链接")
_DATE_LINE = re.compile(r"^[ \t\u3000]*((?:19|20|二)[^\s,;。]{5,12}日)[ \t]*$", re.MULTILINE)
_WE_DECIDE = re.compile("(?:^|[,;。])(?:经研究,?|特此?|现)?决定(?:授予|对|表彰|命名|给予)")
_DATELINE = re.compile("讯|电\\(|记者|报道")
_DATED_LINE = re.compile("[^,;。]{0,12}(?:电|讯)(?![视影话商力])")
_NEAR_EVENT = 500
_CEREMONY_MEETING = re.compile("表彰|颁奖|揭晓|授奖|颁授|授牌|命名大会|评选结果|决赛|获奖名单|发布")
_PUBLISHED = re.compile("(?:发布|公布)了?[^;。]{0,40}(?:荣誉|获奖名单|榜|名单|名录)")
_BELOW = re.compile("大学|学院|中学|小学|学校|医院|公司|集团")
_LOCAL = re.compile(f"{_BELOW.pattern}|[省市县区州镇乡旗]")
_LOWER = re.compile(f"{_BELOW.pattern}|[市县区州旗镇乡](?:委|政|人|局|总|[\u4e00-\u9fff]{{1,6}}(?:局|委|办|会)$)")
_FAR = 300
_LONG_AGO = re.compile(
    "[,。]曾[^,;。]{0,8}[获荣被评授][^;。]*$|[生毕]于[^。]*$"
)  # a life told: 曾获甲奖,荣获乙奖,并被评为…
_BEFORE_THIS = re.compile(r"\s*(?:此前|在此之前|早在)")
_AFTER_OTHERS = re.compile("成为了?继[^,;。]*$")  # 成为继|王某之后第三位…: others before the one of the news
_EARLIER = re.compile(
    "(?:^|[,。;])(?:此|随|之|事|其)?后[^,;。]{0,6}被|曾(?=[经获荣被先多任在是为参两三二一入当受以因连于与评夺摘斩获])|先后|此前|(?:这|在此)之前|[年期月度]以来|往届|历届|过去|以往|多次|近年来|近几年|累计|[至迄]今[共已]"
)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an article says who confers: the bodies, the bare text about it, how many characters on it holds for awards
    that it does not name (None: to the end), whether it points back to them (此项评选由…主办), whether its lists are
    further on."""

    bodies: tuple[Span, ...]
    start: int
    text: str
    reach: int | None
    deictic: bool = False
    at: int = 0
    for_lists: bool = False


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with its honours as facts: one row for each honoree and award, with awarders, date and the award's names."""
    if not found.honours:
        return found
    names = {(m.start, m.end): m.name or document.article.text[m.start : m.end] for m in found.organisations}
    honours = [_named(document, rules, names, honour) for honour in found.honours]
    honours = _with_bodies(document, rules, found, names, honours)
    honours = _with_dates(document, rules, found, honours)
    honours = _with_occasions(document, rules, honours)
    honours = _shared(document, honours, rules)
    known = frozenset(bare_title(name) for name in names.values())
    honours = _once(document, _without_issuers(document, found, _without_relisted(honours)), known, rules)
    scope = scopes_of(document, found)
    honours = [normalised(honour, rules, scope) for honour in honours]
    return replace(found, honours=tuple(honours), entities=_entities(document, rules, found, honours))


def _entities(document: Document, rules: Rules, found: Findings, honours: list[Honour]) -> tuple[Organisation, ...]:
    """The article's organisations, with those that only honours name."""
    entities = list(found.entities)
    known = {entity.name for entity in entities}
    for honour in honours:
        names = list(honour.awarders)
        if honour.honoree_kind == "organisation":
            names.append(honour.honoree_name)
        for name in names:
            if name not in known:
                known.add(name)
                entities.append(entity_for(name, document, rules, known))
    return tuple(entities)


# -- names ---------------------------------------------------------------------------------------------------------


def _named(document: Document, rules: Rules, names: dict[Span, str], honour: Honour) -> Honour:
    """The honour with the fullest name of an organisation and the names of its bodies."""
    bodies = honour.bodies
    if honour.rule == "honours.numbered" and _are_media(bodies, names, rules):
        bodies = ()
    bodies = bodies or _noted(document, names, honour)
    honour = replace(honour, bodies=bodies, awarders=_names(document, names, bodies))
    if honour.honoree_kind != "organisation":
        return honour
    span = (honour.start, honour.end)
    if len(honour.honoree_name) > span[1] - span[0]:  # 甲省 of 甲省、乙省代表队, 合唱团: the name was completed
        return honour
    if span in names:
        return replace(honour, honoree_name=names[span])
    written = re.sub(r"[\s]+", "", document.article.text[honour.start : honour.end])
    this = _THIS.match(written)
    if this:
        named = named_before(document, this[1], honour.start)
        return replace(honour, honoree_name=named + written[this.end() :]) if named else honour
    for (a, b), name in names.items():
        if a == honour.start and b < honour.end:
            written = name + document.article.text[b : honour.end]
            break
    return replace(honour, honoree_name=re.sub("^我(?=[市县省区州镇乡].)", "", written))


def _noted(document: Document, names: Mapping[Span, str], honour: Honour) -> tuple[Span, ...]:
    """The bodies in a note behind an award, as in lists of honours: 获2019年度先进集体(甲市教育局、甲市妇联)."""
    note = _NOTE.match(document.folded, honour.award_end)
    if note is None:
        return ()
    inside = tuple(span for span in names if note.start(1) <= span[0] and span[1] <= note.end(1))
    rest = sum(b - a for a, b in inside) + len(re.findall("[、,和与 ]|颁发|授予|表彰", note[1]))
    return inside if inside and rest >= note.end(1) - note.start(1) else ()


# -- awarding bodies -----------------------------------------------------------------------------------------------


def _with_bodies(
    document: Document, rules: Rules, found: Findings, names: dict[Span, str], honours: list[Honour]
) -> list[Honour]:
    """Honours without a body get the one that the article names for their award."""
    if all(honour.awarders for honour in honours):
        return honours
    sources = [s for s in _sources(document, rules, found) if not _are_media(s.bodies, names, rules)][:_MOST]
    named = [(source, _names(document, names, source.bodies)) for source in sources]
    signature = _signature(document, found)
    breaks = _breaks(document)
    occasion = max((event.date[:4] for event in _events(document, found, iso_dates(document))), default="")
    occasion = occasion or (document.article.published_on or "")[:4]
    result = []
    for honour in honours:
        if not honour.awarders:
            owner = _owner_of(honour.award_title, names)
            fit = [
                source
                for source, who in named
                if not _reaches_beyond(honour.award_title, who, rules) and not _is_of_another(owner, who)
            ]
            old = _is_of_other_year(document, honour, occasion)
            source = _source_for(document, rules, honour, fit, breaks, owner=owner, named_only=old)
            bodies = source.bodies if source else ()
            if not bodies and signature and not old and not _is_earlier(document, honour):
                bodies = signature[0]
            if bodies and (honour.start, honour.end) not in bodies:
                awarders = _names(document, names, bodies)
                honour = replace(honour, bodies=bodies, awarders=awarders, basis="inherited")
        result.append(honour)
    return result


def _owner_of(title: str, names: Mapping[Span, str]) -> str:
    """The organisation that a title begins with, of those that the article names: 某大学 of 某大学先进党组织; else empty."""
    bare = bare_title(title)
    return max(
        (name for name in names.values() if 2 < len(name) < len(bare) and bare.startswith(bare_title(name))),
        key=len,
        default="",
    )


def _is_of_another(owner: str, bodies: Sequence[str]) -> bool:
    """Whether an award names whose it is and none of the bodies is that one or a part of it."""
    return bool(owner) and not any(owner in name or name in owner for name in bodies)


def _names(document: Document, names: Mapping[Span, str], spans: Iterable[Span]) -> tuple[str, ...]:
    """The names of the bodies at `spans`, each once."""
    return tuple(dict.fromkeys(names.get(span, document.article.text[slice(*span)]) for span in spans))


def _are_media(bodies: Sequence[Span], names: dict[Span, str], rules: Rules) -> bool:
    """Whether the bodies are newspapers and agencies, which tell of honours rather than confer them."""
    named = [names.get(span, "") for span in bodies]
    return all(kind_of(name, rules) == "media" and not name.endswith(_PUBLISHERS) for name in named)


_HELD_BY = re.compile("(?:召开|举行|举办)的")  # 在|某局召开的表彰大会上


def _sources(document: Document, rules: Rules, found: Findings) -> list[_Source]:
    sources = []
    contest = re.compile(rules.alternation("honours.contests"))
    for sentence, text in document.iter_sentences():
        if (
            not re.search(
                "表[彰扬]|决定|批准|审定|评选|主办|开展|举办|颁|授予|公布|宣布|认定|举行|召开|发布|命名|揭晓|出炉", text
            )
            or len(text) > 2000
        ):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        for name in (
            "decision",
            "ceremony",
            "commendation",
            "commended_by",
            "read_out",
            "approved",
            "announcement",
            "selection",
        ):
            selects = name in ("selection", "announcement")
            for match in rules.regex(f"honours.{name}").finditer(slotted.text):
                a, b = match.span("bodies")
                held = name == "ceremony" and slotted.text[a - 1 : a] == "在" and _HELD_BY.search(match[0])
                if not held and re.search("[在向对为给从被获]$|出席|参加", slotted.text[max(0, a - 2) : a]):
                    continue
                if _DATED_LINE.match(slotted.text, b):  # 某社香港11月12日电
                    continue
                if "meeting" in match.re.groupindex and match["meeting"] and not _is_ceremony(slotted, match):
                    continue
                if (
                    selects
                    and not match[0].endswith(("命名", "授予"))
                    and contest.search(slotted.text, match.end(), match.end() + _CONTEST_WITHIN)
                ):
                    continue
                spans = tuple(slotted.span(i, i + 1) for i in range(a, b) if slotted.text[i] == _O)
                commended = name == "commended_by"
                near = _window(slotted, a, match.end()) if selects or commended else text
                reach = _reach(near, text) if selects else _NEAR_BEHIND if commended else None
                reach = None if name == "announcement" and sentence.start < _HEAD else reach
                deictic = selects and bool(_THIS_ONE.search(slotted.text, max(0, a - _SENTENCE_HEAD), match.end()))
                reach = max(reach, _NEAR) if deictic and reach is not None else reach
                at = slotted.starts[a] if selects or commended else sentence.start
                told = sentence.start < _HEAD and reach is not None and reach > 0
                sources.append(_Source(spans, sentence.start, _distributed(bare_title(near)), reach, deictic, at, told))
        sources += _decrees(document, found, sentence)
    return [_in_its_place(source, len(document.folded)) for source in sources]


def _in_its_place(source: _Source, size: int) -> _Source:
    """A meeting or decision told of in the middle of a long text does not hold to its end."""
    if source.reach is not None or source.start < _HEAD or size < _LONG_TEXT:
        return source
    return replace(source, reach=_NEAR, for_lists=True)


def _is_ceremony(slotted: Slotted, match: "re.Match[str]") -> bool:
    """Whether the meeting whose name stands in quotes is one that honours (某会“第五届表彰会”在京举行)."""
    i = match.start("meeting")
    return bool(re.search("表彰|颁奖|授奖", slotted.document.folded[slotted.starts[i] : slotted.ends[i]]))


def _reach(near: str, sentence: str) -> int | None:
    """How far a selection holds for awards that it does not name: a published one to the end, a general one not at all."""
    if _PUBLISHED.search(near):
        return None
    return 400 if _ANNOUNCED.search(near) or re.search("评选[^;]*主办", sentence) else 0


def _window(slotted: Slotted, start: int, end: int) -> str:
    """What a verb of selecting is about: its own clause before the bodies, and what follows up to the sentence's end."""
    before = re.search("[^,;:。!?]*$", slotted.text[max(0, start - 60) : start])
    begin = start - len(before[0]) if before else start
    after = re.match("[^;。!?]{0,60}", slotted.text[end:])
    stop = end + (after.end() if after else 0)
    return slotted.document.folded[slotted.starts[begin] : slotted.ends[stop - 1]]


def _decrees(document: Document, found: Findings, sentence: Sentence) -> list[_Source]:
    """《B关于表彰…的决定》 names its bodies."""
    folded = document.folded
    made = []
    for match in re.finditer(
        r"《([^《》]{2,60}?)关于([^《》]{0,60}?(?:表彰|授予|命名|追授|奖励)[^《》]{0,60})》",
        folded[sentence.start : sentence.end],
    ):
        a = sentence.start + match.start(1)
        b = sentence.start + match.end(1)
        spans = tuple((m.start, m.end) for m in found.organisations if a <= m.start and m.end <= b)
        if spans:
            made.append(_Source(spans, sentence.start, bare_title(match[2]), None))
    for match in _DECREE_ALONE.finditer(folded, sentence.start, sentence.end):
        spans = _run_before(found, folded, sentence.start, match.start())
        if spans:
            made.append(_Source(spans, sentence.start, bare_title(match[1]), _NEAR, for_lists=True))
    return made


def _run_before(found: Findings, folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The organisations, joined by 、 or 和, that end at `end`, none of them before `start`."""
    spans: list[Span] = []
    for mention in reversed(found.organisations[: bisect_right(found.organisations, end, key=lambda m: m.start)]):
        if mention.start < start or mention.end > end:
            continue
        if folded[mention.end : end].strip("、和与及 ") or (end - mention.end > 1):
            break
        spans.insert(0, (mention.start, mention.end))
        end = mention.start
    return tuple(spans)


def _breaks(document: Document) -> list[int]:
    """Where another piece of news begins: the marked items of a digest, 又讯, 另悉."""
    items = [match.start() for match in _ITEM.finditer(document.folded)]
    return sorted((items if len(items) > 1 else []) + [m.start() for m in _MORE_NEWS.finditer(document.folded)])


def _is_apart(breaks: Sequence[int], start: int, offset: int) -> bool:
    """Whether another piece of news begins between a source or occasion and an honour."""
    return bisect_right(breaks, start) != bisect_right(breaks, offset)


def _source_for(
    document: Document,
    rules: Rules,
    honour: Honour,
    sources: Sequence[_Source],
    breaks: Sequence[int],
    *,
    owner: str,
    named_only: bool,
) -> _Source | None:
    """The source that names the honour's award, else (unless named_only) the last before it that reaches so far."""
    own = document.sentence_at(honour.award_start)
    cores = _cores(honour.award_title, owner, rules)
    quoted = _QUOTED_PART.findall(honour.award_title)
    named = [s for s in sources if any(_tells_of(s, c) for c in cores) or any(bare_title(q) in s.text for q in quoted)]
    earlier = _is_earlier(document, honour)
    if earlier:
        named = [s for s in named if s.start == own.start]
    if named:
        return next((s for s in named if s.start != own.start or s.reach is None), named[0])
    if named_only or earlier:
        return None
    offset = honour.award_start
    sources = [s for s in sources if not _is_apart(breaks, s.start, offset)]
    deictic = [s for s in sources if s.deictic and offset <= s.start <= offset + _NEAR]
    if deictic:
        return deictic[0]
    near = bare_title(document.folded[max(0, offset - _FAR) : offset])
    prized = [s for s in sources if (prize := _PRIZE_OF.search(s.text)) and prize[1][-_LONGEST_PRIZE:] in near]
    if prized and _GRADE_OF_PRIZE.fullmatch(
        bare_title(honour.award_title)
    ):  # “甲奖”16日颁奖,乙获首奖。“甲奖”由丙社主办
        return prized[0]
    if _AT_CONTEST.search(document.folded, own.start, offset):  # 在某大赛上: not what another sentence's body conferred
        sources = [s for s in sources if s.start == own.start]
    listed = honour.rule in _OF_THE_NEWS
    before = [
        s
        for s in sources
        if max(s.start, s.at) <= offset and (s.reach is None or (listed and s.for_lists) or offset <= s.start + s.reach)
    ]
    return before[-1] if before else None


def _cores(title: str, owner: str, rules: Rules) -> set[str]:
    """What two wordings of an award share, also without the organisation that its title begins with."""
    core = core_of(title, rules)
    return {core, bare_title(title).removeprefix(bare_title(owner))} if owner else {core}


def _tells_of(source: _Source, core: str) -> bool:
    """Whether a source names the award, or that of which it is a kind: 全国扶贫奖 of 全国扶贫贡献奖."""
    if len(core) >= _SHORTEST_CORE and core in source.text:
        return True
    kind = _CLASS_OF_HONOURED.search(core)
    if (
        kind and kind.start() >= _SHORTEST_STEM and core[: kind.start()] in source.text
    ):  # 全国某人才|先进集体: 全国某人才表彰活动
        return True
    return core.endswith("奖") and any(
        f"{core[:k]}{word}" in source.text for k in range(4, len(core) - 1) for word in ("奖", "表彰", "评选")
    )


def _distributed(text: str) -> str:
    """X奖状、奖章 as X奖状、奖章 and X奖章, so that either title is found in it."""
    match = re.search(
        r"([\u4e00-\u9fff]{2,12}?)(奖状|奖章|奖牌|集体|个人|单位)[、和](奖章|奖状|奖牌|个人|集体|单位)", text
    )
    return text + f" {match[1]}{match[3]}" if match else text


def _is_earlier(document: Document, honour: Honour) -> bool:
    """Whether the clause tells of an earlier honour (曾获, 先后, a date of its own), which the article's occasion does not cover."""
    sentence = document.sentence_at(honour.award_start)
    before = document.folded[max(sentence.start, honour.award_start - _FAR) : honour.award_start]
    is_other = sentence.start <= honour.start and _AFTER_OTHERS.search(document.folded[sentence.start : honour.start])
    return bool(is_other or _EARLIER.search(before[-40:]) or _LONG_AGO.search(before) or _BEFORE_THIS.match(before))


def _is_of_other_year(document: Document, honour: Honour, year: str) -> bool:
    """Whether the honour's clause or title names years of which the last lies two or more before the occasion's."""
    clause = re.split("[,;。!?\n]", document.folded[max(0, honour.award_start - 40) : honour.award_start])[-1]
    if len(honour.awarded_on) == len("2020"):  # 2020年,…荣获: told of a year, not of what the article is about
        return bool(year) and honour.awarded_on < year
    years = [int(y) for y in re.findall(r"(?:19|20)\d{2}(?=年|-|届)", clause + fold(honour.award_title))]
    if honour.awarded_on:
        years.append(int(honour.awarded_on[:4]))
    return bool(year and years) and max(years) < int(year) - 1


@lru_cache(maxsize=4096)
def _reaches_beyond(title: str, names: tuple[str, ...], rules: Rules) -> bool:
    """Whether an award's own words place it above all of the bodies: a national or provincial award, a local body or a school."""
    scope = scope_of(re.sub("^本?届", "", _EDITION.sub("", bare_title(title))), rules)
    scope = scope or next(
        (name for name in _MUNICIPALITIES if _EDITION.sub("", bare_title(title)).startswith(name)), ""
    )
    if not scope or scope[0] in "本我" or scope in ("校级", "院级", "全校", "全院"):
        return False
    bodies = [re.sub("^中共", "", name) for name in names]
    beneath = _LOCAL if scope in ("全国", "国家") else _LOWER if scope.endswith(("省", "自治区")) else _BELOW
    return bool(bodies) and all(not name.startswith(scope) and bool(beneath.search(name)) for name in bodies)


def _signature(document: Document, found: Findings) -> tuple[tuple[Span, ...], Span] | None:
    """The bodies that sign a decision, and the date under them: a line of their names and a line with a date."""
    folded = document.folded
    by_start = {m.start: m for m in found.organisations}
    dates = {n.start: n for n in found.numbers if n.disposition == "date"}
    lines = list(document.sentences)
    for i, line in enumerate(lines):
        date = dates.get(line.start)
        if date is None or line.end - date.end > 2 or not re.search("[日号]|\\d$", folded[date.start : date.end]):
            continue
        bodies: list[Span] = []
        for previous in reversed(lines[max(0, i - 4) : i]):
            spans = []
            position = previous.start
            while position in by_start:
                mention = by_start[position]
                spans.append((mention.start, mention.end))
                position = mention.end
                while position < previous.end and folded[position] in " 、":
                    position += 1
            if not spans or position < previous.end:
                break
            bodies = spans + bodies
        if bodies:
            named = {m.name for m in found.organisations if m.start < min(_HEAD, bodies[0][0])}
            known = [span for span in bodies if by_start[span[0]].name in named]
            return tuple(known or bodies), (date.start, date.end)
    return None


# -- dates ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated occasion of the article: its date, where its sentence begins, the sentence's bare text, whether it is one
    of honouring, and how many characters on it holds (None: to the end)."""

    date: str
    start: int
    text: str
    strict: bool
    reach: int | None
    names: tuple[str, ...] = ()


def _with_dates(document: Document, rules: Rules, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Honours without a date get that of the occasion at which the article says they were conferred."""
    if all(honour.awarded_on for honour in honours):
        return honours
    dates = iso_dates(document)
    names = {(m.start, m.end): m.name for m in found.organisations if m.name}
    events = list(islice(_events(document, found, dates), _MOST))
    breaks = _breaks(document)
    signature = _signature(document, found)
    signed = dates.get(signature[1][0], "") if signature else _issued(document, dates) or _dated_below(document, dates)
    told = {h.award_title: h.awarded_on for h in honours if len(h.awarded_on) == len("2021-04-22")}
    lead = _day_of_news(document, dates)
    result = []
    for honour in sorted(honours, key=lambda h: h.rule == _LISTED):
        if signed and honour.awarded_on and signed.startswith(honour.awarded_on):
            honour = replace(honour, awarded_on=signed, basis="inherited")
        elif not honour.awarded_on and not _is_earlier(document, honour) and honour.rule != "honours.winner":
            own = document.sentence_at(honour.award_start).start
            date = (
                _told_date(honour, told, rules)
                or _own_date(document, honour, events)
                or signed
                or _event_date(
                    rules,
                    honour,
                    _cores(honour.award_title, _owner_of(honour.award_title, names), rules),
                    events,
                    breaks,
                    own,
                    _just_before(document, honour, own),
                    lead,
                )
                or _date_of_paragraph(document, honour, dates)
            )
            if date and not _is_of_other_year(document, honour, date[:4]):
                honour = replace(honour, awarded_on=date, basis="inherited")
                if len(date) == len("2021-04-22"):
                    told.setdefault(honour.award_title, date)
        elif len(honour.awarded_on) == len("2021") and honour.rule != _LISTED:
            core = core_of(honour.award_title, rules)
            named = [e.date for e in events if e.strict and len(core) >= _SHORTEST_CORE and core in e.text]
            finer = next((day for day in named if day.startswith(f"{honour.awarded_on}-")), "")
            honour = replace(honour, awarded_on=finer, basis="inherited") if finer else honour
        result.append(honour)
    return sorted(result, key=lambda h: (h.start, h.end, h.award_start, h.award_end))


def _date_of_paragraph(document: Document, honour: Honour, dates: Mapping[int, str]) -> str:
    """The year or month with which the paragraph of an honour begins, as in a chronicle (2005年,…。3人入选某计划)."""
    start = document.folded.rfind("\n", 0, honour.award_start) + 1
    head = _CHRONICLE.match(document.folded, start, honour.award_start)
    return dates.get(head.start(1), "") if head else ""


def _just_before(document: Document, honour: Honour, own_start: int) -> str:
    return document.folded[max(0, own_start - _NEAR_SAID) : honour.award_start]


def _day_of_news(document: Document, dates: Mapping[int, str]) -> str:
    """The day of what an article tells first (昨日上午,…), a few days before its publication; empty where it says none."""
    published = document.article.published_on or ""
    if len(published) != len("2021-04-22"):
        return ""
    for mention in document.dates():
        iso = dates.get(mention.start, "")
        if mention.start > _HEAD:
            break
        if len(iso) == len(published) and iso <= published and _DAY_TOLD.match(document.folded, mention.start):
            return iso if iso[:7] == published[:7] else ""
    return ""


def _own_date(document: Document, honour: Honour, events: Sequence[_Event]) -> str:
    """The day of the meeting of which the honour's own sentence tells (3月1日,县妇联召开表彰大会,决定授予…)."""
    if honour.rule == _LISTED:
        return ""
    start = document.sentence_at(honour.award_start).start
    return next((e.date for e in events if e.strict and e.reach is None and e.start == start), "")


def _told_date(honour: Honour, told: Mapping[str, str], rules: Rules) -> str:
    """The day that the text gives where it tells of the same award of others; for the names of a list."""
    if honour.rule != _LISTED:
        return ""
    return next((day for title, day in told.items() if same_award(title, honour.award_title, rules)), "")


def _dated_below(document: Document, dates: Mapping[int, str]) -> str:
    """The date that is a line of its own near the end of a decision whose signature is not part of the text."""
    folded = document.folded
    lines = list(_DATE_LINE.finditer(folded, max(0, len(folded) - _FAR)))
    if not lines or not _WE_DECIDE.search(folded) or _DATELINE.search(folded[:_FAR]):
        return ""
    return dates.get(lines[-1].start(1), "")


def _issued(document: Document, dates: Mapping[int, str]) -> str:
    """The date of issue that stands in the head of a decision (发布日期: 2010-12-13)."""
    head = document.folded[:1500]
    if not any(head.rfind("《", 0, m.start()) <= head.rfind("》", 0, m.start()) for m in _DECISION.finditer(head)):
        return ""
    issued = _ISSUED.search(head)
    return dates.get(issued.end(), "") if issued else ""


def _events(document: Document, found: Findings, dates: Mapping[int, str]) -> Iterator[_Event]:
    for sentence, text in document.iter_sentences():
        if len(text) > 1000 or not _MEETING.search(text):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        for i, character in enumerate(slotted.text):
            iso = dates.get(slotted.starts[i], "") if character == _D else ""
            if len(iso) < 7:
                continue
            behind = re.match("[^;。!?]{0,80}", slotted.text[i + 1 :])
            near = slotted.text[max(0, i - 20) : i + 1] + (behind[0] if behind else "")
            if _SAID.match(slotted.text, i + 1) or re.match(
                "[^,;。]{0,12}?(?:以来|起|至|前|出生|生[,;]|毕业|入党|入伍|参加工作)", slotted.text[i + 1 :]
            ):
                continue
            if _OWN_DATE.match(slotted.text, i + 1):  # 10月被省委表彰为…: the date of one honour, no occasion
                continue
            shown = re.sub(f"[{_Q}{_W}]", "", near)
            if _CEREMONY.search(near) or _CEREMONY.search(_hidden(slotted, i)):
                is_meeting = _CEREMONY_MEETING.search(near) or _CEREMONY_MEETING.search(_hidden(slotted, i))
                far = sentence.start > _HEAD and len(document.folded) > _LONG_TEXT
                reach = None if is_meeting and not far else _NEAR_EVENT  # 授予 alone tells of one award
                yield _Event(iso, sentence.start, bare_title(text), True, reach, _within(found, sentence))
                break
            if re.search("召开|举行|举办|开幕|闭幕|落幕|结束的|比赛[^,。]{0,8}进行", near[:21] + shown):
                yield _Event(iso, sentence.start, bare_title(text), False, _NEAR_EVENT, _within(found, sentence))
                break


def _within(found: Findings, sentence: Sentence) -> tuple[str, ...]:
    """The names of the organisations that a sentence mentions."""
    return tuple(m.name for m in found.organisations if sentence.start <= m.start < sentence.end and m.name)


def _hidden(slotted: Slotted, i: int) -> str:
    """The folded text behind a date up to the end of its clause and the next, with what slots hide."""
    start = slotted.ends[i]
    text = slotted.document.folded[start : min(start + 80, slotted.ends[-1])]
    return re.split("[;。!?]", text)[0]


def _event_date(
    rules: Rules,
    honour: Honour,
    cores: set[str],
    events: Sequence[_Event],
    breaks: Sequence[int],
    own_start: int,
    told: str,
    lead: str,
) -> str:
    """The date of the occasion that names the honour's award, else of the nearest before it that honoured anybody; `cores`
    are wordings of the award, `told` is the text up to it, `lead` the day of the article's news."""
    cores = {core for core in cores if len(core) >= _SHORTEST_CORE}
    named = [event for event in events if event.strict and any(core in event.text for core in cores)]
    named = [event for event in named if not _is_apart(breaks, event.start, honour.award_start)]
    fit = [
        event
        for event in events
        if not _reaches_beyond(honour.award_title, event.names, rules)
        and not _is_apart(breaks, event.start, honour.award_start)
    ]
    if named:
        return named[0].date
    held = [event.date for event in reversed(fit) if event.start <= honour.award_start]
    held.sort(key=len, reverse=True)  # a day rather than a month, the nearest of them
    fit = [
        e for e in fit if e.start <= honour.award_start and (e.reach is None or honour.award_start <= e.start + e.reach)
    ]
    own = [event for event in fit if event.start == own_start]
    before = [event for event in fit if event.strict and not _is_of_others(honour, event)]
    fit = [event for event in fit if not _is_of_others(honour, event)]
    if own:
        return own[-1].date
    date = before[-1].date if before else fit[0].date if fit else ""
    if len(date) < len("2021-04-22") and _AT_IT.search(told):  # 仪式上: at that of which the article tells
        return next((d for d in (*held, lead) if len(d) == len("2021-04-22")), date)
    return date


def _is_of_others(honour: Honour, event: _Event) -> bool:
    """Whether the occasion names bodies and the honour's own clause names quite others."""
    stated = honour.basis == "stated" and bool(honour.bodies) and bool(event.names)
    return stated and not any(a in b or b in a for a in honour.awarders for b in event.names)


# -- one row a fact ------------------------------------------------------------------------------------------------


def _with_occasions(document: Document, rules: Rules, honours: list[Honour]) -> list[Honour]:
    breaks = _breaks(document)
    return with_events(
        document,
        rules,
        honours,
        is_apart=lambda start, offset: _is_apart(breaks, start, offset),
        is_other=lambda honour: _is_earlier(document, honour) or honour.rule == "honours.winner",
    )


def _shared(document: Document, honours: list[Honour], rules: Rules) -> list[Honour]:
    """Body and date of one award, said once, hold for all who got it; not for one that was got before."""
    result = []
    told: dict[tuple[object, ...], Honour] = {}
    for honour in honours:
        told.setdefault((honour.award_title, honour.awarders, honour.basis, honour.awarded_on), honour)
    for honour in honours:
        if (honour.awarders and len(honour.awarded_on) == len("2021-04-22")) or _is_earlier(document, honour):
            result.append(honour)
            continue
        same = [
            o
            for o in told.values()
            if o is not honour
            and same_award(o.award_title, honour.award_title, rules)
            and not (honour.awarded_on and o.awarded_on and not _compatible(honour.awarded_on, o.awarded_on))
        ]
        if not honour.awarders:
            other = next((o for o in same if o.awarders and o.basis == "stated"), None)
            other = other or next((o for o in same if o.awarders), None)
            if other:
                honour = replace(honour, bodies=other.bodies, awarders=other.awarders, basis="inherited")
        dated = max((o.awarded_on for o in same), key=len, default="")
        if len(dated) > len(honour.awarded_on):
            honour = replace(honour, awarded_on=dated, basis="inherited")
        result.append(honour)
    return result


def _compatible(a: str, b: str) -> bool:
    """Whether two dates may be one: equal, or the one the other with less precision."""
    return not a or not b or a.startswith(b) or b.startswith(a)


def _is_one_award(a: str, b: str, names: frozenset[str], rules: Rules) -> bool:
    """Whether two titles mean one award, also where only one of them says whose it is (某学会终身成就奖, 终身成就奖)."""
    if same_award(a, b, rules):
        return True
    shorter, longer = sorted((bare_title(a), bare_title(b)), key=len)
    return len(shorter) > _SHORTEST_CORE and longer.endswith(shorter) and longer[: -len(shorter)] in names


def _once(document: Document, honours: list[Honour], names: frozenset[str], rules: Rules) -> list[Honour]:
    """Each honour once; a group whose members are named as far as its number goes gives way to them."""
    rows: list[Honour] = []
    by_name: dict[tuple[str, str], list[int]] = {}
    for honour in honours:
        name = honour.honoree_name or str(honour.group_size)
        key = (honour.honoree_kind, _BARE.sub("", fold(name)))
        for i in by_name.get(key, []):
            row = rows[i]
            if row.rule == honour.rule == _LISTED and row.award_title != honour.award_title:
                continue  # each list of a document has an award of its own
            if _is_one_award(row.award_title, honour.award_title, names, rules) and _compatible(
                row.awarded_on, honour.awarded_on
            ):
                rows[i] = _merged(row, honour)
                break
        else:
            again = _told_at_length(document, honour, [rows[i] for i in by_name.get(key, [])])
            if again is not None:
                i = next(i for i in by_name[key] if rows[i] is again)
                rows[i] = _merged(again, honour)
                continue
            by_name.setdefault(key, []).append(len(rows))
            rows.append(honour)
    return [row for row in rows if not (row.honoree_kind == "group" and _is_told(row, rows, rules))]


def _told_at_length(document: Document, honour: Honour, rows: Sequence[Honour]) -> Honour | None:
    """The row that a bare grade tells again: 荣获一等奖 after 荣获文科组一等奖, with no other contest named beside it."""
    title = bare_title(honour.award_title)
    if not _BARE_GRADE.fullmatch(title):
        return None
    fit = [
        r for r in rows if bare_title(r.award_title).endswith(title) and _compatible(r.awarded_on, honour.awarded_on)
    ]
    sentence = document.sentence_at(honour.award_start)
    before = document.folded[max(sentence.start, honour.award_start - 60) : honour.award_start]
    before = _MEANS.sub("", before)
    return fit[0] if len(fit) == 1 and not _OTHER_CONTEST.search(before) else None


def _without_issuers(document: Document, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Leave out of the lists the bodies that issue them, which stand over or under them as lines of their own."""
    if all(honour.rule != _LISTED for honour in honours):
        return honours
    signature = _signature(document, found)
    signed = signature[0] if signature else ()
    return [
        h for h in honours if h.rule != _LISTED or ((h.start, h.end) not in signed and h.honoree_name not in h.awarders)
    ]


def _without_relisted(honours: list[Honour]) -> list[Honour]:
    """Leave out of a list the names that the text told before, under a longer title (全县先进个人 over 先进个人), with N in
    甲等N名 as many as the list has, or in other words (乙镇甲村 for 甲村, whose fuller name the told row then gets)."""
    sizes: dict[str, int] = {}
    told: dict[str, list[int]] = {}
    for i, honour in enumerate(honours):
        if honour.rule == _LISTED:
            sizes[honour.award_title] = sizes.get(honour.award_title, 0) + 1
        else:
            told.setdefault(honour.honoree_name, []).append(i)
    sized = [i for i, h in enumerate(honours) if h.rule != _LISTED and h.group_size and h.honoree_name]
    kept: list[Honour] = []
    fuller: dict[int, str] = {}
    for honour in honours:
        if honour.rule == _LISTED:
            title = honour.award_title
            before = [honours[i] for i in told.get(honour.honoree_name, ())]
            if any(
                h.group_size == sizes[title] or h.award_title.endswith(title) != (h.award_title == title)
                for h in before
            ):
                continue
            again = next((i for i in sized if _is_fuller(honours[i], honour)), None)
            if again is not None and again not in fuller:
                fuller[again] = max(honours[again].honoree_name, honour.honoree_name, key=len)
                continue
        kept.append(honour)
    names = {id(honours[i]): name for i, name in fuller.items()}
    return [replace(h, honoree_name=names[id(h)]) if id(h) in names else h for h in kept]


def _is_fuller(told: Honour, listed: Honour) -> bool:
    """Whether a listed name is that of 甲等N名 in more or in fewer words, for an award of the same name."""
    a, b = told.honoree_name, listed.honoree_name
    if a == b or min(len(a), len(b)) < _SHORTEST_NAME or not told.award_title.endswith(listed.award_title):
        return False
    return a.endswith(b) or b.endswith(a) or (told.honoree_kind != listed.honoree_kind and a in b)


def _merged(row: Honour, again: Honour) -> Honour:
    date = max(row.awarded_on, again.awarded_on, key=len)
    awarders = row.awarders
    basis = row.basis
    bodies = row.bodies
    if again.awarders and (not awarders or (basis == "inherited" and again.basis == "stated")):
        awarders, bodies, basis = again.awarders, again.bodies, again.basis
    size = row.group_size if row.group_size is not None else again.group_size
    return replace(
        row, awarded_on=date, awarders=awarders, bodies=bodies, basis=basis, group_size=size, mentions=row.mentions + 1
    )


def _is_told(group: Honour, rows: Iterable[Honour], rules: Rules) -> bool:
    """Whether named rows say what a group row says: all its members, or 甲等N名 with the same N."""
    members: dict[str, int] = {}
    for row in rows:
        told = same_award(row.award_title, group.award_title, rules) or row.award_title.endswith(group.award_title)
        if row.honoree_kind == "group" or not told:
            continue
        if row.group_size == group.group_size:
            return True
        members[row.award_title] = members.get(row.award_title, 0) + 1
    return group.group_size in {*members.values(), sum(members.values())}

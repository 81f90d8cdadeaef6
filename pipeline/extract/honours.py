"""Who was honoured with which award: the frames of rules/honours.yaml, sentence by sentence.

Every sentence is matched as a slot string. The frame whose verb stands first is read: its titles, its honorees (before
or behind the verb), the awarding body where the clause names it, the date. What follows may leave out verb and body.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

import regex

from pipeline import anaphora, awardlines
from pipeline.honorees import read_list
from pipeline.members import (
    GROUP,
    ORGANISATION,
    PERSON,
    WORK,
    Honoree,
    is_noun_phrase,
    is_pronoun,
    phrase_at,
    phrase_of_organisation,
)
from pipeline.places import places
from pipeline.records import Findings, Honour, Sentence, Span
from pipeline.referents import meant, owner
from pipeline.rules import SLOTS, Frame, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates
from pipeline.subjects import has_subject, read_before, subject_of
from pipeline.titles import AS, SURE, WEAK, Title, ends_in_head, is_opened, looks_like_title, noted_year, read_titles
from pipeline.topics import earlier_topic, hero_at, heroes_of, is_of_a_life, protagonist
from pipeline.vetoes import veto

_O, _N, _W, _D = SLOTS["organisation"], SLOTS["number"], SLOTS["work"], SLOTS["date"]
_LONGEST_SENTENCE = 4000
_MOST_IN_A_SENTENCE = 400
_WIDEST = 600
_BODIES = re.compile(f"{_O}(?:(?:[、和与及, ]|以及|联合)*{_O}|、[一-龥]{{1,4}}{_O})*")
_IN_A_LIST = re.compile(f"[等{SLOTS['quoted']}]")
_LIFE = re.compile("牺牲|逝世|去世|殉职|毕业(?!生)|出生|退役|入伍|退休")  # what a date before it is about
_NO_BODY = re.compile("[在向对为给与和从于]$|来自$|来到$|关于$|纪念$|庆祝$|表彰了?$|我[校院市县省]$")
_PLAIN = re.compile("[\u4e00-\u9fff]{3,16}")
_REFERS_BACK = re.compile("(?:以上|上述)$")  # 以上9名同志同时获得: those named above
_SIZED = re.compile(f"等{_N}")
_RESPECTIVELY = re.compile(f"分别于((?:{_D}[、和与及]?)+)(?:先后)?$")
_TO_THOSE = re.compile("(?<![因作成称])[为向给](?:在[^,;。]{1,20}(?:中|上))?$")  # 市领导为|获得奖章的代表颁奖
_AT_ONCE = re.compile("^[^;。]*[,][^,;。]*同时$|^[^;。]*[,][^,;。]*同时(?:被|获)$")
_MEDAL = re.compile("[金银铜奖]牌")
_CHAMPION = re.compile("[冠亚季]军$")
_NAMED_ONE = re.compile(f"[{SLOTS['person']}{_W}]")
_AMONG = re.compile("[^,;。、]{0,6}中(?!学|心|国)")
_PAIRWISE = re.compile("(?:分别|依次).{0,10}$|分$|分别[以凭][^,;。]{1,60}$")
_EACH_BY = re.compile("(?:分别|依次)(?:被|由|获|获得|荣获|受到)$")
_DATELINE = re.compile(f"[^,;。]{{0,6}}{_D}?(?:电|讯|报道)")
_RELATIVE = re.compile(
    "(?:既|不仅)?是|人[士员](?=[,;。、的和])|的(?!好|佳|优异|荣誉|殊荣|称号|骄人|优秀成绩|成绩|光荣|决定|通知|通报|命令|美誉|嘉奖|奖励|喜人|基础上|前提下|同时(?=,)|背景下)"
)
_TITLED_WORK = re.compile(r"[\u4e00-\u9fff]{0,6}\s*《([^《》]{1,60})》")
_NOTE = re.compile(r"\s*[((][^()()]{5,}[))]$")
_LAST_PIECE = re.compile(f"(?:^|[,;:。!?、\\s出了]|{_N})([^,;:。!?、\\s出了{_N}]+)$")
_OF_A_PERSON = re.compile(f"[一-龥]{{0,8}}{SLOTS['person']}")
_DESCRIBED = re.compile("[一-龥]{2,10}的")
_MEMBER_BEFORE = re.compile("(?:[、和及与])([一-龥]{2,10})$")
_MEMBER_BEHIND = re.compile("[一-龥“”]{4,16}(?=[、,;。和及]|以及|$)")
_NEAR_MEMBER = 24
_AND_SUCH = re.compile(f"{SLOTS['quoted']}?等(?:荣誉)?称号")
_AND_SUCH_AWARDS = re.compile(
    f"(?:各?{_N})?(?=[,;。])|(?:各?{_N})?等(?:一系列|多项|多个|诸多|众多|多种|各类|{_N})?(?:国家级|省部级|省级|国内外|国际|国内|重要|科技|科研|教学|各级|行业)*"
    "(?:大奖|奖项|奖励|荣誉称号|荣誉|称号|殊荣)(?=[,;。]|$)"
)
_GRADE = re.compile("[特一二三四]等奖(?:学金)?|优秀奖")
_FUTURE = re.compile("将(?:按|在|于|从|对|由|会|通过|评|表|授|有|分别|继续|产生|举办|举行|设|进行|开展|最终)|拟")
_STARTS = re.compile("启动|计划")
_LATIN_NAME = re.compile("[A-Z][a-z]{2,}")
_ITEM_MARK = re.compile(r"\s*(?:[0-9]{1,2}(?:[、)]|\.(?![0-9]))|[①-⑳])\s*")
_SO_MANY_OPEN = re.compile("(?:^|[,;])[两二三四五六2-6]人")
_SO_MANY = re.compile("[两二三四五六2-6]人")
_PLACE = re.compile("^(?:我?[省市县区州]|.{2,6}[省市县区州])$|^(?:中国|我国|.{2,3}(?:自治区|自治州))$")
_NOT_A_NAME = re.compile(
    r"(?:新闻|日报|网|社)讯$|^中新[网社]|(?:先进|优秀|获奖|受表彰)(?:集体|个人|单位|企业|团队)$|\||^(?:以下|下列|上述|帮助|登陆|参研|承担|主持)|参赛$|[0-9一二三四五六七八九十]年来$|获[特一二三]?$"
)
_DONE = re.compile("(?:评选|选树|推选|产生|表彰|命名)[了出]|最终|累计|揭晓|[共已](?:有|评|表彰|产生|命名|选)")
_COUNTED_NOUN = re.compile("方案|设计|项目|作品|论文|成果|案例|课题|集体|个人|单位|选手|学生|教师")  # 一等奖项目2个
_COUNTED_NOUN_AT_END = re.compile(f"(?:{_COUNTED_NOUN.pattern})$")  # 某奖授奖|项目36项
_CHOOSES = re.compile("(?:评选出|评出|选出|评选|命名|授予|表彰|评定)了?$")
_WON = re.compile("分获|[荣喜]获|获得|入选")
_WINNERS_BEFORE = re.compile("(?:获得者|得主|获奖者|称号)[共计各]?$")
_WINNERS = re.compile("[获得]奖者|获得者|得主|获奖人")
_SELECTION = re.compile(f"({SLOTS['quoted']}奖?)(?:人物)?(?:评选|奖)")  # “某奖”评选已选出142位得奖者
_OF_PERSONS = re.compile("(?:先进|优秀|模范)个人$")
_OF_A_PLACE = re.compile("之[乡都城]$")
_OF_A_BODY = re.compile("(?:之乡|之都|之城|基地|单位|集体|城市|景区|企业|学校|医院|示范[区县市校村镇点])$")
_OF_A_GROUP = re.compile("(?:社团|团支部|党支部|班集体|班级|团队|民宿|企业|单位|学校|家庭)(?:标兵)?$")
_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,10}(?:成果|荣誉|称号|情况|经历|业绩|简介|奖励|奖项|事迹|简历|获奖)[::]")
_JURY = re.compile(
    "((?:大赛|大会|赛事|评选)?(?:组委会|评委会|组织委员会|评审委员会|评选委员会|评奖委员会))(?:还|则|特|特别)?$"
)
_SHORTEST_TITLE = 3
_NEAR_BODY = 60
_GOES_ON = re.compile("(?:荣誉)?(?:称号|奖)?(?:等荣誉|等称号)?,(?:并|且|还|同时|并且)(?:被|先后|还|也|同时|一举)?")
_OTHER_BODY = re.compile(
    "[,;](?!分别|同时|决定|并|还|现|特|又|也|再)[一-龥]{0,10}(?:国|市|县|省|区|方|政府|委员会|学会|协会|大学|委|局|部)$"
)
_BEGAN = re.compile(
    "(?:截至|截止|自|从)$|(?:成立|创办|创建|组建|始建|建立|建成|兴建|出生|毕业|入党|入伍|参军|参加工作|生|退休|退役|入职|开业|投产|注册|设立)(?:于|在|日期)?:?$"
)
_DEEDS = re.compile(
    "(?:发布|宣传|推出|推介|介绍|报道|学习)了?(?P<who>[^,;。]{1,40}?)同?志?的?(?:先进|感人|英雄|优秀|典型)*事迹"
)
_SO_MANY_BEST = re.compile(f"等{_N}[^,;。、]{{0,4}}(?:先进|优秀|模范|十佳)")  # 甲局等12个先进单位: those honoured
_AMONG_THEM = re.compile("包括(?P<who>[^,;。]{1,30})在内")
_CONFERS = re.compile(
    f"(?:[、和与及]{_O})*(?:近日|日前|今天|[向在][^,;。]{{1,16}})*(?:[为给将把对][其他她]|发布|宣传|决定|作出|做出|表彰|授予|颁发|发出|通报|追授|号召|印发|举行|召开)"
)
_JUDGED = re.compile("(?:认定|评定|审定|评审|批准|列)为")
_HEAD = 300
_INVITES = re.compile("关于(?!表彰)[^。\n]{0,30}(?:评选|推荐|申报|推选|遴选)[^。\n]{0,50}的(?:通知|公告|函|启事)")
_GOES_BACK = re.compile("(?:根据|按照|依据|遵照|依照|贯彻|落实)[^。;\n]{0,24}$")
_OF_PLANS = frozenset(
    ("honours.as", "honours.numbered", "honours.confer", "honours.confer_in_quotes", "honours.decided")
)
_ATTRIBUTE = re.compile(
    f"(?:{_D}|年度|首届|的)*{_O}(?:[、和与]{_O})*(?:{_D}|年度|首届|第[^,;。]{{1,3}}届|的)*{SLOTS['quoted']}"
)
_PLANNABLE = frozenset(("评选", "选树", "推选", "产生", "表彰", "命名"))
_CALL = re.compile(
    "评选(?:条件|范围|办法|标准|程序|时间)|推荐(?:表|截止|方式)|报名(?:方式|时间|条件|截止)|候选人|启动[^,;。]{0,16}评选|(?:此次|本次)评选将|评选活动从[^。]{2,12}开始"
)
_OF_THE_BODY = re.compile(f"(?:{_D}|由)*{_O}(?:[、和与]{_O})*的$")
_DECIDED_FOR = re.compile(f"{_O}对|决定对?|(?:会|会议|大会|政府|委|局|[校院县市省])对")  # 甲局决定对|乙等10个单位
_COMMENDED = re.compile("受到?[^,;。]{0,12}?表彰|获得?[^,;。]{0,8}?表彰|(?:进行|予以|给予)[^,;。]{0,6}?表彰")


@dataclass(slots=True)
class _Sentence:
    """The state of reading one sentence."""

    slotted: Slotted
    dates: Mapping[int, str]
    company: tuple[Honoree, ...] = ()
    limit: int = 0
    last: tuple[Honoree, ...] = ()
    bodies: tuple[Span, ...] = ()
    date: str = ""
    after: str = ""
    confers: bool = False
    matches: dict[str, "regex.Match[str] | None"] = field(default_factory=dict)

    def search(self, frame: Frame, position: int) -> "regex.Match[str] | None":
        """The next match of a frame; one that was found before and is not passed yet is not looked for again."""
        if frame.name in self.matches:
            match = self.matches[frame.name]
            if match is None or match.start() >= position:
                return match
        found = frame.regex.search(self.slotted.text, position)
        self.matches[frame.name] = found
        return found


@cache
def _trigger(rules: Rules) -> "re.Pattern[str]":
    names = (
        "confer",
        "give",
        "name_as",
        "receive",
        "obtain",
        "select",
        "honour_with",
        "winners",
        "listed",
        "name_weakly",
        "decide",
    )
    words = rules.alternation(*(f"honours.{name}" for name in names))
    return re.compile(
        f"{words}|等功|被评|被授为|颁给|授给|颁予|花落|归属|[奖章号范星]——|[奖牌]由|奖[为是]"
        "|囊中|怀中|最佳[一-龥]{1,10}[为是]|接受[^,;。]{2,20}章|奖”[一-龥]|[人体]嘉奖|成为[^,;。]{0,8}“|等奖[^,;。]{0,6}[:《]|”分别[是为]|列入[^,;。]{2,30}名录"
    )


@cache
def _frames(rules: Rules) -> tuple[Frame, ...]:
    return tuple(
        frame for name, frame in rules.frames.items() if name.startswith("honours.") and "of" not in dict(frame.values)
    )


@cache
def _honour_with(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"{rules.alternation('honours.honour_with')}(?:了|出了|出)?")


@cache
def _office(rules: Rules) -> "re.Pattern[str]":
    """What one is elected to without being honoured: 当选主席."""
    return re.compile(rf"召集人$|(?:理事|{rules.alternation('honours.post_ends')})$(?<!院士)(?<!人)")


def find(document: Document, rules: Rules, found: Findings) -> list[Honour]:
    """Who was honoured with which award in a document, in the order of the text."""
    honours: list[Honour] = []
    topic: list[Honoree] = []
    dates: Mapping[int, str] | None = None
    age = 0
    trigger = _trigger(rules)
    heroes = heroes_of(document, found)
    lead: Honoree | Literal[False] | None = None  # whom the article speaks of most, where it is asked for
    whole: list[Honoree] | None = None  # whom the whole article is about, where it is asked for
    known: dict[int, list[Honoree]] = {}
    for sentence, text in document.iter_sentences():
        if not trigger.search(text):
            age += 1
            if age > 3:
                topic = []
            continue
        label = _LABEL.match(text) if heroes else None  # 教学成果:获…: whose achievement the page says
        begin = sentence.start + (label.end() if label else 0)
        begin = awardlines.told_from(document.folded, begin, sentence.end) if label else begin
        mark = _ITEM_MARK.match(document.folded, begin, sentence.end)
        for start, end in _stretches(document, mark.end() if mark else begin, sentence.end):
            slotted = encode(document, start, end, found)
            if dates is None:
                dates = iso_dates(document)
            if not topic or age:
                topic = earlier_topic(document, rules, found, sentence.number, known)
                topic = topic or hero_at(heroes, document.folded, sentence.start)
                if not topic and not heroes and is_of_a_life(document.folded, sentence.start):
                    lead = (protagonist(document, found) or False) if lead is None else lead
                    topic = [lead] if lead and not _names_another(slotted, lead) else []
            if not topic and whole is None:
                whole = owner(document, found)
            about = topic or whole or []
            company = _company(document, rules, found, sentence, text)
            read = _read(slotted, dates, rules, found, about, company)
            honours += read
            subject = subject_of(slotted, rules, found)
            if subject:
                told_of = [replace(h, size=None) for h in subject if h.kind in (PERSON, ORGANISATION, WORK)]
                topic = told_of if len(told_of) == 1 else []
            elif told := _only_one(read, sentence.start + len(text) - len(text.lstrip())):
                topic = [told]
            age = 0
    honours += _listed(document, rules, found)
    honours += awardlines.find(document, rules, found, heroes, honours)
    if _is_invitation(document.folded[:_HEAD]):
        honours = [h for h in honours if h.rule not in _OF_PLANS]
    honours += anaphora.find(document, rules, found, honours)
    honours = [
        h
        for h in honours
        if h.honoree_kind != GROUP or not _REFERS_BACK.search(document.folded, max(0, h.start - 3), h.start)
    ]
    return sorted(honours, key=lambda h: (h.start, h.end, h.award_start, h.award_end))


def _company(document: Document, rules: Rules, found: Findings, sentence: Sentence, text: str) -> list[Honoree]:
    """The persons that the sentence before this one is about, where this one speaks of so many persons (两人)."""
    if sentence.number < 2 or not _SO_MANY_OPEN.search(text):
        return []
    before = document.sentences[sentence.number - 2]
    subject = subject_of(encode(document, before.start, before.end, found), rules, found)
    return [replace(h, size=None) for h in subject if h.kind == PERSON]


def _only_one(read: list[Honour], start: int) -> Honoree | None:
    """Whom all honours of a sentence that begins at `start` are of: a person, or an organisation with which it begins."""
    told = {(h.honoree_kind, h.honoree_name): h for h in read}
    persons = [h for (kind, _), h in told.items() if kind == PERSON]
    only = persons[0] if len(persons) == 1 else next(iter(told.values())) if len(told) == 1 else None
    if only is None or not (only.honoree_kind == PERSON or (only.honoree_kind == ORGANISATION and only.start == start)):
        return None
    return Honoree(only.honoree_kind, only.start, only.end, only.honoree_name)


def _names_another(slotted: Slotted, person: Honoree) -> bool:
    """Whether a sentence names somebody besides the person, in Chinese or in Latin letters."""
    named = (slotted.person(i) for i in range(len(slotted.text)) if slotted.text[i] == SLOTS["person"])
    return any(m is not None and m.name != person.name for m in named) or _LATIN_NAME.search(slotted.text) is not None


def _is_invitation(head: str) -> bool:
    """Whether a text is headed as a call for candidates; the call that a decision goes back to (根据《…通知》) makes it none."""
    call = _INVITES.search(head)
    return call is not None and _GOES_BACK.search(head, 0, call.start()) is None


def _listed(document: Document, rules: Rules, found: Findings) -> list[Honour]:
    """The names of lists whose heading names an award that has been conferred."""
    not_yet = re.compile(rules.alternation("honours.not_yet"))
    title = document.folded[: document.folded.find("\n")] if "\n" in document.folded else ""
    if not_yet.search(document.article.title or "") or re.search("公示|候选", title):
        return []
    honours = []
    for names in found.name_lists:
        spans = [span for span in (names.award, *names.outer) if span is not None]
        heading = document.folded[slice(*names.heading)]
        if not spans or not_yet.search(heading) or any(not_yet.search(document.folded[a:b]) for a, b in names.outer):
            continue
        award = next((t for span in spans if (t := _listed_award(document, span, rules, found))), None)
        if award is None:
            continue
        for entry in names.entries:
            if entry.name.count("-") > 1:  # the path of a page, not a name
                continue
            a, b, name = entry.name_start, entry.name_end, entry.name
            work = _TITLED_WORK.fullmatch(name) if entry.kind == WORK else None
            if work:  # 小戏《某某》
                a, b, name = a + work.start(1), a + work.end(1), work[1]
            note = _NOTE.search(name) if entry.kind == ORGANISATION else None
            if note:
                b, name = a + note.start(), name[: note.start()]
            span = (a, b, *award.span)
            honours.append(
                Honour(*span, "honours.name_list", entry.kind, name, award.text, awarded_on=entry.awarded_on)
            )
    return honours


def _listed_award(document: Document, span: Span, rules: Rules, found: Findings) -> Title | None:
    """The title in the heading of a list."""
    slotted = encode(document, *span, found)
    best: tuple[int, Title | None] = (len(slotted.text) - 5, None)
    for evidence in (WEAK, SURE, AS):
        titles, end = read_titles(slotted, 0, len(slotted.text), rules, evidence)
        if len(titles) == 1 and end > best[0]:
            best = (end, titles[0])
    if best[1] is None and looks_like_title(document.folded[slice(*span)], rules):
        # 优秀第一书记: what stands in a heading is whole, whatever its words are.
        written = document.article.text[slice(*span)]
        return Title(0, len(slotted.text), written, span) if _PLAIN.fullmatch(written) else None
    return best[1]


def _stretches(document: Document, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at signs where it is too long to be one."""
    while end - start > _LONGEST_SENTENCE:
        cut = max(document.folded.rfind(sign, start + 1, start + _LONGEST_SENTENCE) for sign in ",;、 ")
        cut = cut + 1 if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _read(
    slotted: Slotted,
    dates: Mapping[int, str],
    rules: Rules,
    found: Findings,
    topic: list[Honoree],
    company: list[Honoree],
) -> list[Honour]:
    state = _Sentence(slotted, dates, tuple(company))
    honours: list[Honour] = []
    position = 0
    for _ in range(_MOST_IN_A_SENTENCE):
        fact = _next(state, rules, found, topic, position)
        if fact is None:
            break
        made, position = fact
        honours += made
    honours += _numbered(state, rules, found, honours)
    return honours


def _next(
    state: _Sentence, rules: Rules, found: Findings, topic: list[Honoree], position: int
) -> tuple[list[Honour], int] | None:
    """The next fact from `position` on and the index behind it; None where no frame matches any more."""
    matches = []
    for order, frame in enumerate(_frames(rules)):
        values = dict(frame.values)
        if "after" in values:
            if any(name == state.after.partition(".")[2] for name in values["after"].split()):
                match = state.search(frame, max(state.limit, position))
                if match:
                    matches.append((match.start(), order, frame, match))
            continue
        match = state.search(frame, position)
        if match:
            matches.append((_verb(match)[0], order, frame, match))
    matches.sort(key=lambda m: (m[0], m[1]))
    if not matches:
        return None
    first = matches[0][0]
    longest = max(_verb(match)[1] for at, _, _, match in matches if at == first)
    for at, _, frame, match in matches:
        if at != first:
            break
        if _verb(match)[1] < longest:
            continue
        made = _fact(state, frame, match, rules, found, topic)
        if made is not None:
            return made
    return [], max(position + 1, max(_verb(m[3])[1] for m in matches if m[0] == first))


def _verb(match: "regex.Match[str]") -> Span:
    return match.span("verb") if "verb" in match.re.groupindex else (match.start(), match.start() + 1)


def _fact(
    state: _Sentence, frame: Frame, match: "regex.Match[str]", rules: Rules, found: Findings, topic: list[Honoree]
) -> tuple[list[Honour], int] | None:
    """The honours of one match; None where its titles or honorees cannot be read. Vetoed ones are an empty list."""
    slotted, values = state.slotted, dict(frame.values)
    groups = match.re.groupindex
    verb_start = _verb(match)[0]
    evidence = values.get("evidence", WEAK)
    a, b = match.span("titles")
    titles, end = read_titles(slotted, a, b, rules, evidence)
    if not titles:
        return None
    titles = [_without_counted(slotted, title) for title in titles]
    if slotted.text.startswith("当选", verb_start) and any(
        not title.quoted and _office(rules).search(title.text) for title in titles
    ):
        return [], end
    if evidence == AS and _JUDGED.match(slotted.text, verb_start) and not _are_honours(titles, rules):
        return [], end  # 被认定为工伤
    if not titles[-1].quoted and slotted.text[titles[-1].end : titles[-1].end + 1] == SLOTS["person"]:
        return None  # 奖项授予某院|研究员|某某
    if values.get("title") == "head" and not all(ends_in_head(title.text, rules) for title in titles):
        return None  # 成为“家人”
    named = "honorees" in groups
    if named and match.start("honorees") >= b and end < b:
        return None
    if (
        "after" in values
        and evidence == AS
        and not _SIZED.search(match["honorees"])
        and not all(looks_like_title(title.text, rules) for title in titles)
    ):
        return None
    such = _AND_SUCH_AWARDS.match(slotted.text, end)
    behind = max(such.end() if such else end, match.end("honorees") if named else 0)
    apposed = slotted.text[match.start() - 1 : match.start()] == "等" and slotted.text[end + 1 : end + 2] == _N
    if (
        not named and "relative" not in values and _RELATIVE.match(slotted.text, end) and not apposed
    ):  # 甲等荣获T的十位教师: they got it
        state.limit = end
        return [], end
    if _is_vetoed(slotted.text, verb_start, end, rules) or (
        not named and _TO_THOSE.search(slotted.text, 0, match.start())
    ):
        state.limit = behind
        return [], behind
    if named:
        zone = match.span("honorees")
        works = _works_in(slotted, *zone) if values.get("prefer") == WORK else []
        honorees = works or _read_zone(slotted, *zone, rules, found)
        if not honorees and match["honorees"] == "我们":
            honorees = _antecedent(state, match.start(), rules, found)
        elif not honorees and is_pronoun(match["honorees"], rules):
            honorees = _antecedent(state, match.start(), rules, found) or list(state.last) or topic
            among = _AMONG_THEM.search(slotted.text, state.limit, match.start())
            if "们" in match["honorees"] and len(honorees) == 1 and honorees[0].kind == PERSON and not among:
                honorees = []
    else:
        known = list(state.last) or ([] if has_subject(slotted, match.start(), rules) else topic)
        begin = max(state.limit, match.start() - _WIDEST)
        dated = _RESPECTIVELY.search(slotted.text, begin, match.start())
        stop = dated.start() if dated else match.start()
        honorees = read_before(slotted, begin, stop, rules, found, known)
        honorees = honorees or meant(slotted, begin, stop, rules, found)
        if "others" in groups and match.start("others") >= 0:  # 成为继乙、丙之后第三位获得T的人
            honorees = honorees + read_list(slotted, *match.span("others"), rules, found)
        if honorees == topic and any(h.kind == PERSON for h in topic) and _OF_A_BODY.search(titles[0].text):
            honorees = []  # 被命名为“红枣之乡”: no person
        honorees = _those(state, honorees)
    if not honorees and not named and all(_OF_A_PLACE.search(title.text) for title in titles):
        honorees = _place_before(slotted, match.start())
    if all(
        _OF_A_BODY.search(title.text) for title in titles
    ):  # 沈阳入选“最具幸福感城市”: a place, whatever its name looks like
        honorees = [
            replace(h, kind=ORGANISATION) if h.kind == PERSON and h.name in places(rules).names else h for h in honorees
        ]
    if any(_OF_A_GROUP.search(title.text) for title in titles):  # “某某排球”荣获“优秀社团”
        honorees = [replace(h, kind=ORGANISATION) if h.kind == WORK else h for h in honorees]
    if any(h.kind == values.get("prefer") for h in honorees):
        honorees = [h for h in honorees if h.kind == values.get("prefer")]
    active = values.get("subject") == "body"
    taken = {h.index for h in honorees if h.index < len(slotted.starts) and slotted.starts[h.index] == h.start}
    bodies = _bodies(state, match, verb_start, taken, rules, active=active)
    if not named and not active:
        bodies, honorees = _patient(state, match, bodies, honorees)
    honorees = [h for h in honorees if not _NOT_A_NAME.search(h.name) and not _bears(titles, h)]
    honorees = [h for h in honorees if h.kind != GROUP or not _chosen_from(slotted, h.index)]
    if all(_MEDAL.fullmatch(title.text) for title in titles):  # 24个代表团获得金牌: a tally
        honorees = [h for h in honorees if h.kind != GROUP]
    if all(_CHAMPION.search(title.text) for title in titles):  # 共获得世界冠军102个: neither
        honorees = [h for h in honorees if h.kind != GROUP or not _counts_titles(slotted, h.index)]
    if _tallies(slotted, a, end, titles):
        honorees = [h for h in honorees if h.kind != ORGANISATION or not _PLACE.search(h.name)]
    counted = [] if named else _counted(state, a, verb_start, titles, rules)
    if counted and all(h.kind == GROUP for h in honorees):
        state.limit = behind
        date = _date(state, min(verb_start, a), rules)
        return [_honour(group, title, frame.name, (), date) for group, title in counted], behind
    if not honorees:
        return None if named else ([], behind)
    between = slotted.text[match.start() if named else state.limit : verb_start]
    pairs = list(_pairs(honorees, titles, pairwise=bool(_PAIRWISE.search(between))))
    date = "" if values.get("dated") == "no" else _date(state, min(verb_start, a), rules)
    if not date and state.date and _GOES_ON.fullmatch(slotted.text, state.limit, verb_start):
        date = state.date  # 2017年获评T,并荣获U
    bodies = bodies or _before_quotes(slotted, a, titles[0]) or _bodies_of_before(state, between)
    by_title = [(body,) for body in bodies] if len(titles) > 1 and _bodies_are_paired(slotted, match) else []
    one_each = [] if named else _one_each(state, verb_start, len(honorees))
    if one_each and len(titles) == 1:  # 甲、乙分别于1998年、2000年获
        made = [
            _honour(honoree, titles[0], frame.name, bodies, day)
            for honoree, day in zip(honorees, one_each, strict=True)
        ]
        state.limit, state.after = behind, frame.name
        return made, behind
    made = [
        _honour(honoree, title, frame.name, who, _shared(date, slotted, title, titles) or noted_year(slotted, title))
        for honoree, title in pairs
        for who in [bodies if len(by_title) != len(titles) else by_title[titles.index(title)]]
        if not _inside(honoree, title) and not (honoree.kind == ORGANISATION and _OF_PERSONS.search(title.text))
    ]
    state.last = tuple(replace(h, size=None) for h in honorees if h.kind != GROUP)
    state.bodies = bodies
    state.confers = active
    state.date = date
    state.after = frame.name if "after" not in values else state.after
    state.limit = behind
    return made, behind


def _bodies_of_before(state: _Sentence, between: str) -> tuple[Span, ...]:
    """The bodies of the honour before where this clause goes on with the same conferring (甲被乙会授予T,丙同时被授予U; 乙会授予甲T,丙获U)."""
    goes_on = _AT_ONCE.search(between) or (state.confers and between.startswith(",") and ";" not in between)
    return state.bodies if goes_on and _D not in between else ()


def _without_counted(slotted: Slotted, title: Title) -> Title:
    """A title without the noun that the number before it counts: 科技进步奖 of 32项成果科技进步奖."""
    noun = _COUNTED_NOUN.match(title.text) if slotted.text[title.start - 1 : title.start] == _N else None
    if noun is None or not title.text.endswith("奖") or len(title.text) - noun.end() < _SHORTEST_TITLE:
        return title
    return replace(title, text=title.text[noun.end() :], span=(title.span[0] + noun.end(), title.span[1]))


def _bears(titles: list[Title], honoree: Honoree) -> bool:
    """Whether the award bears the person's name (某某奖学金), so that another one got it."""
    return honoree.kind == PERSON and any(title.text.startswith(honoree.name) for title in titles)


def _bodies_are_paired(slotted: Slotted, match: "regex.Match[str]") -> bool:
    """Whether 分别 stands straight before the bodies (分别被甲局、乙会授予T和U): each conferred the title of its place."""
    if "body" not in match.re.groupindex or match.start("body") < 0:
        return False
    return _EACH_BY.search(slotted.text, 0, match.start("body")) is not None


def _those(state: _Sentence, honorees: list[Honoree]) -> list[Honoree]:
    """The honorees, with the persons of the sentence before where a number stands for them (甲和妹妹乙…。两人被评为)."""
    if len(honorees) != 1 or honorees[0].kind != GROUP or honorees[0].size != len(state.company):
        return honorees
    i = honorees[0].index
    opens = i == 0 or state.slotted.text[i - 1] in ",;。"
    return list(state.company) if opens and _SO_MANY.fullmatch(state.slotted.written(i, i + 1)) else honorees


def _counts_titles(slotted: Slotted, i: int) -> bool:
    """Whether the number at i counts what was won, not who won it (24个世界冠军)."""
    number = slotted.number(i)
    return number is not None and number.unit in ("个", "项", "次", "枚", "块")


def _tallies(slotted: Slotted, start: int, end: int, titles: list[Title]) -> bool:
    """Whether numbers stand with the titles (获得一等奖5项): what a place's people won, no honour of the place."""
    text = slotted.text
    return text[end : end + 1] == _N or (text[start] == _N and start < titles[0].start)


def _one_each(state: _Sentence, verb: int, size: int) -> list[str]:
    """The dates before the verb at `verb` that 分别于 gives the honorees in their order, if there are as many; else none."""
    text = state.slotted.text
    run = _RESPECTIVELY.search(text, state.limit, verb)
    if run is None or size < 2 or run[1].count(_D) != size:
        return []
    return [state.dates.get(state.slotted.starts[i], "") for i in range(*run.span(1)) if text[i] == _D]


def _shared(date: str, slotted: Slotted, title: Title, titles: list[Title]) -> str:
    """The date of a list's conferring; empty for a later title with a year of its own (2001年荣获T,2007年U)."""
    return "" if title != titles[0] and slotted.text[title.start - 1] == _D else date


def _counted(state: _Sentence, a: int, verb: int, titles: list[Title], rules: Rules) -> list[tuple[Honoree, Title]]:
    """Groups that numbers with the titles give, where those who got them are told by a common noun alone (学生获一等奖2项)."""
    text = state.slotted.text
    who = _competitors(rules).search(text, state.limit, verb)
    if who is None or _NAMED_ONE.search(text, who.start(), verb) or "其中" in text[state.limit : verb]:
        return []
    groups = []
    for title in titles:
        i = title.end if text[title.end : title.end + 1] == _N else title.start - 1
        number = state.slotted.number(i) if i >= a and text[i : i + 1] == _N else None
        if number is None or number.value is None or number.unit not in rules.words["honours.group_units"]:
            return []
        if _CHAMPION.search(title.text) and _counts_titles(state.slotted, i):  # 世界冠军24个
            return []
        groups.append((Honoree(GROUP, *state.slotted.span(i, i + 1), "", int(number.value), i), title))
    return groups


@cache
def _competitors(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"{rules.alternation('honours.competitors')}(?=[^;。]{{0,40}}$)")


def _place_before(slotted: Slotted, end: int) -> list[Honoree]:
    """The place with a word of rank with which a clause before the verb begins (临县红枣…,被命名为“红枣之乡”)."""
    for i in range(end - 1, -1, -1):
        word = slotted.words.get(i) if i == 0 or slotted.text[i - 1] in ",;" else None
        if word and word[2] == "ns" and word[0][-1] in "县市区镇乡村州旗省":
            return [phrase_at(slotted, ORGANISATION, i, word[1])]
    return []


def _are_honours(titles: list[Title], rules: Rules) -> bool:
    return all(title.quoted or looks_like_title(title.text, rules) for title in titles)


def _before_quotes(slotted: Slotted, a: int, title: Title) -> tuple[Span, ...]:
    """The bodies that stand as an attribute of a title: 获评市教育工会“最美集体”, 获得某学会的物理奖."""
    run = _ATTRIBUTE.match(slotted.text, a) if title.quoted else _OF_THE_BODY.match(slotted.text, a, title.start)
    if run is None or run.end() > title.end:
        return ()
    return tuple(slotted.span(i, i + 1) for i in range(*run.span()) if slotted.text[i] == _O)


def _read_zone(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """The honorees of a stretch that may hold an enumeration (一,…的甲;二,…的乙), where the last clause of a member counts."""
    text = slotted.text
    if ";" not in text[start:end]:
        clauses = text[start:end].split(",")
        if len(clauses) > 1 and all(SLOTS["person"] in clause for clause in clauses):
            ends = [start + sum(len(c) + 1 for c in clauses[: n + 1]) - 1 for n in range(len(clauses))]
            begins = [start, *(stop + 1 for stop in ends[:-1])]
            return [h for piece in zip(begins, ends, strict=True) for h in read_list(slotted, *piece, rules, found)]
        commas = [i for i in range(start, end) if text[i] == "," and text[i + 1] in (_O, SLOTS["person"])]
        if commas and text[start] in (_O, SLOTS["person"]):
            pieces = zip([start, *(i + 1 for i in commas)], [*commas, end], strict=True)
            return [h for piece in pieces for h in read_list(slotted, *piece, rules, found)]
        return read_list(slotted, start, end, rules, found)
    honorees: list[Honoree] = []
    while start < end:
        stop = text.find(";", start, end)
        stop = stop if stop >= 0 else end
        begin = max(text.rfind(",", start, stop) + 1, start)
        honorees += read_list(slotted, begin, stop, rules, found)
        start = stop + 1
    return honorees


def _works_in(slotted: Slotted, start: int, end: int) -> list[Honoree]:
    """Every work in 《》 of a stretch."""
    written = slotted.document.article.text
    spans = [(i, slotted.starts[i] + 1, slotted.ends[i] - 1) for i in range(start, end) if slotted.text[i] == _W]
    return [Honoree(WORK, a, b, written[a:b].strip(), index=i) for i, a, b in spans if written[a:b].strip()]


def _antecedent(state: _Sentence, before: int, rules: Rules, found: Findings) -> list[Honoree]:
    """Whom 他, 他们 behind the verb mean: the last person, else organisation, that an earlier clause names."""
    slotted, text = state.slotted, state.slotted.text
    end = max(max(text.rfind(sign, state.limit, before) for sign in ",;:。"), state.limit)
    deeds = _DEEDS.search(text, state.limit, end)
    if deeds:  # 发布甲站的先进事迹,授予其…
        among = _AMONG_THEM.search(text, *deeds.span("who"))  # 包括某某在内的
        honorees = read_list(slotted, *(among or deeds).span("who"), rules, found)
        if honorees:
            return honorees
    for slot in (SLOTS["person"], _O):
        for i in range(end - 1, state.limit - 1, -1):
            if text[i] == slot and not (slot == _O and _CONFERS.match(text, i + 1)):
                return read_list(slotted, i, i + 1, rules, found)
    return []


def _is_vetoed(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether the clause denies the honour or tells of one to come."""
    reason = veto(text, start, end, rules, told=False)
    return reason is not None


def _inside(honoree: Honoree, title: Title) -> bool:
    return title.span[0] <= honoree.start and honoree.end <= title.span[1]


def _chosen_from(slotted: Slotted, i: int) -> bool:
    """Whether the number at i is of those among whom somebody else won: 从…的9名选手中脱颖而出."""
    among = _AMONG.match(slotted.text, i + 1)
    return bool(among) and "从" in slotted.text[max(slotted.text.rfind(sign, 0, i) for sign in ",;。") + 1 : i]


def _pairs(honorees: list[Honoree], titles: list[Title], *, pairwise: bool) -> Iterator[tuple[Honoree, Title]]:
    """Who gets what: one each where 分别 says so and the numbers agree, else everybody everything."""
    read_out = len({title.span for title in titles}) == 1  # 冠亚军由甲、乙获得: two titles of one word
    grouped = len(titles) == len(honorees) > 1 and (read_out or all(h.kind == GROUP for h in honorees))
    parts = [list(part) for _, part in groupby(honorees, key=lambda h: h.size)]
    if pairwise and 1 < len(titles) == len(parts) < len(honorees):  # 甲、乙等8个单位和丙等5户分别获得T、U
        yield from ((honoree, title) for part, title in zip(parts, titles, strict=True) for honoree in part)
        return
    if (pairwise or grouped) and len(titles) > 1:
        if len(honorees) == len(titles):
            yield from zip(honorees, titles, strict=True)
        elif len(honorees) == 1 and honorees[0].kind != GROUP:
            yield from ((honorees[0], title) for title in titles)
        return
    for honoree in honorees:
        for title in titles:
            yield honoree, title


def _honour(honoree: Honoree, title: Title, rule: str, bodies: tuple[Span, ...], date: str) -> Honour:
    return Honour(
        honoree.start,
        honoree.end,
        title.span[0],
        title.span[1],
        rule,
        honoree.kind,
        honoree.name,
        title.text,
        bodies,
        awarded_on=date,
        group_size=honoree.size,
    )


def _bodies(
    state: _Sentence, match: "regex.Match[str]", verb_start: int, taken: set[int], rules: Rules, *, active: bool
) -> tuple[Span, ...]:
    """The awarding bodies: those that the frame names, or with an active verb those before it."""
    slotted = state.slotted
    if "body" in match.re.groupindex and match.start("body") >= 0:
        named = tuple(slotted.span(i, i + 1) for i in range(*match.span("body")) if slotted.text[i] == _O)
        known = named or not phrase_of_organisation(slotted, *match.span("body"), rules)
        return named if known else (slotted.span(*match.span("body")),)
    if not active:
        return ()
    start = match.start() if match.start() < verb_start else verb_start
    runs = list(_BODIES.finditer(slotted.text, state.limit, start))
    told = [deeds.span("who") for deeds in _DEEDS.finditer(slotted.text, state.limit, start)]
    for run in reversed(runs):
        before = slotted.text[max(state.limit, run.start() - 3) : run.start()]
        if _NO_BODY.search(before) or slotted.text.startswith("的", run.end()):
            continue
        if any(a <= run.start() < b for a, b in told) or _SO_MANY_BEST.match(slotted.text, run.end()):
            continue
        if taken & set(range(*run.span())) or _DATELINE.match(slotted.text, run.end()):
            continue
        if state.bodies and _IN_A_LIST.search(slotted.text, run.end(), start):
            continue
        return tuple(slotted.span(i, i + 1) for i in range(*run.span()) if slotted.text[i] == _O)
    decree = _decree(slotted, state.limit, start)
    if not decree and _OTHER_BODY.search(slotted.text[state.limit : start]):  # 1955年,某国授予他
        return ()
    return decree or state.bodies or _unnamed_body(slotted, start, rules)


def _unnamed_body(slotted: Slotted, end: int, rules: Rules) -> tuple[Span, ...]:
    """A body that no mention covers: the short phrase between the last sign or date and the verb, if it ends like one."""
    start = max(slotted.text.rfind(sign, 0, end) for sign in (",", ";", ":", "。", _D)) + 1
    phrase = slotted.text[start:end]
    if jury := _JURY.search(phrase):
        return (slotted.span(start + jury.start(1), start + jury.end(1)),)
    if not 3 <= len(phrase) <= 14 or not phrase_of_organisation(slotted, start, end, rules):
        return ()
    return (slotted.span(start, end),)


def _decree(slotted: Slotted, start: int, end: int) -> tuple[Span, ...]:
    """The bodies that a title in 《》 names: 《B关于表彰…的决定》."""
    for i in range(end - 1, start - 1, -1):
        if slotted.text[i] == _W:
            a, b = slotted.span(i, i + 1)
            about = slotted.document.folded.find("关于", a, b)
            if about > a:
                return tuple((m.start, m.end) for m in slotted.organisations if a <= m.start and m.end <= about)
    return ()


def _patient(
    state: _Sentence, match: "regex.Match[str]", bodies: tuple[Span, ...], honorees: list[Honoree]
) -> tuple[tuple[Span, ...], list[Honoree]]:
    """甲局将乙表彰为T: the body stands before 将, the honorees behind it."""
    text = state.slotted.text
    marker = max(text.rfind("将", state.limit, match.start()), text.rfind("把", state.limit, match.start()))
    if marker < 0 or bodies or not honorees:
        return bodies, honorees
    runs = list(_BODIES.finditer(text, state.limit, marker))
    behind = [h for h in honorees if h.index > marker]
    if not behind or not runs:
        return bodies, honorees
    spans = tuple(state.slotted.span(i, i + 1) for i in range(*runs[-1].span()) if text[i] == _O)
    return spans, behind


def _date(state: _Sentence, verb: int, rules: Rules) -> str:
    """The date of conferring that the clause of the verb gives, or a clause before it that is a date or tells of the meeting."""
    slotted, grammar = state.slotted, _date_grammar(rules)
    text = slotted.text
    end = verb
    for n in range(4):
        start = max(text.rfind(sign, state.limit, end) for sign in ",;:。")
        start = max(start + 1, state.limit)
        for i in range(end - 1, start - 1, -1):
            iso = state.dates.get(slotted.starts[i], "") if text[i] == _D else ""
            behind = text[i + 1 : end]
            if iso and behind.startswith("以来") and slotted.written(i, i + 1) == "今年":
                return iso  # 今年以来,…先后获评: in this year
            if not iso or grammar.other.search(behind) or _is_of_edition(slotted, i) or _BEGAN.search(text, start, i):
                continue
            if n == 0 or not behind or grammar.occasion.search(text[start:end]):
                return iso
        of_a_life = n and _LIFE.search(text, start, end) and text[end - 1] not in "后际时"  # 甲牺牲4个月后,
        if start <= state.limit or text[start - 1] != "," or of_a_life:
            return ""
        end = start - 1
    return ""


def _is_of_edition(slotted: Slotted, i: int) -> bool:
    """Whether the date at i names the year of an award or contest (2013年度科学技术奖), not a day."""
    start, end = slotted.starts[i], slotted.ends[i]
    folded = slotted.document.folded
    return folded[start:end].endswith(("年度", "学年")) or folded.startswith("度", end)


@dataclass(frozen=True, slots=True, eq=False)
class _DateGrammar:
    occasion: "re.Pattern[str]"
    other: "re.Pattern[str]"


@cache
def _date_grammar(rules: Rules) -> _DateGrammar:
    reports = rules.alternation("honours.reports")
    return _DateGrammar(
        re.compile(rules.alternation("honours.occasions")),
        re.compile(f"{reports}|以来|至今|开始|起$|^起|^至|出生|毕业|牺牲|逝世|去世|殉职"),
    )


@lru_cache(maxsize=8)
def _calls(folded: str) -> bool:
    """Whether an article invites to a selection that is still to come."""
    return bool(_CALL.search(folded))


def _numbered(state: _Sentence, rules: Rules, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Groups that a list of numbers and titles gives: 表彰了3个先进集体、5名先进个人; 评出一等奖2项."""
    slotted = state.slotted
    text = slotted.text
    if _N not in text:
        return []
    verb = _verb_of_numbers(slotted, rules)
    commended = _COMMENDED.search(text)
    if not verb and not commended:
        return []
    if verb and verb[0] in _PLANNABLE and _calls(slotted.document.folded) and not _DONE.search(text):
        return []
    taken = [(h.start, h.end) for h in honours] + [(h.award_start, h.award_end) for h in honours]
    start = verb.end() if verb and not (commended and commended.start() <= verb.start()) else 0
    end = len(text) if start else commended.start() if commended else 0
    told = verb.end() if verb else end
    clause = max(text.rfind(sign, 0, told) for sign in ",;:。") + 1
    if (
        _is_vetoed(text, verb.start() if start and verb else end, end, rules)
        or _FUTURE.search(text, 0, told)
        or _STARTS.search(text, clause, told)
    ):
        return []
    made: list[Honour] = []
    state.limit = 0
    at = verb.start() if start and verb else end
    date = _date(state, at, rules)
    clause = max(text.rfind(";", 0, at), at - _NEAR_BODY, 0)
    runs = [r for r in _BODIES.finditer(text, clause, at) if not _DATELINE.match(text, r.end())] if start else []
    runs = [r for r in runs if not _NO_BODY.search(text, max(0, r.start() - 3), r.start())]
    runs = [r for r in runs if not _OF_A_PERSON.match(text, r.end())]
    bodies = _decree(slotted, clause, at)
    if runs and not bodies:
        bodies = tuple(slotted.span(i, i + 1) for i in range(*runs[-1].span()) if text[i] == _O)
    for i in range(start, end):
        number = slotted.number(i)
        if (
            text[i] != _N
            or number is None
            or number.value is None
            or number.unit not in rules.words["honours.group_units"]
        ):
            continue
        if re.match("[^,;。]{0,20}[,;](?:其中)?(?:包括|包含|有|为)", text[i + 1 : i + 40]):
            continue
        if _obtained(rules).search(
            re.split("[,;:。!?]", text[start:i])[-1]
        ):  # 我校首次获得2项特等奖: a fact of its own
            continue
        span = slotted.span(i, i + 1)
        title = _title_of(slotted, start, i, end, rules) or _plain_title(slotted, i, end, made, rules)
        if (
            title
            and not text.startswith("之一", title.end)
            and not _breaks_down(slotted, i, title, made)
            and not any(a < span[1] and span[0] < b for a, b in taken)
            and not any(a < title.span[1] and title.span[0] < b for a, b in taken)
        ):
            named = _named_of(slotted, start, i, made, rules, found)
            title = _without_class(title, rules) if named else title
            if _is_general(title, rules):  # 26名|同志嘉奖
                continue
            for honoree in named or [Honoree(GROUP, *span, "", int(number.value), i)]:
                given = () if honoree.span in bodies else bodies
                made.append(_honour(honoree, title, "honours.numbered", given, date))
    return made


def _verb_of_numbers(slotted: Slotted, rules: Rules) -> "re.Match[str] | None":
    """The verb of conferring that the first number of those honoured stands behind (评选工作…,评选产生20名), else the first."""
    verbs = list(_honour_with(rules).finditer(slotted.text))
    units = rules.words["honours.group_units"]
    counted = (i for i, c in enumerate(slotted.text) if c == _N and (n := slotted.number(i)) and n.unit in units)
    first = next((i for i in counted if verbs and i > verbs[0].end()), 0)
    return next((verb for verb in reversed(verbs) if verb.end() <= first), verbs[0] if verbs else None)


def _without_class(title: Title, rules: Rules) -> Title:
    """A title without the noun that N名 counts: 良师奖 of 甲等10名导师良师奖."""
    noun = re.match(rules.alternation("honours.person_classes"), title.text)
    if not noun or not title.text.endswith("奖") or len(title.text) - noun.end() < _SHORTEST_TITLE:
        return title
    return replace(title, text=title.text[noun.end() :], span=(title.span[0] + noun.end(), title.span[1]))


def _is_general(title: Title, rules: Rules) -> bool:
    """Whether a title is only what N名 counts and a general word (同志嘉奖)."""
    noun = re.match(rules.alternation("honours.person_classes"), title.text)
    return noun is not None and title.text[noun.end() :] in rules.words["awards.general"]


def _named_of(slotted: Slotted, start: int, i: int, made: list[Honour], rules: Rules, found: Findings) -> list[Honoree]:
    """Those whom 甲、乙等N个 names before the number at i; none where nobody is named."""
    text = slotted.text
    if text[i - 1 : i] != "等" or i - 1 <= start:
        return []
    begin = max([start] + [text.rfind(sign, start, i) + 1 for sign in ",;:。了"])
    last = max((h.award_end for h in made), default=0)
    while begin < i and slotted.starts[begin] < last:
        begin += 1
    begin = begin + 1 if text[begin : begin + 1] in ("、", "和", "与", "及") else begin
    decided = _DECIDED_FOR.search(text, begin, i)
    begin = decided.end() if decided else begin
    return [h for h in read_list(slotted, begin, i + 1, rules, found) if h.kind != GROUP]


def _breaks_down(slotted: Slotted, i: int, title: Title, made: list[Honour]) -> bool:
    """Whether the number at i only says how a total of the sentence divides: 评出9项“某奖”,其中一等奖2项."""
    within = slotted.text.rfind("其中", 0, i)
    if within <= 0 or _N not in slotted.text[:within]:
        return False
    if _GRADE.fullmatch(title.text) or any(h.start < slotted.starts[within] for h in made):
        return True
    counted = re.search(f"(?:奖|奖章|称号)[^,;。]{{0,6}}{_N}[^,;。]{{0,4}},?$", slotted.text[:within])
    return counted is not None  # 某奖共授奖319项,其中青年奖8项


@cache
def _obtained(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rules.alternation("honours.receive", "honours.obtain") + "(?!得?者)")


def _title_of(slotted: Slotted, start: int, i: int, end: int, rules: Rules) -> Title | None:
    """The title that a number belongs to: behind it (3个先进集体) or before it (一等奖2项)."""
    sign = re.compile(r"[,;:。!?、\s]|" + _N).search(slotted.text, i + 1, end)
    limit = sign.start() if sign else end
    winners = _WINNERS.search(slotted.text, i + 2, limit)
    limit = winners.start() if winners else limit  # 22名某奖学金|获得者
    quoted = slotted.text[i + 1 : i + 2] == SLOTS["quoted"]
    titles, _ = read_titles(slotted, i + 1, limit, rules, SURE if quoted else WEAK)
    if not titles and (described := _DESCRIBED.match(slotted.text, i + 1, limit)):  # 30名贡献突出的|劳动模范
        titles, _ = read_titles(slotted, described.end(), limit, rules, WEAK)
    if not titles and _CHOOSES.search(slotted.text, start - 4, start) and is_opened(slotted.text[i + 1 : limit], rules):
        titles, _ = read_titles(slotted, i + 1, limit, rules, SURE)  # 选出20名|优秀中青年医师
        titles = [title for title in titles if title.end == limit]
    if titles and slotted.text[i + 1] not in "和与及":
        return titles[0] if not _WON.search(titles[0].text) else None  # 两项专利|分获金奖
    if _WINNERS.match(slotted.text, i + 1) and (selection := _SELECTION.search(slotted.text, 0, i)):
        titles, _ = read_titles(slotted, selection.start(1), selection.end(1), rules, SURE)
        return titles[0] if titles else None
    stop = _WINNERS_BEFORE.search(slotted.text, start, i)
    return _title_before(slotted, stop.start() if stop else i, rules)


def _plain_title(slotted: Slotted, i: int, end: int, made: list[Honour], rules: Rules) -> Title | None:
    """The noun phrase of a number in a list of which another member is a title (优秀项目10个、推荐项目8个)."""
    if not made or made[-1].rule != "honours.numbered":
        return None
    text, last = slotted.text, made[-1]
    piece = _MEMBER_BEFORE.search(text, 0, i) if slotted.starts[i] < last.award_end + _NEAR_MEMBER else None
    if piece and last.award_start < last.start and last.award_title[-2:] == piece[1][-2:]:
        return Title(*piece.span(1), slotted.written(*piece.span(1)), slotted.span(*piece.span(1)))
    behind = _MEMBER_BEHIND.match(text, i + 1, end)
    joined = text[i - 1 : i] in ("、", "和", "及") and last.start < last.award_start
    if behind and joined and (is_noun_phrase(slotted, *behind.span()) or is_opened(behind[0], rules)):
        return Title(*behind.span(), slotted.written(*behind.span()), slotted.span(*behind.span()))
    return None


def _title_before(slotted: Slotted, i: int, rules: Rules) -> Title | None:
    """The title that ends at i, or before a verb that ends there (某奖授奖298项)."""
    piece = _LAST_PIECE.search(slotted.text[max(0, i - 30) : i])
    if not piece:
        return None
    begin = i - len(piece[1])
    begin += 2 if piece[1].startswith("以及") else piece[1][0] in "和与及"
    such = _AND_SUCH.match(slotted.text, begin, i)
    begin = such.end() if such else begin
    counted = _COUNTED_NOUN_AT_END.search(slotted.text, begin, i)
    for verb in _honour_with(rules).finditer(slotted.text, begin, i):
        if verb.end() == i or (counted and verb.end() == counted.start()):
            i = verb.start()
        else:
            begin = verb.end()
    titles, _ = read_titles(slotted, begin, i, rules, WEAK)
    if not titles and is_opened(slotted.text[begin:i], rules):  # 评选出优秀学生典型100名
        titles, _ = read_titles(slotted, begin, i, rules, SURE)
    text = slotted.text
    return next((t for t in titles if t.end == i or _COUNTED_NOUN.fullmatch(text, t.end, i)), None)

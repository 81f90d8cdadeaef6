"""The titles of awards in a slot string: where one begins and ends, several in a row, grades read out.

What a title looks like stands in rules/awards.yaml. How much evidence it takes depends on the verb: after 评为 any noun
phrase is a title, after 授予 whatever stands in quotes, after 获得 only what ends like an award.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.records import Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

AS, SURE, WEAK = "as", "sure", "weak"
"""Evidence that a verb gives: anything behind it is a title, quotes are, only what looks like one is."""
_QUOTED, _PERSON = SLOTS["quoted"], SLOTS["person"]
_AND_QUOTED = f"暨{_QUOTED}"
_NAMES = frozenset(SLOTS[name] for name in ("person", "organisation", "work", "number"))
_HAS_MANY_PRIZES = "赛区级杯节展"
_NEVER_LAST = "和与及" + SLOTS["number"]  # 入选某计划|8人
_BREAK = re.compile(
    r"[,;:。!?、\s]|-(?=[一-龥\ue000]{1,10}-[一-龥\ue000]{1,10}。?$)|(?<!-)--(?!-)|(?<=[军牌枚"
    + SLOTS["number"]
    + r"])[—―]{1,2}|(?<!纪念)"
    + _PERSON
)  # “某奖”|-要闻-某大学: the name of the page
_SELECT_FEW = re.compile("(?:十佳|百佳|十大)$")  # 十佳大学生: the noun behind belongs to it
_AND_SO_ON = re.compile("(?<![特一二三四五六七八九十甲乙丙丁头优同高中初上下此])等$")
_AND_ALSO = re.compile("以及|及|和")  # …一等奖,以及某劳动模范等称号
_CLAUSE_END = re.compile("[,;:。!?]")
_LONGEST = 60
_LONGEST_PRAISE = 20
_SHORTEST_OF_TWO = 4
_LONGEST_PASSIVE = 14
_PRIZE_TAILS = frozenset(("奖励", "奖项"))
_ANY_REWARD = re.compile(
    f"(?:{SLOTS['amount']}|级|以上|部门|最高|相关|重大|专项|元|多项|股份|物质|现金|资金|政策|财政|特殊|[国省市县区])$"
)  # 获多项国家和省部级|奖励: none by its name
_THING_TAILS = frozenset(("证书", "荣誉证书", "证书和奖牌", "奖牌和证书"))
_MEETING = ("会", "仪式", "代表")
_PRAISE = re.compile("(?:表彰|奖励|表扬|荣誉|好评|称号|殊荣|奖项|嘉奖|重视)$")
_AND_OTHERS = re.compile(f"(?<![特一二三四优])等(?=(?:多|数)?{SLOTS['number']}|多项|多个|大奖)")
_SO_MANY_AWARDS = re.compile(
    f"{SLOTS['number']}(?:大奖项|大奖|奖项|荣誉称号|荣誉|称号)(?=[,;。!?]|$)"
)  # 最佳影片和最佳摄影|两项大奖
_EVENT_OF = re.compile(
    r"\d米[一-龥]{0,8}$|(?:男|女)子[一-龥0-9]{1,12}(?:赛|跑|泳|跳|跳高|跳远|单打|双打|举重|项目|级)$"
)  # 100米自由泳|的金牌
_CROWN = re.compile(f"(?:(?<![颁褒嘉获得])奖|奖章|勋章|[金银铜]牌|冠军|亚军|季军|{_QUOTED}|称号)(?:称号)?$")
_NEXT_TITLE = re.compile("全[国省市县区校]|国家|世界|中国|[一-龥]{2,3}[省市县区州]")
_SAME_KIND = re.compile("(.{4})/\\1")  # 课题实验学校和改革实验学校
_ONLY_EDITION = re.compile("第[一二三四五六七八九十0-9]+[届批次期]")
_MOST_DESCRIBED = 2  # how many phrases with 的 a title may have before it
_CALLED = re.compile(
    f"(?:素?有|具有|享有|代表|号称|被?[称誉]为)[^,;:。!?、]{{0,40}}?(?:之称|之誉|美誉|美称|荣誉|{_QUOTED})的"
)  # 获得|有“小诺贝尔奖”之称的|某奖
_WITHIN = re.compile(
    "有(?:突出|特殊|重大|重要|杰出|卓越)贡献|有影响力?|有潜力|被引|组织(?:单位|奖|者|集体|个人|工作)|为民|为人民|向上向善|在职|在校|在我身边|从教"
)
_OF_MERIT = re.compile("有(?:突出|特殊|重大|重要|杰出|卓越)贡献$|(?:喜爱|欢迎|满意|信赖|尊敬|关注|放心)$")
_AS_HONOUR = re.compile("的(?:荣誉称号|光荣称号|荣誉|称号|殊荣|桂冠|头衔)(?=[,;。!?、]|$)")  # 获得了明星商户|的荣誉
_NAMES_AN_HONOUR = re.compile("(?!.*(?:最高|级别|国家|祖国|集体荣|应有|无上|一致|好评))[一-龥“”]{4,16}")
_FUND = re.compile(f"{SLOTS['organisation']}?[一-龥]{{2,20}}(?:基金|津贴|资助|立项)[、,]")
_LIST_NAME = re.compile("(?:名录|文库|名单|榜|榜单|目录|名册|名人录)$")
_JOIN = re.compile(r"[、和与及]|以及|及其|[,暨](?=" + _QUOTED + ")")
_YEAR = r"(?:19|20)[0-9]{2}(?:[-—~至/、](?:19|20)?[0-9]{2,4})?(?:年度|学年度|学年|年)"
_EXTENDED = re.compile(
    "(?<=[牌标])赛事(?=$|称号|荣誉)|(?<=[金银铜]牌)[一-龥]{1,8}?(?:员|师|人|店|村|机构|企业|团队|单位|导游|教练|工匠|顾问|主播|班组|窗口|社区|农场|民宿|景区)(?=$|称号|荣誉)|(?<=[范兵锋雄秀手臣模强佳章])(?:集体|个人|单位|教师|工作者|标兵|企业家?|班组|团队|公务员|退役军人|家庭|学生|人物|(?:驻村)?工作队|党支部)(?=$|称号|荣誉|光荣)|(?<=[奖星])最[佳具](?:(?![和与及]|提名)[一-龥]){2,10}?(?=$|称号)"
)
_BOTH = re.compile("([^,;:。!?、]{0,20}?)([男女])[、和]([男女])(子?(?:主角|配角|演员|歌手|运动员|新人|组冠军)奖?)")
_BEST = re.compile(
    "(?:首届)?(?:最(?:佳|受|具|美)|年度(?:最佳|杰出|优秀|十佳|推介|新晋|新锐|突破|风云))(?:(?![和与及])[一-龥]){2,10}"
)
_PERIOD = re.compile("“[一二三四五六七八九十]{1,2}五”")
_LEVEL = re.compile("(?:世界|国家|省部|省|市|县|区|校|院|州)级")
_LEVELS = re.compile(
    rf"(?:(?:国家|全国|[省市县区州校院])级?[、和及])+(?P<last>(?:[省市县区州校院])级?)的?(?=[\u4e00-\u9fff“{_QUOTED}])"
)
_CONTEST, _MEDAL = re.compile("(?:杯|赛|节)$"), re.compile("[金银铜]牌")
_CLASS_BEHIND = re.compile(r"\([^()]{1,8}\)$")  # 先进村(社区)
_SPEECH = re.compile("[。!?！？;；]")
_KIND_BEHIND = re.compile("(?:单位|重点项目|名单|榜单|行列|之列|大奖)(?=[,;。、!?的]|$)")  # 入选“某基地”单位
_KIND_OF_QUOTED = re.compile("荣誉奖|贡献奖|特别奖")
_NEXT_DEED = re.compile(
    "(?:给予?|对|为|向|授予?)|[^,;。]{0,40}记(?:个人|集体)?(?:[特一二三]等功|大功)"
)  # …称号,给乙局记三等功
_COMPETES = re.compile("[^,;。]{0,16}(?:参评|参选|申报|角逐|竞争|冲击|备战)")  # …奖,眼下正在参评某奖
_KEEPS = re.compile("(?:已|并)?(?:连续|多年|一直|长期|保持|始终)(?!创作|剧)")  # …称号,连续12年保持某荣誉
_VERDICT = re.compile("[^为]{2,30}为(?!民|人民|[了先主])")  # …称号;乙村为某示范村
_HANDS_OUT = re.compile("[只仅每不各]|颁|发(?!展|明)|奖励|奖金")  # …先进单位,只发奖牌
_FAME = re.compile("的?(?:美誉|美称|赞誉|好评|评价|口碑|印象|雅号|昵称)")  # 赢得“…”的美誉
_SOME_AWARDS = re.compile(
    "^(?:各类|各级|各种|各项|多项|多个|数项|若干|众多|诸多|一些|不少|许多|国内外)|(?:支持|资助|补助|补贴|扶持|认可|肯定)$"
    "|^(?:(?:国家|省部|省|市|校|院|部)级[、和]?)+(?:及?以上)?(?:科技|科研|创新|竞赛|学科)*(?:各类)?(?:大?奖|奖励|奖项|荣誉)$"
)
_THINGS = re.compile("(?:(?:荣誉|获奖)?(?:证书|奖杯|奖牌|奖章|奖状|奖品|奖金|锦旗|牌匾|鲜花|聘书|绶带)[、和与及]?)+")
_SO_MANY_THINGS = re.compile(
    f"(?<={_QUOTED}){SLOTS['number']}(?:奖牌|牌匾|奖杯|锦旗|证书|大奖|奖项)"
)  # “甲”“乙”|两块奖牌
_COUNTED = re.compile("各?" + SLOTS["number"] + "(?:[,、和;](?:以及|及)?|以及)")  # 一等奖1项,二等奖2项
_SO_OFTEN = re.compile(f"(?:{SLOTS['number']}|[一两二三四五六]次)(?=[,;。!?]|$)")  # 获“嘉奖”|一次
_A_NUMBER = re.compile("各?" + SLOTS["number"])
_A_GRADE = "(?:[特一二三四]等奖|[金银铜]奖|优[秀胜]奖|组织奖)"  # 1个一等奖、2个二等奖
_GRADE_LAST = re.compile(f"{_A_GRADE}$")
_GIVEN_BY = re.compile(f"{SLOTS['organisation']}[一-龥]{{4,20}}{_A_GRADE}")
_COUNTED_GRADE = re.compile(SLOTS["number"] + _A_GRADE)
_LISTED = re.compile(
    "([^,;:。!?、\\s]{3,25}?)(?=[、等](?:[^,;。!?]{0,60}等)?[^,;。!?、]{0,6}(?:称号|奖项|荣誉|奖励|殊荣))"
)
_NEW_HONOREE = re.compile(
    f"[^,;。、]{{0,20}}等{SLOTS['number']}(?!大?奖|奖项|荣誉|称号|国家级|省级|市级)|{SLOTS['number']}(?!{_A_GRADE})|{SLOTS['organisation']}{_QUOTED}(?!荣誉奖|贡献奖|特别奖)|{_QUOTED}(?:等|课题组|团队|项目|作品){{0,2}}{SLOTS['number']}(?!大?奖|奖项|荣誉|称号|殊荣|桂冠|头衔|金字|[金银]?名片|[招品奖]?牌|国家级|省级|市级)"
)
_SIGN_BEHIND = re.compile(
    f"{SLOTS['number']}?的?(?:金字|烫金)?(?:招牌|牌子|牌匾|奖牌|桂冠|头衔)"
)  # “T”“U”|两块金字招牌
_PLACE_GRADED = re.compile(f"[一-龥]{{2,6}}(?:镇|乡|村|街道|社区){_A_GRADE}")  # 甲镇一等奖,|乙镇二等奖
_RECEIVED = re.compile("(?:[获夺摘捧]得?|荣获|荣膺|获评|获颁|喜获|斩获|被[^,;:。]{0,8}(?:评为|授予|命名为))(?:了|过)?$")
_OF_A_BODY = re.compile(SLOTS["organisation"] + _QUOTED)
_UNKNOWN_MEMBER = re.compile(rf"({SLOTS['organisation']}?[\u4e00-\u9fff]{{4,20}}{SLOTS['work']}?)、")
_ANY_LEVEL = re.compile("^.{0,4}?(?=国家级$|省级$|市级$)")
_GROUP = r"[^,;:。!?、的了获和与及\ue000-\ue008]{1,14}(?:[组类]|公斤级)"
_GROUPS = re.compile(
    rf"(?P<groups>{_GROUP}(?:[、和与及]{_GROUP})+)(?P<head>的?[^,;:。!?、]{{0,6}}?"
    r"(?:[特一二三]等奖|[金银铜][奖牌]|冠军|亚军|季军|优[秀胜]奖|第[一二三四五六]名))"
)
_RUN = rf"(?:[0-9]+米|{SLOTS['number']})"
_RUNS = re.compile(
    rf"(?P<stem>[^,;:。!?、{SLOTS['person']}{SLOTS['number']}]{{0,12}}?)(?P<runs>{_RUN}(?:、{_RUN}){{0,6}}[、和与及]{_RUN})(?P<number>{SLOTS['number']})?"
    "(?P<head>[^,;:。!?、0-9]{0,8}?(?:[金银铜]牌|冠军|亚军|季军))"
)
_SPORT = "[^,;:。!?、的了获和与及\ue000-\ue008]{0,16}?(?:[泳跑跳举米赛]|跳高|跳远|接力|单打|双打|混双|[男女][单双]|全能|单项|铅球|铁饼|标枪|总成绩|团体|个人|平衡木|高低杠|鞍马|吊环|[双单]杠|自由操|跳马|[花重佩]剑)"
_SPORTS = re.compile(
    rf"(?P<events>{_SPORT}(?:、{_SPORT}){{0,6}}[、和与及]{_SPORT})(?P<number>{SLOTS['number']})?的?(?P<head>[金银铜]牌|冠军|亚军|季军)"
)
_SEX = re.compile("[男女]子(?=[0-9])")
_JOINED_GROUPS = re.compile("[、和与及]")
_RANKS = re.compile(
    r"([^,;:。!?、]{0,40}?)(冠[、和]?亚(?:[、和]?季)?(?=军)|[金银][、和]?[银铜](?:[、和]?铜)?(?=牌))(军|牌)(?!决赛|争夺|数|榜|总)"
)
_FIELD = "(?:自然科学|社会科学|人文社会科学|科技进步|科学技术进步|技术发明|科技成果|教学成果|国际合作)"
_FIELDS = re.compile(
    rf"[^,;:。!?、和与及]{{0,16}}?(?P<first>{_FIELD})[、和与及](?P<last>{_FIELD})(?P<prize>[特一二三]等奖)(?=各)"
)
_GRADES = re.compile(r"([^,;:。!?、]{0,40}?)([特一二三四优](?:[、和及][一二三四优])+)(等奖|等功|等)")


_YEAR_NOTE = re.compile(r"”?(?:称号)?\s*\(((?:19|20)[0-9]{2})(?:年?\)|年?,|[.年-]([0-9]{1,2})月?[,)])")


@dataclass(frozen=True, slots=True)
class Title:
    """An award's title: indices in the slot string (quotes and tail words like 称号 included), text, place in the document."""

    start: int
    end: int
    text: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    head: "re.Pattern[str]"
    lead: "re.Pattern[str]"
    tail: "re.Pattern[str]"
    looks: "re.Pattern[str]"
    opening: "re.Pattern[str]"
    weak_end: "re.Pattern[str]"
    year: "re.Pattern[str]"
    stops: frozenset[str]
    general: frozenset[str]
    weak: frozenset[str]
    degrees: "re.Pattern[str]"
    praised: "re.Pattern[str]"


@cache
def _grammar(rules: Rules) -> _Grammar:
    def words(*names: str) -> str:
        return rules.alternation(*(f"awards.{name}" for name in names))

    after = rules.patterns["awards.no_head_before"].source
    top = rules.patterns["awards.top"].source
    date, number = SLOTS["date"], SLOTS["number"]
    edges = rf"(?:{_YEAR}|(?:19|20)[0-9]{{2}}(?![届级])(?=[\u4e00-\u9fff]{{4}})|{date}(?:年度|度)?|{number}(?!大)的?|[\u4e00-\u9fff]{{1,8}}(?:组|单元|赛区|赛道|板块|级别|分赛)的|(?:该|此|这一?)类?奖项?的?(?=[特一二三优金银铜])|该项(?!目)|(?:该|此|本|各)?(?:项目|赛事|级别|小项)的?(?=[一-龥]{{0,4}}(?:[冠亚季]军|[金银铜][牌奖]))|(?:全[国省市县区州校][、和及])+(?=全)|(?:第[一二三四五六七八九十0-9]+[届批次][、和及])+(?=第)|[和与及、](?={_YEAR}|{date})|由?{SLOTS['organisation']}(?:[、和与及]{SLOTS['organisation']})*(?:联合|共同)?(?:举办|主办|颁发|组织|评选|组织实施|实施|发起|开展|推出)(?:、{SLOTS['organisation']}(?:[、和与及]{SLOTS['organisation']})*(?:联合|共同)?(?:协办|承办|指导|支持))*的|{SLOTS['organisation']}(?:[、和与及]{SLOTS['organisation']})+(?={_QUOTED})|{words('leads')})"
    return _Grammar(
        re.compile(rf"(?<!颁)(?:{words('heads')}|{top})(?!{after})", re.VERBOSE),
        re.compile(rf"{edges}*", re.VERBOSE),
        re.compile(rf"{words('tails')}", re.VERBOSE),
        re.compile(rf"(?<!颁)(?:{words('heads', 'weak_heads')}|{top})$|{words('openings')}", re.VERBOSE),
        re.compile(words("openings"), re.VERBOSE),
        re.compile(rf"(?:{words('heads', 'weak_heads')}|{top})$", re.VERBOSE),
        re.compile(_YEAR),
        frozenset(rules.words["awards.stops"]),
        frozenset(rules.words["awards.general"]),
        frozenset(rules.words["awards.weak_heads"]),
        re.compile(rf"(?:.*(?<!班))?{words('degrees')}$|(?!.*{words('praises')}).*{words('offices')}$", re.VERBOSE),
        re.compile(words("praises")),
    )


def read_titles(slotted: Slotted, start: int, stop: int, rules: Rules, evidence: str) -> tuple[list[Title], int]:
    """The titles that stand from `start` on, at the latest up to `stop`, and the index behind them.

    evidence: AS, SURE or WEAK. No titles: an empty list and `start`.
    """
    grammar = _grammar(rules)
    titles: list[Title] = []
    received = _RECEIVED.search(slotted.text, max(0, start - _LONGEST_PASSIVE), start) is not None
    position, end, described = start, start, 0
    called = _CALLED.match(slotted.text, start, stop)
    if called and _one(slotted, called.end(), stop, grammar, WEAK):
        position, evidence = called.end(), WEAK
    while position < stop and len(titles) < 30:
        graded = _graded(slotted, position, stop, grammar) or _of_levels(slotted, position, stop, grammar, evidence)
        if graded:
            titles += graded
            end = graded[-1].end
        else:
            title = _one(slotted, position, stop, grammar, evidence if not titles else _later(evidence))
            if title is None and (listed := _LISTED.match(slotted.text, position, stop)):
                title = _bare(slotted, position, listed.end(1), listed.end(1), grammar)
            if (
                title is None
                and not titles
                and described < _MOST_DESCRIBED
                and (of := _past_of(slotted, position, stop, grammar))
            ):
                position, described, evidence = of, described + 1, WEAK  # 夺得本届大会的首枚金牌
                continue
            fund = _FUND.match(slotted.text, position, stop) if title is None and not titles else None
            if fund and _one(slotted, fund.end(), stop, grammar, WEAK):  # 某青年基金、|某自然科学一等奖
                position = fund.end()
                continue
            if title is None and titles and (past := _past_unknown(slotted, position, stop, grammar)):
                position = past
                continue
            if title is None:
                break
            if whose := _attribute(slotted, title, stop, grammar):
                position, evidence = whose, WEAK
                continue
            if titles and _LEVEL.fullmatch(titles[-1].text) and (level := _LEVEL.match(title.text)):
                whole = f"{titles[-1].text}{title.text[level.end() :]}"  # 世界级、国家级保护项目
                titles[-1] = replace(titles[-1], text=whole)
            period = _PERIOD.match(title.text) if titles and titles[-1].quoted else None
            if period and _PERIOD.fullmatch(f"“{titles[-1].text}”"):  # “七五”、|“八五”攻关成果奖
                whole = f"“{titles[-1].text}”{title.text[period.end() :]}"
                titles[-1] = replace(titles[-1], text=whole, quoted=False)
            titles.append(title)
            end = title.end
        counted = _COUNTED.match(slotted.text, end)
        if counted and not titles[-1].quoted and not _is_verb(slotted, counted.end()):
            position, stop = counted.end(), max(stop, min(len(slotted.text), counted.end() + _LONGEST))
            graded = _graded(slotted, position, stop, grammar)
            following = graded[-1] if graded else _one(slotted, position, stop, grammar, WEAK)
            if following and (counted[0][0] == "各" or _A_NUMBER.match(slotted.text, following.end)):
                continue
            break
        joined = _JOIN.match(slotted.text, end, stop)
        if joined and not _new_honoree(slotted, joined.end(), rules, received=received):
            position = joined.end()
        elif slotted.text[end : end + 1] == _QUOTED and titles[-1].quoted:
            position = end
        elif following_clause := _continues(slotted, end, rules, received=received):
            position, stop = following_clause
            evidence = SURE if slotted.text[position : position + 1] == _QUOTED else WEAK
        else:
            break
    return titles, end


def _past_unknown(slotted: Slotted, position: int, stop: int, grammar: _Grammar) -> int:
    """Where the list of titles goes on behind a member that looks like none (甲奖、乙基金、丙奖); 0 where it does not."""
    member = _UNKNOWN_MEMBER.match(slotted.text, position, stop)
    if not member or any(_is_verb(slotted, i) for i in range(*member.span(1))):
        return 0
    return member.end() if _one(slotted, member.end(), stop, grammar, WEAK) else 0


def _is_verb(slotted: Slotted, i: int) -> bool:
    word = slotted.words.get(i)
    return word is not None and word[2].startswith("v")


def _new_honoree(slotted: Slotted, i: int, rules: Rules, *, received: bool) -> bool:
    """Whether what follows a title is the next honoree: …称号、乙局“U”称号; …一等奖、“某作品”等3个项目被评为…

    received: the titles stand behind a verb of getting, so that 乙局“U” is an award of 乙局.
    """
    text = slotted.text
    number = slotted.number(i)
    if number is not None and number.unit == "次":  # 3次获得甲奖、2次乙奖
        return False
    if not received and _PLACE_GRADED.match(text, i):
        return True
    if (_NEW_HONOREE.match(text, i) and not (received and _OF_A_BODY.match(text, i))) or _conferring(rules).match(
        text, i
    ):
        return True
    clause = _CLAUSE_END.search(text, i, i + 30)
    return text[i : i + 1] == _QUOTED and bool(
        _conferring(rules).search(text, i + 1, clause.start() if clause else i + 30)
    )


@cache
def _conferring(rules: Rules) -> "re.Pattern[str]":
    return re.compile(
        rules.alternation(*(f"honours.{name}" for name in ("confer", "name_as", "receive", "obtain", "select")))
    )


def _continues(slotted: Slotted, end: int, rules: Rules, *, received: bool) -> Span | None:
    """The clause behind a comma or semicolon that is nothing but the next title of a list (获得甲奖,乙赛二等奖等荣誉)."""
    text = slotted.text
    if text[end : end + 1] not in (",", ";"):
        return None
    also = _AND_ALSO.match(text, end + 1)
    begin = also.end() if also else end + 1
    if text.startswith(f"{_QUOTED}、{_QUOTED}", begin) and _PERIOD.fullmatch(f"“{_inside(slotted, begin)}”"):
        clause = _CLAUSE_END.search(text, begin, begin + 3 * _LONGEST)  # 甲奖,“七五”、“八五”攻关成果奖
        return begin, clause.start() if clause else len(text)
    sign = _BREAK.search(text, begin, begin + _LONGEST)
    stop = sign.start() if sign else min(len(text), begin + _LONGEST)
    first = slotted.words.get(begin)
    led = (first is not None and first[2].startswith(("c", "d", "p", "r", "u"))) or _new_honoree(
        slotted, begin, rules, received=received
    )
    counted = _COUNTED_GRADE.match(text, begin) is not None
    given = _GIVEN_BY.match(text, begin, stop) is not None  # …二等奖,某部优秀设计三等奖
    named = text[begin : begin + 1] in _NAMES and text[begin + 1 : begin + 2] != _QUOTED and not counted and not given
    verdict = _VERDICT.match(text, begin, stop)
    verdict = verdict or _KEEPS.match(text, begin) or _NEXT_DEED.match(text, begin) or _COMPETES.match(text, begin)
    if (
        led
        or named
        or verdict
        or stop == begin
        or _HANDS_OUT.match(text, begin)
        or _conferring(rules).search(text, begin, stop)
    ):
        return None
    evidence = SURE if text[begin : begin + 1] == _QUOTED else WEAK
    title = _one(slotted, begin, stop, _grammar(rules), evidence)
    if title is None or len(title.text) < 4 or text[title.end : title.end + 1] not in (",", ";", "、", "。", "等", ""):
        return None
    clause = _CLAUSE_END.search(text, begin, begin + 3 * _LONGEST)
    return begin, clause.start() if clause else stop


def _past_of(slotted: Slotted, start: int, stop: int, grammar: _Grammar) -> int:
    """Where the award begins that a phrase with 的 at `start` describes (本届大会的首枚金牌); 0 where there is none."""
    bound = _bound(slotted, start, stop, grammar)
    if not start < bound < stop - 1 or slotted.text[bound] != "的" or _PRAISE.search(slotted.text, start, bound):
        return 0
    after = slotted.text[bound + 1 : _bound(slotted, bound + 1, stop, grammar)]
    return bound + 1 if _CROWN.search(after) else 0


def _attribute(slotted: Slotted, title: Title, stop: int, grammar: _Grammar) -> int:
    """Where the award begins of which the phrase read as a title is only an attribute (“某成果奖”|的|科技进步一等奖,
    最具价值|的|单项奖“某奖”); 0 where it is the title."""
    if slotted.text[title.end : title.end + 1] != "的":
        return 0
    inner = _one(slotted, title.end + 1, stop, grammar, WEAK)
    if inner is None or not (inner.quoted or _GRADE_LAST.search(inner.text)):
        return 0
    return title.end + 1 if slotted.text[inner.end : inner.end + 1] in (",", ";", "。", "、", "") else 0


def _later(evidence: str) -> str:
    """What a later title of a list needs: a noun phrase alone is no title any more."""
    return SURE if evidence == AS else evidence


def _one(slotted: Slotted, start: int, stop: int, grammar: _Grammar, evidence: str) -> Title | None:
    text = slotted.text
    lead = grammar.lead.match(text, start, stop)
    begin = lead.end() if lead else start
    if begin > start and text[begin : begin + 1] == "的":
        begin += 1
    bound = _bound(slotted, begin, stop, grammar)
    while bound > begin and text[bound - 1] in _NEVER_LAST:
        bound -= 1
    if bound <= begin:
        return None
    half = _first_of_two(text, begin, bound, grammar) if evidence == AS and _QUOTED not in text[begin:bound] else 0
    if half:
        return _bare(slotted, begin, half, half, grammar)
    ends = _ends(slotted, begin, bound, grammar, evidence)
    if not ends:
        phrase = slotted.document.folded[slotted.starts[begin] : slotted.ends[bound - 1]]
        joined = re.search("[和与及]", text[begin:bound])
        if joined and joined.start():
            half = begin + joined.start()
            if _BEST.fullmatch(text, begin, half):  # 最佳导演|和最佳摄影
                return _bare(slotted, begin, half, half, grammar)
            two = evidence != AS and grammar.tail.search(text, begin, bound)
            two = two or (_NEXT_TITLE.match(text, half + 1, bound) and grammar.weak_end.search(text, half, bound))
            if two and grammar.weak_end.search(text, begin, half):
                return _bare(slotted, begin, half, half, grammar)
        tail = grammar.tail.search(text, begin, bound)
        if tail and tail.start() > begin and (tail.end() == bound or evidence != WEAK):
            named = tail[0] not in _THING_TAILS or grammar.looks.search(text, begin, tail.start())
            of_class = tail[0] in _PRIZE_TAILS and text[tail.start() - 1] == "类"  # 文学类奖项
            if tail[0] == "奖励" and _ANY_REWARD.search(text, begin, tail.start()):
                return None
            if tail[0] == "奖项" and text[tail.start() - 1] in _HAS_MANY_PRIZES:  # 某竞赛|奖项: which one is not said
                return None
            end = tail.end() if of_class else tail.start() + (tail[0] in _PRIZE_TAILS)  # 某省科学技术奖|励
            return _bare(slotted, begin, end, tail.end(), grammar) if named else None
        opened, ended = grammar.opening.search(phrase), grammar.weak_end.search(phrase)
        plain = evidence == AS and len(phrase) <= 25 and (_QUOTED not in text[begin:bound] or opened)
        best = _BEST.fullmatch(phrase) is not None
        praised = evidence != WEAK and len(phrase) <= _LONGEST_PRAISE and grammar.praised.search(phrase)
        noun = praised and _ends_in_noun(slotted, begin, bound)
        honour = (
            _AS_HONOUR.match(text, bound)
            and _ends_in_noun(slotted, begin, bound)
            and _NAMES_AN_HONOUR.fullmatch(phrase)
        )
        whole = plain or best or noun or honour or (opened and ended) or (evidence != WEAK and ended)
        return _bare(slotted, begin, bound, bound, grammar) if whole and len(phrase) > 1 else None
    end, quoted = ends[-1]
    if not quoted and text[end - 1] == "奖" and text[end : end + 1] == _QUOTED and _inside(slotted, end).endswith("奖"):
        return _in_quotes(slotted, begin, end + 1, bound, grammar)  # 大赛专项奖“某某奖”: one award
    if quoted:
        return _in_quotes(slotted, begin, end, bound, grammar)
    if text[begin:end] in grammar.general:
        return None
    tail = grammar.tail.match(text, end, bound)
    if not tail and end < bound and (longer := _EXTENDED.match(text[begin:bound], end - begin)):
        end = begin + longer.end()
        tail = grammar.tail.match(text, end, bound)
    noun_behind = end < bound <= end + 4 and text[end] not in "和与及" and grammar.weak_end.search(text, end, bound)
    few = end < bound <= end + 8 and _SELECT_FEW.search(text, begin, end)
    if not tail and ((noun_behind and evidence != WEAK) or few):  # 优秀学生|典型
        last = grammar.tail.search(text, end, bound)
        tail = last if last and last.start() > end and last.end() == bound else None
        end = tail.start() if tail else bound
    two = text[end : end + 1] in ("和", "与", "及") and grammar.weak_end.search(text, end, bound)
    if not tail and evidence == AS and end < bound and not two:
        end = bound
    return _bare(slotted, begin, end, tail.end() if tail else end, grammar)


def _first_of_two(text: str, begin: int, bound: int, grammar: _Grammar) -> int:
    """Where the first of two titles ends that 和 joins (甲市优秀学校和甲市先进单位, 改革实验学校和研究实验学校); 0 for one title."""
    for joined in re.finditer("[和与及、]", text[begin:bound]):
        half = begin + joined.start()
        first, second = text[begin:half], text[half + 1 : bound]
        if min(len(first), len(second)) < _SHORTEST_OF_TWO:
            continue
        alike = first[-2:] == second[-2:] and len(first) > _SHORTEST_OF_TWO
        titles = [bool(grammar.weak_end.search(part) or grammar.opening.search(part)) for part in (first, second)]
        if (
            (alike and any(titles))
            or all(titles)
            or (alike and _NEXT_TITLE.match(second))
            or _SAME_KIND.fullmatch(f"{first[-4:]}/{second[-4:]}")
        ):
            return half
    return 0


def _ends_in_noun(slotted: Slotted, begin: int, end: int) -> bool:
    words = [word for i in range(begin, end) if (word := slotted.words.get(i)) and word[1] == end]
    return bool(words) and words[-1][2].startswith("n") and not words[-1][0].endswith(_MEETING)


def _bound(slotted: Slotted, begin: int, stop: int, grammar: _Grammar) -> int:
    """Where the noun phrase that begins at `begin` ends at the latest: a sign, a person, or a word that no title holds."""
    broken = _BREAK.search(slotted.text, begin, min(stop, begin + _LONGEST))
    bound = broken.start() if broken else min(stop, begin + _LONGEST)
    etc = _AND_OTHERS.search(slotted.text, begin, bound) or _SO_MANY_AWARDS.search(slotted.text, begin + 1, bound)
    bound = etc.start() if etc else bound
    for i in range(begin, bound):
        word = slotted.words.get(i)
        if word and word[0] in grammar.stops and word[1] <= bound and not _is_within(slotted.text, begin, i):
            return i
    return bound


def _is_within(text: str, begin: int, i: int) -> bool:
    """Whether the word at i belongs to a title although few titles hold it: 有突出贡献|的|专家."""
    if text[i] != "的":
        return _WITHIN.match(text, i) is not None
    return bool(_OF_MERIT.search(text, begin, i) or (_EVENT_OF.search(text, begin, i) and _MEDAL.match(text, i + 1)))


def _ends(slotted: Slotted, begin: int, bound: int, grammar: _Grammar, evidence: str) -> list[tuple[int, bool]]:
    """Where a title may end, in order: (index, whether quotes end it); a list word behind a title cuts the rest off."""
    found: list[tuple[int, bool]] = []
    text = slotted.text
    things = _SO_MANY_THINGS.search(text, begin, bound)
    bound = things.start() if things else bound
    for i in range(begin, bound):
        if text[i] == SLOTS["work"] and _LIST_NAME.search(_inside(slotted, i)):  # 入选《某名录》
            found.append((i + 1, True))
        if text[i] == SLOTS["organisation"] and i > begin and _ends_in_head(_folded(slotted, i), grammar):
            found.append((i + 1, False))  # 国家级农民专业|合作社示范社
        if text[i] != _QUOTED or not _ends_phrase(text, i + 1, bound, grammar):
            continue
        if _quotes_a_title(slotted, i, bound, grammar, evidence):
            found.append((i + 1, True))
    found += [(m.end(), False) for m in grammar.head.finditer(text, begin, bound)]
    found.sort()
    for i, (end, _) in enumerate(found):
        tail = grammar.tail.match(text, end, bound)
        behind = tail.end() if tail else end
        if tail or text[behind : behind + 1] in ("和", "与", "及", _QUOTED) or text.startswith(_AND_QUOTED, behind):
            return found[: i + 1]
    return found


def _ends_phrase(text: str, i: int, bound: int, grammar: _Grammar) -> bool:
    """Whether nothing of the noun phrase follows at i but a tail word or the next member of a list."""
    kind = _KIND_BEHIND.match(text, i)
    return (
        i >= bound
        or text[i] in f"和与及{_QUOTED}"
        or text.startswith(_AND_QUOTED, i)
        or bool(grammar.tail.match(text, i, bound) or kind or _SIGN_BEHIND.match(text, i) or _SO_OFTEN.match(text, i))
    )


def _quotes_a_title(slotted: Slotted, i: int, bound: int, grammar: _Grammar, evidence: str) -> bool:
    inside = _CLASS_BEHIND.sub("", _inside(slotted, i))
    if _CONTEST.search(inside) and _MEDAL.match(slotted.text, i + 1):  # “村口杯”铜牌: the medal of a contest
        return False
    behind = (_SIGN_BEHIND.match(slotted.text, i + 1), _AS_HONOUR.match(slotted.text, i + 1))
    if evidence != WEAK or grammar.tail.match(slotted.text, i + 1, bound) or any(behind):
        return True
    return bool(grammar.weak_end.search(inside) or (len(inside) <= 16 and grammar.opening.search(inside)))


def _folded(slotted: Slotted, i: int) -> str:
    return slotted.document.folded[slotted.starts[i] : slotted.ends[i]]


def _inside(slotted: Slotted, i: int) -> str:
    return slotted.document.folded[slotted.starts[i] + 1 : slotted.ends[i] - 1]


def _in_quotes(slotted: Slotted, begin: int, end: int, bound: int, grammar: _Grammar) -> Title | None:
    span = (slotted.starts[end - 1] + 1, slotted.ends[end - 1] - 1)
    tail = grammar.tail.match(slotted.text, end, bound)
    written = slotted.document.article.text[span[0] : span[1]].strip()
    if not written or len(written) > _LONGEST or grammar.degrees.match(written) or _SPEECH.search(written):
        return None
    if _FAME.match(slotted.text, end):
        return None
    kind = _KIND_OF_QUOTED.match(slotted.text, end, bound)
    return Title(begin, kind.end() if kind else tail.end() if tail else end, written, span, quoted=True)


def _bare(slotted: Slotted, begin: int, end: int, behind: int, grammar: _Grammar) -> Title | None:
    """A title without quotes: what leads up to it is cut off, general words alone and degrees are none."""
    while end > begin and slotted.text[end - 1] == ".":
        end -= 1
    if _AND_SO_ON.search(slotted.text, begin, end):
        end -= 1  # 乡村之星等|称号
    if end <= begin:
        return None
    dash = slotted.text.rfind("——", begin, end)
    if (dash > begin and grammar.tail.search(slotted.text, begin, dash)) or (
        dash > 0 and slotted.text[dash - 1] == "奖"
    ):
        begin = dash + 2  # 学术大奖——某成果奖
    folded = slotted.document.folded[slotted.starts[begin] : slotted.ends[end - 1]]
    if slotted.text[begin:end].strip(SLOTS["organisation"]) == "" and not slotted.text.startswith("称号", end):
        return None  # 授予甲县|某训练中心称号: a title like a name
    if (
        _ANY_LEVEL.sub("", folded) in grammar.general
        or folded in grammar.weak
        or "候选" in folded
        or "公示" in folded
        or _THINGS.fullmatch(folded)
        or _ONLY_EDITION.fullmatch(folded)
        or folded.endswith(("获此", "获该"))
        or folded.startswith(("该", "此", "这", "者", "一系列"))
        or _SOME_AWARDS.search(folded)
        or grammar.degrees.match(folded)
        or len(folded) > _LONGEST
    ):
        return None
    return Title(begin, behind, slotted.written(begin, end), slotted.span(begin, end))


def _graded(slotted: Slotted, start: int, stop: int, grammar: _Grammar) -> list[Title]:
    """自然科学一、二等奖: each grade read out; the span is that of the whole."""
    ranked = _RANKS.match(slotted.text, start, min(stop, start + _LONGEST))
    if ranked:  # 男子500米冠亚军: the winner's title and the second's
        lead = grammar.lead.match(slotted.text, start, ranked.end(1))
        begin = lead.end() if lead else start
        stem, span = slotted.written(begin, ranked.end(1)), slotted.span(begin, ranked.end())
        ranks = [rank for rank in ranked[2] if rank not in "、和"]
        return [Title(begin, ranked.end(), f"{stem}{rank}{ranked[3]}", span) for rank in ranks]
    fields = _FIELDS.match(slotted.text, start, min(stop, start + _LONGEST))
    if fields:  # 甲奖和乙奖二等奖各一项
        lead = grammar.lead.match(slotted.text, start, fields.start("first"))
        begin = lead.end() if lead else start
        stem = slotted.written(begin, fields.start("first"))
        prize, span = slotted.written(*fields.span("prize")), slotted.span(begin, fields.end())
        return [Title(begin, fields.end(), f"{stem}{fields[n]}{prize}", span) for n in ("first", "last")]
    match = _GRADES.match(slotted.text, start, min(stop, start + _LONGEST))
    if not match:
        return _of_both(slotted, start, stop)
    lead = grammar.lead.match(slotted.text, start, match.end())
    begin = min(lead.end() if lead else start, match.end(1))
    if _bound(slotted, begin, match.start(2) + 1, grammar) <= match.start(2) - 1:
        return []
    stem = slotted.written(begin, match.end(1))
    head = "等奖" if match[3] == "等" else match[3]
    grades = [grade for grade in match[2] if grade not in "、和及"]
    span = slotted.span(begin, match.end())
    return [Title(begin, match.end(), f"{stem}{'优秀奖' if g == '优' else g + head}", span) for g in grades]


def _of_levels(slotted: Slotted, start: int, stop: int, grammar: _Grammar, evidence: str) -> list[Title]:
    """省、市文明医院 read out: 省文明医院 and 市文明医院; of 省、市“文明医院” what the quotes hold."""
    match = _LEVELS.match(slotted.text, start, stop)
    if match and slotted.text[match.end() : match.end() + 1] == _QUOTED:
        quoted = _one(slotted, match.end(), stop, grammar, evidence)
        return [quoted] if quoted else []
    last = _one(slotted, match.start("last"), stop, grammar, evidence) if match else None
    if match is None or last is None or last.start != match.start("last"):
        return []
    rest = last.text[len(match["last"]) :]
    span = (slotted.starts[match.start()], last.span[1])
    levels = re.split("[、和及]", match[0])
    return [Title(match.start(), last.end, f"{level}{rest}", span) for level in levels]


def _of_both(slotted: Slotted, start: int, stop: int) -> list[Title]:
    """最佳男、女主角奖 read out: 最佳男主角奖 and 最佳女主角奖."""
    match = _BOTH.match(slotted.text, start, min(stop, start + _LONGEST))
    if not match:
        return _of_groups(slotted, start, stop)
    span = slotted.span(start, match.end())
    stem = slotted.written(start, match.end(1))
    rest = slotted.written(match.start(4), match.end())
    return [Title(start, match.end(), f"{stem}{match[n]}{rest}", span) for n in (2, 3)]


def _of_groups(slotted: Slotted, start: int, stop: int) -> list[Title]:
    """小学组、中学组一等奖 read out: 小学组一等奖 and 中学组一等奖."""
    match = _RUNS.match(slotted.text, start, min(stop, start + _LONGEST))
    runs = _runs(slotted, match) if match else []
    if match and runs:  # 女子500米、1000米金牌
        span, stem = slotted.span(start, match.end()), slotted.written(start, match.end("stem"))
        head = slotted.written(*match.span("head"))
        return [Title(start, match.end(), f"{stem}{run}{head}", span) for run in runs]
    sports = _SPORTS.match(slotted.text, start, min(stop, start + _LONGEST))
    if sports:  # 女子50米蛙泳、100米蛙泳和混合泳金牌
        number = slotted.number(sports.start("number")) if sports["number"] else None
        events = _events(slotted, *sports.span("events"))
        if number is None or number.value == len(events):
            span, head = slotted.span(start, sports.end()), slotted.written(*sports.span("head"))
            return [Title(start, sports.end(), f"{event}{head}", span) for event in events]
    match = _GROUPS.match(slotted.text, start, min(stop, start + _LONGEST))
    if not match:
        return []
    span = slotted.span(start, match.end())
    head = slotted.written(match.start("head"), match.end())
    groups = [g for g in _JOINED_GROUPS.split(match["groups"]) if g]
    sex = _SEX.match(groups[0])
    if sex and not any(_SEX.match(group) for group in groups[1:]):  # 女子48公斤级、53公斤级冠军
        groups = [groups[0], *(f"{sex[0]}{group}" for group in groups[1:])]
    return [Title(start, match.end(), f"{group}{head}", span) for group in groups]


def _runs(slotted: Slotted, match: "re.Match[str]") -> list[str]:
    """The distances that share a medal; none where one of the numbers is something else or counts other medals."""
    edges = [run.span() for run in re.compile(_RUN).finditer(slotted.text, *match.span("runs"))]
    runs = [slotted.written(*edge) for edge in edges]
    number = slotted.number(match.start("number")) if match["number"] else None
    fits = number is None or number.value == len(runs)
    return runs if fits and all(run.endswith("米") for run in runs) else []


def _events(slotted: Slotted, start: int, end: int) -> list[str]:
    """The events of a list that shares its medal."""
    signs = [sign.start() for sign in _JOINED_GROUPS.finditer(slotted.text, start, end)]
    edges = zip([start, *(sign + 1 for sign in signs)], [*signs, end], strict=True)
    return [slotted.written(*edge) for edge in edges]


def looks_like_title(text: str, rules: Rules) -> bool:
    """Whether a heading reads like an award: it ends like one or holds a word that opens one (优秀, 最美)."""
    return text not in _grammar(rules).general and bool(_grammar(rules).looks.search(text))


def ends_in_head(text: str, rules: Rules) -> bool:
    """Whether a text ends in a word that is nothing but an award (奖, 标兵, 之星)."""
    return _ends_in_head(text, _grammar(rules))


def _ends_in_head(text: str, grammar: _Grammar) -> bool:
    return any(match.end() == len(text) for match in grammar.head.finditer(text))


def is_opened(text: str, rules: Rules) -> bool:
    """Whether a text holds a word that opens a title (优秀, 最美)."""
    return bool(_grammar(rules).opening.search(text))


def noted_year(slotted: Slotted, title: Title) -> str:
    """The year or month in brackets behind a title, as in a list of honours: 国家自然科学二等奖(2012.5); empty where there is none."""
    noted = _YEAR_NOTE.match(slotted.document.folded, title.span[1])
    if noted is None:
        return ""
    return f"{noted[1]}-{int(noted[2]):02}" if noted[2] and 0 < int(noted[2]) < 13 else noted[1]

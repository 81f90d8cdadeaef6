"""Who a clause names as its subject, before its verb."""

import re
from dataclasses import replace
from functools import cache

from pipeline.honorees import read_list, team_made_up
from pipeline.members import (
    ANY_SLOT,
    IN_THE_ROLE,
    ORGANISATION,
    PERSON,
    WORK,
    Grammar,
    Honoree,
    behind_post,
    governed,
    grammar_of,
    is_idiom,
    is_noun_phrase,
    is_phrase,
    phrase_at,
    read_groups,
    without_adverbs,
)
from pipeline.records import Findings, Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

_ITEM = re.compile(r"\s*(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、)\s*")


_RANKED = re.compile("名列|位[列居]|排名")


_CLAUSE = re.compile(r"[,;:。!?]")


_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
_WORKS = re.compile(f"{_W}(?:[、和与及]?{_W})+")


_WORK_OF = re.compile(
    f"{_O}[^{_Q}{_W},;]{{0,12}}的[^{_Q}{_W},;]{{0,12}}(?:{_W}|{_Q}(?:项目|作品|课题|论文|成果|案例|研究))"
)


_AT = re.compile("(?:任|任职|就读|就职|毕业|考入|进入|加入|调任|来到|回到|前往|供职|受聘)于?$")


_MADE_UP = re.compile("(?:组成|组建|派出|选送|推荐|选派)的")


_KIND_OF_WORK = re.compile(
    f"[一-龥]{{0,6}}?(?:作品|论文|项目|课题|影片|专著|教材|节目|案例|纪录片|电视剧|电影|短片|话剧|舞剧|歌曲|小品|小说|舞蹈|图书)(?={_W})"
)


_SO = "(?=在[^,;。]{2,30}中|从|以(?!来)|凭|经过?|通过|[历因]|过关|不负|力[压克挫]|一[路举])"


# The subject behind a relative clause: 位于甲县的|乙景区|经过…, 讲述…的小品|《某》|在…中, 由甲主持的|“某某”|项目从….
_DESCRIBED = re.compile(f"(?![^,;。的]*(?:获|评为|入选))[^,;。{_P}{_W}{_Q}]{{2,40}}?的(?P<what>{_O}){_SO}")


_DESCRIBED_WORK = re.compile(
    f"(?![^,;。{_W}{_Q}]*(?:获|评为|入选|[凭以携用把将对为]|带着|通过))[^,;。{_W}{_Q}]{{2,60}}?的"
    f"(?:[一-龥]{{0,6}}?(?P<what>{_W}(?:[、和与及]?{_W})*)|(?P<quoted>{_Q})(?:项目|作品|课题|论文|成果|案例|研究|课程|技术)){_SO}"
)


_PREDICATE = re.compile(
    "[在从以凭经因历过不受再]|通过|力[压克挫]|一[路举]|表现|先后|长期|积极|依托|围绕|聚焦|脱颖而出|榜上有名"
)


_PLACE_ALONE = re.compile(
    "(?:(?![在到从为以对因])[^,;:。]{2,24}的)?(?P<name>(?![该本全各每我在到从为以对因几两三])[一-龥]{1,10}?"
    "(?<![贫困山农乡小穷城示范试点重点美丽文明强])(?:村|社区|镇|乡|街道))"
)
_HIS_BODY = re.compile(f"[他她][^,;:。的{_P}{_O}]{{1,12}}的(?={_O}$)")
_BY_NAME = re.compile(
    f"(?:名为|题为|名叫|取名|名曰)(?P<name>[{_W}{_Q}])的(?:[^,;。的{_P}{_O}]{{1,10}})$"
)  # 一本名为《某》的小说,


_ENDS_IN_QUOTED_WORK = re.compile(
    f"(?:琢磨出|总结出|提炼出|摸索出|探索出|创造|发明|独创|研制|首创)的{_Q}$|的(?:课题|项目|作品|论文|案例|成果|技术|节目|报告|提案|方案|歌曲|微课|课程|教材){_Q}$"
)


_HIS_UNIT = re.compile(
    f"{_P}(?:院士|教授|研究员|博士|主任|老师)?(?:担任|任|带领|率领|领衔|牵头|负责|所在|创办|领办)[^,;、的{_O}{_P}]{{0,10}}的(?P<unit>[^,;:、的在从以凭{_P}{_W}{_N}]{{2,16}}?(?:班|队|组|团队|支部|社|公司|厂|校|中心|村|工作室|科|科室|车间|病区|实验室))(?=$|[则也在从以凭还又经因历过不力一先受,])"
)


_LABELLED_WORK = re.compile(
    f"{_O}的?[^,;。{_O}{_P}{_W}{_Q}{_N}{_D}的]{{0,12}}?(?:专栏|栏目|节目|课题|作品|案例|成果|系列报道|课程|活动){_Q}(?!团队|课题组|项目组|的)"
)


_BY_WHOM = re.compile(  # 由某某作为负责人,…: not whom the text is about
    f"(?:{_D},?)*由[^,;。]{{2,40}}?(?:作为|担任|主持|负责|牵头|带队|领衔|主讲|授课|执教)"
)


_TELLS_ON = re.compile(f",{_D}?(?:曾|先后|连续|多次|近年来?|荣获|获评|获得|被评|被授|入选)")


_A_BODY = f"(?:{_O}|[一-龥]{{2,4}}?(?:镇|乡|街道|社区|村))"
# A row of organisations of which the rest of the clause tells something: 甲局、乙局等单位|工作扎实.
_ROW = re.compile(
    f"(?P<row>(?:{_A_BODY}(?:[、和与及]|以及))+{_A_BODY}(?:等{_N})?)(?:等?多?[一-龥]{{0,4}}?(?:单位|部门|集体|企业|学校|乡镇|镇街|家|个)?)?"
    f"(?![的、和与及]|联合|共同|主办|举办|组织|负责人?|领导|代表|{_P})(?=[^的{_O}{_P}{_W}{_N}{_D}]{{2,24}}$)"
)
_LISTED = re.compile(
    f"[^,;:。{_P}{_N}{_W}{_D}的在从以凭]{{0,12}}[、{_O}][^,;:。{_P}{_N}{_W}{_D}的在从以凭]{{0,80}}?"
    f"(?:{_O}(?:[一-龥]{{1,8}}?(?:队|社|社团|班|支部))?|等?{_N}[^,;:。、{_O}{_P}{_N}]{{0,6}}?)(?=[在从以凭经通均都因历过不力一先,]|$)"
)


_TEAM = re.compile(
    f"{_O}[^,;:。、的{_O}{_P}{_N}{_W}{_D}]{{1,20}}?(?:队|团队|支教团|实践团|课题组|项目组|研究组|小组|班组|工作室|俱乐部|支部|社团)"
    "(?=[从在以凭于经被通获荣一共成最又再也先力]|$)"
)


_IS_VERB = re.compile("v(?!n)|[dp]|ul|uz|ug")


_SENT = re.compile("派|组[织建成]|选[派送]|推荐|举|成立|邀|由|时|对|与|任|指导|获|率|带|领队")


_SENT_IN = re.compile(
    f"(?:一?共|共计)?(?:有|选送的?|推荐的?|报送的?|申报的?|提交的?){_N}(?=[^,;。]{{0,8}}(?:征文|作品|论文|项目|案例|课程|教案|成果|课题|节目))"
)


_NUMBERED_UNIT = re.compile("\\d{1,4}(?:级|届|班|连|营|队|组|号|中|型|团|所)")


_NAME_LIKE = re.compile("[一-龥A-Za-z0-9·]{3,12}")


# Verbs that a firm's name may end in: 某某理财.
_FIRM_TAILS = frozenset(
    ("理财", "控股", "投资", "置业", "传媒", "保险", "建设", "设计", "咨询", "物流", "出行", "证券")
)


_NO_NAME = re.compile(
    "(?:赛|会|节|活动|工作|情况|成绩|方面|期间|经历|比赛|评选|杯|奖|[年月日号届天岁]|次|项|人次|名|作|曲|片|诗|书|"
    "组|级|力|性|度|史|界|者|某|民|季|候|期|率|量)$|[一二三四五六七八九两]战|^(?:该|本|此|这|那|我|全|各|每|某|双|两|多|其|同|又|再|还|也|更|首|第)"
)


_OF_A_VILLAGE = re.compile(
    "(?P<name>[一-龥]{2,10}?(?:村|社区|镇|乡))(?=建村|建于|始建|地处|位于|坐落|距|辖|现有|共有|全村|有[0-9]|名列|位[列居]|排名|工作|成绩|表现|成效|考核|连续|先后|坚持|积极|率先|创新|因|以|凭)"
)


# A race, festival or fair by when it began: 青石马拉松赛|创办于2012年,2014年获评….
_OCCASION = re.compile(
    "(?P<name>[一-龥A-Za-z0-9]{2,16}?(?:赛|节|展|会|庙会|展演|论坛))(?=创[办立]|始[办创于]|首次举办|首办|诞生于|连续举办|已(?:连续|成功)?举办)"
)
_SOCIETY = re.compile("(?:协|学|商|基金|委员|研究|联合|理事|促进)会$")


_LOCALISERS = tuple("中上下内外里前后间时")


_THING = re.compile(
    "(?:技艺|工艺|手艺|酒|茶|菜|面|米|果|瓜|鱼|糕|饼|戏|舞|车|机|床|器|药|课|醋|酱|蜜|枣|梨|桃|橙|薯|虾|蟹|油|糖|粽|火腿|腊肉|豆腐|瓷|砚|绣|锦)$"
)


_ITS_WORKS = re.compile(
    f"{_O}{_W}(?:[和与、]?{_W})*(?:{_N}[^,;{_O}{_P}{_W}{_N}]{{1,4}})?(?=(?:的[^,;{_O}{_P}{_W}]{{1,8}})?(?:[,从在以凭]|$))"
)


_BEHIND_QUOTED = re.compile("[从在以凭经于,获]|荣获|入选")


_MADE_BY_HIM = re.compile(
    f"{_P}[^,;、{_O}{_P}{_W}{_Q}]{{0,6}}(?:撰写|编著|主编|创作|拍摄|执导|设计|著|编写|摄制|谱写|翻译)的[^,;、{_O}{_P}{_W}{_Q}]{{0,14}}?{_W}"
)


# 某某主持的“某技术”项目,: the work is honoured, not who made it.
_HIS_PROJECT = re.compile(
    f"{_P}[^,;、{_P}{_W}{_Q}]{{0,16}}?(?:主持|负责|领衔|牵头|完成|研发|研制|申报|主讲|指导|开发|设计|创作|承担|发明|实施|选送)"
    f"[^,;、{_O}{_P}{_W}{_Q}]{{0,6}}的[^,;、{_O}{_P}{_W}{_Q}]{{0,10}}(?P<work>{_Q})(?:等?{_N})?[一-龥]{{0,4}}(?:项目|课题|成果|作品|论文|课程|技术|工艺|系统|案例|品种|专利)"
    r"(?=[从在以凭经于曾先又还也]|\s*$)"
)


_LONGEST_SUBJECT = 24


_SCORE = re.compile("[0-9]{1,3}(?:比|:|-|∶)[0-9]")


_LABEL = re.compile("[一-龥]{2,10}:")


_AND_DATE = re.compile(f"[和与及至]{_D}")


ONCE_IN = re.compile(
    f"(?:曾经?|先后|分别|并|也|又|还)*[于在](?={_D})"
)  # 曾于2016年: the dictionary may take it for a name


_STEP_OF_LIFE = re.compile(
    f"{_D}?,?(?:(?:{_O}|[一-龥]{{2,12}}(?:大学|学院|学校|系))[^,;。{_P}]{{0,12}}毕业(?=[,;])|(?:本科|硕士|博士|研究生|大学|大专|中专|高中|中学)?毕业(?:后|以后|之后|于|时)"
    "|(?:晋升|升任|调任|调入|考入|考取|保送|参军|入伍|入党|留校|转业|退伍|退役)(?![者人军])|(?:晋升|授衔|晋级)为)"
)


_POST_OF = re.compile(f"{_O}[^,;:。、{_O}{_P}{_W}]{{0,8}}")


_HE_IS = re.compile(
    "为(?:国家|我国|全国|国内|国际|[省市县校院]|首|第|[^,;。]{2,30}(?:员|者|人|家|成员|之一),)"
)  # elided: 他为…


_IS = re.compile("系(?![列统主])|是")
_JOINED = re.compile("(?:同志|老师|教授|同学|博士|院士|医生|先生|女士)?(?:、|以及|和|与|及)")


_AND_OTHERS = re.compile(f"(?:同志|教授|老师|同学|博士|院士)?等{_N}(?=[,在因凭从以经于通]|$)")


SHE = re.compile("(?:^|[,;])[他她](?!们)")


_STANDS_FOR = re.compile("代表(?![们队团作人性])")  # 代表某省参加: a verb, whose subject is elided


_OFFICE = {"担任", "任", "出任", "时任", "聘任", "聘请", "任命", "邀请", "采访", "看望", "表彰", "祝贺"}


def names_subject(slotted: Slotted, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a sentence begins, before its verb at `end`, with a noun of its own and so is not about the subject of the
    sentence before."""
    text = slotted.text
    if text[start : start + 1] == "、":  # the rest of a list of titles
        sign = _CLAUSE.search(text, start, end)
        start = sign.start() if sign else end
    while start < end and text[start] in ",;。、 ":
        start += 1
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start  # 荣誉称号:…
    if _HE_IS.match(text, start, end):
        return False
    once = ONCE_IN.match(text, start, end)
    start = once.end() if once else start
    lead = grammar.leads.match(text, start, end)
    if (
        lead
        and lead[0].endswith("为")
        and text[lead.end()] == _O
        and _getting(grammar.rules).match(text, lead.end() + 1)
    ):
        return False  # 为甲队夺得
    if (lead and lead[0].endswith("任")) or _STEP_OF_LIFE.match(text, start):  # 曾任…, 本科毕业后…: elided
        return False
    begin = lead.end() if lead else start
    while begin < end and (text[begin] in ",、 " or _AND_DATE.match(text, begin)):  # 2019年,甲…; 2016年和2019年
        begin += 1 if text[begin] in ",、 " else len("和9")
    label = _LABEL.match(text, begin, end)
    begin = label.end() if label else begin  # 2019年荣誉称号:…
    if (
        begin >= end
        or without_adverbs(text, begin, end, grammar) == begin
        or SHE.search(text, start, end)
        or _STANDS_FOR.match(text, begin)
    ):
        return False
    if text[begin] == _O and text[begin + 1] not in "的,":
        held = _POST_OF.match(text, begin, end)  # 某会主席、某校教授,获得: whose posts these are the text says
        listed = held is not None and text[held.end()] in "、," and grammar.post_end.search(text, begin + 1, held.end())
        return not (listed or grammar.post_end.search(text, begin + 1, begin + 6))
    if _getting(grammar.rules).match(text, begin):
        return False
    word = slotted.words.get(begin)
    if word is not None and re.match("[0-9]*[A-Za-z]", text[begin : begin + 4]):  # 9MW3011为国内首家
        return True
    if word is not None and without_adverbs(text, begin, word[1], grammar) == begin:  # 带队创下
        return False
    return word is not None and (word[2].startswith("n") or not word[2]) and not grammar.pronoun.match(word[0])


@cache
def _getting(rules: Rules) -> "re.Pattern[str]":
    """The verbs of getting an award, which the dictionary may take for nouns (获评)."""
    return re.compile(rules.alternation("honours.receive", "honours.obtain", "honours.select"))


def has_subject(slotted: Slotted, end: int, rules: Rules) -> bool:
    """Whether the sentence begins with a noun of its own, other than a general one, before the verb at `end`."""
    grammar = grammar_of(rules)
    first = slotted.words.get(0)
    return not (first and first[0] in grammar.generic) and names_subject(slotted, 0, end, grammar)


def subject_of(slotted: Slotted, rules: Rules, found: Findings) -> list[Honoree]:
    """Whom a sentence is about: the person, else the organisation, at the head of its first clauses."""
    grammar = grammar_of(rules)
    for a, b in clause_starts(slotted.text, 0, len(slotted.text))[:2]:
        if _BY_WHOM.match(slotted.text, a, b):
            continue
        subject = named_subject(slotted, a, b, rules, found, grammar)
        if subject:
            return subject
    return []


def clause_starts(text: str, start: int, end: int) -> list[Span]:
    """The clauses of a stretch of the slot string, without the number that opens an item, as spans."""
    found = []
    item = _ITEM.match(text, start, end)
    begin = item.end() if item else start
    for sign in _CLAUSE.finditer(text, start, end):
        if sign.start() > begin:
            found.append((begin, sign.start()))
        begin = sign.end()
    found.append((begin, end))
    return found


def named_subject(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, grammar: Grammar) -> list[Honoree]:
    """The subject of an earlier clause: the list of persons or the organisation that it begins with."""
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    begin = lead.end() if lead else a
    if lead and lead[0].endswith("任") and _P not in text[begin:b]:
        return []  # 曾任甲会代表、乙会理事长: whose posts these are is not said
    if lead and lead[0].endswith("为") and text[begin:b] == _O:
        return []  # 为甲队|夺得
    his = _HIS_BODY.match(text, begin, b)
    if his:  # 他任教导员的甲派出所
        return [phrase_at(slotted, ORGANISATION, his.end(), b)]
    place = _PLACE_ALONE.fullmatch(text, begin, b)
    if place and place["name"] not in grammar.generic and is_phrase(slotted, *place.span("name"), grammar):
        return [phrase_at(slotted, ORGANISATION, *place.span("name"))]  # 曾经的贫困村某村,如今获评
    named = _BY_NAME.search(text, begin, b)
    if named:
        return _quoted(slotted, named.start("name"))
    if _ENDS_IN_QUOTED_WORK.search(text, begin, b):  # 某小组完成的课题“某某”,获
        return _quoted(slotted, b - 1)
    team = team_made_up(text, begin, b)
    if team:
        return [phrase_at(slotted, ORGANISATION, *team)]
    listed = _LISTED.match(text, begin, b)
    if (
        listed
        and not grammar.body_role.search(text, listed.end(), b)
        and not any(_IS_VERB.match(w[2]) for k in range(begin, listed.end()) if (w := slotted.words.get(k)))
    ):  # 甲学院、乙学院2个学院在…中脱颖而出
        honorees = read_list(slotted, begin, listed.end(), rules, found)
        if len(honorees) > 1 and {h.kind for h in honorees} == {ORGANISATION}:
            return honorees
    row = _ROW.match(text, begin, b)
    if row and not grammar.body_role.search(text, row.end(), b):  # 甲局、乙局工作扎实,
        honorees = read_list(slotted, *row.span("row"), rules, found)
        if len(honorees) > 1 and {h.kind for h in honorees} == {ORGANISATION}:
            return honorees
    work = _DESCRIBED_WORK.match(text, begin, b)
    if work:
        whole = read_list(slotted, *work.span("what"), rules, found) if work["what"] else []
        return whole or (_quoted(slotted, work.start("quoted")) if work["quoted"] else [])
    for i in range(begin, b):
        described = i == b - 1 and text[i - 1] == "的"  # 开始学砌墙的某某,
        governing = not described and (governed(slotted, begin, i, grammar) or _behind_verb(slotted, begin, i, grammar))
        if text[i] == _P and not governing:
            if _in_speech(text, i):
                return []
            unit = _HIS_UNIT.match(text, i, b)
            if unit:  # 某某任班长的甲班
                return [phrase_at(slotted, ORGANISATION, *unit.span("unit"))]
            own = _team_of(text, i, b, grammar)
            if own:  # 甲教授团队|在…中
                return [phrase_at(slotted, ORGANISATION, i, own)]
            made = _MADE_BY_HIM.match(text, i, b)
            if made:  # 甲教授撰写的5卷本专著《某书》是…,获
                return read_list(slotted, made.end() - 1, made.end(), rules, found)
            project = _HIS_PROJECT.match(text, i, b)
            if project:
                return _quoted(slotted, project.start("work"))
            if text[b - 1] == _W and "的" in text[i:b]:  # 甲、乙采写的通讯《某某》
                return read_list(slotted, b - 1, b, rules, found)
            stop = i + 1
            while (joined := _JOINED.match(text, stop, b)) and _P in text[joined.end() : b]:
                following = text.index(_P, joined.end(), b)
                if following - stop > 30:
                    break
                stop = following + 1
            counted = _AND_OTHERS.match(text, stop, b)  # 甲教授等5人因…
            return read_list(slotted, begin, counted.end() if counted else stop, rules, found)
    place = _DESCRIBED.match(text, begin, b)
    if place and not governed(slotted, begin, place.start("what"), grammar):
        return read_list(slotted, *place.span("what"), rules, found)
    kind = _KIND_OF_WORK.match(text, begin, b)
    begin = kind.end() if kind else begin  # 项目作品|《某》在…中
    for i in range(begin, min(b, begin + 3)):
        if (
            text[i] in (_O, _W)
            and not governed(slotted, begin, i, grammar)
            and not _behind_verb(slotted, begin, i, grammar)
        ):
            if grammar.body_role.search(text[i + 1 : b]) or _AT.search(text, a, i) or IN_THE_ROLE.match(text, i + 1, b):
                return []  # 甲校作为参加单位完成的项目,荣获: not the school
            if text[i + 1 : i + 2] == _Q and _BEHIND_QUOTED.match(text, i + 2):  # 甲校“某项目”从…中脱颖而出
                return _quoted(slotted, i + 1)
            labelled = _LABELLED_WORK.match(text, i, b)
            if labelled:  # 甲社重点专栏“某某”迈向…
                return _quoted(slotted, labelled.end() - 1)
            works = _ITS_WORKS.match(text, i, b)
            if works:  # 我校《甲》和《乙》的工作成果, 3件作品
                return read_list(slotted, i + 1, works.end(), rules, found)
            work = _WORK_OF.match(text, i, b)
            if work:  # 甲学院的“某装置”项目在…
                return read_list(slotted, i, work.end(), rules, found)
            made = _MADE_UP.search(text, i, b)
            if made:  # 由甲学院4名学生组成的某团队
                return read_list(slotted, made.end(), b, rules, found)
            works = _WORKS.match(text, i, b)
            if works:
                return read_list(slotted, i, works.end(), rules, found)
            sent = _SENT_IN.match(text, i + 1, b)
            if text[i] == _O and sent:  # 甲校共有4篇征文脱颖而出
                return read_groups(slotted, sent.end() - 1, sent.end(), grammar)
            if text[i + 1 : i + 2] == _N:  # 甲校4名学生从…中脱颖而出: not the school, and who they are is not said
                return []
            own_team = _TEAM.match(text, i, b)
            if own_team and not _SENT.search(text, i + 1, own_team.end()):  # 甲学院赴某地社会实践队从…中
                return [phrase_at(slotted, ORGANISATION, i, own_team.end())]
            end = i + 1
            while end < b and text[end] not in "、,在于以被为从通" and end - i < 12 and _phrase_ok(slotted, end):
                if _RANKED.match(text, end):  # 县教育局|名列第一
                    break
                end += 1
            behind = read_list(slotted, i, end, rules, found) if end > i + 1 else []
            if behind:
                return behind
            if grammar.post_end.search(text, i + 1, end):  # 我校作者: nobody is named
                return []
            return [] if is_noun_phrase(slotted, i + 1, end) else read_list(slotted, i, i + 1, rules, found)
    return _plain_subject(slotted, begin, b, rules, found, grammar)


def _team_of(text: str, i: int, b: int, grammar: Grammar) -> int:
    """The index behind the team or family of the person at i (甲团队, 甲教授课题组, 甲家庭) that a predicate follows; else 0."""
    honorific = grammar.honorific.match(text, i + 1, b)
    begin = honorific.end() if honorific else i + 1
    team = grammar.team.match(text, begin, b)
    return team.end() if team and _PREDICATE.match(text, team.end(), b) else 0


def unknown_name(slotted: Slotted, a: int, b: int, grammar: Grammar, *, sure: bool = False) -> Honoree | None:
    """An organisation that nobody recognised and that is all that stands before the verb (中电某某获评): a short phrase
    of nouns that begins with a place, or whose words the dictionary does not know; any, where the clause makes it sure."""
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    begin = lead.end() if lead else a
    phrase = text[begin:b]
    if not _NAME_LIKE.fullmatch(phrase) or phrase in grammar.generic or _NO_NAME.search(phrase):
        return None
    if grammar.person_end.search(phrase) or grammar.post_end.search(phrase) or grammar.work_before.search(phrase):
        return None
    words = [word for k in range(begin, b) if (word := slotted.words.get(k))]
    if not words or words[0][0] in grammar.prepositions:
        return None
    if phrase.endswith(_LOCALISERS) and (len(words[-1][0]) == 1 or words[-1][2][:1] != "n"):  # 赛后, but 高德|红外
        return None
    inner = (
        words[2:] if len(words) > 2 and words[1][0] in ("和", "与") and len(words[0][0]) == 1 else words[1:]
    )  # 捷和电机
    if any(w[0] in grammar.breaks for w in inner):
        return None
    if words[0][2][:1] in ("r", "t", "d", "p") or words[-1][2][:1] in ("r", "u", "d", "p", "m"):
        return None
    verbs = words[:-1] if words[-1][0] in _FIRM_TAILS else words
    if any(w[2][:1] in ("r", "p", "u") or (w[2][:1] in ("v", "d", "c", "q") and len(w[0]) > 1) for w in verbs):
        return None
    person = behind_post(slotted, begin, b, grammar)
    if person is not None:  # 法国名导某某
        return person
    place = words[0][2] == "ns" and len(words) > 1
    unknown = sum(len(w[0]) == 1 or not w[2] or w[2] in ("nz", "nr", "nrt", "eng", "x") for w in words)
    thing = _THING.search(phrase) or (re.search("[A-Za-z0-9]", phrase) and words[-1][2] == "n")  # T15型客车
    kind = WORK if thing else ORGANISATION
    return phrase_at(slotted, kind, begin, b) if sure or place or unknown > len(words) / 3 else None


def unknown_names(slotted: Slotted, a: int, b: int, grammar: Grammar) -> list[Honoree]:
    """A list of nothing but names of organisations that nobody recognised (高德某某、安翰某某获金奖), most of which are sure."""
    spans, begin = [], a
    for sign in re.finditer("[、和与及]", slotted.text[a:b]):
        spans.append((begin, a + sign.start()))
        begin = a + sign.end()
    spans.append((begin, b))
    sure = [unknown_name(slotted, *span, grammar) for span in spans]
    named = [unknown_name(slotted, *span, grammar, sure=True) for span in spans]
    found = [honoree for honoree in named if honoree is not None and honoree.kind == ORGANISATION]
    return found if len(found) == len(spans) and 2 * sum(h is not None for h in sure) >= len(spans) else []


def _quoted(slotted: Slotted, i: int) -> list[Honoree]:
    start, end = slotted.span(i, i + 1)
    name = slotted.document.article.text[start + 1 : end - 1].strip()
    return [Honoree(WORK, start + 1, end - 1, name, index=i)] if name else []


def _is_bare_name(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether a clause is one noun phrase without a verb that ends like an organisation's name."""
    text = slotted.text
    if b - a > _LONGEST_SUBJECT or "、" in text[a:b] or text[a:b] in grammar.generic or text[a] in "获新建":
        return False
    if not grammar.organisation_end.search(text, a, b) or not is_phrase(slotted, a, b, grammar):
        return False
    return not any(_IS_VERB.match(word[2]) for k in range(a, b) if (word := slotted.words.get(k)))


def _plain_subject(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, grammar: Grammar) -> list[Honoree]:
    """A subject without a name that was found before (中国代表队经过…): what stands before the first adverbial of the clause."""
    if _IS.match(slotted.text, a, b):
        return []  # …,系甲大学教授、乙学会会长,荣获: of whom the clauses before tell
    village = _OF_A_VILLAGE.match(slotted.text, a, b)
    if village:
        return [phrase_at(slotted, ORGANISATION, *village.span("name"))]
    occasion = _OCCASION.match(slotted.text, a, b)
    if occasion:
        kind = ORGANISATION if _SOCIETY.search(occasion["name"]) else WORK
        return [phrase_at(slotted, kind, *occasion.span("name"))]
    if _TELLS_ON.match(slotted.text, b) and _is_bare_name(slotted, a, b, grammar):
        return [phrase_at(slotted, ORGANISATION, a, b)]  # 青石山景区,曾获得
    for k in range(a + 2, min(b, a + _LONGEST_SUBJECT)):
        word = slotted.words.get(k)
        if word is not None and word[0] == "以来" and slotted.text[a] == "自":  # 自开园以来: when
            return []
        score = word is not None and slotted.text[k].isdigit() and _SCORE.match(slotted.text, k)
        delegates = slotted.text.startswith(("代表队", "代表团"), k)
        begin = max(slotted.text.rfind("的", a, k), a)  # what describes the subject may hold a verb
        acts = any(_IS_VERB.match(w[2]) for n in range(begin, k) if (w := slotted.words.get(n)))
        opens = word is not None and (grammar.openers.fullmatch(word[0]) or (is_idiom(word) and not acts))
        glued = word is None and slotted.text[k] in "以因凭" and grammar.organisation_end.search(slotted.text, a, k)
        if score or glued or (opens and not delegates):  # a segmenter may take 县以, 村以 for one word
            honorees = read_list(slotted, a, k, rules, found)
            if not honorees and word is not None and word[0] in ("凭", "凭借", "曾", "曾经", "先后", "多次"):
                unknown = unknown_name(slotted, a, k, grammar)
                known = next((p for p in found.persons if unknown and p.name.endswith(f"·{unknown.name}")), None)
                if known is not None and unknown is not None:  # 奥尔米 of 埃曼诺·奥尔米
                    return [replace(unknown, kind=PERSON, name=known.name)]
                return [unknown] if unknown is not None else []
            if len(honorees) != 1 or _is_object(slotted, a, honorees[0], grammar):
                return []
            return honorees if honorees[0].kind in (PERSON, ORGANISATION) else []
    return []


def _is_object(slotted: Slotted, a: int, honoree: Honoree, grammar: Grammar) -> bool:
    """Whether the organisation is what the verb at the head of the clause is about (服务|某工作站|建设,…): no subject."""
    i = honoree.index
    named = honoree.kind == ORGANISATION and slotted.text[i] == _O
    return named and "的" not in slotted.text[a:i] and _behind_verb(slotted, a, i, grammar)


def _behind_verb(slotted: Slotted, a: int, i: int, grammar: Grammar) -> bool:
    """Whether a verb stands between a and i, so that the name at i is an object; verbs inside a post are none."""
    text = slotted.text
    if grammar.post_end.search(text, a, i) and not re.search("[了到着过把被]|先后", text[a:i]):
        return any(word[0] in _OFFICE for k in range(a, i) if (word := slotted.words.get(k)))
    return any(
        word[2].startswith("v") and word[1] <= i and (word[1] == i or text[word[1]] not in "人者员师长")
        for k in range(a, i)
        if (word := slotted.words.get(k))
    )


def _phrase_ok(slotted: Slotted, i: int) -> bool:
    word = slotted.words.get(i)
    if slotted.text[i].isdigit() and not _NUMBERED_UNIT.match(slotted.text, i):
        return False  # 甲队1:0险胜, 时隔2年
    return not ANY_SLOT.match(slotted.text[i]) and (
        word is None or not word[2].startswith(("v", "p", "d", "c", "u", "t", "r", "m", "f"))
    )


def _in_speech(text: str, i: int) -> bool:
    return bool(re.match("说|表示|介绍|指出|认为|强调", text[i + 1 : i + 4]))

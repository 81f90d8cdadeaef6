"""Whom a verb is about: what stands before it, the subject of an earlier clause, or whom the text is about.

`read_before` reads what stands before a verb and may take a list whose members are set apart by commas, or a subject
some clauses back; `subject_of` finds whom a sentence is about.
"""

import re
from dataclasses import replace
from functools import cache

from pipeline.honorees import read_list, team_made_up
from pipeline.members import (
    ANY_SLOT,
    CLASSES,
    GROUP,
    IN_THE_ROLE,
    NAMED,
    ORGANISATION,
    PERSON,
    WORK,
    Grammar,
    Honoree,
    behind_post,
    ends_member,
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

_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
_ITEM = re.compile(r"\s*(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、)\s*")
_AND_THE_NEXT = re.compile(",(?:以及|及|和|与|还有)")
_RANKED = re.compile("名列|位[列居]|排名")
_CLAUSE = re.compile(r"[,;:。!?]")
_WORKS = re.compile(f"{_W}(?:[、和与及]?{_W})+")
# 多位个人, 一批集体: some, without a number and a name.
_SOME = re.compile(
    "(?:[多数][位名个支家批项件篇部门人所份首款幅本座对组类种]|(?:若干|众多|不少|许多|更多|一批|大批)(?:位|名|个|支|家|批)?的?)(?=[^0-9,;:。!?、“《]{2,8}$)"
)
_WORK_OF = re.compile(
    f"{_O}[^{_Q}{_W},;]{{0,12}}的[^{_Q}{_W},;]{{0,12}}(?:{_W}|{_Q}(?:项目|作品|课题|论文|成果|案例|研究))"
)
_OWN_WORK = re.compile(f"{_D}?(?:研究|科研|教学)?(?:成果|作品|论文|项目|课题|著作|专著){_D}?")
_HIS_WORK = re.compile("[他她其][^,;。]{0,6}(?:主持|完成|研发|创作|领衔|设计|撰写|主编|编写|制作|发明)[^,;。]{0,10}的")
_WHERE_HE_WAS = re.compile(
    f"(?:[他她]们?|{_P})?(?:生前)?所在的?(?:[一-龥]{{0,4}}(?:班|排|连|连队|营|团|部队|支队|大队|中队|支部|团队|班组|车间|单位|学校|学院|村|社区|科室|集体))$"
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
_BY_NAME = re.compile(
    f"(?:名为|题为|名叫|取名|名曰)(?P<name>[{_W}{_Q}])的(?:[^,;。的{_P}{_O}]{{1,10}})$"
)  # 一本名为《某》的小说,
_ENDS_IN_QUOTED_WORK = re.compile(
    f"的(?:课题|项目|作品|论文|案例|成果|技术|节目|报告|提案|方案|歌曲|微课|课程|教材){_Q}$"
)
_HIS_UNIT = re.compile(
    f"{_P}(?:担任|任|带领|率领|领衔|负责|所在|创办|领办)[^,;、的{_O}{_P}]{{0,10}}的(?P<unit>[^,;:、的在从以凭{_P}{_W}{_N}]{{2,16}}?(?:班|队|组|团队|支部|社|公司|厂|校|中心|村|工作室|科|科室|车间|病区|实验室))(?=$|[则也在从以凭还又经因历过不力一先受,])"
)
_THIS_PIECE = re.compile(
    "(?:这部|这本|这首|这出|该部|该)[一-龥]{0,3}?(?:剧|片|书|曲|歌|戏|诗|影|小说|散文|专著|教材|舞蹈|小品|节目|报道|绘本)"
)
_LABELLED_WORK = re.compile(
    f"{_O}的?[^,;。{_O}{_P}{_W}{_Q}{_N}{_D}的]{{0,8}}?(?:专栏|栏目|节目|课题|作品|案例|成果|系列报道|课程|活动){_Q}(?!团队|课题组|项目组|的)"
)
_THIS_WRITTEN = re.compile(
    "(?:该|此|这部|这本|这首)(?:片|剧|书|作|曲|歌|文|戏|诗|影片|电影|短片|纪录片|电视剧|舞剧|话剧|歌剧|小说|散文|图书|专著|著作|教材|论文|歌曲|舞蹈|小品|节目|报道|文章|漫画|游戏|绘本)(?:曾|也|还|先后|已)?[于在]?$"
)
_TITLE_OF_WORK = re.compile("《([^《》\n]{1,40})》")
_FAR_BACK = 200
_HE_ALONE = re.compile(r"\s*(?:[他她](?!们)|其?本人)")
_IS_NO_WORK = re.compile(f"[{_P}{_N}]|获|入选|评为")
_BY_WHOM = re.compile(  # 由某某作为负责人,…: not whom the text is about
    f"(?:{_D},?)*由[^,;。]{{2,40}}?(?:作为|担任|主持|负责|牵头|带队|领衔|主讲|授课|执教)"
)
_TELLS_ON = re.compile(f",{_D}?(?:曾|先后|连续|多次|近年来?|荣获|获评|获得|被评|被授|入选)")
_LISTED = re.compile(
    f"[^,;:。{_P}{_N}{_W}{_D}的在从以凭]{{0,12}}[、{_O}][^,;:。{_P}{_N}{_W}{_D}的在从以凭]{{0,80}}?"
    f"(?:{_O}(?:[一-龥]{{1,8}}?(?:队|社|社团|班|支部))?|等?{_N}[^,;:。、{_O}{_P}{_N}]{{0,6}}?)(?=[在从以凭经通均都因历过不力一先,]|$)"
)
_TEAM = re.compile(
    f"{_O}[^,;:。、的{_O}{_P}{_N}{_W}{_D}]{{1,20}}?(?:队|团队|支教团|实践团|课题组|项目组|研究组|小组|班组|工作室|俱乐部|支部|社团)"
    "(?=[从在以凭于经被通获荣一共成最又再也先力]|$)"
)
_A_TEAM = f"(?:{_O}|[^的在从由以对向是有、和与,;:。{_P}{_O}{_W}{_Q}{_N}{_D}]{{2,8}}队)"
_TEAMS = re.compile(f"{_A_TEAM}(?:、{_A_TEAM})*[和与]{_A_TEAM}(?:、{_A_TEAM})*")
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
_LOCALISERS = tuple("中上下内外里前后间时")
_I = re.compile("我(?:也|还|又|先后|们班|被|曾|于|在|因|和|的)")
_ENDS_IN_WORK = re.compile(
    f"(?![^,]*(?:因|由于|根据|围绕))(?![凭以对在为]|通过|参加)(?:.*[的、和与及])?[^{_O}{_P},的]{{0,8}}{_W}$"
)
_THING = re.compile(
    "(?:技艺|工艺|手艺|酒|茶|菜|面|米|果|瓜|鱼|糕|饼|戏|舞|车|机|床|器|药|课|醋|酱|蜜|枣|梨|桃|橙|薯|虾|蟹|油|糖|粽|火腿|腊肉|豆腐|瓷|砚|绣|锦)$"
)
_KINDS = {
    "学校": ("大学", "学院", "中学", "小学", "学校"),
    "企业": ("公司", "集团", "厂", "合作社", "农场"),
    "公司": ("公司", "集团"),
    "单位": ("局", "厅", "中心", "公司", "院", "所", "站", "馆"),
    "医院": ("医院", "卫生院"),
    "团队": ("团队", "队"),
}
_NAME_LIKE_SHORT = re.compile("[一-龥A-Za-z0-9·]{2,8}")
_THIS_WORK = re.compile(
    "(?:这|那|此|该)[次场项部首篇台件种届轮](?!同)|(?:该|这|此)[个本出档]?(?:剧|片|书|歌|曲|画|诗|项目|成果|作品|论文|课题|影片|节目|栏目|产品|案例|技术|研究)"
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
_OWNS = re.compile("(?:拥有|建有|设有|现有|建成|下辖|承担)[^;。]*$")
_WIDE = 120
_LONGEST_SUBJECT = 24
_SCORE = re.compile("[0-9]{1,3}(?:比|:|-|∶)[0-9]")
_LABEL = re.compile("[一-龥]{2,10}:")
_AND_DATE = re.compile(f"[和与及至]{_D}")
_ONCE_IN = re.compile(
    f"(?:曾经?|先后|分别|并|也|又|还)*[于在](?={_D})"
)  # 曾于2016年: the dictionary may take it for a name
_BY_MEANS = re.compile("凭借|凭着|依靠|依托|凭(?=[其着])")
_MEANS_ALONE = re.compile(
    f"(?:凭借|凭着|依靠|依托|凭|以)(?![上下前后来及])[^,;:。{_P}{_O}{_W}{_Q}{_N}]+"
)  # how, not who
_MEMBER = re.compile(
    f"[^,;:。{_P}{_N}{_W}]{{0,24}}{_P}(?:[、和与及][^,;:。{_P}{_N}{_W}]{{0,16}}{_P})*(?:同志|教授|老师)?"
)
_COUNTED_LAST = re.compile(f"{_N}(?![一-龥]*[选获奖榜])[一-龥]{{1,8}}$")  # 9名教师,|12名医生获得
_CONGRATULATED = re.compile("(?:祝贺|恭喜|恭贺)[他她]$")
_STEP_OF_LIFE = re.compile(
    f"{_D}?,?(?:(?:本科|硕士|博士|研究生|大学|大专|中专|高中|中学)?毕业(?:后|以后|之后|于|时)"
    "|(?:晋升|升任|调任|调入|考入|考取|保送|参军|入伍|入党|留校|转业|退伍|退役)(?![者人军])|(?:晋升|授衔|晋级)为)"
)
_POST_OF = re.compile(f"{_O}[^,;:。、{_O}{_P}{_W}]{{0,8}}")
_HE_IS = re.compile(
    "为(?:国家|我国|全国|国内|国际|[省市县校院]|首|第|[^,;。]{2,30}(?:员|者|人|家|成员|之一),)"
)  # elided: 他为…
_JOINED = re.compile("(?:同志|老师|教授|同学|博士|院士|医生|先生|女士)?(?:、|以及|和|与|及)")
_AND_OTHERS = re.compile(f"(?:同志|教授|老师|同学|博士|院士)?等{_N}(?=[,在因凭从以经于通]|$)")
_SHE = re.compile("(?:^|[,;])[他她](?!们)")
_MADE = re.compile(
    "建成|建有|设有|设立|举办|开展|新增|增加|拥有|现有|引进|招收|聘|发表|出版|主持|承担|完成|撰写|培养|持有|选送|报送|带出|收徒|帮扶|资助|授权|申请|提交|获得?|取得|参与|派出|投入|主编|编写|研发|创作|指导|带领|帮助|救"
)
_ANY_OF_KIND = re.compile("的|[一多数几两][位名个]|一批|有的|不少|许多|^其|每")
_TOGETHER = re.compile("[并还也又]?[与和同](?!时)")
_TAKES_PART = re.compile(
    "(?:代表[^,;。、的]{1,12}?)?(?:参加|参与|出战|出征)[^,;。、的]{2,30}?(?:赛|展演|汇演|评选|运动会)$"
)  # no subject, but where it won
_STANDS_FOR = re.compile("代表(?![们队团作人性])")  # 代表某省参加: a verb, whose subject is elided
_ALL = re.compile("分别|均|双双|都|各|一并|共同|依次|全部|一同|一起|一道|携手")
_OFFICE = {"担任", "任", "出任", "时任", "聘任", "聘请", "任命", "邀请", "采访", "看望", "表彰", "祝贺"}


def read_before(
    slotted: Slotted, start: int, end: int, rules: Rules, found: Findings, topic: list[Honoree]
) -> list[Honoree]:
    """The honorees that stand before a verb at `end`; a clause without any looks back as far as `start`, then to `topic`."""
    grammar = grammar_of(rules)
    text = slotted.text
    clauses = _clauses(text, start, end)
    if not clauses:
        return topic
    a, b = clauses[-1]
    stripped = without_adverbs(text, a, b, grammar)
    once = _ONCE_IN.match(text, a, b)
    stripped = a if once and once.end() == stripped else stripped
    takes_part = _TAKES_PART.search(text, a, stripped)
    stripped = takes_part.start() if takes_part else stripped
    if text[a : a + 2] == f"、{_Q}" and text[a + 2 : a + 3] in (
        "并",
        "且",
        "还",
        "同",
    ):  # the rest of a list of titles: “甲”、“乙”并当选
        stripped = a
    congratulated = _CONGRATULATED.search(text, a, stripped)
    if congratulated and (last := text.rfind(_P, start, congratulated.start())) >= 0:  # 会见了某某并祝贺他荣获
        return read_list(slotted, last, last + 1, rules, found)
    stripped = a if _MEANS_ALONE.fullmatch(text, a, stripped) else stripped
    means = _BY_MEANS.search(text, a, stripped)
    if means:  # 某牌空调凭借低碳技术荣获
        named = read_list(slotted, a, means.start(), rules, found)
        unknown = None if named else _unknown_name(slotted, a, means.start(), grammar, sure=True)
        if unknown is not None:
            return [unknown]
        if named:
            return named
    honorees = (
        _teams(slotted, a, stripped, grammar) or read_list(slotted, a, stripped, rules, found) if stripped > a else []
    )
    if len(honorees) == 1 and honorees[0].kind == WORK and honorees[0].size is not None and len(clauses) > 1:
        return _works_with_notes(slotted, clauses, honorees[0]) + honorees
    if len(honorees) == 1 and honorees[0].kind == GROUP and honorees[0].index == a and len(clauses) > 1:
        joined = text[clauses[-2][1]] == "," and not _MADE.search(text, *clauses[-2])
        counted = _COUNTED_LAST.search(text, *clauses[-2]) if joined else None
        return (read_groups(slotted, counted.start(), counted.end(), grammar) if counted else []) + honorees
    if honorees:
        kinds = {h.kind for h in honorees}
        for c, d in reversed(clauses[:-1]):
            if text[d : d + 1] != "," or not _is_member(
                slotted, c, d, kinds, grammar, sized=honorees[-1].size is not None
            ):
                break
            size = honorees[-1].size if honorees[-1].kind != GROUP else None
            honorees = [replace(h, size=size) for h in read_list(slotted, c, d, rules, found)] + honorees
        if _TOGETHER.match(text, a, b) and "共同" in text[stripped:b]:  # …,并与乙共同获得: the last subject too
            honorees = [h for h in topic if h.name not in {other.name for other in honorees}] + honorees
        return honorees
    if _THIS_WRITTEN.match(text, a, stripped) and (work := _work_before(slotted, a)):
        return [work]
    if grammar.pronoun.match(text[a:stripped].lstrip()):
        for c, d in reversed(clauses[:-1]):
            subject = _subject(slotted, c, d, rules, found, grammar)
            if _HE_ALONE.match(text, a):  # …课程《某某》被评为T,他个人被评为U
                subject = [h for h in subject if h.kind == PERSON]
            if subject:
                return subject
        things = [h for h in topic if h.kind != PERSON]
        return things or (topic if _OWN_WORK.fullmatch(text, a + 1, stripped) else []) if text[a] == "该" else topic
    unit = _WHERE_HE_WAS.search(text, a, stripped)
    if unit:  # 他生前所在连队被命名为
        return [phrase_at(slotted, ORGANISATION, unit.start(), stripped)]
    maker = _HIS_WORK.search(text, a, stripped)
    if maker and _ends_generic(slotted, a, stripped, grammar) and grammar.work_before.search(text, a, stripped):
        return topic
    if _I.match(text, a):
        return []  # 我被评为: whoever tells it
    if _OWN_WORK.fullmatch(text, a, stripped) and [h.kind for h in topic] == [PERSON]:
        return topic  # 研究成果获得: whose it is the text says
    if _ends_generic(slotted, a, stripped, grammar):
        return _meant(slotted, start, a, stripped, topic, grammar)
    if (
        text[a : a + 1] == _O
        and not NAMED.search(text, a + 1, stripped)
        and grammar.post_end.search(text, a + 1, stripped)
    ):
        return []  # 我校作者获得: nobody is named
    subject = _subject(slotted, a, stripped, rules, found, grammar)
    if subject:
        return subject
    unknown = _unknown_name(slotted, a, stripped, grammar)
    if unknown is not None:
        return [unknown]
    if "、" in text[a:stripped] and (unknowns := _unknown_names(slotted, a, stripped, grammar)):
        return unknowns
    if _is_bare_noun(slotted, a, stripped, grammar):
        return []  # 某某获得: somebody, but nobody known
    persons = _persons_before(slotted, clauses, rules, found) if stripped <= a else []
    if persons:
        return persons
    works = _works_before(slotted, clauses, rules, found) if stripped <= a else []
    if works:
        return works
    if len(clauses) > 2 and text[clauses[-2][1] - 1] == _W and text[clauses[-3][1] - 1] == _W:  # …《甲》,…《乙》,…版面
        return read_before(slotted, start, clauses[-2][1], rules, found, topic)
    if len(clauses) > 1:
        c, d = clauses[-2]
        if stripped <= a and _ALL.search(text, a, b):
            behind = grammar.listed.search(text, c, d)
            honorees = read_list(slotted, c, behind.start() if behind else d, rules, found)
            if honorees:
                return honorees
        groups = _last_groups(slotted, c, d, grammar) if stripped <= a and text[d : d + 1] == "," else []
        if groups:
            return groups
    for c, d in reversed(clauses[:-1]):
        if text[d : d + 1] in ";。!?" and (topic or not _elides(slotted, max(start, d + 1), end, grammar)):
            start = max(start, d + 1)
            break
        if text[c] in "、和与及":  # the rest of a list of titles
            continue
        if _THIS_WORK.match(text, c, d):  # 该剧讲述…甲的一生,入选
            work = _work_before(slotted, c) if _THIS_PIECE.match(text, c, d) else None
            return [h for h in topic if h.kind != PERSON] or ([work] if work else [])
        subject = _subject(slotted, c, d, rules, found, grammar)
        if subject:
            return _with_those_before(slotted, subject, clauses, (c, d), rules, found)
    while text[start : start + 1] == ";":
        start += 1
    return topic if not _has_subject(slotted, start, end, grammar) else []


def _works_with_notes(slotted: Slotted, clauses: list[Span], last: Honoree) -> list[Honoree]:
    """The works of the clauses before the last of a counted list, each with a note behind it (甲(作者:某),乙(作者:某)等8项)."""
    works: list[Honoree] = []
    for a, b in reversed(clauses[:-1]):
        if slotted.text[b] != "," or len(works) + 1 >= (last.size or 0):
            break
        noted = slotted.document.folded[slotted.ends[b - 1] : slotted.starts[b]].strip()
        if not (noted.startswith("(") and noted.endswith(")")) or _IS_NO_WORK.search(slotted.text, a, b):
            break
        works.insert(0, replace(phrase_at(slotted, WORK, a, b), size=last.size))
    return works


def _work_before(slotted: Slotted, a: int) -> Honoree | None:
    """The work in 《》 that is named last before index a of the sentence, in it or shortly before it; None without one."""
    end = slotted.starts[a]
    named = list(_TITLE_OF_WORK.finditer(slotted.document.folded, max(0, end - _FAR_BACK), end))
    if not named:
        return None
    start, stop = named[-1].span(1)
    return Honoree(WORK, start, stop, slotted.document.article.text[start:stop].strip(), index=a)


def _with_those_before(
    slotted: Slotted, subject: list[Honoree], clauses: list[Span], own: Span, rules: Rules, found: Findings
) -> list[Honoree]:
    """A subject with the persons of the clauses before it that are members of the same list (甲院某某,乙院某某从…中脱颖而出)."""
    if subject[0].kind != PERSON or not _MEMBER.match(slotted.text, *own):
        return subject
    for a, b in reversed(clauses[: clauses.index(own)]):
        if slotted.text[b] != "," or not _MEMBER.fullmatch(slotted.text, a, b):
            break
        a += slotted.text[a] == "由"  # 由甲、乙,丙、丁组成的
        subject = [h for h in read_list(slotted, a, b, rules, found) if h.kind == PERSON] + subject
    return subject


def _meant(slotted: Slotted, start: int, a: int, b: int, topic: list[Honoree], grammar: Grammar) -> list[Honoree]:
    """The organisation that a bare 公司, 学校 means: the one the text is about, if it is one of that kind, else the last of
    that kind which an earlier clause names."""
    noun = re.sub(f"^[{_D},]+", "", slotted.text[a:b]).removeprefix("该")
    if len(noun) < 2:
        return []
    ends = _KINDS.get(noun, (noun,))
    if len(topic) == 1 and topic[0].kind == ORGANISATION and topic[0].name.endswith(ends):
        return topic
    for i in range(a - 1, start - 1, -1):
        if slotted.text[i] == _O and slotted.written(i, i + 1).endswith(ends):
            first, last = slotted.span(i, i + 1)
            return (
                []
                if governed(slotted, start, i, grammar)
                else [Honoree(ORGANISATION, first, last, slotted.written(i, i + 1), index=i)]
            )
    return []


def _ends_generic(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether the subject right before the verb is a general noun (公司, 作品) of which the text does not say which."""
    text = slotted.text
    some = _SOME.search(text, a, b)
    if some and "在" not in text[a : some.start()]:  # 在众多选手中获得: out of whom, not who
        return True
    last = next((word for k in range(max(a, b - 6), b) if (word := slotted.words.get(k)) and word[1] == b), None)
    if last is None:
        return False
    if last[0] in grammar.generic:
        return True
    if last[2].startswith("n") and _ANY_OF_KIND.search(text, a, b) and ends_member(text[a:b], grammar):
        return not NAMED.search(text, text.rfind("的", a, b) + 1 or a, b)  # 他培养的研究生获…: nobody is named
    slot = max(text.rfind(_P, a, b), text.rfind(_O, a, b))
    behind = grammar.honorific.match(text, slot + 1)
    team = grammar.team.match(text, behind.end()) if behind else None  # 甲家庭|以良好的家风
    tail = team.end() if team else behind.end() if behind else b
    described = slot >= 0 and "的" in text[slot:b] and not grammar.openers.match(text, tail)
    return described and last[2].startswith("n") and last[0] not in grammar.closers


def _has_subject(slotted: Slotted, start: int, end: int, grammar: Grammar) -> bool:
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
    once = _ONCE_IN.match(text, start, end)
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
        or _SHE.search(text, start, end)
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


def _elides(slotted: Slotted, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a stretch behind a semicolon says 他, or none of its clauses begins with a noun: still about the same one."""
    if _SHE.search(slotted.text, start, end):
        return True
    for a, b in _clauses(slotted.text, start, end):
        lead = grammar.leads.match(slotted.text, a, b)
        word = slotted.words.get(lead.end() if lead else a)
        if (lead.end() if lead else a) < b and (word is None or word[2][:1] not in ("p", "v", "d", "c", "t")):
            return False
    return True


def has_subject(slotted: Slotted, end: int, rules: Rules) -> bool:
    """Whether the sentence begins with a noun of its own, other than a general one, before the verb at `end`."""
    grammar = grammar_of(rules)
    first = slotted.words.get(0)
    return not (first and first[0] in grammar.generic) and _has_subject(slotted, 0, end, grammar)


def subject_of(slotted: Slotted, rules: Rules, found: Findings) -> list[Honoree]:
    """Whom a sentence is about: the person, else the organisation, at the head of its first clauses."""
    grammar = grammar_of(rules)
    for a, b in _clauses(slotted.text, 0, len(slotted.text))[:2]:
        if _BY_WHOM.match(slotted.text, a, b):
            continue
        subject = _subject(slotted, a, b, rules, found, grammar)
        if subject:
            return subject
    return []


def _clauses(text: str, start: int, end: int) -> list[Span]:
    found = []
    item = _ITEM.match(text, start, end)
    begin = item.end() if item else start
    for sign in _CLAUSE.finditer(text, start, end):
        if sign.start() > begin:
            found.append((begin, sign.start()))
        begin = sign.end()
    found.append((begin, end))
    return found


def _last_groups(slotted: Slotted, start: int, end: int, grammar: Grammar) -> list[Honoree]:
    """The numbers of a clause that a verb in the next clause is about: 全省共有3名党员、2个支部,分别被授予…"""
    if NAMED.search(slotted.text, start, end):
        return []
    first = slotted.text.find(_N, start, end)
    if _OWNS.search(slotted.text, max(0, start - _WIDE), start):  # 拥有9支团队,5个实验区,获得…
        return []
    if re.search(f"[奖章]{_N}", slotted.text[start:end]):  # 荣获甲奖2项,乙奖3项,荣获…
        return []
    if _MADE.search(slotted.text, start, max(start, first)):  # 发表论文20篇,被评为…: not the papers
        return []
    groups = read_groups(slotted, start, end, grammar)
    units = {number.unit for h in groups if (number := slotted.number(h.index))}
    return groups if groups and units <= grammar.group_units else []


def _is_member(slotted: Slotted, a: int, b: int, kinds: set[str], grammar: Grammar, *, sized: bool) -> bool:
    """Whether a clause is nothing but a member of the list that the next clause goes on with."""
    text = slotted.text[a:b].rstrip()
    if not text or len(text) > 60:
        return False
    if PERSON in kinds and text[-1] != _P and not re.search(f"{_P}(?:同志|同学|老师|教授|选手|等)?$", text):
        return False
    if kinds == {WORK}:
        joined = _AND_THE_NEXT.match(slotted.text, b) is not None  # …的项目“甲”,以及…的项目“乙”荣获
        return text[-1] == _W or (joined and text[-1] == _Q)
    if kinds & {GROUP, WORK}:
        return False
    if kinds == {ORGANISATION} and not re.fullmatch(f"[{_O}、和与及]+", text):
        if text.endswith(CLASSES) and re.search("\\d级", text):
            return True
        return sized and is_phrase(slotted, b - len(text.lstrip(_O)), b, grammar) and len(text) <= 20
    return not any(
        word[0] in grammar.breaks and word[0] not in ("的", "和", "与", "及")
        for k in range(a, b)
        if (word := slotted.words.get(k))
    )


def _subject(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, grammar: Grammar) -> list[Honoree]:
    """The subject of an earlier clause: the list of persons or the organisation that it begins with."""
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    begin = lead.end() if lead else a
    if lead and lead[0].endswith("任") and _P not in text[begin:b]:
        return []  # 曾任甲会代表、乙会理事长: whose posts these are is not said
    if lead and lead[0].endswith("为") and text[begin:b] == _O:
        return []  # 为甲队|夺得
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


def _persons_before(slotted: Slotted, clauses: list[Span], rules: Rules, found: Findings) -> list[Honoree]:
    """The persons of several clauses that each end with one: 甲学院某某,乙学院某某、某某,获得."""
    persons: list[Honoree] = []
    members = 0
    for c, d in reversed(clauses[:-1]):
        if slotted.text[d] != "," or not _MEMBER.fullmatch(slotted.text, c, d):
            break
        persons = [h for h in read_list(slotted, c, d, rules, found) if h.kind == PERSON] + persons
        members += 1
    return persons if members > 1 else []


def _works_before(slotted: Slotted, clauses: list[Span], rules: Rules, found: Findings) -> list[Honoree]:
    """The works that the clause before ends with: 反映…的《甲》和讲述…的《乙》,同时获得."""
    text = slotted.text
    if len(clauses) < 2 or text[clauses[-2][1]] != "," or not _ENDS_IN_WORK.match(text[slice(*clauses[-2])]):
        return []
    return [h for h in read_list(slotted, *clauses[-2], rules, found) if h.kind == WORK]


def _is_bare_noun(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether text[a:b] is two to eight characters of nouns without a name that anybody recognised: a subject of its own."""
    lead = grammar.leads.match(slotted.text, a, b)
    begin = lead.end() if lead else a
    phrase = slotted.text[begin:b]
    if not 2 <= len(phrase) <= 8 or not _NAME_LIKE_SHORT.fullmatch(phrase) or grammar.pronoun.match(phrase):
        return False
    words = [word for k in range(begin, b) if (word := slotted.words.get(k))]
    nouns = all(w[2][:1] in ("n", "a", "b", "j", "") and w[2] != "ad" for w in words)
    return bool(words) and nouns and words[-1][1] == b and words[-1][0] not in grammar.closers


def _unknown_name(slotted: Slotted, a: int, b: int, grammar: Grammar, *, sure: bool = False) -> Honoree | None:
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


def _teams(slotted: Slotted, a: int, b: int, grammar: Grammar) -> list[Honoree]:
    """Teams joined by 和 or 与 that nobody recognised and that are all that stands before the verb (甲队和乙队分获)."""
    lead = grammar.leads.match(slotted.text, a, b)
    begin = lead.end() if lead else a
    if "队" not in slotted.text[begin:b] or not _TEAMS.fullmatch(slotted.text, begin, b):
        return []
    return [
        phrase_at(slotted, ORGANISATION, *team.span()) for team in re.compile(_A_TEAM).finditer(slotted.text, begin, b)
    ]


def _unknown_names(slotted: Slotted, a: int, b: int, grammar: Grammar) -> list[Honoree]:
    """A list of nothing but names of organisations that nobody recognised (高德某某、安翰某某获金奖), most of which are sure."""
    spans, begin = [], a
    for sign in re.finditer("[、和与及]", slotted.text[a:b]):
        spans.append((begin, a + sign.start()))
        begin = a + sign.end()
    spans.append((begin, b))
    sure = [_unknown_name(slotted, *span, grammar) for span in spans]
    named = [_unknown_name(slotted, *span, grammar, sure=True) for span in spans]
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
    village = _OF_A_VILLAGE.match(slotted.text, a, b)
    if village:
        return [phrase_at(slotted, ORGANISATION, *village.span("name"))]
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
                unknown = _unknown_name(slotted, a, k, grammar)
                known = next((p for p in found.persons if unknown and p.name.endswith(f"·{unknown.name}")), None)
                if known is not None and unknown is not None:  # 奥尔米 of 埃曼诺·奥尔米
                    return [replace(unknown, kind=PERSON, name=known.name)]
                return [unknown] if unknown is not None else []
            return honorees if len(honorees) == 1 and honorees[0].kind in (PERSON, ORGANISATION) else []
    return []


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

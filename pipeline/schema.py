"""The tables that a run writes: every column, its type, its meaning and its values, once."""

from collections.abc import Mapping
from dataclasses import dataclass

TEXT = "text"
INTEGER = "integer"
DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its type (text, integer or decimal), its title in Chinese and its meaning in both."""

    name: str
    type: str
    title: str
    meaning: str
    meaning_zh: str


def _columns(written: str) -> tuple[Column, ...]:
    columns = []
    for line in filter(None, written.splitlines()):
        name, type_, title, meaning, meaning_zh = (part.strip() for part in line.split("|"))
        columns.append(Column(name, {"": TEXT, "int": INTEGER, "dec": DECIMAL}[type_], title, meaning, meaning_zh))
    return tuple(columns)


_SPAN = """
start | int | 起 | first character in articles.text, counted in code points from 0 | 第一个字在正文中的位置,从 0 起按码位计
end | int | 止 | character after the last | 末字之后的位置
text | | 原文 | the characters start to end | 起止之间的原文
sentence | int | 句序 | number of the sentence, from 1 | 第几句,从 1 起
rule | | 规则 | the rule that found it | 找到它的规则
"""
_QUANTITY_TAIL = """
period_start | | 期间起 | first day, month or year that the figure covers | 数字所涉期间的开始
period_end | | 期间止 | last day, month or year that the figure covers | 数字所涉期间的结束
part_of | | 属于 | the row whose total this is a part of | 它是哪一行总数的一部分
repeat_of | | 重复 | the earlier row that says the same | 前面说过同一件事的行
"""
_NUMBERS = """
value | dec | 数值 | the number; empty for a range | 数值;区间则为空
low | dec | 下限 | lower bound | 下限
high | dec | 上限 | upper bound | 上限
"""

TABLES: Mapping[str, tuple[Column, ...]] = {
    "articles": _columns("""
article_id | | 文章编号 | the record's own id, else the path below its input | 记录自带的编号,否则为输入之下的路径
source | | 来源 | where the article was read from | 文章从哪里读入
url | | 网址 | address, where known | 网址(已知时)
title | | 标题 | headline, where known | 标题(已知时)
publisher | | 发布媒体 | who published it, where the article says so | 发布媒体(文中写明时)
published_on | | 发布日期 | ISO 8601 with the precision known | 发布日期,ISO 8601,精确到已知的程度
published_on_basis | | 日期依据 | metadata, record, page, dateline or invalid | 日期从哪里来:metadata、record、page、dateline 或 invalid
encoding | | 编码 | encoding of the bytes read | 读入时的字符编码
text_sha256 | | 文本摘要 | SHA-256 of the text in UTF-8 | 正文(UTF-8)的 SHA-256
duplicate_of | | 同文 | the earlier article of the run with the same text | 同一次运行中正文相同的前一篇文章
characters | int | 字数 | code points of the text | 字数(Unicode 码位)
sentences | int | 句数 | sentences found | 句子数
text | | 正文 | the text that all offsets refer to | 正文,所有起止位置都以它为准
"""),
    "honours": _columns(
        """
honour_id | | 荣誉编号 | key | 主键
article_id | | 文章编号 | the article | 所在文章
award_id | | 奖项编号 | the normalised award | 规范化之后的奖项
honoree_kind | | 获奖者类别 | person, organisation, group or work | 获奖者是人、单位、群体还是作品
honoree_id | | 获奖者主体编号 | person_id or organisation_id; empty for group and work | 人员编号或机构编号;群体和作品为空
honoree_name | | 获奖者 | the fullest name that the article gives | 文中给出的最完整的名称
award_title | | 荣誉称号 | as written, without quotes round it | 文中所写的称号,不含外层引号
awarded_on | | 授予日期 | date of conferring | 授予日期
event | | 活动 | meeting, competition or decision, where named | 授予时的会议、赛事或决定(写明时)
group_size | int | 等N名 | the N of 等N名; of a group its number | “等N名”的 N;群体则为其人数
basis | | 依据 | stated, or inherited from another sentence on the same award | stated:本句写明;inherited:从同一荣誉的其他句子承接
mentions | int | 提及次数 | how many times the article says so | 文中说了几次
"""
        + _SPAN.strip().rsplit("\n", 2)[0]
        + """
award_start | int | 称号起 | first character of the award | 称号的第一个字
award_end | int | 称号止 | character after the award | 称号之后的位置
sentence | int | 句序 | number of the sentence, from 1 | 第几句,从 1 起
rule | | 规则 | the rule that found it | 找到它的规则
"""
    ),
    "honour_awarders": _columns("""
honour_id | | 荣誉编号 | the honour | 所属荣誉
organisation_id | | 机构编号 | who conferred it | 授予单位
position | int | 序号 | order as written, from 1 | 文中的次序,从 1 起
"""),
    "awards": _columns("""
award_id | | 奖项编号 | key | 主键
award_name | | 奖项名称 | normalised: scope resolved, width folded | 规范名称:范围已还原,全半角统一
award_level | | 级别 | international, national, provincial, prefectural, county, township, institutional | 国际、国家、省、地市、县、乡镇、单位
series | | 系列 | the award without edition and year | 去掉届次和年份的奖项
edition | | 届次 | its number | 第几届
"""),
    "honours_flat": _columns("""
honour_id | | 荣誉编号 | the honour | 荣誉
article_id | | 文章编号 | the article | 所在文章
published_on | | 发布日期 | publication date of the article | 文章的发布日期
awarded_on | | 授予日期 | date of conferring | 授予日期
honoree_name | | 获奖者 | the fullest name that the article gives | 文中给出的最完整的名称
honoree_kind | | 获奖者类别 | person, organisation, group or work | 获奖者是人、单位、群体还是作品
posts | | 职务 | posts of the person, joined by ; | 此人的职务,以 ; 相连
organisation_name | | 单位 | organisations of these posts, joined by ; | 这些职务所在的单位,以 ; 相连
award_title | | 荣誉称号 | as written | 文中所写的称号
award_name | | 奖项名称 | normalised | 规范名称
award_level | | 级别 | level of the award | 奖项级别
awarders | | 授予单位 | who conferred it, joined by ; | 授予单位,以 ; 相连
group_size | int | 等N名 | the N of 等N名 | “等N名”的 N
basis | | 依据 | stated or inherited | 本句写明或承接而来
sentence_text | | 所在句 | the sentence | 所在的句子
"""),
    "persons": _columns("""
person_id | | 人员编号 | key | 主键
article_id | | 文章编号 | the article | 所在文章
name | | 姓名 | name without padding | 姓名,不含用来对齐的空格
"""),
    "posts": _columns(
        """
post_id | | 职务编号 | key | 主键
article_id | | 文章编号 | the article | 所在文章
person_id | | 人员编号 | the person | 任职的人
person_name | | 姓名 | name of the person | 此人的姓名
organisation_id | | 机构编号 | the organisation; empty for a place | 机构;地方则为空
organisation_name | | 单位 | the deepest unit, filled in where the writer leaves it out | 最末一级单位,作者省略的部分已补全
title | | 职务 | the post | 职务
tenure | | 任职状态 | current or former | current:现任;former:曾任
position | int | 序号 | order among the person's posts, from 1 | 此人的第几个职务,从 1 起
"""
        + _SPAN
    ),
    "organisations": _columns("""
organisation_id | | 机构编号 | key | 主键
name | | 名称 | full name as far as known | 所知的最完整的名称
kind | | 类别 | party, government, legislature, judicial, military, school, hospital, company, media and so on | 党、政府、人大政协、司法、军队、学校、医院、企业、媒体等
division_code | | 行政区划代码 | GB/T 2260 code of the place in the name | 名称中地名的行政区划代码(GB/T 2260)
parent_id | | 上级机构 | the organisation it belongs to | 所属机构
aliases | | 别名 | other forms used, joined by ; | 文中的其他叫法,以 ; 相连
"""),
    "organisation_mentions": _columns(
        """
article_id | | 文章编号 | the article | 所在文章
organisation_id | | 机构编号 | what it stands for | 指的是哪个机构
"""
        + _SPAN
    ),
    "amounts": _columns(
        """
amount_id | | 金额编号 | key | 为它付出的那笔金额
article_id | | 文章编号 | the article | 所在文章
"""
        + _NUMBERS
        + """
currency | | 币种 | ISO 4217 | ISO 4217 货币代码
qualifier | | 限定 | exact, over, at_least, under, at_most, about or range | 确切、超过、不少于、不足、不超过、大约或区间
basis | | 依据 | stated, or inferred where the currency is | stated:写明;inferred:推断
action | | 动作 | governing verb | 支配它的动词
actor | | 主体 | who did it | 谁做的
purpose | | 用途 | what the money is for | 钱用于什么
per | | 每 | 人均, 每年 and the like | 人均、每年等
change | | 变化 | increase, decrease, increase_to, decrease_to | 增加、减少、增至、减至
"""
        + _QUANTITY_TAIL
        + _SPAN
    ),
    "counts": _columns(
        """
count_id | | 数量编号 | key | 主键
article_id | | 文章编号 | the article | 所在文章
"""
        + _NUMBERS
        + """
unit | | 单位 | classifier or unit as written | 文中所写的量词或单位
kind | | 种类 | count, measure or ratio | count:数量;measure:度量;ratio:比率
qualifier | | 限定 | exact, over, at_least, under, at_most, about or range | 确切、超过、不少于、不足、不超过、大约或区间
basis | | 依据 | stated or inferred | stated:写明;inferred:推断
action | | 动作 | governing verb | 支配它的动词
actor | | 主体 | who did it | 谁做的
object | | 对象 | what is counted | 数的是什么
place | | 地点 | where, as written | 在哪里(照原文)
per | | 每 | 人均, 每年 and the like | 人均、每年等
change | | 变化 | increase, decrease, increase_to, decrease_to | 增加、减少、增至、减至
amount_id | | 金额编号 | the sum that paid for it | 为它付出的那笔金额
"""
        + _QUANTITY_TAIL
        + _SPAN
    ),
    "ledger": _columns("""
article_id | | 文章编号 | the article | 所在文章
start | int | 起 | first character | 第一个字
end | int | 止 | character after the last | 末字之后的位置
text | | 原文 | the numeral or award word | 数字或表彰用词
disposition | | 归类 | what it was taken for | 归为哪一类
reference | | 引用 | the rows that used it, joined by ; | 用到它的行,以 ; 相连
reason | | 理由 | why, where no row used it | 没有行用到它时的理由
rule | | 规则 | the rule that read the numeral; empty for an award word | 读出这个数字的规则;表彰用词为空
"""),
    "failures": _columns("""
source | | 来源 | the input | 输入
stage | | 阶段 | read or process | read:读入时;process:处理时
error | | 错误 | class of the error | 错误类别
message | | 说明 | what is wrong and what to do | 出了什么错、怎么办
"""),
}

QUALIFIERS = ("exact", "over", "at_least", "under", "at_most", "about", "range")
CHANGES = ("increase", "decrease", "increase_to", "decrease_to")
ORGANISATION_KINDS = (
    *("party", "government", "legislature", "judicial", "military", "school", "hospital", "company", "media"),
    *("association", "research", "team", "grassroots", "other"),
)
LEVELS = ("international", "national", "provincial", "prefectural", "county", "township", "institutional")
NUMERAL_DISPOSITIONS = (
    *("amount", "count", "date", "period", "time", "duration", "frequency", "ordinal", "rank", "age", "score"),
    *("proportion", "identifier", "slogan", "idiom", "name", "indefinite", "unexplained"),
)
AWARD_WORD_DISPOSITIONS = ("honour", "negated", "prospective", "not_an_award", "unresolved")
ENUMERATIONS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("honours", "honoree_kind"): ("person", "organisation", "group", "work"),
    ("honours", "basis"): ("stated", "inherited"),
    ("amounts", "qualifier"): QUALIFIERS,
    ("amounts", "basis"): ("stated", "inferred"),
    ("amounts", "change"): CHANGES,
    ("counts", "qualifier"): QUALIFIERS,
    ("counts", "basis"): ("stated", "inferred"),
    ("counts", "change"): CHANGES,
    ("counts", "kind"): ("count", "measure", "ratio"),
    ("posts", "tenure"): ("current", "former"),
    ("organisations", "kind"): ORGANISATION_KINDS,
    ("awards", "award_level"): LEVELS,
    ("ledger", "disposition"): (*NUMERAL_DISPOSITIONS, *AWARD_WORD_DISPOSITIONS),
}
"""The values that a column may have; empty is always allowed."""
PRIMARY_KEYS: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    "honours": ("honour_id",),
    "honour_awarders": ("honour_id", "position"),
    "awards": ("award_id",),
    "honours_flat": ("honour_id",),
    "persons": ("person_id",),
    "posts": ("post_id",),
    "organisations": ("organisation_id",),
    "amounts": ("amount_id",),
    "counts": ("count_id",),
}
"""The columns that tell a row of a table from all others, where there are such."""
FOREIGN_KEYS: Mapping[str, Mapping[str, str]] = {
    "honours": {"article_id": "articles", "award_id": "awards"},
    "honour_awarders": {"honour_id": "honours", "organisation_id": "organisations"},
    "honours_flat": {"honour_id": "honours", "article_id": "articles"},
    "persons": {"article_id": "articles"},
    "posts": {"article_id": "articles", "person_id": "persons", "organisation_id": "organisations"},
    "organisations": {"parent_id": "organisations"},
    "organisation_mentions": {"article_id": "articles", "organisation_id": "organisations"},
    "amounts": {"article_id": "articles"},
    "counts": {"article_id": "articles", "amount_id": "amounts"},
    "ledger": {"article_id": "articles"},
}
"""Columns that hold the key of a row of another table, and which. (`part_of` and `repeat_of` point to either quantity.)"""
DATES = ("published_on", "awarded_on", "period_start", "period_end")
"""Columns with a date: ISO 8601 as precise as stated, YYYY, YYYY-MM or YYYY-MM-DD."""

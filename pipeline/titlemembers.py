"""Names of organisations that are only a part of a title, of an award (某市总工会技能大赛) or a book; titles that look like names."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.antecedents import SHORT
from pipeline.clausewords import Words
from pipeline.lexicon import Lexicon
from pipeline.namereach import NAME_CHARACTERS
from pipeline.records import OrganisationMention

_QUOTED_TITLE = re.compile("的?“[^“”\n]{2,30}”(?:光荣|荣誉)?(?:称号|[,。;、和及等“]|以及|$)")
CONFERRED = re.compile("(?:评为|评选为|授予|命名为|认定为|列为|入选|荣获|获得|获评|获)(?:[0-9]{4}年?度?)?$")
_CONFERRED_YEAR = re.compile("(?:评为|授予|荣获|获得|获评|获)(?:[0-9]{4}年度?)?$")
_TITLE_OPENING = re.compile("第[一二三四五六七八九十0-9]+届|[0-9]{4}[年—-]|优秀|十佳|先进|杰出")
_MEETING = re.compile("[^,。;、“”的\n]{0,12}(?:典礼|大会|会议|评审|评选|座谈会|仪式)")
_TITLE_FOLLOWS = re.compile(
    "(?:[、“][^”\n]{1,20}”){0,3}等?(?:荣誉)?(?:称号|奖|评选)|主题(?:党日)?活动|等[0-9一二三四五六七八九十]+项(?!目)"
)
_DOCUMENT = re.compile(
    "关于|决定|通知|办法|意见|条例|规定|方案|规划|计划|报告|公告|通报|函|纲要|细则|公报|章程|批复|宣言|协定|标准|目录|名单|要点|事项"
)
_WINNING = ("获", "得", "颁", "评", "领", "受", "发")
_QUOTE_LENGTH = 40
_BEFORE_WON = 70
_TITLE_LENGTH = 120
_TITLE_MODIFIERS = frozenset(["直属", "优秀", "先进", "重大", "年度", "青年", "师德", "优博", "五四"])
_WON = re.compile("(?:评为|荣获|获得|获评|获)(?:[0-9]{4}年度?)?$")
_PRAISED = re.compile(
    "(?:优秀|先进|模范|红旗|最佳|十佳|最美|样板)(?:基层|教师|学生|研究生)*(?:党组织|党支部|党总支|党委|团组织|团支部|团委|团总支|集体|学生会|社团|班集体|班级|工会|支部|单位)$"
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
_CALLED = re.compile("”?等?(?:荣誉)?称号")
_SOME = re.compile("(?<!某)某(?:国有|民营|大型|知名)?[省市县区州镇乡]?$")
_TITLE_WORDS = 7
_TITLE_TAGS = frozenset(["n", "vn", "b", "j", "a", "nz", "an", "l"])


def without_titles(folded: str, lexicon: Lexicon, mentions: Sequence[OrganisationMention]) -> list[OrganisationMention]:
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
        if folded.endswith(_PRAISE, 0, mention.start) and (mention.rule == SHORT or text.endswith(lexicon.title_units)):
            continue  # 被评为全市先进|公安局
        if text.endswith(lexicon.title_units):
            before = folded[max(mention.start - _BEFORE_TITLE, 0) : mention.start]
            listed = last_title >= 0 and folded[last_title : mention.start] in ("、", "和", "及", "以及")
            if listed or lexicon.recognised.search(before) or _CALLED.match(folded, mention.end):
                titles.add(text)
                last_title = mention.end
            if lexicon.goal.search(before):
                continue
        kept.append(mention)
    return [m for m in kept if folded[m.start : m.end] not in titles]


def in_award_title(words: Words, lexicon: Lexicon, mention: OrganisationMention) -> bool:
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
    if CONFERRED.search(folded, max(opening - 12, 0), opening) or _TITLE_FOLLOWS.match(folded, closing + 1):
        return True
    rest = folded[mention.end : closing]
    if _EXCELLENT.fullmatch(rest):
        return True
    return any(match.end() == len(rest) for match in lexicon.award_heads.finditer(rest))


def in_other_title(folded: str, mention: OrganisationMention) -> bool:
    """Whether the mention is a part of the title of a book, film or paper, not of a document."""
    opening = folded.rfind("《", max(mention.start - _QUOTE_LENGTH, 0), mention.start)
    if opening < 0 or folded.rfind("》", opening, mention.start) >= 0 or "\n" in folded[opening : mention.start]:
        return False
    closing = folded.find("》", mention.end, mention.end + _TITLE_LENGTH)
    if closing < 0 or (opening + 1 == mention.start and closing == mention.end):
        return False
    return not _DOCUMENT.search(folded, opening, closing)

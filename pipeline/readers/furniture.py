"""What Chinese news pages put round an article: lines of source and date above it, editors and notices below it.

The words are those of the trade, not of one site. A line is compared as it stands, its blanks off, folded to half width.
"""

import re
from collections.abc import Sequence

from pipeline.text import fold

_SHORT = 60
_LONGEST_NOTICE = 400
_HEAD = 12
_SHORTEST_ARTICLE = 100
_SHORTEST_TITLE = 4
_MOST_CAPTIONS = 2
_MOST_ABOVE = 0.8
_MOST_EDITORS = 6
_LONGEST_SUFFIX = 20
_LONGEST_ABOVE = 100
# A role and a name: 责任编辑:某某, (编辑 某某), [责编|某某].
_EDITORS = re.compile(
    r"[(\[【]?(?:本[期文版])?(?:责任编辑|执行编辑|网络编辑|值班编辑|新媒体编辑|图文编辑|编辑|责编|主编|编审|编校|责任校对|校对|终审|复审|初审|[一二三]审"
    r"|审核人?|审签|审稿|监制|值班主任|值班总监|总监制|签发|网编|美编|排版|供稿人?|投稿|信息来源|稿件来源|文章来源|稿源|转自|摘自)"
    r"(?:[/、](?:编辑|校对|审核|责编|排版))*[::|/丨].{0,50}"
    r"|[(\[【](?:责任编辑|责编|编辑)[^,。;]{2,12}[)\]】]|(?:责任编辑|责编)[^,。;:]{2,4}"
)
_SOURCE = re.compile(r"[(\[【]?(?:来源|原载|出处)[::|丨].{1,40}")
_NOTICE = re.compile(
    r"[(\[【]?(?:版权|免责|特别|本站|本网)(?:与免责)?声明|.{0,20}(?:版权|免责)(?:与免责)?声明|版权说明"
    r"|.{0,60}(?:未经|非经).{0,20}(?:不得|禁止|请勿|严禁).{0,12}(?:转载|摘编|镜像|转发)"
    r"|(?:本文|本稿|此文|以上内容|文章)(?:仅|只)?代表.{0,20}(?:观点|立场)|.{0,40}不代表.{0,20}(?:观点|立场)"
    r"|.{0,40}(?:转载|引用|转发)(?:本[文站网])?(?:时)?(?:请|须|务必|必须).{0,6}(?:注明|标明|联系)"
    r"|.{0,20}版权(?:均|皆)?(?:所有|归|属于?)|copyright|©|.{0,30}ICP[备证]|.{0,30}公网安备|.{0,30}经营许可证编?号"
    r"|.{0,12}(?:如有|若有|如涉及|涉及).{0,14}(?:侵权|版权).{0,20}(?:联系|删除)"
    r"|.{0,40}请(?:尽快|及时|速)?(?:与|跟|同)(?:本网|本站|本报)联系"
)
_MORE = re.compile(
    r"[\[【(<>·•■◆▲]*(?:相关|更多|精彩|热门|热点|推荐|延伸|最新|今日|猜你|大家|为您|编辑)(?:的)?(?:精彩|热点|图片|视频|相关)?"
    r"(?:新闻|阅读|链接|报道|文章|推荐|专题|内容|资讯|信息|视频|博文|评论|喜欢|都在看|标签|热点|关注|稿件|附件)(?:[\]】)>::·].{0,20})?$"
    r"|(?:上|下)一?[篇条页](?:[::]|$).{0,50}|(?:返回|回到)(?:首页|顶部|列表|上页)|(?:文章)?关键[词字][::].{0,60}|标签[::].{0,60}"
    r"|[\[【(]?(?:打印本?[页稿文]?|关闭(?:窗口|本页|页面)?|打印|收藏(?:本页)?|我要评论|发表评论|查看评论|网友评论|评论|纠错|我要纠错|举报|点赞|复制链接"
    r"|大中小|字号|字体|放大|缩小)(?:[\]】)|｜·/].{0,30})?$"
    r"|分享(?:到|至|给|此文)?(?:[::].{0,30})?$|.{0,6}(?:扫一扫|扫码|扫描|长按|识别)(?:识别)?[上下左右]?[方图边面]?的?(?:二维码|关注|分享)|微信扫一扫"
    r"|.{0,12}关注.{0,20}(?:公众号|官方微信|微信号|微博)|.{0,16}点击.{0,14}(?:阅读原文|查看更多|关注|投票|下载)"
    r"|.{0,10}(?:新闻热线|投稿邮箱|投稿信箱|举报电话|爆料)[::].{0,60}|(?:阅读|浏览|点击|访问)(?:量|数|次数|人数)?[::]?[0-9,万+]+次?$"
    r"|举报/?反馈|我来说两句.{0,20}|微信往期推送|[(\[【]?(?:全文|本文)?(?:完|End|END|THEEND)[)\]】]?$"
)
# What only stands under an article: other news, the comments of readers.
_OTHERS = re.compile(
    r"[\[【(<>·•■◆▲]*(?:相关|更多|热门|推荐|延伸|最新|猜你)(?:新闻|阅读|链接|报道|文章|推荐|喜欢)(?:[\]】)>::·].{0,20})?$"
    r"|(?:上|下)一?篇(?:[::]|$).{0,50}|(?:我要|发表|查看|网友|最新|热门|精彩|全部|文章)?评论(?:\([0-9]*\)|[0-9]+条?|区|列表)?$|我来说两句.{0,20}"
)
_CAPTION = re.compile(
    r"[▲△▼▽↑↓◀◁].{0,80}|[(\[]?(?:资料图片?|资料照片|配图|上图|下图|左图|右图|图片|题图|图注|图说|图源|图)(?:[::|为是]|[)\]]?$).{0,80}"
    r"|[^。!?]{0,66}(?:摄|供图|制图|绘图|图/文)(?:影报道)?[)\]]?$"
)
_BYLINE = re.compile(r"/文|文/|文字[::/]")
_LETTER = re.compile(r"\w")
_DAY = r"(?:19|20)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:星期.)?(?:[0-9]{1,2}[::][0-9]{2}(?:[::][0-9]{2})?)?"
_ABOVE = re.compile(
    r"(?:当前|现在|所在|您)?(?:的)?(?:当前|现在|所在)?(?:的)?位置[::是].{0,80}|首页(?:[>»›/|-].{0,80})?$"
    r"|.{0,30}(?:来源|稿源|作者|发布时间|发布日期|发稿时间|更新时间|发布者|发布人|发布单位|信息来源|浏览次数|浏览|点击数?|点击量|阅读|字号|字体|编辑|责编"
    r"|文号|索引号|责任编辑|来源于|公开日期|公开类别|公开方式|主题分类|发文机关|成文日期|供稿|撰稿|审核)[::].{0,80}|(?:时间|日期)[::].{0,80}"
    rf"|(?:[一-鿿]{{2,12}}[|]?)?{_DAY}(?:$|[|(\[【].{{0,40}}|(?:来源|作者|浏览|点击|阅读|字号|编辑|稿源|发布|发表|记者|查看|打印|分享|评论|更新|更多|[A-Za-z]).{{0,60}}"
    r"|[一-鿿·]{2,14}(?:网|报|台|社|办|局|厅|委|部|刊|端|微信|大学|学院|头条)?$)"
    r"|(?:字号|大中小|打印|分享|收藏|评论|[a-zA-Z+-]|原创|正文|本文|【[^【】]{1,6}】)+$|原标题[::].{0,80}|.{2,20}[>»›].{2,20}[>»›].{0,40}"
)
_DATED = re.compile(rf"{_DAY}|来源[::]")
_BELOW = re.compile(r"[(\[【]?(?:发布|发稿|更新|编发|上传|录入)(?:时间|日期)[::].{0,50}")
_SENTENCE_ENDS = ("。", "!", "?")
_ORIGINAL = re.compile(r"[(\[【]?(?:本文)?原(?:标题|题|文标题)[为]?[::].{0,80}")


def plain(line: str) -> str:
    """A line as it is compared: without blanks, folded to half width and simplified characters."""
    return fold("".join(line.split()))


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows or who took it."""
    text = plain(line)
    return len(text) <= _SHORT and bool(_CAPTION.fullmatch(text)) and not _BYLINE.search(text)


def ends_article(line: str) -> bool:
    """Whether a line shows that the article is over: it names the editors, or begins comments and other news."""
    text = plain(line)
    return len(text) <= _SHORT and (bool(_OTHERS.match(text)) or _names_editors(line)) and not text.endswith("。")


def is_ending(line: str) -> bool:
    """Whether a line belongs to what follows an article: its editors, a notice, further reading."""
    text = plain(line)
    if len(text) <= _SHORT and (_EDITORS.fullmatch(text) or _SOURCE.fullmatch(text) or _BELOW.fullmatch(text)):
        return True
    if len(text) <= _SHORT and _MORE.match(text) and not text.endswith("。"):
        return True
    return len(text) <= _LONGEST_NOTICE and bool(_NOTICE.match(text))


def trimmed(lines: Sequence[str], title: str) -> list[str]:
    """The lines of an article without what stands above it (title, source, date) and below it (editors, notices)."""
    kept = [line for line in lines[_above(lines, title) :] if not _ORIGINAL.fullmatch(plain(line))]
    kept = [line for line in kept[: _end(kept)] if _LETTER.search(line)]
    text = [line for line in kept if not is_caption(line)]
    return text if len(text) * _MOST_CAPTIONS >= len(kept) else kept  # many such lines are a list of pictures


def is_above(line: str) -> bool:
    """Whether a line is one of those between headline and text: source, date, path, size of the letters."""
    text = plain(line)
    return len(text) <= _LONGEST_ABOVE and bool(_ABOVE.fullmatch(text))


def _above(lines: Sequence[str], title: str) -> int:
    """The number of lines above the article: up to its title, its source and date, and what is of their kind."""
    name = plain(title)
    above = list(map(is_above, lines))
    if sum(above) > _MOST_ABOVE * len(lines):  # a list of works with their authors
        return 0
    begin = 0
    for i, line in enumerate(lines[:_HEAD]):
        text = plain(line)
        dated = above[i] and _DATED.search(text)
        if _is_title(text, name) or dated or (above[i] and begin == i):
            begin = i + 1
        elif not above[i] and (len(text) > _SHORT or text.endswith(_SENTENCE_ENDS)):
            break
    return begin


def _is_title(text: str, name: str) -> bool:
    if len(text) <= _SHORTEST_TITLE:
        return False
    return text in name or bool(name and text.startswith(name) and len(text) < len(name) + _LONGEST_SUFFIX)


def _end(lines: Sequence[str]) -> int:
    """Where the article ends: at the first line of its end, which stands in its second half, or names the editors."""
    lengths = [len(line) for line in lines]
    whole, before = sum(lengths), 0
    names_many = sum(map(_names_editors, lines)) > _MOST_EDITORS  # a list of works with their editors
    for i, line in enumerate(lines):
        if before * 2 >= whole and is_ending(line) and not (names_many and _names_editors(line)):
            return i
        if before >= _SHORTEST_ARTICLE and not names_many and _names_editors(line) and not _goes_on(lines[i:], before):
            return i
        before += lengths[i]
    return len(lines)


def _names_editors(line: str) -> bool:
    text = plain(line)
    return len(text) <= _SHORT and bool(_EDITORS.fullmatch(text))


def _goes_on(rest: Sequence[str], before: int) -> bool:
    """Whether more sentences stand after the editors than before them: then these were named at the beginning."""
    return sum(len(line) for line in rest if line.endswith(("。", "！", "？", "”", "："))) > before

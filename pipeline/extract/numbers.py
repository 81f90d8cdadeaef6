"""Every numeral of the text, read and classified: sums, counts, and what looks like one and is none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from pipeline.numerals import SCALE
from pipeline.records import Findings, Number, Token
from pipeline.rules import Rules, alternation
from pipeline.segment import Document
from pipeline.text import DECREE
from pipeline.units import Lexicon, Numeral, read

_FILE = "not_counts."
_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
# Titles of works, documents and projects.
_TITLE = re.compile(
    r"《[^《》\n]{1,60}》|“[^“”\n]{4,60}(?:技术|研究|开发|应用|产业化|研制|系统|装备|分析|模组|装置|设备|芯片|材料)(?:研究|应用|示范)?”"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNIT_LISTS = {
    "units.classifiers": "count",
    "units.measures": "measure",
    "units.ratios": "ratio",
    "units.durations": "duration",
    "units.ages": "age",
    "units.scores": "score",
    "units.grades": "rank",
}
# 个 百 分 点 as the copies of printed pages have it.
_SPACED_POINTS = r"\ {0,2}个?\ {0,2}百\ {0,2}分\ {0,2}点"
_NAMING_TAGS = ("nr", "ns", "nt", "nz", "i", "l", "d", "v", "c", "r", "ad", "b")


@cache
def lexicon(rules: Rules) -> Lexicon:
    """Units, currencies and words of approximation of the rules."""
    words: dict[str, tuple[str, str]] = dict.fromkeys(rules.words["units.others"], ("other", ""))
    for name in ("units.nouns", "units.medals"):
        words.update({word: ("noun", name.removeprefix("units.")) for word in rules.words[name]})
    for name, kind in _UNIT_LISTS.items():
        words.update(dict.fromkeys(rules.words[name], ("unit", kind)))
    words.update({word: ("unit", value) for word, value in rules.words["units.percents"].items()})
    words.update({word: ("currency", value) for word, value in rules.words["units.currencies"].items()})
    qualifiers = {
        word: meaning
        for meaning in ("over", "at_least", "under", "at_most", "about")
        for word in rules.words[f"units.{meaning}"]
    }
    classifiers = alternation(rules.words["units.classifiers"])
    return Lexicon(
        tail=re.compile(
            rf"[\ \n]{{0,2}}(?P<word>{_SPACED_POINTS}|{alternation(words)})(?P<second>\({classifiers}\)|/[次套件])?"
        ),
        words=words,
        before=rules.regex("units.before"),
        after=rules.regex("units.after"),
        qualifiers={**qualifiers, **rules.words["units.behind"]},
        prefix=rules.regex("units.prefix"),
        currencies=rules.words["units.currency_prefixes"],
        edges=(
            frozenset(" 的") | {word[-1] for word in (*qualifiers, *rules.words["units.between"])},
            frozenset(" (含及") | {word[0] for word in rules.words["units.behind"]},
            frozenset(" :") | {word[-1] for word in rules.words["units.currency_prefixes"]},
        ),
        unit_parts={word: Decimal(value) for word, value in rules.words["units.unit_parts"].items()},
        no_number=re.compile(alternation(rules.words["units.no_numbers"])),
        fraction_units={word: Decimal(value) for word, value in rules.words["units.fraction_units"].items()},
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch of text that a rule takes for something other than a count."""

    start: int
    end: int
    disposition: str
    rule: str
    reason: str


def find(document: Document, rules: Rules, found: Findings) -> list[Number]:  # noqa: ARG001
    """Every numeral of a document once, read and classified, in the order of the text."""
    folded = document.folded
    claims = _without_overlap([*_dates(document), *_claims(folded, rules)])
    starts = [claim.start for claim in claims]
    numbers = [Number(claim.start, claim.end, claim.disposition, claim.rule, claim.reason) for claim in claims]
    free = []
    for numeral in read(folded, lexicon(rules)):
        i = bisect_right(starts, numeral.end - 1) - 1
        if i < 0 or claims[i].end <= numeral.number_start:
            free.append(numeral)
    titled = [match.span() for match in _TITLE.finditer(folded) if not DECREE.fullmatch(match[0])]
    title_starts = [start for start, _ in titled]
    counted_ones = _counted_ones(folded, rules, free)
    for i, numeral in enumerate(free):
        number = _classify(document, rules, numeral, is_one_of_several=i in counted_ones)
        if number is not None:
            at = bisect_right(title_starts, number.start) - 1
            if number.disposition == "count" and at >= 0 and number.end < titled[at][1]:
                number = _number(numeral, "name", "numbers.title", "inside the title of a work or document")
            numbers.append(number)
    numbers.sort(key=lambda number: (number.start, -number.end))
    return list(_complete(folded, numbers))


def _dates(document: Document) -> Iterator[_Claim]:
    for mention in document.dates():
        if mention.kind == "later":
            continue  # a length of time
        disposition = "period" if mention.kind == "period" else "date"
        iso = mention.first if mention.first == mention.last else f"{mention.first}/{mention.last}"
        yield _Claim(mention.start, mention.end, disposition, f"dates.{disposition}", iso)


@cache
def _patterns(rules: Rules) -> tuple[tuple[str, "re.Pattern[str]", str, str, tuple[str, ...]], ...]:
    """The patterns of the rules that say what a number is instead of a count."""
    found = []
    for name, pattern in rules.patterns.items():
        disposition = dict(pattern.values).get("disposition")
        if name.startswith(_FILE) and disposition:
            spans = tuple(group for group in pattern.regex.groupindex if group.startswith("span"))
            found.append((name, pattern.regex, disposition, pattern.note, spans))
    return tuple(found)


def _claims(folded: str, rules: Rules) -> Iterator[_Claim]:
    for name, expression, disposition, note, spans in _patterns(rules):
        for match in expression.finditer(folded):
            start, end = match.span()
            for group in spans:
                if match[group] is not None:
                    start, end = match.span(group)
            if end > start:
                yield _Claim(start, end, disposition, name, note)


def _without_overlap(claims: list[_Claim]) -> list[_Claim]:
    """The earlier and of two that begin together the longer claim."""
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


# 一个国家、一个民族 speaks of any.
_GENERIC = re.compile(r"国家|民族|人|时代|社会|政党|政府|地方|地区|企业|单位|组织|城市|家庭|孩子|学校|团队")


def _counted_ones(folded: str, rules: Rules, numerals: Sequence[Numeral]) -> set[int]:
    """Indices of those 一 that count because they stand in a list beside another number of the same kind.

    The list sign must stand right before a number: 一个高中班、一个初中班, not 发挥一个优势、抓好一个根本. Where all
    are 一, a verb that says what there is must stand before them, else they are examples (从一张照片、一张车票).
    """
    found: set[int] = set()
    verbs = _list_verbs(rules)
    counted = [i for i, numeral in enumerate(numerals) if numeral.kind in ("count", "money", "measure")]
    for i, j in pairwise(counted):
        first, second = numerals[i], numerals[j]
        gap = folded[first.end : second.start]
        if not 0 < len(gap) <= 16:
            continue
        sign = next((s for s in ("、", "和", "及", "与") if gap.endswith(s)), "")
        all_ones = _is_one(folded, first) and _is_one(folded, second)
        begin = max(folded.rfind(sign, max(0, first.start - 6), first.start) + 1 for sign in ",;:。!?、\n")
        if all_ones and not verbs.search(folded, max(begin, first.start - 6, 0), first.start):
            continue
        if (
            (sign or _both_follow_nouns(folded, gap, second))
            and _GENERIC.match(folded, first.end) is None
            and not re.search(r"[,。;:!?\n]", gap)
            and (first.unit == second.unit or not _is_one(folded, second))
        ):
            found.update((i, j))
    return found


def _both_follow_nouns(folded: str, gap: str, second: Numeral) -> bool:
    """Whether a list sign stands right behind the first of two numbers that follow their nouns: 手枪一支、子弹9发."""
    behind = folded[second.end : second.end + 1]
    return gap[0] in "、和及与" and len(gap) > 2 and (not behind or behind in "、和及,;。!?\n")


@cache
def _list_verbs(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rules.alternation("units.list_verbs"))


def _is_one(folded: str, numeral: Numeral) -> bool:
    return folded[numeral.number_start : numeral.number_end] in ("一", "壹")


def _number(numeral: Numeral, disposition: str, rule: str, reason: str = "", **more: str) -> Number:
    return Number(
        numeral.start, numeral.end, disposition, rule, reason,
        numeral.value, numeral.low, numeral.high, numeral.qualifier, **more,
    )  # fmt: skip


def _classify(document: Document, rules: Rules, numeral: Numeral, *, is_one_of_several: bool) -> Number | None:
    """What a numeral with its unit is; None for Chinese characters that are no number here."""
    folded = document.folded
    written = folded[numeral.number_start : numeral.number_end]
    is_arabic = any(character in "0123456789" for character in written)
    tokens = _words(document, numeral.number_start, numeral.end + 1) if _needs_words(folded, numeral, is_arabic) else ()
    if (
        not is_arabic
        and written not in ("俩", "仨")
        and numeral.kind not in ("money", "ratio")
        and (tag := _inside_word(tokens, folded, numeral))
    ):
        return (
            _number(numeral, _in_word(numeral, written, tag), "numbers.word", "part of a word")
            if numeral.unit
            else None
        )
    if folded.startswith("级", numeral.end) and numeral.kind in ("measure", "count"):
        return _number(numeral, "name", "numbers.grade", "a size that names a class")
    is_spelt_out = numeral.kind in ("measure", "count") and (is_arabic or len(numeral.unit) > 1)
    if numeral.kind not in ("", "money") and not is_spelt_out and _glued(tokens, numeral):
        numeral = replace(numeral, end=numeral.number_end, unit="", kind="")
    if numeral.kind == "money":
        return _money(folded, rules, numeral)
    if numeral.kind == "duration" and _YEAR.fullmatch(written) and folded[numeral.end : numeral.end + 1] in "、和及与":
        return _number(numeral, "date", "numbers.year", "a year without 年")  # 2011、2012年
    if numeral.kind in ("duration", "age", "score", "rank"):
        return _number(numeral, numeral.kind, f"numbers.{numeral.kind}")
    if numeral.kind == "ratio":
        return _number(numeral, "count", "numbers.ratio", unit=numeral.unit, kind="ratio", basis="stated")
    if numeral.kind in ("count", "measure"):
        if written == "二" and numeral.unit in rules.words["units.numbered"]:
            return _number(numeral, "name", "numbers.word", "二 numbers a part of a body; of two one says 两")
        return _counted(document, numeral, written, is_one_of_several=is_one_of_several)
    if numeral.kind == "noun":
        if written == "二" and numeral.noun in rules.words["units.numbered"]:
            return _number(numeral, "name", "numbers.word", "二 numbers a part of a body; of two one says 两")
        return _before_noun(folded, numeral, written, is_arabic=is_arabic)
    return _alone(document, rules, numeral, written, is_arabic=is_arabic)


# A sentence that is longer is no prose but rows of figures: its words would be asked for again and again.
_LONGEST_SENTENCE = 2000


def _words(document: Document, start: int, end: int) -> Sequence[Token]:
    """The words of the clauses that touch start to end; none where the sentence is no prose."""
    sentence = document.sentence_at(start)
    return () if sentence.end - sentence.start > _LONGEST_SENTENCE else document.tokens(start, end)


def _needs_words(folded: str, numeral: Numeral, is_arabic: bool) -> bool:
    """Whether the words of the clause could change the reading."""
    if not is_arabic:
        return True
    return bool(_HAN.match(folded, numeral.end)) and numeral.kind in ("count", "measure", "noun", "age", "score")


def _in_word(numeral: Numeral, written: str, tag: str) -> str:
    """What figures with a unit are that stand in a word: 一轮 in 新一轮 means a, 八门 in 五花八门 is an idiom."""
    if tag[0] == "i":
        return "idiom"
    if numeral.kind in ("duration", "rank", "age") and tag[:2] not in _NAMING_TAGS[:4]:
        return numeral.kind
    if numeral.unit == "期":
        return "ordinal"
    if written == "一" and tag[:2] not in _NAMING_TAGS[:4]:
        return "indefinite"
    return "idiom" if tag[0] == "l" else "name"


def _inside_word(tokens: Sequence[Token], folded: str, numeral: Numeral) -> str:
    """The tag of the word that the clause shows the figures to be glued into: 万昭元, 统一, 三台县, 九寨沟; else empty."""
    if folded[numeral.number_start] == "几" and numeral.kind == "count":
        return ""
    if folded[numeral.number_start : numeral.number_end] == "两" and numeral.noun in ("国", "党"):
        return ""  # 中越两国, 两国人民 are words of the dictionary
    for i in range(bisect_right(tokens, numeral.number_start, key=lambda token: token.end), len(tokens)):
        token = tokens[i]
        if token.start < numeral.number_start:
            before = folded[token.start : numeral.number_start]
            if all(character in "近上超约逾达仅共满余破每这那有等第足至为" for character in before):
                return ""
            if token.tag:
                return token.tag
            is_glued = token.end >= numeral.end and numeral.kind not in ("count", "measure", "duration")
            return _UNKNOWN if is_glued else ""
        if folded[numeral.number_start] == "两" and numeral.kind == "count" and token.tag[:1] == "n":
            return ""  # 两条路 is a word of the dictionary
        if token.end > numeral.number_end + len(numeral.noun) and token.end > numeral.end:
            return token.tag if token.tag[:1] not in ("m", "t") else ""
        if numeral.noun == "大" or numeral.kind == "duration":
            return ""
        names = _NAMING_TAGS[:4] if numeral.kind == "noun" else _NAMING_TAGS
        return token.tag if token.end > numeral.number_end and token.tag in names else ""
    return ""


_UNKNOWN = "x"


# Units behind which a longer word of the dictionary is chance: 13人为, 5个人, 3名单身者.
_FIRM_UNITS = ("个", "名", "位", "人", "次", "项", "人次")


def _glued(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether the unit is only the beginning of a longer word: 国 of 国际, 件 of 件套."""
    end = numeral.number_end
    behind = max(numeral.end, end + len(numeral.noun))
    if numeral.unit in _FIRM_UNITS or behind == end:
        return False
    for token in tokens:
        if token.start == end:
            is_phrase = len(numeral.unit) == 1 and token.end - behind >= 2  # 道工序, 部手机
            return token.end > behind and bool(token.tag) and token.tag[:1] not in ("m", "q") and not is_phrase
        if token.start > end:
            break
    return False


_LARGE_SUM = 100
"""From here on 块 counts no pieces: 两千块."""
_CHANGES = "增减升降涨跌提翻扩跃用购买修建"
"""What begins a verb behind a sum without a currency: 由3.2亿增至5.6亿."""


def _money(folded: str, rules: Rules, numeral: Numeral) -> Number:
    text = numeral.text
    if text.endswith(("块", "角", "毛")) and not any(c in "元块" for c in text[:-1]):
        names_thing = _HAN.match(folded, numeral.end) and folded[numeral.end] not in "的以左上每就多和与及到买给"
        is_piece = text.endswith("块") and not folded.startswith("钱", numeral.end)
        is_role = text == "一角" and not _money_word(folded, rules, numeral)  # 饰演船工一角
        if text.startswith("一") and (names_thing or is_piece or is_role):
            return _number(numeral, "indefinite", "numbers.indefinite", "一 means a")
        is_sure = text[0].isdigit() and text.endswith("毛")
        is_large = text.endswith("块") and (numeral.value or numeral.high or 0) >= _LARGE_SUM and not names_thing
        is_name = not (is_sure or is_large) and (names_thing or not _money_word(folded, rules, numeral))
        if is_name and text.endswith("毛"):
            return _number(numeral, "name", "numbers.word", "part of a word")
        if is_name:
            piece = replace(numeral, unit=text[-1], currency="", kind="count")
            return _number(piece, "count", "numbers.counted", unit=piece.unit, kind="count", basis="stated")
    if numeral.bare and not numeral.outer and numeral.qualifier == "exact":
        return _number(numeral, "name", "numbers.bare_money", "a scale word and a currency name no sum")
    if folded.startswith("级", numeral.end):
        return _number(numeral, "name", "numbers.grade", "a size that names a class")
    if (
        numeral.number_end - numeral.number_start == 1
        and text[-2:-1] in "一二三四五六七八九"
        and _HAN.match(folded, numeral.end)
        and not folded.startswith(("钱", "的", "以"), numeral.end)
        and not _money_word(folded, rules, numeral)
    ):
        return _number(numeral, "name", "numbers.variables", "二元, 三元: so many variables, parts, members")
    if numeral.value == 0 and numeral.text.startswith("零"):
        return _number(numeral, "slogan", "numbers.zero", "零 in a slogan")
    return _number(numeral, "amount", "numbers.money", currency=numeral.currency, basis="stated")


@cache
def _money_words(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rules.alternation("units.money_words"))


def _money_word(folded: str, rules: Rules, numeral: Numeral) -> bool:
    """Whether a money word governs the number: it stands before it in the clause, near by."""
    begin = max(0, numeral.start - 12)
    clause = _CLAUSE_ENDS.split(folded[begin : numeral.start])[-1]
    if _money_words(rules).search(clause) is not None:
        return True
    longer = _CLAUSE_ENDS.split(folded[max(0, numeral.start - 40) : numeral.start])[-1]
    return _AFTER_SUM.search(longer) is not None and _money_words(rules).search(longer) is not None


_CLAUSE_ENDS = re.compile(r"[,;:。!?\n]")
_AFTER_SUM = re.compile(r"[元万亿]、[\u4e00-\u9fff]{1,5}$")


# 仅一家, 其中一名, 只换了一次气: with these 一 counts.
_ONLY = re.compile(
    "(?:共|仅|只有|仅有|另有|唯|各|(?<![是由在为])其中)$|(?:仅|只(?![有是要能会需可因见]))[^,;:。!?仅是要能会为有以0-9]{1,8}$"
)


def _counted(document: Document, numeral: Numeral, written: str, *, is_one_of_several: bool) -> Number:
    folded = document.folded
    kind = "measure" if numeral.kind == "measure" else "count"
    if numeral.value == 0 and written in ("零", "〇"):
        return _number(numeral, "slogan", "numbers.zero", "零 in a slogan")
    if written in ("一", "壹") and kind == "count" and not is_one_of_several:
        before = folded[max(0, numeral.start - 12) : numeral.start]
        if not _ONLY.search(before):
            return _number(numeral, "indefinite", "numbers.indefinite", "一 that means a or any")
    if (
        numeral.bare
        and not numeral.outer
        and numeral.qualifier == "exact"
        and len(written) < 2
        and numeral.unit not in ("名", "位", "人次")
    ):
        return _number(numeral, "idiom", "numbers.bare_scale", "a scale word alone")
    unit = numeral.unit
    if "(" in unit:
        unit = re.sub(r"\s", "", document.article.text[numeral.number_end : numeral.end])
    return _number(numeral, "count", "numbers.counted", unit=unit, kind=kind, basis="stated")


def _before_noun(folded: str, numeral: Numeral, written: str, *, is_arabic: bool) -> Number | None:
    is_apart = folded[numeral.number_end : numeral.number_end + 1] in (" ", "\n")
    if is_arabic and is_apart and _at_line_start(folded, numeral.start):
        return _number(numeral, "ordinal", "numbers.heading", "at the beginning of a line")
    if is_arabic and (
        ("." in written and written[-1] not in SCALE) or _FORMULA.match(folded[numeral.start - 1 : numeral.start])
    ):
        return _number(numeral, *_surroundings(folded, numeral.start, numeral.end))
    if not is_arabic and (numeral.bare or written == "一" or written[0] in "零〇"):
        return None
    if len(written) > 6 and written.isdigit() and is_arabic:
        return _number(numeral, "identifier", "numbers.long", "a long run of digits without unit")
    if is_arabic and _YEAR.fullmatch(written):
        return _number(numeral, "date", "numbers.year", "a year without 年")
    return _number(numeral, "count", "numbers.noun", kind="count", basis="stated")


def _alone(document: Document, rules: Rules, numeral: Numeral, written: str, *, is_arabic: bool) -> Number | None:
    """A number with no unit behind it."""
    folded = document.folded
    behind = folded[numeral.end : numeral.end + 1]
    is_scaled = numeral.number_end > numeral.number_start and written[-1] in SCALE + "余多"
    has_noun = (
        not _at_line_start(folded, numeral.start)
        and bool(_HAN.match(behind))
        and behind not in "的是为在和与及或、到至"
    )
    acts = has_noun and behind in _CHANGES and not _noun_follows(document, numeral)
    if (is_scaled and not numeral.bare) or (numeral.bare and numeral.outer):
        names_sum = not has_noun or acts or _FUNDS.match(folded, numeral.end)
        if names_sum and _money_word(folded, rules, numeral):
            return _number(numeral, "amount", "numbers.money_word", currency="CNY", basis="inferred")
        if is_arabic or numeral.outer:
            return _number(numeral, "count", "numbers.scaled", kind="count", basis="stated")
    if not is_arabic:
        return None
    if _SPENT.search(folded, max(0, numeral.start - 3), numeral.start) and "." not in written:
        return _number(numeral, "amount", "numbers.money_word", currency="CNY", basis="inferred")
    if _YEAR.fullmatch(written):
        return _number(numeral, "date", "numbers.year", "a year without 年")
    if (
        has_noun
        and numeral.qualifier != "range"
        and written.replace(",", "").isdigit()
        and _noun_follows(document, numeral)
    ):
        return _number(numeral, "count", "numbers.noun", kind="count", basis="stated")
    if len(written) >= 6 and written.isdigit():
        return _number(numeral, "identifier", "numbers.long", "a long run of digits without unit")
    disposition, rule, reason = _surroundings(folded, numeral.start, numeral.end)
    if (
        disposition == "unexplained"
        and numeral.qualifier == "exact"
        and written.isdigit()
        and _noun_before(document, numeral)
    ):
        disposition, rule, reason = "identifier", "numbers.numbered", "behind the noun that it numbers"
    return _number(numeral, disposition, rule, reason)


def _noun_before(document: Document, numeral: Numeral) -> bool:
    tokens = [t for t in _words(document, max(0, numeral.start - 1), numeral.start) if t.end == numeral.start]
    return bool(tokens) and tokens[0].tag[:1] == "n" and _HAN.match(tokens[0].text) is not None


_FUNDS = re.compile(r"[\u4e00-\u9fff]{0,4}(?:资金|贷款|善款|债券|投资|现金|捐款|补贴|补助|奖金|赔偿|罚款|税)")


def _at_line_start(folded: str, offset: int) -> bool:
    return folded[max(0, offset - 4) : offset].rstrip(" ")[-1:] in ("", "\n")


# 满1000减300, 捐5000: with these verbs a number alone is a sum.
_SPENT = re.compile(r"(?<![丰饱充圆美不])满$|立减$|[返捐]$|(?<=[0-9])减$")
_FORMULA = re.compile(r"[A-Za-z=<>+*/^±≤≥∈|_\\{}#$&@~→×÷√∑∞″′α-ωΑ-Ω'\"]")


# 0、1、2、3: bare figures on both sides, or two on one.
_ROW = re.compile(r"(?<![0-9.])[0-9.]{1,3}[、,]\ ?$")
_ROW_ON = re.compile(r"\ ?[、,]\ ?[0-9.]{1,3}(?![0-9.]|\ ?[万亿千百余多%])|\ ?[、,]?(?:[.…·]|。{3})")
_ROW_TWICE = re.compile(r"(?<![0-9.])(?:[0-9.]{1,3}[、,]\ ?){2}$")
_ROW_ON_TWICE = re.compile(r"(?:\ ?[、,]\ ?[0-9.]{1,3}){2}(?![0-9.]|\ ?[万亿千百余多%])")


def _in_row(folded: str, start: int, end: int) -> bool:
    """Whether a number stands in a row of bare figures."""
    begin = max(0, start - 12)
    if _ROW_TWICE.search(folded, begin, start) or _ROW_ON_TWICE.match(folded, end):
        return True
    return bool(_ROW.search(folded, begin, start) and _ROW_ON.match(folded, end))


_CELLS = re.compile(r"\ {1,3}[0-9.]++\ {1,3}[0-9-]")


def _surroundings(folded: str, start: int, end: int) -> tuple[str, str, str]:
    """Disposition, rule and reason of a number that nothing else explains, by the signs next to it."""
    before = folded[max(0, start - 8) : start].rstrip(" ")
    after = folded[end : end + 8].lstrip(" ")
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        return "ordinal", "numbers.bracketed", "a number alone in brackets"
    if _FORMULA.match(before[-1:]) or _FORMULA.match(after[:1]):
        return "identifier", "numbers.formula", "part of a formula, of code or of Latin text"
    if after.startswith(")") and end - start <= 2:
        return "identifier", "numbers.reference", "a mark of reference"
    if folded.startswith("0.", start):
        return "proportion", "numbers.fraction", "a decimal fraction without unit"
    if re.search(r"[A-Za-z]\ ?[-—]+$", before):
        return "identifier", "numbers.formula", "part of a name in Latin letters"
    is_heading = (not before or before[-1] == "\n") and _HAN.match(after) is not None
    if (
        not is_heading
        and folded[max(0, start - 1) : start] in (" ", "\n", "")
        and folded[end : end + 1] in (" ", "\n", "\r", "")
    ):
        return "identifier", "numbers.cell", "between blanks: a cell of a table or a page number"
    if after[:1] in (".", "、") and before[-1:] in ("。", ";", "!", "?", ":"):
        return "ordinal", "numbers.heading", "at the beginning of an item"
    if (not before or before[-1] == "\n") and (not after or after[0] in "\r\n"):
        return "identifier", "numbers.cell", "alone on its line: a cell of a table or a page number"
    if not before or before[-1] == "\n":
        return "ordinal", "numbers.heading", "at the beginning of a line"
    if _in_row(folded, start, end):
        return "identifier", "numbers.row", "in a row of bare figures"
    if _CELLS.match(folded, end) and _HAN.match(before[-1]):
        return "identifier", "numbers.cell", "the first cell of a row of figures"
    if before[-1] in "0123456789,.:;-—()[]】" and (not after or after[0] in "0123456789,.:;-—()[]【\r\n"):
        return "identifier", "numbers.reference", "part of a row of figures: a reference, a code"
    return "unexplained", "numbers.unexplained", "no rule reads it"


def _noun_follows(document: Document, numeral: Numeral) -> bool:
    """Whether the number counts the noun behind it; 波音777飞机, with a noun before it, is a name."""
    before = None
    for token in _words(document, max(0, numeral.start - 1), numeral.end + 1):
        if token.start == numeral.end:
            is_name = before is not None and (before.tag[:1] == "n" or (not before.tag and _HAN.match(before.text)))
            return token.tag == "n" and token.end - token.start > 1 and not is_name
        if token.end <= numeral.start:
            before = token if token.end == numeral.start else None
    return False


def _complete(folded: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers without overlaps, and an entry for every run of Arabic digits that none of them holds."""
    reach = 0
    for number in numbers:
        if number.start < reach:
            continue
        yield from _left_over(folded, reach, number.start)
        yield number
        reach = number.end
    yield from _left_over(folded, reach, len(folded))


def _left_over(folded: str, start: int, end: int) -> Iterator[Number]:
    for run in _RUN.finditer(folded, start, end):
        yield Number(run.start(), run.end(), *_surroundings(folded, run.start(), run.end()))

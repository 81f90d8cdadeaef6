"""Reading numerals of Chinese text: 223.03万 → 2230300, 50余 → over 50 and under 60, 三五百 → 300 to 500.

Everything here works on characters of folded text (see `pipeline.text.fold`) and knows numerals only. What a unit, a
currency or a word of approximation is stands in the rule files and is read in `units`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

DIGITS = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    "参": 3, "幺": 1, "俩": 2,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED_TENS = {"廿": 20, "卅": 30, "卌": 40}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PAIRS_OF_A_RANGE = {("三", "五"), ("三", "两"), ("两", "三"), ("一", "两"), ("五", "七")}
CONTEXT = Context(prec=80)
# What is longer is no number that anyone reads, and would not fit the tables' 32 places before the point.
_LONGEST = 60
_LARGEST = Decimal(10) ** 31

# Figures only beside others: 贰佰零参, 幺八九, 俩千.
_BESIDE_OTHERS = "参幺俩"
# Before 一 these make a word of it: 唯一, 统一, 逐一.
_ENDS_IN_ONE = frozenset("唯统逐单归")
# Financial forms that are ordinary characters too: numbers only beside others or with nothing beside them.
_WORDS_TOO = frozenset("陆伍肆拾")
DIGIT = "".join(figure for figure in DIGITS if figure not in _BESIDE_OTHERS)
TEN = "".join(TENS) + "".join(_JOINED_TENS)
SCALE = "".join(SCALES)
CHINESE = DIGIT + TEN + SCALE
"""Characters of Chinese numerals, as a body of a regular expression's character class."""

# A blank groups digits only in front of a unit, not in a row of figures: 2 000元, 12 500余人.
_SPACED = (
    r"(?<![0-9.\-—~图表第例式])(?<![0-9][,\ ])[1-9][0-9]{0,2}(?:\ [0-9]{3})++"
    r"(?=[余多]?[万亿]?[元人名个家户亩吨米座所项件台辆套只头株棵册本篇幅张份次支条间场例步句种公千块])"
)
_WHOLE = rf"(?:{_SPACED}|[0-9]{{1,3}}(?:,[0-9]{{3}})++(?![0-9])|[0-9]++)"
# In a row like 2222.333.44 the points divide whole numbers.
_ARABIC = rf"(?>(?<![0-9]\.){_WHOLE}(?:\.[0-9]++(?!\.[0-9]))?+|{_WHOLE})"
# 100K, 30w, -1.2M, 2.5e-3, 2^5. A single figure with K or G names a thing (5G, 4K).
_LATIN = (
    r"(?:[0-9]++(?:\.[0-9]++)?|(?<![0-9A-Za-z\u4e00-\u9fff])\.[0-9]++)"
    r"(?:[eE][-+]?[0-9]{1,3}|\^-?[0-9]{1,2}|(?:(?<=[0-9][0-9])|(?<=\.[0-9]))[kKw]|(?<=[0-9])w|(?<=\.[0-9])M"
    r"|(?<=\.[0-9]{2})M|(?<=\.[0-9]{4})G)(?![0-9A-Za-z^])"
)
# 数 is a number in 数百 and 数名, but not in 人数百余, 系数, 指数; 获得数百名, 为数十人, 约数百人 are numbers.
_SEVERAL = (
    rf"(?<![人总次个倍系函分参少多件户位基指半代天奇偶额常无岁票读计术变整负实复篇页字段点级度期班轮回序])(?<!公约)"
    rf"数(?=[{TEN}{SCALE}名个家次年天月日项种所只场篇周款座枚])"
)
_VAGUE = r"(?:余|餘|多(?!样|元化|边形|功能|民族|媒体)|来(?=[个人名年天元块斤里米岁位家只次万亿]))"
# A Chinese figure; 千 of 千瓦 and 兆 of 兆赫 belong to the unit.
_FIGURE = rf"(?:[{DIGIT}{TEN}{SCALE}](?<![千兆百])|[千兆](?![瓦米克卡伏焦帕赫字比])|百(?!\ ?分\ ?[点位比数制])|参(?=[拾佰仟万亿])|(?<=[拾佰仟零])参|俩(?=[{TEN}])|幺(?=[{DIGIT}]{{2}})|(?<=[{DIGIT}])幺(?=[{DIGIT}]))"
# Possessive, with parts that begin differently: long runs cost no backtracking.
_RUN = rf"""(?:(?:{_ARABIC}|{_SEVERAL}|几(?!乎|何|率|经|度|曾|近|案)|{_FIGURE})
  (?:(?!两(?![{TEN}{SCALE}个三名天])){_FIGURE}
    |几(?=[{TEN}{SCALE}个名])|(?<=[{TEN}])几
    |(?:(?<=[{TEN}{SCALE}])|(?<=[{TEN}{SCALE}]零)){_ARABIC}(?![\ ]?[-—~至到][\ ]?[0-9])
    |[\ ]{{1,2}}[{TEN}{SCALE}](?![瓦米克卡伏焦帕赫])
    |[\ ]{{1,2}}[{DIGIT}](?=[\ ]{{0,2}}[{TEN}]|[\ ]?又|[\ ]?+(?![0-9\u4e00-\u9fff])(?<=[{TEN}][\ ][{DIGIT}]))
    |(?<=[千万亿])[\ ][0-9]{{1,4}}+(?=[\ ]?[百千])
    |个(?=亿)(?!亿[元级])
    |[\ ]{{0,2}}点(?=[\ ]?[{DIGIT}]++(?![点分时{TEN}]))[\ ]?(?=[{DIGIT}])
    |(?<=[{TEN}{SCALE}])点[0-9]{{3,}}+
    |(?<=[0-9{CHINESE}]){_VAGUE}(?=[{SCALE}])
  )*+
  (?:(?<=[0-9{TEN}{SCALE}]){_VAGUE})?+)"""
_PLAIN = re.compile(
    rf"(?P<sign>负\ ?(?=[0-9{DIGIT}{TEN}])|(?<![0-9A-Za-z\u4e00-\u9fff)/.~—-])[-+](?=[0-9]))?(?P<run>{_RUN})",
    re.VERBOSE,
)
# What is more than a sign and a run: fractions, halves, 俩, powers, Latin multipliers, 米八 (1.8 m).
_SPECIAL = re.compile(
    rf"""
    (?P<below_zero>负)?(?P<whole>{_RUN}[\ ]?又[\ ]?)?(?P<denominator>{_RUN})[\ ]{{0,2}}分[\ ]{{0,2}}之[\ ]{{0,2}}(?P<minus>负)?(?P<numerator>{_RUN})
  | (?P<whole_a>[0-9]{{1,4}}[\ ])?(?<![0-9./A-Za-z-])(?P<above_a>[0-9]{{1,3}})/(?P<below_a>[0-9]{{1,4}})(?![0-9./年月日万千A-Za-z-])
  | (?P<whole_c>{_RUN}又)?(?<![0-9一二三四五六七八九十百千第得])(?P<below_c>[二三四五六八十])分一(?![般样致起定直边律些旦个分]|[\u4e00-\u9fff]?球)
  | (?P<metres>(?<![0-9\u4e00-\u9fff])米[五六七八九](?![\u4e00-\u9fff](?<!左|上|以|到|至|的)))
  | (?P<pair>(?<![一二三])[俩仨](?![{TEN}三]|儿?好))
  | (?P<latin_sign>(?<![0-9A-Za-z\u4e00-\u9fff)/.~—-])[-+])?(?P<latin>{_LATIN})
  | (?P<million>(?<![0-9A-Za-z\u4e00-\u9fff)/.~—-])-[0-9]++(?:\.[0-9]++)?)[\ ]M(?![0-9A-Za-z])
  | (?P<decimals>(?<![^\ (=<>:,+-])\.[0-9]++)(?![.0-9A-Za-z\u4e00-\u9fff]|\ [\u4e00-\u9fff])
  | (?P<half>半数|一半(?!是|儿|天|径)|(?<![一二三四五六七八九十百千万0-9年月个天多大前后下上对参东西南北点克])半(?=个|年|天|小时|公里|吨|公斤|斤|米|亩|公升|加仑|公顷|英里|[盘碗杯瓶箱袋桶包](?![子裹装围括含扣])))
    """,
    re.VERBOSE,
)
_BEGINNING = re.compile(
    rf"[0-9{CHINESE}{_BESIDE_OTHERS}几数半负仨+-]|(?<![0-9\u4e00-\u9fff])(?:米(?=[五六七八九])|\.(?=[0-9]))"
)
_SPECIAL_FIRST = frozenset("半俩仨米.")
_SPECIAL_NEXT = frozenset(" 又分半/^eEkKwMG.")
_ONLY_DIGITS = re.compile(rf"[{DIGIT}幺]+")
_TOKENS = re.compile(rf"{_ARABIC}|[{CHINESE}{_BESIDE_OTHERS}几数点]|余|餘|多|来")
_ONLY_SCALES = re.compile(rf"[{SCALE}百千佰仟]+(?:余|餘|多|来)?")
VAGUE_WORDS = ("余", "餘", "多", "来")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written number says: `value` (None for a range), its bounds, and the qualifier of its own words.

    `bare` says that there is only a scale word (万, 百万), `figures` that it was read figure by figure (一九九八).
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str = "exact"
    bare: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Core:
    """A written number without unit, in folded text.

    `share` is 100 for 百分之, 1000 for 千分之, 1 for 三分之一; `unit` is the unit that the number word holds (俩: 个).
    """

    start: int
    end: int
    reading: Reading
    share: int = 0
    unit: str = ""


def cores(folded: str, start: int = 0, end: int | None = None) -> Iterator[Core]:
    """The written numbers that begin in folded[start:end] in order, without units and without words round them."""
    stop = len(folded) if end is None else end
    reach = start
    # A number is tried only where one can begin, which is faster than a search at every character.
    for beginning in _BEGINNING.finditer(folded, start, stop):
        at = beginning.start()
        if at < reach or (folded[at] == "一" and folded[at - 1 : at] in _ENDS_IN_ONE):
            continue
        plain = _PLAIN.match(folded, at)
        special = None
        if folded[at] in _SPECIAL_FIRST or (plain is None or folded[plain.end() : plain.end() + 1] in _SPECIAL_NEXT):
            special = _SPECIAL.match(folded, at)
        if special is not None:
            reach = special.end()
            yield from _special_cores(special)
        elif plain is not None:
            reach = plain.end()
            yield from _plain_cores(folded, plain)


def _plain_cores(folded: str, match: "re.Match[str]") -> Iterator[Core]:
    run = match["run"]
    if run in _WORDS_TOO and _stands_in_word(folded, match.start("run")):
        return
    reading = read_number(run)
    if reading is None:
        yield from _pieces(run, match.start("run"))
    elif match["sign"] in ("负", "负 ", "-"):
        yield Core(match.start(), match.end(), _negative(reading))
    else:
        yield Core(match.start(), match.end(), reading)


def _stands_in_word(folded: str, at: int) -> bool:
    """Whether 陆, 伍, 肆, 拾 alone is part of a word (陆地, 队伍) and not the whole of a field or before a unit of money."""
    behind = folded[at + 1 : at + 2]
    return is_han(folded[at - 1 : at]) or (is_han(behind) and behind not in "元圆角分")


def is_han(character: str) -> bool:
    """Whether a character is one of the common Chinese characters."""
    return "\u4e00" <= character <= "\u9fff"


def _special_cores(match: "re.Match[str]") -> Iterator[Core]:
    start, end = match.span()
    if match["denominator"]:
        below, above = read_number(match["denominator"]), read_number(match["numerator"])
        whole = read_number(match["whole"].replace(" ", "")[:-1]) if match["whole"] else None
        share = _fraction(below, above, whole, match["denominator"])
        if share is not None:
            reading, of = share
            if bool(match["minus"]) != bool(match["below_zero"]):
                reading = _negative(reading)
            yield Core(start, end, reading, of)
            return
        for group in ("denominator", "numerator"):
            reading_or_none = read_number(match[group])
            if reading_or_none is not None:
                yield Core(match.start(group), match.end(group), reading_or_none)
    elif match["above_a"] or match["below_c"]:
        below = read_number(match["below_a"] or match["below_c"])
        above = read_number(match["above_a"] or "一")
        written = match["whole_a"] or match["whole_c"]
        share = _fraction(below, above, read_number(written[:-1]) if written else None, "")
        if share is not None and not (match["above_a"] and _numbers_pages(match)):
            yield Core(start, end, *share)
            return
        for group in ("whole_a", "above_a", "below_a"):
            if match[group]:
                plain = read_number(match[group].strip())
                assert plain is not None
                yield Core(match.start(group), match.start(group) + len(match[group].strip()), plain)
    elif match["half"]:
        yield Core(start, end, exactly(Decimal("0.5")), int(len(match["half"]) > 1))
    elif match["pair"]:
        yield Core(start, end, exactly(Decimal(2 if match["pair"] == "俩" else 3)), unit="个")
    elif match["metres"]:
        yield Core(start, end, exactly(1 + Decimal(DIGITS[match[0][1]]) / 10), unit="米")
    elif match["decimals"]:
        yield Core(start, end, exactly(Decimal("0" + match["decimals"])))
    elif match["million"]:
        yield Core(start, end, exactly(Decimal(match["million"]) * 10**6))
    else:
        value = _latin(match["latin"])
        if value is not None:
            yield Core(start, end, exactly(-value if match["latin_sign"] == "-" else value))


def _numbers_pages(match: "re.Match[str]") -> bool:
    """Whether a/b is the mark of a page (2/7 alone in its field), a ratio in brackets or no proper fraction."""
    text, start, end = match.string, match.start(), match.end()
    is_alone = text[start - 1 : start].isspace() and not text[end : end + 1].strip()
    is_bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return is_alone or is_bracketed or int(match["above_a"]) >= int(match["below_a"])


_MULTIPLIERS = {"k": 10**3, "K": 10**3, "w": 10**4, "M": 10**6, "G": 10**9}


def _latin(written: str) -> Decimal | None:
    """100K, 30w, 2.5e-3, 2^5; None where it is too large for anything."""
    if len(written) > _LONGEST:
        return None
    with localcontext(CONTEXT):
        if written[-1] in _MULTIPLIERS:
            value = Decimal("0" + written[:-1]) * _MULTIPLIERS[written[-1]]
        elif "^" in written:
            base, power = written.split("^")
            value = Decimal("0" + base)
            if not value or abs(int(power)) > 40:
                return None
            value = value ** int(power)
        else:
            value = Decimal("0" + written)
    return value if value < _LARGEST else None


def exactly(value: Decimal) -> Reading:
    """The reading of a number without a vague word."""
    return Reading(value, value, value)


def _pieces(run: str, offset: int) -> Iterator[Core]:
    """The numbers of a run that is none as a whole: its Arabic parts and its Chinese parts, each for itself."""
    for part in re.finditer(rf"{_ARABIC}|[{CHINESE}几数]+", run):
        reading = read_number(part[0])
        if reading is not None:
            yield Core(offset + part.start(), offset + part.end(), reading)


def _negative(reading: Reading) -> Reading:
    def minus(number: Decimal | None) -> Decimal | None:
        return None if number is None else number.copy_negate()

    return Reading(minus(reading.value), minus(reading.high), minus(reading.low), reading.qualifier)


def _fraction(
    below: Reading | None, above: Reading | None, whole: Reading | None, written: str
) -> tuple[Reading, int] | None:
    """The reading of A分之B and what it is a share of; with a whole number before it (三又二分之一) a plain number."""
    if below is None or above is None or not below.value:
        return None
    if written in ("百", "千", "万") and whole is None:
        return above, int(below.value)
    if above.value is None:
        return None
    with localcontext(CONTEXT):
        share = above.value / below.value
    if whole is not None and whole.value is not None:
        total = whole.value + share
        return Reading(total, total, total), 0
    return Reading(share, share, share, above.qualifier), 1


def read_number(written: str) -> Reading | None:
    """What a folded run of figures says, None where it is no number: 3万5 → 35000, 十几 → over 10, 八九亿 → a range."""
    if len(written) > _LONGEST:
        return None
    if written.isascii() and written.isdigit() and len(written) < 31:
        number = Decimal(written)
        return Reading(number, number, number)
    written = written.replace(" ", "").replace("个", "")
    tokens = _TOKENS.findall(written)
    if not tokens or "".join(tokens) != written:
        return None
    vague = [i for i, token in enumerate(tokens) if token in VAGUE_WORDS]
    if vague and tokens[0] in ("几", "数"):
        tokens = [token for i, token in enumerate(tokens) if i not in vague]
    elif vague:
        return _over([t for i, t in enumerate(tokens) if i not in vague], len(vague))
    if tokens[0] in ("几", "数"):
        return _several(tokens[1:])
    if "几" in tokens or "数" in tokens:
        return _over(_without_few(tokens), 1)
    bounds = None if "点" in tokens and not {"百", "千", "万", "亿", "十"} & set(tokens) else _neighbours(tokens)
    if bounds is not None:
        return bounds
    if len(tokens) > 1 and _ONLY_DIGITS.fullmatch(written):
        figures = Decimal("".join(str(DIGITS[token]) for token in tokens))
        return Reading(figures, figures, figures, figures=True)
    value = value_of(tokens)
    if value is None:
        return None
    return Reading(value, value, value, bare=bool(_ONLY_SCALES.fullmatch(written)))


def _without_few(tokens: list[str]) -> list[str]:
    """十几万 → 十万, 一百几十 → 一百."""
    kept: list[str] = []
    skip = False
    for token in tokens:
        if token in ("几", "数"):
            skip = True
            continue
        if skip and token in TENS:
            skip = False
            continue
        skip = False
        kept.append(token)
    return kept


def _over(tokens: list[str], words: int) -> Reading | None:
    stem = value_of(tokens)
    if stem is None or words > 1:
        return None
    return Reading(stem, stem, stem + last_place(stem), "over", bare=bool(_ONLY_SCALES.fullmatch("".join(tokens))))


def _several(tokens: list[str]) -> Reading | None:
    """几, 几十, 数百万: from two of the unit to ten."""
    unit = value_of(tokens) if tokens else Decimal(1)
    if unit is None or any(token in DIGITS for token in tokens):
        return None
    return Reading(None, 2 * unit, 10 * unit, "range")


def _neighbours(tokens: list[str]) -> Reading | None:
    """A range by two neighbouring digits: 三五个, 七八十万, 一百二三十, 八九亿."""
    for i in range(len(tokens) - 1):
        first, second = tokens[i], tokens[i + 1]
        if first not in DIGITS or second not in DIGITS:
            continue
        if (i > 0 and tokens[i - 1] in DIGITS) or (i + 2 < len(tokens) and tokens[i + 2] not in TENS | SCALES):
            return None
        if not 0 < DIGITS[first] == DIGITS[second] - 1 and (first, second) not in _PAIRS_OF_A_RANGE:
            return None
        low = value_of(tokens[: i + 1] + tokens[i + 2 :], elide=False)
        high = value_of(tokens[:i] + tokens[i + 1 :], elide=False)
        if low is None or high is None:
            return None
        return Reading(None, min(low, high), max(low, high), "range")
    return None


def value_of(tokens: list[str], *, elide: bool = True) -> Decimal | None:
    """The number that the tokens write, None where they write none.

    A last digit after a scale word counts in tenths of it (3万5, 两百五); 零 before it prevents that.
    """
    if not tokens:
        return None
    with localcontext(CONTEXT):
        if "点" in tokens:
            return _with_point(tokens)
        total, section = Decimal(0), Decimal(0)
        number: Decimal | None = None
        zero = False
        last_unit = last_scale = 0
        section_unit = 10**4
        for token in tokens:
            if token in SCALES:
                scale = SCALES[token]
                if (
                    number is not None
                    and elide
                    and not zero
                    and 10 < last_unit < 10**4
                    and 0 < number < 10
                    and len(token) == 1
                ):
                    number = number * last_unit / 10  # 百二万
                amount = section + (number or 0)
                if not amount and number is None:
                    amount = Decimal(0 if last_scale else 1)
                if last_scale and (scale >= last_scale or not amount):
                    total = (total + amount) * scale
                else:
                    total += amount * scale
                last_unit = last_scale = scale
                section, number, zero, section_unit = Decimal(0), None, False, 10**4
            elif token in TENS:
                unit = TENS[token]
                if unit >= section_unit and last_unit != 0:
                    return None
                section += (Decimal(1) if number is None else number) * unit
                last_unit = section_unit = unit
                number, zero = None, False
            elif token in _JOINED_TENS:
                if number is not None:
                    return None
                section += _JOINED_TENS[token]
                last_unit = section_unit = 10
            elif token in ("零", "〇", "○") and (last_unit or number is not None):
                if number is not None:
                    return None
                zero = True
            else:
                if number is not None or (token not in DIGITS and not token[0].isdigit()):
                    return None
                number = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
        if number is not None:
            if elide and last_unit > 10 and not zero and 0 < number < 10 and len(tokens[-1]) == 1:
                number = number * last_unit / 10
            section += number
        return total + section if total + section < _LARGEST else None


def _with_point(tokens: list[str]) -> Decimal | None:
    """三点五, 二十点零五, 一点二亿."""
    point = tokens.index("点")
    before = tokens[:point]
    if len(before) > 1 and all(token in DIGITS for token in before):
        whole: Decimal | None = Decimal("".join(str(DIGITS[token]) for token in before))
    else:
        whole = value_of(before, elide=False)
    rest = tokens[point + 1 :]
    figures = 0
    if len(rest) == 1 and rest[0].isascii() and rest[0].isdigit() and whole is not None:
        return whole + Decimal(f"0.{rest[0]}")
    while figures < len(rest) and rest[figures] in DIGITS:
        figures += 1
    if whole is None or not figures:
        return None
    share = Decimal("0." + "".join(str(DIGITS[token]) for token in rest[:figures]))
    scale = value_of(rest[figures:]) if figures < len(rest) else Decimal(1)
    return None if scale is None else (whole + share) * scale


def last_place(number: Decimal) -> Decimal:
    """One unit of the last place that is not zero: 4000 → 1000, 371万 → 10000, 6.3 → 0.1; of 0: 1."""
    if not number:
        return Decimal(1)
    exponent = number.normalize(CONTEXT).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent, CONTEXT)

"""Reading numerals of Chinese text: 223.03万 → 2230300, 50余 → over 50 and under 60, 三五百 → 300 to 500.

Everything here works on characters of folded text (see `pipeline.text.fold`) and knows numerals only. What a unit, a
currency or a word of approximation is stands in the rule files and comes in as a `Lexicon`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

_DIGITS = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    "参": 3, "幺": 1, "俩": 2,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED_TENS = {"廿": 20, "卅": 30, "卌": 40}
_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PAIRS_OF_A_RANGE = {("三", "五"), ("三", "两"), ("两", "三"), ("一", "两"), ("五", "七")}
_CONTEXT = Context(prec=80)
# What is longer is no number that anyone reads, and would not fit the tables' 32 places before the point.
_LONGEST = 60
_LARGEST = Decimal(10) ** 31

# Figures only beside others: 贰佰零参, 幺八九, 俩千.
_BESIDE_OTHERS = "参幺俩"
# Before 一 these make a word of it: 唯一, 统一, 逐一.
_ENDS_IN_ONE = frozenset("唯统逐单归")
# Financial forms that are ordinary characters too: numbers only beside others or with nothing beside them.
_WORDS_TOO = frozenset("陆伍肆拾")
DIGIT = "".join(figure for figure in _DIGITS if figure not in _BESIDE_OTHERS)
TEN = "".join(_TENS) + "".join(_JOINED_TENS)
SCALE = "".join(_SCALES)
CHINESE = DIGIT + TEN + SCALE
"""Characters of Chinese numerals, as a body of a regular expression's character class."""

_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)"
# In a row like 2222.333.44 the points divide whole numbers.
_ARABIC = rf"(?>(?<![0-9]\.){_WHOLE}(?:\.[0-9]++(?!\.[0-9]))?+|{_WHOLE})"
# 100K, 30w, -1.2M, 2.5e-3, 2^5. A single figure with K or G names a thing (5G, 4K).
_LATIN = (
    r"(?:[0-9]++(?:\.[0-9]++)?|(?<![0-9A-Za-z\u4e00-\u9fff])\.[0-9]++)"
    r"(?:[eE][-+]?[0-9]{1,3}|\^-?[0-9]{1,2}|(?:(?<=[0-9][0-9])|(?<=\.[0-9]))[kKw]|(?<=[0-9])w|(?<=\.[0-9])M"
    r"|(?<=\.[0-9]{2})M|(?<=\.[0-9]{4})G)(?![0-9A-Za-z^])"
)
# 数 is a number in 数百 and 数名, but not in 人数百余, 系数, 指数.
_SEVERAL = (
    rf"(?<![人总次个倍系函分参少多件户位基指半代天奇偶额常无岁票读计术变整负实复篇页字段点级度期班轮得回序为约])"
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
_VAGUE_WORDS = ("余", "餘", "多", "来")


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
    return _is_han(folded[at - 1 : at]) or (_is_han(behind) and behind not in "元圆角分")


def _is_han(character: str) -> bool:
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
        yield Core(start, end, _exactly(Decimal("0.5")), int(len(match["half"]) > 1))
    elif match["pair"]:
        yield Core(start, end, _exactly(Decimal(2 if match["pair"] == "俩" else 3)), unit="个")
    elif match["metres"]:
        yield Core(start, end, _exactly(1 + Decimal(_DIGITS[match[0][1]]) / 10), unit="米")
    elif match["decimals"]:
        yield Core(start, end, _exactly(Decimal("0" + match["decimals"])))
    elif match["million"]:
        yield Core(start, end, _exactly(Decimal(match["million"]) * 10**6))
    else:
        value = _latin(match["latin"])
        if value is not None:
            yield Core(start, end, _exactly(-value if match["latin_sign"] == "-" else value))


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
    with localcontext(_CONTEXT):
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


def _exactly(value: Decimal) -> Reading:
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
    with localcontext(_CONTEXT):
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
    vague = [i for i, token in enumerate(tokens) if token in _VAGUE_WORDS]
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
        figures = Decimal("".join(str(_DIGITS[token]) for token in tokens))
        return Reading(figures, figures, figures, figures=True)
    value = _value(tokens)
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
        if skip and token in _TENS:
            skip = False
            continue
        skip = False
        kept.append(token)
    return kept


def _over(tokens: list[str], words: int) -> Reading | None:
    stem = _value(tokens)
    if stem is None or words > 1:
        return None
    return Reading(stem, stem, stem + last_place(stem), "over", bare=bool(_ONLY_SCALES.fullmatch("".join(tokens))))


def _several(tokens: list[str]) -> Reading | None:
    """几, 几十, 数百万: from two of the unit to ten."""
    unit = _value(tokens) if tokens else Decimal(1)
    if unit is None or any(token in _DIGITS for token in tokens):
        return None
    return Reading(None, 2 * unit, 10 * unit, "range")


def _neighbours(tokens: list[str]) -> Reading | None:
    """A range by two neighbouring digits: 三五个, 七八十万, 一百二三十, 八九亿."""
    for i in range(len(tokens) - 1):
        first, second = tokens[i], tokens[i + 1]
        if first not in _DIGITS or second not in _DIGITS:
            continue
        if (i > 0 and tokens[i - 1] in _DIGITS) or (i + 2 < len(tokens) and tokens[i + 2] not in _TENS | _SCALES):
            return None
        if not 0 < _DIGITS[first] == _DIGITS[second] - 1 and (first, second) not in _PAIRS_OF_A_RANGE:
            return None
        low = _value(tokens[: i + 1] + tokens[i + 2 :], elide=False)
        high = _value(tokens[:i] + tokens[i + 1 :], elide=False)
        if low is None or high is None:
            return None
        return Reading(None, min(low, high), max(low, high), "range")
    return None


def _value(tokens: list[str], *, elide: bool = True) -> Decimal | None:
    """The number that the tokens write, None where they write none.

    A last digit after a scale word counts in tenths of it (3万5, 两百五); 零 before it prevents that.
    """
    if not tokens:
        return None
    with localcontext(_CONTEXT):
        if "点" in tokens:
            return _with_point(tokens)
        total, section = Decimal(0), Decimal(0)
        number: Decimal | None = None
        zero = False
        last_unit = last_scale = 0
        section_unit = 10**4
        for token in tokens:
            if token in _SCALES:
                scale = _SCALES[token]
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
            elif token in _TENS:
                unit = _TENS[token]
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
                if number is not None or (token not in _DIGITS and not token[0].isdigit()):
                    return None
                number = Decimal(_DIGITS[token]) if token in _DIGITS else Decimal(token.replace(",", ""))
        if number is not None:
            if elide and last_unit > 10 and not zero and 0 < number < 10 and len(tokens[-1]) == 1:
                number = number * last_unit / 10
            section += number
        return total + section if total + section < _LARGEST else None


def _with_point(tokens: list[str]) -> Decimal | None:
    """三点五, 二十点零五, 一点二亿."""
    point = tokens.index("点")
    before = tokens[:point]
    if len(before) > 1 and all(token in _DIGITS for token in before):
        whole: Decimal | None = Decimal("".join(str(_DIGITS[token]) for token in before))
    else:
        whole = _value(before, elide=False)
    rest = tokens[point + 1 :]
    figures = 0
    if len(rest) == 1 and rest[0].isascii() and rest[0].isdigit() and whole is not None:
        return whole + Decimal(f"0.{rest[0]}")
    while figures < len(rest) and rest[figures] in _DIGITS:
        figures += 1
    if whole is None or not figures:
        return None
    share = Decimal("0." + "".join(str(_DIGITS[token]) for token in rest[:figures]))
    scale = _value(rest[figures:]) if figures < len(rest) else Decimal(1)
    return None if scale is None else (whole + share) * scale


def last_place(number: Decimal) -> Decimal:
    """One unit of the last place that is not zero: 4000 → 1000, 371万 → 10000, 6.3 → 0.1; of 0: 1."""
    if not number:
        return Decimal(1)
    exponent = number.normalize(_CONTEXT).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent, _CONTEXT)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rule files say of numbers, ready for use.

    `tail` matches, right behind a number, blanks and one word of `words`; `words` gives its class and value:
    ("currency", ISO code), ("unit", kind), ("noun", ""), ("other", "") for a word that only looks like a unit.
    `before` and `after` find words of approximation round a number and `qualifiers` says what they mean; `prefix`
    finds a currency in front. `edges` are the characters next to a number without which `before`, `after` and `prefix`
    need not be tried. `fraction_units` are the parts of 元: 角 → 0.1. `no_number` matches words that begin with a figure
    and are no number (一切, 四川). `unit_parts` are the parts of measures: 斤/两 → 0.1.
    """

    tail: "re.Pattern[str]"
    words: Mapping[str, tuple[str, str]]
    before: "re.Pattern[str]"
    after: "re.Pattern[str]"
    qualifiers: Mapping[str, str]
    prefix: "re.Pattern[str]"
    currencies: Mapping[str, str]
    fraction_units: Mapping[str, Decimal]
    edges: tuple[frozenset[str], frozenset[str], frozenset[str]]
    no_number: "re.Pattern[str]"
    unit_parts: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its unit or currency in folded text; bounds and qualifier as tables.md defines them.

    `text` is text[start:end]; `kind` is money, one of the kinds of units in the rules (count, measure, ratio, duration,
    age …), noun (the number stands right before a counted noun) or empty for a number alone. `number_start` and
    `number_end` bound the number without currency and unit; `bare` and `figures` are those of `Reading`; `outer` is the
    qualifier that a word round it gives, `noun` the noun behind it.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str = ""
    currency: str = ""
    kind: str = ""
    number_start: int = 0
    number_end: int = 0
    bare: bool = False
    figures: bool = False
    outer: str = ""
    noun: str = ""


_JOIN = re.compile(r"[\ ]?(?:至|到|-{1,2}|—{1,2}|~)[\ ]?")
_AND = re.compile(r"[与和]")
# 4、5千斤, 七、八个: from the one to the other.
_NEXT = re.compile(r"、")
# What numbers itself more often than it is counted: 二、三名, 三、四班.
_NUMBERED = frozenset(
    ["名", "班", "次", "环", "类", "期", "层", "套", "两", "所", "组", "队", "月", "日", "节", "章", "版", "点", "部"]
)
_HALF = re.compile(r"半(?![\u4e00-\u9fff]?[年月天])")
_TENTHS = re.compile(r"[\ ]?[半一二三四五六七八九](?![0-9\u4e00-\u9fff])|[一二三四五六七八九](?=左右|以上|以下|的)")
# 一米八的个子, 三米九: tenths of a metre.
_DECIMETRES = re.compile(r"[一二三四五六七八九](?=左右|上下|以上|以下|[的高宽长深,。、;:!?)”]|\s|$)")
# 2米15, 34秒87: the places behind the point.
_PLACES = re.compile(r"[0-9]{1,2}(?![0-9.]|[\ ]?[米厘分元万年月日%~至—-])")
_FOREIGN = frozenset("欧美港日澳韩新")
# Measures that are words of other things behind a fraction.
_THINGS = frozenset(["度", "方", "两", "分", "里", "安", "兆"])
_LOOK_BEHIND = 16


@dataclass(frozen=True, slots=True)
class _Tail:
    """A number with the word behind it: `end` of the word, its text and class, and the reading it changed."""

    end: int
    word: str
    kind: str
    value: str
    reading: Reading


def read(
    folded: str, lexicon: Lexicon, text: str | None = None, start: int = 0, end: int | None = None
) -> list[Numeral]:
    """Every written number of folded text with unit, currency, bounds and qualifier, in order, none inside another.

    text: the text before folding, of which each numeral has its own; the folded one where it is left out. Only numbers
    that begin in folded[start:end] are read, what stands round them is looked at all the same.
    """
    found: list[Numeral] = []
    written = list(cores(folded, start, end))
    i = 0
    while i < len(written):
        core = written[i]
        if found and core.start < found[-1].end:
            i += 1
            continue
        if core.end - core.start == 1:
            word = lexicon.no_number.match(folded, core.start)
            if word is not None:
                while i < len(written) and written[i].start < word.end():
                    i += 1
                continue
        tail = _tail(folded, core, lexicon)
        if tail.kind == "currency":
            tail, i = _smaller_parts(folded, written, i, tail, lexicon)
        elif tail.value == "measure":
            tail, i = _part_of_measure(folded, written, i, tail, lexicon)
        joined = _range(folded, written, i, core, tail, lexicon)
        if joined is not None:
            core, tail, i = joined
        found.append(
            _numeral(folded, folded if text is None else text, core, tail, lexicon, found[-1].end if found else 0)
        )
        i += 1
    return _shared_currency(folded, found)


def _tail(folded: str, core: Core, lexicon: Lexicon) -> _Tail:
    reading = core.reading
    if core.share:
        measure = lexicon.tail.match(folded, core.end) if core.share == 1 else None
        if (
            measure is not None
            and lexicon.words[measure["word"]] == ("unit", "measure")
            and measure["word"] not in _THINGS
        ):
            return _Tail(measure.end(), measure["word"], "unit", "measure", reading)
        return _Tail(core.end, "%", "unit", "ratio", _scaled(reading, Decimal(100) / core.share))
    if core.unit:
        return _Tail(core.end, core.unit, "unit", "measure" if core.unit == "米" else "count", reading)
    match = lexicon.tail.match(folded, core.end)
    if match is None:
        return _Tail(core.end, "", "", "", reading)
    word = match["word"].replace(" ", "")
    kind, value = lexicon.words[word]
    end = match.end()
    if kind in ("noun", "other"):
        return _Tail(core.end, word, kind, value, reading)
    if kind == "unit" and match["second"]:
        word += match["second"]
    if kind == "unit" and value.startswith("percent"):
        factor = Decimal(value.removeprefix("percent") or 1)
        tenths = _TENTHS.match(folded, end) if word == "成" and reading.qualifier == "exact" else None
        if tenths is not None and reading.value is not None:
            figure = tenths[0].strip()
            more = Decimal(5 if figure == "半" else _DIGITS[figure]) / 10 + reading.value
            return _Tail(tenths.end(), "%", kind, "ratio", _scaled(Reading(more, more, more), factor))
        if (
            word == "成"
            and reading.value is not None
            and folded[end : end + 1] in _VAGUE_WORDS
            and reading.qualifier == "exact"
        ):
            return _Tail(
                end + 1, "%", kind, "ratio", _scaled(Reading(*(reading.value,) * 2, reading.value + 1, "over"), factor)
            )
        return _Tail(end, "%", kind, "ratio", _scaled(reading, factor))
    if word == "元" and folded[end : end + 1] in _FOREIGN:
        foreign = lexicon.tail.match(folded, end)
        if foreign is not None and lexicon.words[foreign["word"]][0] == "currency":
            return _Tail(foreign.end(), foreign["word"], *lexicon.words[foreign["word"]], reading)  # 三万元欧元
    if kind == "currency" and word in lexicon.fraction_units:
        return _Tail(end, word, kind, value, _scaled(reading, lexicon.fraction_units[word]))
    if word == "折" and reading.figures:
        return _Tail(end, word, kind, value, _scaled(reading, Decimal("0.1")))
    if reading.value is not None and reading.qualifier == "exact":
        decimetres = _DECIMETRES.match(folded, end) if word == "米" else None
        places = _PLACES.match(folded, end) if word in ("米", "秒") else None
        if places is not None and reading.value == int(reading.value):
            more = Decimal(f"0.{places[0]}")
            return _Tail(places.end(), word, kind, value, _exactly(reading.value + more))
        if decimetres is not None and reading.value < 10:
            return _Tail(end + 1, word, kind, value, _exactly(reading.value + Decimal(_DIGITS[decimetres[0]]) / 10))
        if _HALF.match(folded, end) and value != "ratio":
            half = reading.value + Decimal("0.5")
            return _Tail(end + 1, word, kind, value, Reading(half, half, half))
        if folded.startswith(("多", "余"), end) and (value in ("measure", "duration") or word in ("倍", "番")):
            return _Tail(end + 1, word, kind, value, Reading(*(reading.value,) * 2, reading.value + 1, "over"))
    return _Tail(end, word, kind, value, reading)


def _scaled(reading: Reading, factor: Decimal) -> Reading:
    def times(number: Decimal | None) -> Decimal | None:
        return None if number is None else _CONTEXT.multiply(number, factor)

    return Reading(times(reading.value), times(reading.low), times(reading.high), reading.qualifier)


def _range(
    folded: str, written: list[Core], i: int, core: Core, tail: _Tail, lexicon: Lexicon
) -> tuple[Core, _Tail, int] | None:
    """A number and the one behind written[i] as one range (3至5万元, 1.5亿-2亿元, 30%—40%), where they are one."""
    if i + 1 >= len(written):
        return None
    other = written[i + 1]
    place = tail.end if tail.kind in ("unit", "currency") else core.end
    is_between = False
    join = _JOIN.match(folded, place)
    if join is None and place == core.end:
        join = _AND.match(folded, place)
        is_between = join is not None
    if join is None and place == core.end and _is_next(folded, core, other):
        join = _NEXT.match(folded, place)
    if join is None or join.end() != other.start:
        return None
    far, end = _tail(folded, other, lexicon), i + 1
    if join.re is _NEXT and (far.kind not in ("unit", "currency") or far.value == "rank" or far.word in _NUMBERED):
        return None
    if is_between and not folded.startswith("之间", far.end):
        if far.word != "间" or _is_han(folded[far.end : far.end + 1]):
            return None
        far = _Tail(other.end, "", "", "", other.reading)
    if far.kind == "currency":
        far, end = _smaller_parts(folded, written, end, far, lexicon)
    low, high = core.reading, other.reading
    if low.value is None or high.value is None or low.qualifier != "exact" or low.figures or high.figures:
        return None
    if place == core.end and (far.word == "%" or far.word in lexicon.fraction_units) and end == i + 1:
        factor = far.reading.value / high.value if high.value and far.reading.value is not None else Decimal(1)
        low = _scaled(low, factor)
    elif place != core.end:
        if tail.value != far.value or (tail.kind == "unit" and tail.word != far.word):
            return None
        low = tail.reading
    first, last = low.value, far.reading.value
    if first is None or last is None:
        return None
    scale = {**_SCALES, **_TENS}.get(folded[other.end - 1])
    last_of_first = folded[core.end - 1]
    is_bare = last_of_first not in _SCALES and (last_of_first not in _TENS or (scale or 0) >= 10**4)
    if scale and scale > 10 and place == core.end and is_bare and first * scale < last:
        first *= scale
    if first >= last:
        return None
    both = Reading(None, first, last, "range")
    return Core(core.start, other.end, both), _Tail(far.end, far.word, far.kind, far.value, both), end


def _part_of_measure(folded: str, written: list[Core], i: int, tail: _Tail, lexicon: Lexicon) -> tuple[_Tail, int]:
    """9斤7两, 3公里200米: the part of the measure joins it."""
    if i + 1 >= len(written) or written[i + 1].start != tail.end or tail.reading.value is None:
        return tail, i
    other = _tail(folded, written[i + 1], lexicon)
    part = lexicon.unit_parts.get(f"{tail.word}/{other.word}")
    if part is None or other.reading.value is None or other.reading.value * part >= 1:
        return tail, i
    total = tail.reading.value + other.reading.value * part
    return _Tail(other.end, tail.word, tail.kind, tail.value, _exactly(total)), i + 1


def _is_next(folded: str, core: Core, other: Core) -> bool:
    """Whether two single figures follow one another (4、5千), with nothing of the kind before or behind them."""
    first = core.reading.value
    figure = _value([folded[other.start]]) if other.reading.value is not None else None
    return (
        core.end - core.start == 1
        and first is not None
        and first == int(first)
        and figure is not None
        and figure == first + 1
        and folded[other.start + 1 : other.start + 2] not in "0123456789."
        and folded[core.start - 1 : core.start] not in ("、", "第", "-", "至", "到")
        and folded[other.end : other.end + 1] != "、"
    )


def _smaller_parts(folded: str, written: list[Core], i: int, tail: _Tail, lexicon: Lexicon) -> tuple[_Tail, int]:
    """3元5角, 五元六角三分, 三块五: the smaller parts of a sum join it."""
    smallest = Decimal(1)
    while tail.word in ("元", "块", "角", "毛", "圆") and i + 1 < len(written):
        other = written[i + 1]
        if other.start != tail.end or other.reading.value is None or tail.reading.value is None:
            break
        mark = next((word for word in lexicon.fraction_units if folded.startswith(word, other.end)), "")
        is_small = 0 < other.reading.value < 10 and other.reading.qualifier == "exact"
        if mark and is_small and lexicon.fraction_units[mark] < smallest:
            smallest = lexicon.fraction_units[mark]
        elif (
            tail.word == "块" and other.reading.figures and folded[other.start] == "零" and other.end == other.start + 2
        ):
            smallest = Decimal("0.01")
            mark = ""
        elif tail.word == "块" and is_small and other.end - other.start == 1:
            smallest = Decimal("0.1")
            mark = ""
        else:
            break
        total = tail.reading.value + other.reading.value * smallest
        i += 1
        tail = _Tail(other.end + len(mark), mark, "currency", tail.value, _exactly(total))
    return tail, i


def _numeral(folded: str, text: str, core: Core, tail: _Tail, lexicon: Lexicon, floor: int) -> Numeral:
    start, end, reading = core.start, tail.end, tail.reading
    currency, unit, kind = "", "", ""
    if tail.kind == "currency":
        currency, kind = tail.value, "money"
    elif tail.kind == "unit":
        unit, kind = tail.word, tail.value
    elif tail.kind == "noun":
        kind = "noun"
    window = max(floor, start - _LOOK_BEHIND)
    hedges, behind, marks = lexicon.edges
    prefix = None
    if tail.kind in ("", "currency") and folded[start - 1 : start] in marks:
        prefix = lexicon.prefix.search(folded, window, start)
    if prefix is not None:
        named = lexicon.currencies[prefix["currency"]]
        start, currency, kind = prefix.start("currency"), named, "money"
    before = after = None
    if folded[start - 1 : start] in hedges:
        before = lexicon.before.search(folded, max(0, start - _LOOK_BEHIND), start)
    if folded[end : end + 1] in behind:
        after = lexicon.after.match(folded, end)
    outer = ""
    if after is not None:
        outer = lexicon.qualifiers[after["word"]]
    elif before is not None:
        outer = lexicon.qualifiers[before["word"]]
    elif reading.bare and folded[start - 1 : start] == "上":
        outer = "over"
    value, low, high, qualifier = qualified(reading, outer)
    return Numeral(
        start, end, text[start:end], value, low, high, qualifier, unit, currency, kind,
        core.start, core.end, reading.bare, reading.figures, outer, tail.word if kind == "noun" else "",
    )  # fmt: skip


def qualified(reading: Reading, outer: str) -> tuple[Decimal | None, Decimal | None, Decimal | None, str]:
    """Value, bounds and qualifier of a reading with the meaning of the word round it; words inside outrank it."""
    value = reading.value
    if value is None or reading.qualifier != "exact" or not outer:
        return value, reading.low, reading.high, reading.qualifier
    low = value if outer in ("over", "at_least") else None
    high = value if outer in ("under", "at_most") else None
    return value, low, high, outer


_ENUMERATED = re.compile(r"[\ ]?(?:[、,]|和|及|以及|与|或)[\ ]?(?:第?[一二三四五]等奖)?")


def _shared_currency(folded: str, found: list[Numeral]) -> list[Numeral]:
    """50万、20万和5万元, 9.5、10.3和2.3个百分点: what stands at the end of an enumeration belongs to its members.

    A currency goes to members with a scale word, a unit to Arabic members.
    """
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        numeral, following = shared[i], shared[i + 1]
        if numeral.kind or not following.kind or numeral.value is None:
            continue
        gap = _ENUMERATED.match(folded, numeral.end)
        if gap is None or gap.end() != following.start:
            continue
        is_alike = folded[numeral.number_start].isascii() and folded[following.number_end - 1].isdigit()
        if following.kind == "money" and (folded[numeral.end - 1] in SCALE or is_alike):
            shared[i] = replace(numeral, kind="money", currency=following.currency)
        elif _shares_unit(following) and folded[numeral.number_start].isascii():
            shared[i] = replace(numeral, kind=following.kind, unit=following.unit)
    return shared


def _shares_unit(numeral: Numeral) -> bool:
    kinds = ("count", "measure", "ratio", "duration", "age")
    return numeral.kind in kinds and numeral.unit != "%" and numeral.value is not None

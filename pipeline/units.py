"""Numbers with what belongs to them: vague words, scales, units, ranges, and what an enumeration shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.numerals import (
    CONTEXT,
    DIGITS,
    SCALE,
    SCALES,
    TENS,
    VAGUE_WORDS,
    Core,
    Reading,
    cores,
    exactly,
    is_han,
    value_of,
)


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


_NAMED_AGAIN = re.compile(r"\(人民币\)")
"""The currency told once more behind a sum: 9元(人民币)."""


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
            more = Decimal(5 if figure == "半" else DIGITS[figure]) / 10 + reading.value
            return _Tail(tenths.end(), "%", kind, "ratio", _scaled(Reading(more, more, more), factor))
        if (
            word == "成"
            and reading.value is not None
            and folded[end : end + 1] in VAGUE_WORDS
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
    named = _NAMED_AGAIN.match(folded, end) if kind == "currency" and value == "CNY" else None
    if named is not None:
        return _Tail(named.end(), word, kind, value, reading)
    if kind == "currency" and word in lexicon.fraction_units:
        return _Tail(end, word, kind, value, _scaled(reading, lexicon.fraction_units[word]))
    if word == "折" and reading.figures:
        return _Tail(end, word, kind, value, _scaled(reading, Decimal("0.1")))
    if reading.value is not None and reading.qualifier == "exact":
        decimetres = _DECIMETRES.match(folded, end) if word == "米" else None
        places = _PLACES.match(folded, end) if word in ("米", "秒") else None
        if places is not None and reading.value == int(reading.value):
            more = Decimal(f"0.{places[0]}")
            return _Tail(places.end(), word, kind, value, exactly(reading.value + more))
        if decimetres is not None and reading.value < 10:
            return _Tail(end + 1, word, kind, value, exactly(reading.value + Decimal(DIGITS[decimetres[0]]) / 10))
        if _HALF.match(folded, end) and value != "ratio":
            half = reading.value + Decimal("0.5")
            return _Tail(end + 1, word, kind, value, Reading(half, half, half))
        if folded.startswith(("多", "余"), end) and (value in ("measure", "duration") or word in ("倍", "番")):
            return _Tail(end + 1, word, kind, value, Reading(*(reading.value,) * 2, reading.value + 1, "over"))
    return _Tail(end, word, kind, value, reading)


def _scaled(reading: Reading, factor: Decimal) -> Reading:
    def times(number: Decimal | None) -> Decimal | None:
        return None if number is None else CONTEXT.multiply(number, factor)

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
        if far.word != "间" or is_han(folded[far.end : far.end + 1]):
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
    scale = {**SCALES, **TENS}.get(folded[other.end - 1])
    last_of_first = folded[core.end - 1]
    is_bare = last_of_first not in SCALES and (last_of_first not in TENS or (scale or 0) >= 10**4)
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
    return _Tail(other.end, tail.word, tail.kind, tail.value, exactly(total)), i + 1


def _is_next(folded: str, core: Core, other: Core) -> bool:
    """Whether two single figures follow one another (4、5千), with nothing of the kind before or behind them."""
    first = core.reading.value
    figure = value_of([folded[other.start]]) if other.reading.value is not None else None
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
        tail = _Tail(other.end + len(mark), mark, "currency", tail.value, exactly(total))
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

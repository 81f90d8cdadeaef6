"""Names that only the article itself makes known: by a source line, an announced short form, the full name of a company,
quotes before a team, or a list of party branches with their years of entry."""

import re
from collections.abc import Iterator, Mapping, Set

from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.records import Span
from pipeline.rules import Rules, alternation
from pipeline.segment import Document
from pipeline.text import HAN

_SHORTEST_STEM = 4
_SHORTEST_UNKNOWN = 3
_SHORTEST_WITH_BRAND = 7
_MOST_OF_A_BRAND = 9
_NAMED_AFTER = re.compile(
    "(?:(?![获颁得受领评发捐设给])[一-龥]){0,6}?(?:奖|助学金|奖学金|奖教金|杯|基金)"
    "|(?:(?![获颁得受领评发捐设给的])[一-龥]){2,10}?(?:系统|软件)"
)
_LONGEST_ITEM = 36
_PUNCTUATION = re.compile(r"[(,。;:“”\n]|[0-9]\.|(?<![0-9级一二三四五])、|、(?![0-9]{4}级?[、级本]|第)")
_BRANCH_ITEM = re.compile(r"[一-龥0-9A-Za-z、—()\-]+")
_YEAR_OF_ENTRY = re.compile(r"[0-9]{4}(?:级|本科|硕士|博士)")
_CONFERRING = re.compile("^.*(?:授予|表彰|其中|以及|分别是|推荐)")
_HEADED = re.compile(r"(?P<committee>[一-龥]{1,16}(?:党委|党总支|党工委))\((?P<branches>[^\n]{3,80}?支部)\)")
_MAGAZINE = re.compile(r"《[^《》\n]{1,12}》(?:杂志社|报社|编辑部|周刊社)")
_NEWSPAPER = re.compile(
    r"(?<=《)[一-龥]{2,12}(?:报|周刊)(?=》(?:社长|记者|总编|主编|编辑|(?:[0-9年月日 ]{0,12})(?:报道|刊发|刊登)|发表|援引))"
)
_AWARDED = re.compile(r"(?:评为|获评|荣获|命名为|认定为|授予)[^,;。\n、]{0,12}$")
_LINE_OF_BRANCH = re.compile(
    r"(?:^|(?<=[\n ])|(?<=[0-9]\.))((?!学院|支部)[一-龥]{2,20}(?:党委|党总支|党支部|团支部))(?= *(?:\r|\n|“|$)|  )"
)
_UNITED = re.compile(
    r"(?:(?<=[\n 、,。;:(])|^)(?:(?![的和与及])[一-龥]){1,8}[馆部处室院系所办心][、和与](?:(?![的和与及])[一-龥]){1,8}[馆部处室院系所办心]联合(?:党支部|党总支|团支部|工会)"
)
_BETWEEN_BRANCHES = re.compile("(?<=支部)和(?=.)")
_COMPANIES = re.compile("等[0-9一二三四五六七八九十百]{1,4}[多余]?家[一-龥]{0,6}?(?:企业|公司)")
_LAST_PART = re.compile("[一-龥A-Za-z]*$")
_LEAD = re.compile("^(?:授予|表彰|包括|其中|分别是|来自|对|给|有|将|由|与|和)+")
_SHORT_COMPANY = re.compile("[一-龥]{4,8}")
_BESIDE_COMPANY = re.compile("公司、([一-龥]{4,6}?)(?=分别|分获|荣获|获|被|等[0-9])")
_LONGEST_LIST = 60
_PERSON_BEFORE = re.compile("(?:^|[、,。;:\n ]|由)([一-龥]{2,3})$")
_IN_BRACKET = re.compile("\\((?P<short>[一-龥]{2,5})\\)")
_RANKED = re.compile("(?=([一-龥]{2})[省市县区])")
_LONG_STEM = 5
_LEADERS = ("CEO", "首席执行官", "创始人")
_LONGEST_PLACE = 20
_BY_FORM = tuple(
    f"organisations.{name}" for name in ("founded", "periodical", "political", "studio", "organiser", "corps")
)


def media(document: Document, rules: Rules) -> Iterator[Span]:
    """Media that a dateline or source line names, whatever their names end in, wherever they stand in the article."""
    folded = document.folded
    named = {
        match["media"]
        for name in ("organisations.source", "organisations.source_alone", "organisations.dateline")
        for match in rules.regex(name).finditer(folded)
    }
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span()


def described(document: Document, rules: Rules) -> Iterator[tuple[Span, str]]:
    """Names whatever they end in that a word beside them makes known (青石云CEO, 社会组织“青石之家”), wherever they stand,
    and units of the armed forces; each with its rule."""
    folded = document.folded
    rules_of_names = [("organisations.quoted_name", "quoted"), ("organisations.listed", "listed")]
    if "电站" in folded:
        rules_of_names.append(("organisations.plant", "plant"))
    if any(word in folded for word in _LEADERS):
        rules_of_names.append(("organisations.leader", "leader"))
    for rule, group in rules_of_names:
        named = {match[group] for match in rules.regex(rule).finditer(folded)}
        if named:
            for use in re.finditer(alternation(sorted(named)), folded):
                yield use.span(), rule
    for rule in ("organisations.military", "organisations.embassy", "organisations.abroad"):
        for match in rules.regex(rule).finditer(folded):
            yield match.span(), rule
    for rule in _BY_FORM:
        for match in rules.regex(rule).finditer(folded):
            yield match.span(match.lastgroup or 0), rule
    for rule in ("organisations.unions", "organisations.carriers"):
        for match in rules.regex(rule).finditer(folded):
            yield match.span(), rule


def announced(document: Document, rules: Rules, chosen: Mapping[Span, str]) -> Iterator[Span]:
    """Short forms announced in a bracket behind a name (以下简称…), from there on."""
    folded = document.folded
    ends = {end for _, end in chosen}
    since: dict[str, int] = {}
    for match in rules.regex("organisations.announced").finditer(folded):
        if match.start() in ends:
            since.setdefault(match["short"], match.start())
    names = {end: folded[start:end] for start, end in chosen}
    for match in _IN_BRACKET.finditer(folded):
        name = names.get(match.start(), "")
        if name and _is_drawn_from(match["short"], name, lexicon_of(rules), document.segmenter.tags):
            since.setdefault(match["short"], match.start())  # 甲国华校董事联合会总会(董总)
    if since:
        for use in re.finditer(alternation(sorted(since)), folded):
            if use.start() > since[use[0]]:
                yield use.span()


def _is_drawn_from(short: str, name: str, lexicon: Lexicon, known: Mapping[str, str]) -> bool:
    """Whether `short` takes its characters in order from a name at least twice as long, from its second half too, and is no
    word of another meaning."""
    if len(name) < 2 * len(short) or short in lexicon.places.names or short in lexicon.general or short in name:
        return False
    if short in known and short not in lexicon.known:
        return False
    position = -1
    for character in short:
        position = name.find(character, position + 1)
        if position < 0:
            return False
    return short[-1] in name[len(name) // 2 :] and lexicon.posts.search(short) is None


def stems_of(name: str, lexicon: Lexicon, known: Mapping[str, str], ranked: Set[str]) -> list[str]:
    """The short forms of a company's name, without its place and legal form, then without what it does too:
    青石市喜来健医疗器械有限公司 → 喜来健医疗器械, 喜来健. `known` are the words of the dictionary, which tell too
    little; `ranked` is what stands before words of rank in the article, as a place does that no table has."""
    match = lexicon.company_end.search(name)
    if not match or lexicon.ranks.match(name):
        return []
    chain = lexicon.places.chain(name, 0, match.start())
    stem = name[chain[-1][1] if chain else 0 : match.start()].partition("(")[0]
    stem = stem.removeprefix(next((c for c in lexicon.countries if stem.startswith(c)), ""))
    if not chain and stem[:2] in ranked and len(stem) - 2 >= _SHORTEST_STEM:
        stem = stem[2:]  # 石溪盛海新材料 in an article on 石溪县
    found = [stem]
    while (end := lexicon.business_end.search(stem)) and end.start() > 1:
        stem = stem[: end.start()]
        found.append(stem)
    if f"{found[-1]}公司" == name and name[0] in lexicon.surnames:
        return []  # 王小明公司
    return [form for form in dict.fromkeys(found) if _is_telling(form, lexicon, known)]


def before_ranks(folded: str) -> frozenset[str]:
    """The two characters before every word of rank in a text: 石溪 of 石溪县, and much that is no place."""
    return frozenset(match[1] for match in _RANKED.finditer(folded))


def _is_telling(stem: str, lexicon: Lexicon, known: Mapping[str, str]) -> bool:
    """Whether a short form can mean the company alone, wherever it stands."""
    if not HAN.fullmatch(stem) or stem in lexicon.general or stem in lexicon.not_groups or stem in lexicon.stops:
        return False
    if lexicon.business_end.fullmatch(stem) or stem in lexicon.places.names or lexicon.openers.fullmatch(stem):
        return False
    if stem.startswith(("中国", "国家", "全国")) or stem.endswith(lexicon.not_stems):
        return False
    return len(stem) >= _SHORTEST_STEM or (len(stem) >= _SHORTEST_UNKNOWN and stem not in known)


def brand_of(name: str, lexicon: Lexicon, known: Mapping[str, str]) -> str:
    """The two characters that make a company's name, where no dictionary has them (浙江宏岭机械有限公司: 宏岭); else empty."""
    match = lexicon.company_end.search(name)
    if not match or lexicon.ranks.match(name):
        return ""
    chain = lexicon.places.chain(name, 0, match.start())
    start = chain[-1][1] if chain else 0
    brand = name[start : start + 2]
    told = any(name[start : start + n] in known for n in (2, 3, 4)) or name[start:].startswith(tuple(lexicon.countries))
    told = told or brand in lexicon.places.names or lexicon.openers.match(brand) is not None
    return brand if HAN.fullmatch(brand) and not told and len(name) >= _SHORTEST_WITH_BRAND else ""


def is_short_for(short: str, brand: str, name: str, lexicon: Lexicon) -> bool:
    """Whether `short`, a company's brand and two more characters, takes these from its name in order: 宏岭精工 of
    宏岭精密工业有限公司. 宏岭集团 is none of 宏岭集团热电公司, which belongs to it."""
    behind = name.find(short)
    if behind >= 0 and short.endswith("集团"):
        return lexicon.company_end.fullmatch(name, behind + len(short)) is not None
    first = name.find(short[2], name.find(brand) + 2)
    return short.startswith(brand) and first >= 0 and name.find(short[3], first + 1) >= 0


def brands(folded: str, lexicon: Lexicon, chosen: Mapping[Span, str], known: Mapping[str, str]) -> Iterator[Span]:
    """Companies by their brand and two more characters of their names: 浙江宏岭精密工业有限公司, then 宏岭精工."""
    ranked = before_ranks(folded)
    named: dict[str, set[str]] = {}
    for name in {folded[start:end] for start, end in chosen}:
        brand = brand_of(name, lexicon, known)
        if brand and brand not in ranked:
            named.setdefault(brand, set()).add(name)
    if not named:
        return
    for use in re.finditer(f"{alternation(sorted(named))}[一-龥]{{2}}", folded):
        brand = use[0][:2]
        if not _NAMED_AFTER.match(folded, use.end()) and any(
            is_short_for(use[0], brand, name, lexicon) for name in [*named[brand]][:_MOST_OF_A_BRAND]
        ):
            yield use.span()


def stems(folded: str, lexicon: Lexicon, chosen: Mapping[Span, str], known: Mapping[str, str]) -> Iterator[Span]:
    """Companies by their names without place and legal form: 某市青云科技有限公司, then 青云科技."""
    ranked = before_ranks(folded)
    found = {stem for start, end in chosen for stem in stems_of(folded[start:end], lexicon, known, ranked)}
    if found:
        for use in re.finditer(alternation(sorted(found)), folded):
            if not _NAMED_AFTER.match(folded, use.end()):
                yield use.span()


def listed_companies(folded: str, lexicon: Lexicon) -> Iterator[Span]:
    """Companies by their short names in a list that says so (青石纺织、云岭机械等20家企业) or beside a company's full name,
    and every other use of these names."""
    named: set[str] = set()
    for total in _COMPANIES.finditer(folded):
        low = max(total.start() - _LONGEST_LIST, 0)
        for item in reversed(folded[low : total.start()].split("、")):
            name = _LEAD.sub("", _LAST_PART.search(item)[0])  # type: ignore[index]
            if lexicon.business_end.search(name) and _SHORT_COMPANY.fullmatch(name):
                named.add(name)
            if name != item:
                break
    named.update(
        match[1]
        for match in _BESIDE_COMPANY.finditer(folded)
        if (end := lexicon.business_end.search(match[1])) and end.start() > 1
    )
    named = {name for name in named if (end := lexicon.business_end.search(name)) and 1 < end.start() < _LONG_STEM}
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span()


def quoted(folded: str, lexicon: Lexicon) -> Iterator[Span]:
    """Teams by the name in their quotes (“远航”团队), with the place before it, and every other use of these quotes."""
    teams: set[str] = set()
    for magazine in _MAGAZINE.finditer(folded):
        yield magazine.span()
    for newspaper in _NEWSPAPER.finditer(folded):
        yield newspaper.span()
    for match in lexicon.quoted.finditer(folded):
        if _AWARDED.search(folded, max(match.start() - _LONGEST_PLACE, 0), match.start()):
            continue
        if match["unit"] in lexicon.teams:
            teams.add(match["name"])
        place = lexicon.places_before.search(folded, max(match.start() - _LONGEST_PLACE, 0), match.start())
        person = _PERSON_BEFORE.search(folded, max(match.start() - _LONGEST_PLACE, 0), match.start())
        named = person and person[1][0] in lexicon.surnames and match["unit"] in lexicon.teams
        yield person.start(1) if person and named else (place or match).start(), match.end()
    if teams:
        for use in re.finditer(f"(?<=“){alternation(sorted(teams))}(?=”)", folded):
            if not lexicon.quoted.match(folded, use.start() - 1):
                yield use.span()


def branches(folded: str, lexicon: Lexicon) -> Iterator[Span]:
    """Branches in lists of a school: with years of entry (历史学院2014、2015级本科生党支部), and in brackets behind the
    committee to which they belong (后勤党委(退休党支部、车队党支部)), and that committee."""
    for bracket in _HEADED.finditer(folded):
        yield bracket.span("committee")
        yield from _bracketed(folded, lexicon, *bracket.span("branches"))
    for match in _UNITED.finditer(folded):
        yield match.span()
    for match in _LINE_OF_BRANCH.finditer(folded):
        yield from _apart(folded, *match.span(1))
    for end in (match.end() for match in lexicon.branch_end.finditer(folded)):
        limit = max(end - _LONGEST_ITEM, 0)
        start = limit
        for sign in _PUNCTUATION.finditer(folded, limit, end):
            start = sign.end()
        opening = _CONFERRING.match(folded[start:end])
        if opening:
            start += opening.end()
        item = folded[start:end]
        if start > limit and _YEAR_OF_ENTRY.search(item) and _BRANCH_ITEM.fullmatch(item) and "等" not in item:
            yield from _apart(folded, start, end)


def _apart(folded: str, start: int, end: int) -> Iterator[Span]:
    """The branches of folded[start:end], of which a 和 may join two."""
    for sign in _BETWEEN_BRANCHES.finditer(folded, start, end):
        yield start, sign.start()
        start = sign.end()
    yield start, end


def _bracketed(folded: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Span]:
    """The branches of folded[start:end], the inside of brackets; a 、 between two years parts nothing."""
    begin = start
    for match in lexicon.branch_end.finditer(folded, start, end):
        if match.end() == end or folded[match.end()] == "、":
            if match.start() > begin:
                yield from _apart(folded, begin, match.end())
            begin = match.end() + 1

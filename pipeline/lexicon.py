"""The words by which names of organisations are known, from `organisations.yaml`, made ready for look-up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.places import Places, places
from pipeline.rules import Rules, alternation
from pipeline.user import AUTHORITY

_LONGEST_QUOTED = 20
_LISTS = (
    "learned",
    "many_of_a_kind",
    "often_general",
    "often_general_abroad",
    "events",
    "worldwide_of_teams",
    "teams_of_sport",
    "general_heads",
    "grades_of_kind",
    "self_evident",
    "self_evident_banks",
    "counted_ends",
    "before_offices",
    "with_board",
    "parties",
    "worldwide",
    "often_of_their_own",
    "fields_of_officers",
)
"""Word lists that are only asked for beginnings, ends or members."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of `organisations.yaml` as sets and expressions; what each holds stands there."""

    heads: Mapping[str, str]
    unit_heads: Mapping[str, str]
    ends: "re.Pattern[str]"
    longest_end: int
    branch: frozenset[str]
    ranks: "re.Pattern[str]"
    openers: "re.Pattern[str]"
    deictics: "re.Pattern[str]"
    names: "re.Pattern[str]"
    known: Mapping[str, str]
    inside: frozenset[str]
    predicates: frozenset[str]
    common: frozenset[str]
    common_ends: frozenset[str]
    inside_before: Mapping[str, frozenset[str]]
    head_after: Mapping[str, str]
    head_not_after: Mapping[str, str]
    may_begin: frozenset[str]
    branches: frozenset[str]
    people_of_branches: frozenset[str]
    stops: frozenset[str]
    surnames: frozenset[str]
    appointed: "re.Pattern[str]"
    """A verb of appointing with a name behind it and 为."""
    posts: "re.Pattern[str]"
    post_and_person: "re.Pattern[str]"
    not_before: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, str]
    not_names: frozenset[str]
    proper_units: frozenset[str]
    award_heads: "re.Pattern[str]"
    schools: Mapping[str, str]
    classifiers: frozenset[str]
    countries: frozenset[str]
    cities: frozenset[str]
    not_places: frozenset[str]
    no_small_places: frozenset[str]
    no_place_begins: frozenset[str]
    no_place_ends: frozenset[str]
    not_divisions: frozenset[str]
    verbs_like_places: frozenset[str]
    glued_verbs: frozenset[str]
    stations: tuple[str, ...]
    subjects: frozenset[str]
    appointing: frozenset[str]
    attending: frozenset[str]
    offices: "re.Pattern[str]"
    inner_unit: "re.Pattern[str]"
    quoted: "re.Pattern[str]"
    teams: frozenset[str]
    places_before: "re.Pattern[str]"
    country_before: "re.Pattern[str]"
    """A country and the sign between it and the next one: 甲国—|中国友好协会."""
    company_end: "re.Pattern[str]"
    business_end: "re.Pattern[str]"
    not_stems: tuple[str, ...]
    authority: "re.Pattern[str] | None"
    fields: frozenset[str]
    groups: frozenset[str]
    general: frozenset[str]
    not_groups: frozenset[str]
    kinds_of_bases: frozenset[str]
    branch_end: "re.Pattern[str]"
    title_units: tuple[str, ...]
    bare_heads: Mapping[str, str]
    """Each with its written out form."""
    listed_heads: frozenset[str]
    titles: "re.Pattern[str]"
    office_behind: "re.Pattern[str]"
    recognised: "re.Pattern[str]"
    goal: "re.Pattern[str]"
    before_title: "re.Pattern[str]"
    title_end: "re.Pattern[str]"
    not_in_title: "re.Pattern[str]"
    lists: Mapping[str, tuple[str, ...]]
    rules: Rules
    places: Places


@cache
def lexicon_of(rules: Rules) -> Lexicon:
    """The lexicon of a rule folder, made once."""

    def words(name: str) -> Mapping[str, str]:
        return rules.words[f"organisations.{name}"]

    heads, unit_heads = words("heads"), words("unit_heads")
    countries = [*words("countries"), *rules.words["posts.country"]]
    ends = [*heads, *(head for head in unit_heads if head not in heads)]
    return Lexicon(
        heads=heads,
        unit_heads=unit_heads,
        ends=re.compile(f"(?=({alternation(ends)}))"),
        longest_end=max(map(len, ends)),
        branch=frozenset(words("branch_heads")),
        ranks=re.compile(f"团?{alternation(words('ranks'))}"),
        openers=re.compile(alternation(words("openers"))),
        deictics=re.compile(alternation(words("deictics"))),
        names=re.compile(alternation(words("names"))),
        known=words("names"),
        inside=frozenset(words("inside")),
        predicates=frozenset(words("predicates")),
        inside_before={word: frozenset(after.split()) for word, after in words("inside_before").items()},
        common=frozenset(words("common")),
        common_ends=frozenset(words("common_ends")),
        head_after=words("head_after"),
        head_not_after=words("head_not_after"),
        may_begin=frozenset(words("may_begin")),
        branches=frozenset(words("branches")),
        people_of_branches=frozenset(words("people_of_branches")),
        stops=frozenset(words("stops")),
        surnames=frozenset(rules.words["persons.surname"]),
        appointed=re.compile(rf"{rules.alternation('posts.appoints')}[一-龥]{{2,4}}为$"),
        posts=re.compile(alternation([*words("posts"), *words("people")])),
        post_and_person=re.compile(f"{alternation(words('posts'))}[一-龥]{{2,3}}"),
        not_before={head: tuple(after.split()) for head, after in words("not_before").items()},
        joined=words("joined"),
        not_names=frozenset(words("not_names")),
        proper_units=frozenset(words("proper_units")),
        award_heads=re.compile(alternation(words("award_heads"))),
        schools=words("schools"),
        classifiers=frozenset(words("classifiers")),
        offices=re.compile(
            f"(?:(?<=[,、。;:!?\\n(])|^){alternation(words('school_offices'))}"
            f"(?={alternation([*words('posts'), *words('office_acts')])}|、{alternation(words('school_offices'))})"
        ),
        inner_unit=re.compile(
            "(?:机关|后勤|离退休|图书馆|直属单位)党委$|(?:机关)?党委.{2,10}(?:部|处|办公室)$"
            "|.{1,20}(?:处|部|系|所|院|中心|科|办公室|机关|党委)[^处部系所院]{0,12}(?:党支部|党总支|党委|团委|团支部|团总支)$"
            "|.{2,12}(?:学院|书院)(?:团委|党委|党校|分党校)$"
            "|.{1,7}(?:处|党委[一-龥]{2,6}部)[一-龥]{2,10}(?:科|办公室|管理中心|服务中心)$"
        ),
        quoted=re.compile(
            f"“(?P<name>[^“”,;。:!?\\n]{{1,{_LONGEST_QUOTED}}})”(?P<unit>{alternation(words('quoted_units'))})(?!称号|荣誉|奖)"
        ),
        teams=frozenset(words("quoted_teams")),
        places_before=re.compile(f"(?:{places(rules).pattern.pattern}+|{alternation(countries)})$"),
        country_before=re.compile(f"{alternation(countries)}[—-]$"),
        authority=re.compile(alternation(rules.words[AUTHORITY])) if rules.words.get(AUTHORITY) else None,
        company_end=re.compile(f"{alternation(words('company_ends'))}$"),
        business_end=re.compile(f"(?:{alternation([*words('general_words'), *words('businesses')])})$"),
        not_stems=tuple(words("not_stems")),
        fields=frozenset(words("fields")),
        groups=frozenset(words("groups")),
        general=frozenset(words("general_words")),
        not_groups=frozenset(words("not_groups")),
        kinds_of_bases=frozenset(words("kinds_of_bases")),
        listed_heads=frozenset(words("listed_heads")),
        titles=re.compile(f"(?:原|副|常务副)?{alternation(words('posts'))}"),
        office_behind=re.compile(rf"[^,;:。!?\n为]{{0,30}}?{alternation(words('posts'))}(?=[,;。!?()\n]|$)"),
        bare_heads=words("bare_heads"),
        title_units=tuple(words("title_units")),
        recognised=rules.regex("organisations.recognised"),
        goal=rules.regex("organisations.goal"),
        before_title=rules.regex("organisations.before_title"),
        title_end=rules.regex("organisations.title_end"),
        not_in_title=rules.regex("organisations.not_in_title"),
        branch_end=re.compile(alternation(words("branches"))),
        countries=frozenset([*countries, *words("cities_abroad")]) - {"中国"},
        cities=frozenset(words("cities_abroad")),
        not_places=frozenset(words("not_places")),
        no_small_places=frozenset(words("no_small_places")),
        no_place_begins=frozenset(words("no_place_begins")),
        no_place_ends=frozenset(words("no_place_ends")),
        not_divisions=frozenset(words("not_divisions")),
        verbs_like_places=frozenset(words("verbs_like_places")),
        glued_verbs=frozenset(words("glued_verbs")),
        stations=tuple(words("stations")),
        subjects=frozenset(words("subjects")),
        appointing=frozenset(words("appointing")),
        attending=frozenset(words("attending")),
        lists={name: tuple(words(name)) for name in _LISTS},
        rules=rules,
        places=places(rules),
    )

"""The words and patterns of `rules/posts.yaml`, compiled."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.rules import Rules

_WHICH = re.compile("^(?:名誉|荣誉|常务|执行|专职|驻会|轮值|联席|分管|代理|代(?!表)|原|副)+")
# What may open a clause that goes on with a life: 毕业后, 两年后, 35岁时, 其间.
_AFTERWARDS = "(?:(?!在?(?:继|接替))[一-龥]{2,8}(?<!先)后)"
_MONTH = r"(?:同年|次年|当年)?\d{1,2}月(?:\d{1,2}日)?[起后]?"
_WHEN = rf"(?:{_MONTH}|(?:[一二三四五六七八九十两]{{1,2}}|\d{{1,2}})(?:年之?后|岁(?:时|那年)?)|其间|期间|此后|同年|次年|翌年|{_AFTERWARDS})"


def office_of(title: str) -> str:
    """A title without what tells which of its holders is meant: 副院长, 名誉院长 → 院长."""
    return _WHICH.sub("", title)


@dataclass(frozen=True, slots=True, eq=False)
class PostWords:
    """The words and patterns of `rules/posts.yaml`, compiled."""

    title_at_end: "re.Pattern[str]"
    title: "re.Pattern[str]"
    former: "re.Pattern[str]"
    former_at_end: "re.Pattern[str]"
    holds: "re.Pattern[str]"
    dismissal: "re.Pattern[str]"
    his_dismissal: "re.Pattern[str]"
    date: "re.Pattern[str]"
    term: "re.Pattern[str]"
    stops: frozenset[str]
    unit: "re.Pattern[str]"
    party: "re.Pattern[str]"
    high: frozenset[str]
    state: frozenset[str]
    countries: tuple[str, ...]
    place: frozenset[str]
    heads: frozenset[str]
    bare: frozenset[str]
    occupations: frozenset[str]
    shared: frozenset[str]
    party_office: frozenset[str]
    specialised: tuple[str, ...]
    ranks: frozenset[str]
    roles: tuple[str, ...]
    honorific: tuple[str, ...]
    alumni: tuple[str, ...]
    loose: tuple[str, ...]
    not_of_villages: frozenset[str]
    free: tuple[str, ...]
    resumes: "re.Pattern[str]"
    subjects: frozenset[str]
    of_village: frozenset[str]
    kin: "re.Pattern[str]"
    called: frozenset[str]
    no_post_behind: frozenset[str]
    of_a_subject: tuple[str, ...]
    medical: tuple[str, ...]
    teachers: tuple[str, ...]
    body_inside: "re.Pattern[str]"
    heads_of_whole: frozenset[str]
    occasions: tuple[str, ...]
    hospitals: tuple[str, ...]
    shared_prefix: tuple[str, ...]
    groups: tuple[str, ...]
    edits: tuple[str, ...]
    appoints: "re.Pattern[str]"
    not_yet: tuple[str, ...]
    inner_body: "re.Pattern[str]"
    founders: frozenset[str]
    artists: tuple[str, ...]
    generic_units: frozenset[str]
    fields: tuple[str, ...]
    held_at_end: "re.Pattern[str]"


@cache
def post_words(rules: Rules) -> PostWords:
    """Compile the words of the rules."""
    title = rules.regex("posts.title").pattern
    former = rules.alternation("posts.former")
    words = rules.words
    return PostWords(
        re.compile(rf"(?:{title})$", re.VERBOSE),
        rules.regex("posts.title"),
        re.compile(former),
        re.compile(rf"(?<![日目之以此先当眼]){former}$"),
        re.compile(
            rf"(?:同志)?(?:(?:援[藏疆青鄂]|挂职|支教|驻村|留学|任职|在任)(?:期间|时))?(?:[于自从在]?\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:[至到~—-]{{1,2}}(?:\d{{4}}年(?:\d{{1,2}}月)?|今))?[起后间]?,?)?(?:{rules.alternation('posts.adverbs')}){{0,3}}{rules.alternation('posts.holds')}"
        ),
        re.compile(rf"{rules.alternation('posts.dismissal')}$"),
        re.compile(
            rf"{rules.alternation('posts.dismissal')}[其他她](?:的|原任|所任)?(?P<titles>[^,;。!?\n]{{3,40}}?)职务"
        ),
        rules.regex("posts.date"),
        re.compile(rf"(?:{rules.regex('posts.term').pattern})$", re.VERBOSE),
        frozenset(words["posts.stops"]),
        re.compile(rf"{rules.alternation('posts.unit_endings')}(?:\([^()]{{1,30}}\))?$"),
        re.compile(rf"{rules.alternation('posts.party_bodies')}$"),
        frozenset(words["posts.high_office"]),
        frozenset(words["posts.high_office"]) | frozenset(words["posts.state_office"]),
        tuple(sorted(words["posts.country"], key=len, reverse=True)),
        frozenset(words["posts.place_office"]),
        frozenset(office for office in words["posts.unit_office"] if len(office) == len("院长")),
        frozenset(words["posts.high_office"])
        | frozenset(words["posts.school_office"])
        | frozenset(words["posts.unit_office"]),
        frozenset(words["posts.occupations"]),
        frozenset(words["posts.shared_office"]),
        frozenset(words["posts.party_office"]),
        tuple(words["posts.specialised"]),
        frozenset(words["posts.ranks"]),
        (*words["persons.role"], "家"),
        tuple(words["posts.honorific"]),
        tuple(words["posts.alumni"]),
        tuple(words["posts.loose_units"]),
        frozenset(words["posts.not_of_villages"]),
        tuple(words["posts.free"]),
        re.compile(
            rf"(?<![^,。;!?\n\r\t\ ])(?:(?:{rules.regex('posts.date').pattern}{_AFTERWARDS}?|{_WHEN}),?)?"
            rf"\ ?(?P<pronoun>[他她]|这[位名](?:\d{{2}}岁的)?[一-龥]{{2,4}}?)?"
            rf"(?P<verb>(?:{rules.alternation('posts.adverbs')}){{0,2}}(?:[自于]?{rules.regex('posts.date').pattern},?)?"
            rf"(?:{rules.alternation('posts.adverbs')}){{0,2}}{rules.alternation('posts.resumes')})",
            re.VERBOSE,
        ),
        frozenset(words["posts.subjects"]),
        frozenset(words["posts.village_office"]),
        re.compile(rf"(?:同志|先生|女士|院士|教授)?的?{rules.alternation('posts.kin')}"),
        frozenset(words["posts.kin"]) | frozenset(words["persons.role"]) | {"负责人", "主要负责人", "带头人"},
        frozenset(words["posts.no_post_behind"]),
        tuple(words["posts.of_a_subject"]),
        tuple(words["posts.medical"]),
        tuple(words["posts.teachers"]),
        re.compile(f"{rules.alternation('posts.bodies_inside')}$"),
        frozenset(words["posts.heads_of_whole"]),
        tuple(words["posts.occasions"]),
        tuple(words["posts.hospitals"]),
        tuple(words["posts.shared_prefix"]),
        tuple(words["posts.groups"]),
        tuple(words["posts.edits"]),
        re.compile(f"{rules.alternation('posts.appoints')}$"),
        tuple(words["posts.not_yet"]),
        re.compile(rules.alternation("posts.party_bodies", "posts.inner_offices")),
        frozenset(words["posts.founders"]),
        tuple(words["posts.artists"]),
        frozenset(words["posts.generic_units"]),
        tuple(words["posts.fields"]),
        re.compile(rf"(?:{title}|{rules.alternation('posts.held_only')})$", re.VERBOSE),
    )

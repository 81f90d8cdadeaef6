"""What stands beside persons' names: the words of rules/persons.yaml and of the offices, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.names import DAMAGE, HAN
from pipeline.rules import Rules

ENDS_DATE = "年月日"
SIGNS = " ,;:.。!?、()[]【】“”‘’《》〈〉…—-/|\n\r\t·~*▲■◆"
SIZE_AFTER = re.compile(r"等?(?:\d+|[一二三四五六七八九十两]+)(?:多|余)?[名位人]")
BIOGRAPHY = re.compile(
    rf"[,(\ ]?(?:(?:男|女|[{HAN}]{{1,4}}族)[,)、(]|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出生|生))"
)


@dataclass(frozen=True, slots=True, eq=False)
class NameCues:
    """The expressions of the neighbours of names."""

    before_strong: "Endings"
    before_weak: "Endings"
    confers: "Endings"
    appoints: "Endings"
    dismisses: "Endings"
    appointed: "re.Pattern[str]"
    leads: frozenset[str]
    follow_firsts: frozenset[str]
    followed: "re.Pattern[str]"
    award: "re.Pattern[str]"
    award_starts: "re.Pattern[str]"
    after_strong: "re.Pattern[str]"
    office_at_end: "re.Pattern[str]"
    unit_at_end: "re.Pattern[str]"
    after_weak: "re.Pattern[str]"
    sorts: "re.Pattern[str]"
    byline: "re.Pattern[str]"
    part: "re.Pattern[str]"
    surname: "re.Pattern[str]"
    endings: frozenset[str]
    not_names: frozenset[str]
    given: frozenset[str]
    forms_of_address: frozenset[str]
    foreign: tuple[str, ...]
    country: "re.Pattern[str]"
    of_user: "re.Pattern[str] | None"


class Endings:
    """Words that can end a text, looked up by their last character."""

    def __init__(self, words: Iterable[str]) -> None:
        by_last: dict[str, list[str]] = {}
        for word in words:
            by_last.setdefault(word[-1], []).append(word)
        self.by_last = {last: tuple(words) for last, words in by_last.items()}

    def end(self, text: str, end: int, start: int = 0) -> bool:
        """Whether text[start:end] ends in one of the words."""
        return end > start and text.endswith(self.by_last.get(text[end - 1], ()), start, end)


@cache
def name_cues(rules: Rules) -> NameCues:
    """The cues that the rules name."""
    title = rules.regex("posts.title").pattern
    titles = rules.words["posts.title_word"]
    byline = rules.alternation("persons.byline")
    before_strong = Endings([*rules.words["persons.role"], *titles, *(f"{word}助理" for word in titles)])
    before_weak = Endings(rules.words["persons.governs"])
    confers = Endings(rules.words["persons.confers"])
    after_strong = rf"\ ?(?:{rules.alternation('persons.address', 'persons.conferred')}|(?:{title}))"
    followers = [
        *rules.words["persons.address"],
        *rules.words["persons.conferred"],
        *rules.words["posts.title_prefix"],
        *titles,
    ]
    firsts = "".join(sorted({surname[0] for surname in rules.words["persons.surname"]}))
    return NameCues(
        before_strong,
        before_weak,
        confers,
        Endings(rules.words["posts.appoints"]),
        Endings(rules.words["posts.dismissal"]),
        re.compile(rf"为[^,;:。!?\n]{{2,30}}?(?:{title})(?=[,;。!?()\n]|$)", re.VERBOSE),
        frozenset([*SIGNS, *ENDS_DATE, *before_strong.by_last, *before_weak.by_last, *confers.by_last]),
        frozenset(" ,(男女等0123456789一二三四五六七八九十两").union(word[0] for word in followers),
        re.compile(rf"(?:(?:{BIOGRAPHY.pattern})|(?:{SIZE_AFTER.pattern})|(?:{after_strong}))", re.VERBOSE),
        re.compile(rf"(?![{DAMAGE}·])[^,;:。!?\n\r]{{0,30}}?{rules.alternation('persons.award_ends')}"),
        re.compile(rf"{rules.alternation('persons.award_starts')}|[{HAN}]{{2,3}}(?:省|市|县|自治区|自治州)"),
        re.compile(after_strong, re.VERBOSE),
        re.compile(rf"(?:{title})$", re.VERBOSE),
        re.compile(rf"(?:{rules.alternation('posts.unit_endings')}|、)$"),
        re.compile(rules.alternation("persons.acts")),
        re.compile(rf"(?:\d*|[一二三四五六七八九十两几多数]*)个?{rules.alternation('persons.other_sorts')}"),
        re.compile(rf"(?:^|[^{HAN}]|[网报台社]|特约|本报|讯)(?:{byline}[/、 ]?)+(?:\ ?[:/]|(?<![文图摄]))\s*"),
        re.compile(rules.alternation("persons.name_parts")),
        re.compile(rf"[{firsts}](?=([{HAN}]{{1,3}}))"),
        frozenset(rules.words["persons.endings"]),
        frozenset(rules.words["persons.not_names"]),
        frozenset(rules.words["persons.given"]),
        frozenset(rules.words["persons.forms_of_address"]),
        tuple(rules.words["persons.foreign"]),
        re.compile(rules.alternation("persons.countries")),
        re.compile(rules.alternation("persons.user")) if rules.words.get("persons.user") else None,
    )

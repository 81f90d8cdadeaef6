"""Units of the school that an article is written for, by what stands round them: 来自商学院、文学院的选手, 金融系校友王静.

Such a unit is named without the school; it is one where a clause, a list or a word that leads to it ends before it, and a
post, people, a person, an act or the end of the list follows.
"""

import re
from functools import cache

from pipeline.candidates import Candidate
from pipeline.clausewords import Words
from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.rules import Rules, alternation

_LONGEST_STEM = 14
_BEFORE = 6
_SIGNS = frozenset("\n\t 、,。;:!?()“”-—.")
_BEHIND = _SIGNS | frozenset("和与及的")
_NOT_INSIDE = re.compile("[的了是和与及]|[0-9]$|[一二三四五六七八九十两几多]大?$|级重点$|国家重点$")
_REGION = re.compile("华[东北南西中]|[东西]北|[东西]南")
_WHOLE = re.compile("大学(?!生)|公司|集团|中学|小学|医院(?!$)|政府|^(?:学校|我校|校)")
_NATIONAL_LABORATORY = re.compile(
    "(?:国家|全国|教育部|[省市])重点实验室$|国家实验室$|国家(?:工程|技术)[一-龥]{0,6}中心$"
)
_COMPANY = re.compile("公司|集团|银行")
_PERSON_ENDS = re.compile("[、,。;()等和与说介绍表在从被获荣将作为主领带]|$|\n")


@cache
def _patterns(rules: Rules) -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """What leads to a unit, and what may follow one."""
    words = rules.words
    posts = [*words["organisations.posts"], *words["organisations.people"], *words["organisations.people_of_units"]]
    before = alternation(words["organisations.leading_to_units"])
    after = alternation([*posts, *words["organisations.acts_of_units"]])
    return re.compile(f"{before}$"), re.compile(rf"(?:原|副|常务副)?{after}|[0-9]{{2,4}}级")


def stands_as_unit(words: Words, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether an unanchored name in a school's own article is a unit of the school."""
    whole = candidate.bare and candidate.head in lexicon.rules.words["organisations.school_offices"]
    if not whole and (candidate.bare or candidate.head not in lexicon.rules.words["organisations.own_units"]):
        return False
    folded = words.folded
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    if folded.endswith(tuple(lexicon.common_ends), candidate.start, candidate.end):
        return False
    if len(stem) > _LONGEST_STEM or len(stem) + len(candidate.head) < len("金融系") or _NOT_INSIDE.search(stem):
        return False
    if stem in lexicon.general or stem in lexicon.stops or stem in lexicon.rules.words["organisations.not_units"]:
        return False
    leading, following = _patterns(lexicon.rules)
    before = folded[candidate.start - 1] if candidate.start else "\n"
    led = leading.search(folded, max(candidate.start - _BEFORE, 0), candidate.start) is not None
    if not (led or before in _SIGNS):
        return False
    if following.match(folded, candidate.end) or is_person_ahead(words, lexicon, candidate.end):
        return True
    after = folded[candidate.end] if candidate.end < len(folded) else "\n"
    return led and after in _BEHIND


def is_person_ahead(words: Words, lexicon: Lexicon, end: int) -> bool:
    """Whether a person's name follows at `end`: 文学院|王立,."""
    tokens = words.from_offset(end, 3)
    if not tokens or words.folded[end : end + 1] not in lexicon.surnames:
        return False
    first = tokens[0]
    glued = first.start < end
    if (first.tag[:2] == "nr" or not first.tag) and first.end - end in (2, 3):
        return True
    for token in tokens[1:]:
        if token.end - end in (2, 3) and _PERSON_ENDS.match(words.folded, token.end):
            return glued or first.end - first.start == 1 or first.tag[:2] == "nr"
    return False


def has_own_beginning(rules: Rules, text: str, *, of_companies: bool = False) -> bool:
    """Whether a name begins with a place, an opener or a well-known name, or is one of its own: 光华教育基金会, also a
    company where the name is not looked for among `of_companies`."""
    lexicon = lexicon_of(rules)
    opener = lexicon.openers.match(text)
    if _begins_with_place(lexicon, text) or (opener and opener[0] != "团") or lexicon.names.match(text):
        return True
    rank = lexicon.ranks.match(text)
    if _REGION.match(text) or (rank and rank[0] not in ("校", "院")):
        return True
    if text.startswith((*rules.words["organisations.schools"], *lexicon.countries)) or (
        not of_companies and _COMPANY.search(text)
    ):
        return True
    if _NATIONAL_LABORATORY.search(text):
        return True
    ends = tuple(rules.words["organisations.ends_of_own"])
    return text.endswith(ends) and text not in ends


def _begins_with_place(lexicon: Lexicon, text: str) -> bool:
    """Whether a place begins the name, no bare county, which is many another word too (资源|与环境学院)."""
    match = lexicon.places.pattern.match(text)
    return match is not None and (
        match[0] in lexicon.places.full
        or any(division.level in ("province", "prefecture") for division in lexicon.places.names[match[0]])
    )


def is_unit_without_school(rules: Rules, text: str) -> bool:
    """Whether a name is that of a unit alone, which lacks the name of its school: 文学院, 教务处党支部."""
    units = tuple(rules.words["organisations.own_units"])
    return text.endswith(units) and not _WHOLE.search(text) and not has_own_beginning(rules, text)

"""Organisation names and their short forms.

Names come from their ends (`pipeline.candidates`), from the list of well-known ones, and from source lines and announced
short forms. A candidate that has no anchor is a name only where it is joined to one (宣传部、文明办), repeats the end of a
longer one, or is a unit of the school that the article is about.
"""

import re
from collections.abc import Sequence

from pipeline import introduced
from pipeline.antecedents import ANNOUNCED, DEICTIC, JOINED, Antecedents
from pipeline.candidates import Candidate, candidates, goes_on_outside
from pipeline.clausewords import Words
from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.loosenames import LONGEST_DEEPER, accept_loose
from pipeline.mentionrules import BRANCH, CARRIER, HEAD, MEDIA, NAMED, OFFICER, QUOTED, SHORT_SCHOOL, STEM, UNION, UNIT
from pipeline.mentionspans import holds_shorter, is_part_of, merged, of_spans, outermost
from pipeline.ownunits import own_units, unit_end
from pipeline.records import Findings, OrganisationMention, Span
from pipeline.rules import Rules
from pipeline.schoolmentions import stands_alone, with_school
from pipeline.segment import Document
from pipeline.titlemembers import in_award_title, in_other_title, without_titles
from pipeline.user import AUTHORITY
from pipeline.wholenames import bare_brands, of_officers, whole_names
from pipeline.widernames import LONGEST_PLACE, widened

_OWN_GENERAL = re.compile("我校(?:实验室|学院|课题组|团队|科研团队|研究团队|创新团队|支部|党支部|中心|研究所|班组)")
_LATIN = re.compile("[A-Za-z]")
_APPOINTED = re.compile(
    "(?:选举|推选|推举|增选|任命|聘请|聘任|提名|[长任记授席师员裁理事、,。;:\\n]|^)(?![向由从与和到经据])[一-龥]{1,2}$"
)
_SURNAME_ALONE = re.compile("(?:^|[、,。;:(\\n ]|授予|表彰)[^向由从与和到经据]$")
_WORD_AND_BECOME = re.compile("[升才精年中繁豪光荣浮奢京韶英]华为$")
_RANKS = frozenset("省市县区州镇乡村")
_BEFORE_GROUP = re.compile(r"^$|[\n\t 、,。;:!?“(经由—]$")


def find(document: Document, rules: Rules, found: Findings) -> list[OrganisationMention]:  # noqa: ARG001
    """Organisation names and their short forms of a document, in the order of the text, none inside another.

    `name` is still empty: `resolve` fills it in.
    """
    lexicon = lexicon_of(rules)
    words = Words(document)
    chosen: dict[Span, str] = {}
    loose: list[Candidate] = []
    for match in lexicon.names.finditer(document.folded):
        if _whole_name(words, lexicon, match.start(), match.end()):
            chosen[match.span()] = NAMED
    for match in rules.regex("organisations.short_school").finditer(document.folded):
        if stands_alone(words, *match.span()):
            chosen.setdefault(match.span(), SHORT_SCHOOL)
    for candidate in candidates(words, lexicon):
        if candidate.anchor:
            rule = HEAD if candidate.head in lexicon.heads else UNIT
            chosen.setdefault((candidate.start, candidate.end), rule)
        else:
            loose.append(candidate)
    chosen.update(dict.fromkeys(introduced.media(document, rules), MEDIA))
    chosen.update(dict.fromkeys(introduced.announced(document, rules, chosen), ANNOUNCED))
    for (start, end), rule in introduced.described(document, rules):
        placed = rule in (UNION, CARRIER)
        limit = start + 1 if rule == UNION else start
        place = lexicon.places_before.search(document.folded, max(start - LONGEST_PLACE, 0), limit) if placed else None
        if place or rule != CARRIER:
            chosen.setdefault((place.start() if place else start, end), rule)
    ends = dict(sorted(chosen))
    for (start, end), rule in whole_names(words, lexicon):
        unit = max((ends[i] for i in range(start, end) if end < ends.get(i, 0) <= end + LONGEST_DEEPER), default=end)
        chosen.setdefault((start, unit), rule)  # 深圳青石电子有限公司|海外营销部
    for span in introduced.stems(document.folded, lexicon, chosen, document.segmenter.tags):
        chosen.setdefault(span, STEM)
    for span in introduced.brands(document.folded, lexicon, chosen, document.segmenter.tags):
        chosen.setdefault(span, STEM)
    for span in bare_brands(words, lexicon, {document.folded[start:end] for start, end in chosen}):
        chosen.setdefault(span, STEM)
    for span in introduced.listed_companies(document.folded, lexicon):
        chosen.setdefault(span, STEM)
    for span in of_officers(words, lexicon):
        chosen.setdefault(span, OFFICER)
    spans = outermost(chosen)
    accept_loose(document, words, lexicon, spans, loose)
    mentions = [
        mention
        for (start, end), rule in outermost(dict(widened(document.folded, lexicon, spans))).items()
        if not in_award_title(words, lexicon, mention := OrganisationMention(start, end, rule))
        and not in_other_title(document.folded, mention)
    ]
    mentions = without_titles(document.folded, lexicon, mentions)
    mentions = merged(mentions, of_spans(introduced.quoted(document.folded, lexicon), QUOTED))
    mentions = _with_own_units(words, lexicon, mentions)
    antecedents = Antecedents(document, rules, mentions)
    if antecedents.school:
        mentions = merged(of_spans(introduced.branches(document.folded, lexicon), BRANCH), mentions)
        mentions = with_school(words, lexicon, mentions, antecedents.school)
        antecedents = Antecedents(document, rules, mentions)
    else:
        own = ("校", "学校", "我校", "本校")
        mentions = [m for m in mentions if m.rule == JOINED or not document.folded.startswith(own, m.start)]
    mentions = [_of_own_school(document.folded, m) for m in mentions]
    mentions = _with_authority(words, lexicon, mentions)
    return _with_deictics(words, lexicon, mentions, antecedents)


def _with_own_units(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """The mentions and the units of their bodies that stand alone (急诊科主任), which win over what is a part of them."""
    found = outermost(dict(own_units(words, lexicon.rules, mentions)))
    own = [OrganisationMention(*span, rule) for span, rule in found.items()]
    starts = [m.start for m in own]
    longer = [m for m in mentions if not is_part_of(m, own, starts)]
    return merged(longer, own)


def _of_own_school(folded: str, mention: OrganisationMention) -> OrganisationMention:
    """我校 alone where only a general word stands behind it (我校|实验室)."""
    general = _OWN_GENERAL.fullmatch(folded, mention.start, mention.end)
    return OrganisationMention(mention.start, mention.start + len("我校"), DEICTIC) if general else mention


def _with_authority(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """The mentions and those of the user's own list, which win, save over a longer name that holds one of them."""
    if lexicon.authority is None:
        return list(mentions)
    spans = (match.span() for match in lexicon.authority.finditer(words.folded))
    own = [OrganisationMention(*span, AUTHORITY) for span in spans if _is_whole(words, lexicon, *span)]
    own = [m for m in own if not in_award_title(words, lexicon, m) and not in_other_title(words.folded, m)]
    starts = [m.start for m in own]
    longer = [m for m in mentions if holds_shorter(m, own, starts)]
    return merged(merged(longer, own), mentions)


def _is_whole(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether folded[start:end] begins with a word and is no part of a longer one, nor a place (青云 in 青云县)."""
    first = words.from_offset(start, 1)
    if words.folded[end : end + 1] in _RANKS:
        return False
    return (not first or first[0].start == start) and _whole_name(words, lexicon, start, end)


def _whole_name(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether folded[start:end], a known name, is a word of its own and not part of a longer one."""
    folded = words.folded
    if start and folded[start - 1] in "全地各本":
        return False
    if _LATIN.match(folded[start]) and (_LATIN.match(folded[start - 1 : start]) or _LATIN.match(folded, end)):
        return False
    if folded.startswith(lexicon.not_before.get(folded[end - 1], ()), end):
        return False
    if (
        folded[end - 1] == "行"
        and end - start == len("建行")
        and _SURNAME_ALONE.search(folded, max(start - 3, 0), start)
        and folded[start - 1] in lexicon.surnames
    ):
        return False  # 、何|建行、
    if _WORD_AND_BECOME.search(folded, max(start - 1, 0), end):
        return False  # 升|华为
    if folded[end - 1] == "为" and _APPOINTED.search(folded, max(start - 6, 0), start):
        return not lexicon.office_behind.match(folded, end)  # 选举李国|华为|会长
    last = words.from_offset(end - 1, 1)
    return (
        not last
        or last[0].end == end
        or not last[0].tag
        or folded[end : last[0].end] in lexicon.known  # 中共中央|国务院
        or goes_on_outside(folded, lexicon, end, last[0].end)
    )


def _with_deictics(
    words: Words, lexicon: Lexicon, mentions: Sequence[OrganisationMention], antecedents: Antecedents
) -> list[OrganisationMention]:
    """The mentions and the deictics (该局, 我校) that point to one of them."""
    added = [
        OrganisationMention(match.start(), unit_end(words.folded, lexicon, match.end()), DEICTIC)
        for match in lexicon.deictics.finditer(words.folded)
        if stands_alone(words, match.start(), match.end())
        and antecedents.of(match[0], match.start())
        and (match[0] != "集团公司" or _BEFORE_GROUP.search(words.folded, max(match.start() - 1, 0), match.start()))
    ]
    return merged(mentions, added)

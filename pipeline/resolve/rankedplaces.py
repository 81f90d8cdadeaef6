"""Names in full: with the place that a word of rank means in the article (市委 → 中共泸州市委员会), short words written out."""

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.lexicon import lexicon_of
from pipeline.newplaces import new_places, weight_of
from pipeline.places import places
from pipeline.records import OrganisationMention
from pipeline.resolve.abbreviations import abbreviations_of
from pipeline.resolve.articleplace import near_place, ranked_place
from pipeline.rules import Rules
from pipeline.segment import Document

COMMITTEE_OF_PLACE = re.compile(r"(?:省|市|县|区|州|旗|盟|自治区|镇|乡)委(?!员)")
_RANK = re.compile(r"省|市|县|区|州|旗|盟|自治区|自治州|镇|乡")
_TOWNSHIPS = ("镇", "乡")
_OFFICE = re.compile(r"(?:党委|党工委|委员会|委|人民政府|政府|人大|人大常委会|政协|纪委)$")
_GOVERNMENT = re.compile(r"(?<=[省市县区州旗盟镇乡])(?<!特区)(?<!自治区)政?府$")
_LEAGUE = re.compile(r"^(?:共青团)?(?P<place>.*?)团(?P<rank>[省市区县州旗])委(?P<unit>.*)$")
_LEAGUE_OF_PLACE = re.compile(
    r"^团(?![党支工总校])(?P<place>[^团]{1,10}?)(?P<rank>自治[区州]|[省市区县州旗])?委(?!员)(?P<unit>.*)$"
)
_UNIT_OF_VILLAGE = re.compile("村(?:党支部|党总支|党委|支部|委会|民委员会|团支部|妇联|卫生室|卫生所|幼儿园)")
_IN_TOWNSHIP = re.compile("[一-龥]{2,20}?[镇乡](?=[一-龥]{2,4}村)")
_TOWNSHIP = re.compile("(?<=[县区市])(?!各|全|该|本|我|两|多)[一-龥]{2,3}[镇乡](?![镇乡村长级民])")
_VILLAGE = re.compile("(?<=[镇乡道])(?!各|全|该|本|我|两|多|驻)[一-龥]{2,3}村(?![民里委镇级居])")
_BESIDE = re.compile(
    "(?:副?[书秘局厅主会校院][记长任席]|副?秘书长)?(?:、|和|与|及|以及|兼)|同|会同|联合|携手|协同|联同"
)
TAX_SERVICE = "国家税务总局"
_WRITTEN_PLACE = re.compile("[一-龥]{2}(?P<rank>[省市县区])")
_UNKNOWN_NAME = re.compile(
    "[^全各本我该这那其第省市县区一二三四五六七八九十级重改]{2}[省市县区](?!场|政府|域|长|级|民)"
)
_TAGS_OF_PLACES = ("", "n", "ns", "nz", "nr", "nrt")
_QUOTE = re.compile("“(?=[一-龥]{2}[省市县区])")
_PARTY_BEFORE = re.compile("中共|共青团|中国共产党")


class RankedPlaces:
    """The places that words of rank and 村 mean in the names of one article."""

    def __init__(self, document: Document, rules: Rules, mentions: Sequence[OrganisationMention]) -> None:
        self.document, self.rules, self.mentions = document, rules, mentions
        self.folded = document.folded
        self.abbreviations = abbreviations_of(rules)
        self.places = places(rules)
        self.texts = [self.folded[m.start : m.end] for m in mentions]
        self._ranked: dict[str, str] = {}

    def expanded(self, text: str, at: int = -1, beside: str = "") -> str:
        """A name with the place behind its word of rank, and in the form of the table of abbreviations; `at` is the mention
        whose neighbours may tell the place, `beside` the name before it."""
        league = _LEAGUE.match(text) or _LEAGUE_OF_PLACE.match(text)
        if league:
            level = league["rank"] or ""
            place = league["place"] or self._ranked_place(level)
            return f"共青团{place.removesuffix(level)}{level}委{league['unit']}"
        rank = _RANK.match(text)
        if rank and len(rank[0]) < len(text):
            is_township = rank[0] in _TOWNSHIPS and _OFFICE.fullmatch(text, rank.end()) is not None
            near = self._near_place(rank[0], at, beside) if at >= 0 else ""
            level = "自治区" if text.startswith("区党委") else rank[0]
            place = near or (self._seat(rank[0]) if is_township else self._ranked_place(level))
            if place:
                text = place + text[rank.end() :]
        if _UNIT_OF_VILLAGE.match(text):
            text = self._village + text.removeprefix("村") if self._village else text
        committee = COMMITTEE_OF_PLACE.search(text)
        if committee and committee.end() > len("省委") and not text.startswith(lexicon_of(self.rules).lists["parties"]):
            text = "中共" + text
        text = _GOVERNMENT.sub("人民政府", text)
        short = self.abbreviations.end.search(text)
        if short and not text.endswith(self.abbreviations.full[short[0]]):
            text = text[: short.start()] + self.abbreviations.full[short[0]]
        return text

    def _near_place(self, rank: str, at: int, beside: str) -> str:
        """The division of a rank with which the name beside the mention `at` begins (四川省财政厅会同|省总工会), or the one of
        the line; empty where they tell none."""
        start = self.mentions[at].start
        if at and _BESIDE.fullmatch(self.folded, self.mentions[at - 1].end, start):
            before = beside.removeprefix("中共").removeprefix(TAX_SERVICE)
            ends = [end for _, end in self.places.chain(before) if before.endswith(rank, 0, end)]
            if ends:
                return before[: ends[-1]]
        return near_place(self.document, self.rules, rank, start) if rank not in _TOWNSHIPS else ""

    def _ranked_place(self, rank: str) -> str:
        """The division that a word of rank means (市委 → 泸州市); one that no table has, where the article writes it in
        full and the other only without its rank (合州市 before a passing 北京)."""
        if rank not in self._ranked:
            place = ranked_place(self.document, self.rules, rank)
            self._ranked[rank] = self._most_named(place, rank) if rank else place
        return self._ranked[rank]

    def _most_named(self, place: str, rank: str) -> str:
        """The division with a word of rank that the article speaks of most: `place`, or one that no table has."""
        new = new_places(self.document, self.rules)
        unknown = new.most_named(rank) or self._unknown_places.get(rank, "")
        if not unknown or (place and place not in self.folded):
            return unknown or place
        times = self.folded.count(place) if place else 0
        known = weight_of(self.document, place, times) if times else 0
        return unknown if weight_of(self.document, unknown, self.folded.count(unknown)) > known else place

    @cached_property
    def _unknown_places(self) -> dict[str, str]:
        """By word of rank the division that no table has and that names of the article begin with (合州市第一医院), where
        there is only one."""
        found: dict[str, set[str]] = {}
        for match in _WRITTEN_PLACE.finditer(self.folded):
            if self.folded[match.start() : match.end()] not in self._placed:
                continue
            found.setdefault(match["rank"], set()).add(match[0])
        return {rank: next(iter(written)) for rank, written in found.items() if len(written) == 1}

    @cached_property
    def _placed(self) -> frozenset[str]:
        """Divisions that no table has and that a name or a title in quotes begins with."""
        starts = [m.start for m in self.mentions]
        starts += [match.end() for match in _PARTY_BEFORE.finditer(self.folded)]
        starts += [match.end() for match in _QUOTE.finditer(self.folded)]
        places = (_UNKNOWN_NAME.match(self.folded, start) for start in starts)
        return frozenset(
            place[0]
            for place in places
            if place
            and not self.places.chain(place[0])
            and place[0][:-1] not in lexicon_of(self.rules).not_divisions
            and self._is_name(place)
        )

    def _is_name(self, place: "re.Match[str]") -> bool:
        """Whether a name begins where the place does and its two characters are no word of another kind (贫困|县委)."""
        words = self.document.touching(place.start(), place.end())
        if not words or words[0].start != place.start():
            return False
        return len(words[0].text) == 1 or words[0].tag in _TAGS_OF_PLACES

    @cached_property
    def _village(self) -> str:
        """The one village that the article names; empty where it names several."""
        named = {match[0] for match in _VILLAGE.finditer(self.folded)}
        return named.pop() if len(named) == 1 else ""

    def _seat(self, rank: str) -> str:
        """The one township whose offices or villages the article names (某县石桥镇 of 某县石桥镇人民政府, of 某县石桥镇东山村), no
        table knows them all; else the one that it names behind a county."""
        seats = {
            place
            for text in self.texts
            if (office := _OFFICE.search(text) or _IN_TOWNSHIP.match(text))
            and (place := text[: office.end() if office.re is _IN_TOWNSHIP else office.start()]).endswith(rank)
            and len(place) > 2
        }
        seats = seats or {match[0] for match in _TOWNSHIP.finditer(self.folded) if match[0].endswith(rank)}
        fullest = max(seats, key=len, default="")
        return fullest if all(fullest.endswith(seat) for seat in seats) else ""

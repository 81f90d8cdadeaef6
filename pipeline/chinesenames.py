"""Names of surname and given name, weighed by their characters, their words and their neighbours."""

import re
from collections.abc import Iterator

from pipeline.namecues import BIOGRAPHY, SIGNS
from pipeline.names import DAMAGE, HAN, evidence, is_word, unpadded
from pipeline.neighbours import (
    ACCEPTED,
    AFTER_STRONG,
    BIOGRAPHY_AFTER,
    LISTED,
    NEED_MORE,
    NO_CUE,
    PADDED,
    PARTICLES,
    RANKS,
    ROLE_BEFORE,
    SIZED_AFTER,
    VERB_AFTER,
    Candidate,
    Neighbours,
)
from pipeline.places import places
from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document

_STRONG_EVIDENCE = 6.5
_LONGER = 1.3
_COMMON_WORD = 800
_CONFERRED_BEFORE = 3.5
_LEAST_NEIGHBOURS = 1.0
_OF_OFFICE = 1.0
_RARE = 10
# Tags of the dictionary that hardly fit a word of three characters that begins with a surname (许立群 is no numeral).
_NO_WORD_OF_THREE = ("m", "i", "t", "v", "z", "d", "p", "a", "r", "c")
_DAMAGED = re.compile(rf"[{HAN}]{{1,3}}\ ?[{DAMAGE}]{{1,2}}[a-zA-Z]?")
# Surnames that are more often a preposition, a pronoun or an adverb.
_ALSO_PARTICLES = frozenset("向但那曾从对和于为与由")
# What follows a name far more often than it ends one.
_AFTER_NAMES = PARTICLES | frozenset("为说对")
# Adverbs between a name and its verb.
_RANKS_OF_PLACES = frozenset("县市区镇乡村旗")
_SURELY_A_NAME = 4.0
_STANDS_BEFORE_NAMES = _RANKS_OF_PLACES | {"班"}
_TAGS_OF_NAMES = ("", "nr", "ns", "nz")
_ENDS_OF_UNITS = frozenset("院系所部处科室局站厂队社心")
_GETS = re.compile("[荣喜]?获|夺|摘|斩获|捧|入选|当选|被[评授表]|[荣喜]膺")
_NO_LAST = frozenset("局委办院校所站中会部科村镇乡县区市州省厅队厂社店馆人等和与及的了在是为")
_BEFORE_VERBS = frozenset("则也都就还曾均又亦并再仍才便即所")
_MERIT = re.compile("(?:个人|集体)?(?:[特一二三]等功|大功|功)")
_CLASS_BEFORE = re.compile("[0-9)一二三四五六七八九十]班$")
_OF_A_PLACE_BEHIND = re.compile(f"(?![任原为在到去赴])[{HAN}](?:镇|乡(?!村)|苏木|嘎查)(?![长党委人中卫里])")
_AFTER_OTHERS = re.compile("继(?:[0-9]|去年|前年|上年|第|在|获|荣|被|今年)|如是说")


class ChineseNames(Neighbours):
    """Finds the candidates for names of surname and given name in one document."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        super().__init__(document, rules, found)
        self.places = places(rules).names
        parts = [m.span() for m in self.cues.part.finditer(self.folded)]
        self.part_starts, self.part_ends = {start for start, _ in parts}, {end for _, end in parts}
        joined = [(start, end) for start, end in parts if start in self.part_ends]
        self.inside_parts = {i for start, end in joined for i in range(start + 1, end)}

    def _han(self) -> Iterator[Candidate]:
        for match in self.cues.surname.finditer(self.folded):
            start = match.start()
            led = start == 0 or self.folded[start - 1] in self.cues.leads or start in self.organisation_ends
            before = self._before(start) if led else NO_CUE
            placed = before == NO_CUE and self.folded[start - 1 : start] in _STANDS_BEFORE_NAMES
            for size in range(2, len(match[1]) + 2):
                end = start + size
                if before < 0.0 and not placed and not self._is_followed(end):
                    # No cue stands beside it: not worth weighing.
                    continue
                name = self.folded[start:end]
                weight = evidence(self.model, name)
                if weight > -1.5 and not self.blocked.overlaps(start, end):
                    score = self._score(start, end, name, weight)
                    if score > ACCEPTED - LISTED:
                        yield Candidate(start, end, name, score, "persons.name")

    def _score(self, start: int, end: int, name: str, weight: float) -> float:
        before = self._before(start)
        after = self._after(end)
        if before == NO_CUE and after >= 1.5 and self._is_of_a_place(start, name, weight):
            before = 1.5
        if before == NO_CUE and after >= AFTER_STRONG and self._is_behind_unit(start):
            before = 1.5
        if before == NO_CUE and _CLASS_BEFORE.search(self.folded, max(0, start - 3), start):
            before = 1.5  # 高三(2)班|林小满
        if before <= 1.0 and self._is_conferred_on(start, end, name):
            before = _CONFERRED_BEFORE
        of_body = before == 1.0 and weight > 0.0 and self._is_of_body(start, end, name)
        if of_body:
            before = ROLE_BEFORE
        if self._is_appointed(start, end):
            before, after = max(before, _CONFERRED_BEFORE), max(after, AFTER_STRONG)
        if after == VERB_AFTER and not self._does(name, weight, before):
            after = -2.0
        says = before == ROLE_BEFORE and self._says(end)
        says = says and name[0] not in _ALSO_PARTICLES and name[-1] not in _BEFORE_VERBS
        if says:
            # 厅长|应炯|介绍: between a title and a verb of saying stands nothing but a name.
            after = max(after, 2.0)
        if before + after < (_LEAST_NEIGHBOURS if weight > 0.0 else 3.5):
            return 0.0
        score = min(weight, _STRONG_EVIDENCE) + before + after + (1.2 if says else 0.0)
        if of_body or (before == ROLE_BEFORE and self._holds_office(start, end)) or self._is_noted(start, end):
            # 护士长|高山|荣获: between an office of a unit and what takes a person, a word is a name.
            score += _OF_OFFICE
        elif name in self.cues.not_names or name.endswith(RANKS):
            score -= 6.0
        elif name[0] == "任" and self.folded.endswith("同志", 0, start):  # 某同志|任马坡镇镇长
            score -= 8.0
        elif is_word(self.model, name):
            # What has sex and birth behind it is a name, whatever else it means.
            told = after >= BIOGRAPHY_AFTER and before >= 1.0
            told = told or (says and weight > 1.0)
            score -= 2.0 if told else self._doubt(name, weight)
        if len(name) == 3:
            score += _LONGER
            closed = name[-1] in NEED_MORE and self.folded[end : end + 1] in ("", "等", *SIGNS)
            if name[-1] in _AFTER_NAMES or name[1:] in self.cues.forms_of_address:
                # 显和教授: between two strong neighbours 和 is rather of the name.
                said = after >= 3.0 or says
                of_name = closed or (name[-1] == "和" and before >= 3.0 and said)
                joins_nothing = name[-1] == "和" and (self._says(end) or self._is_addressed(end))
                score -= 0.0 if joins_nothing else 2.0 if of_name else 6.0
            elif name[-1] in self.cues.endings:
                score -= 6.0 if before < ROLE_BEFORE and not closed else 1.5
            given = name[1:] in self.cues.given
            if (
                not given
                and self.model.segmenter.frequencies.get(name[1:], 0) > _COMMON_WORD
                and is_word(self.model, name[1:])
            ):
                # 高|水平, 和|校友: a word after a character that could be a surname.
                between = before == ROLE_BEFORE and after >= 1.5 and name[0] not in PARTICLES
                between = between or (after >= SIZED_AFTER and self.cues.confers.end(self.folded, start))
                score -= 1.5 if before == _CONFERRED_BEFORE or between else 3.0
            if name[-1] in "记立" and _MERIT.match(self.folded, end):
                score -= 6.0  # 给王强|记个人三等功
            verb = self.cues.after_weak.match(self.folded, end - 1)
            if verb and verb.end() > end and evidence(self.model, name[:2]) > 0.0:
                # 张三荣|获 is 张三|荣获.
                score -= 3.0
            acts = self._is_followed(end) or self.cues.after_weak.match(self.folded, end)
            if name[-1] in _BEFORE_VERBS and acts and evidence(self.model, name[:2]) > 0.0:
                score -= 5.0  # 崔璨|曾获, 崔璨|曾参加
        if len(name) == 3 and name[0] in _ALSO_PARTICLES and self.model.segmenter.tags.get(name[1:], "") == "v":
            # 主席曾|亲临
            score -= 4.0
        if len(name) == 3 and self.model.segmenter.tags.get(name[:2], "") == "v" and name[1] not in self.model.first:
            score -= 8.0  # 宣布|薛
        if name.startswith("第五") and before < ROLE_BEFORE:
            # 第五章, 第五任: rather an ordinal than the surname.
            score -= 6.0
        if name[0] == "和" and evidence(self.model, name[1:]) > 1.0:
            # 甲教授和乙教授
            score -= 4.0
        if len(name) == 3 and _AFTER_OTHERS.match(self.folded, end - 1) and evidence(self.model, name[:2]) > 0.0:
            score -= 5.0  # 某某|继去年
        if name[-1] == "于" and self.folded[end : end + 1].isdigit():
            score -= 5.0  # 某某|于2003年
        if name[-1] == "任" and len(name) == 3 and after >= 2.0 and evidence(self.model, name[:2]) > 0.0:
            score -= 4.0  # 某某|任主编
        if name[-1] in "男女" and BIOGRAPHY.match(self.folded, end - 1):
            score -= 6.0
        if len(name) > 2 and name[:2] in self.model.surnames and self.cues.before_strong.end(self.folded, start + 1):
            # 监事长|孙先亮, not 长孙先亮.
            score -= 5.0
        if name in self.places:
            score -= 6.0 if max(before, after) < ROLE_BEFORE else 1.0
        if self.titles.overlaps(start, end):
            score -= 3.0
        if _OF_A_PLACE_BEHIND.match(self.folded, end):
            score -= 8.0  # 卜尔汉|图镇
        if end in self.part_starts or (start in self.part_ends and before < 1.0):
            # 桑杰|加措, 巴图|巴雅尔: only half of a name.
            score -= 4.0
        if end in self.inside_parts:
            score -= 6.0  # 尕玛才|仁: torn
        if score > ACCEPTED - 4.0:
            score += self._words(start, end)
        return score

    def _is_of_body(self, start: int, end: int, name: str) -> bool:
        """Whether a name stands between a body with 的 and a verb of getting (甲大学的|于洋|获得); no common noun (项目)."""
        if not self.folded.endswith("的", 0, start) or start - 1 not in self.organisation_ends:
            return False
        return (
            self.model.segmenter.tags.get(name, "")[:2] in _TAGS_OF_NAMES and _GETS.match(self.folded, end) is not None
        )

    def _is_behind_unit(self, start: int) -> bool:
        """Whether a word that ends like a unit stands straight before folded[start:]: 化学学院|赖静教授."""
        if self.folded[start - 1 : start] not in _ENDS_OF_UNITS:
            return False
        token = next((t for t in self.document.touching(start - 1, start) if t.end == start), None)
        return token is not None and len(token.text) > 1 and token.tag[:1] in ("", "n", "j")

    def _is_of_a_place(self, start: int, name: str, weight: float) -> bool:
        """Whether a name that can be little else stands straight behind the place that somebody is of (马坡镇|李桂英)."""
        if len(name) != 3 or weight < _SURELY_A_NAME or name[0] in _ALSO_PARTICLES or name[1] == "家":
            return False
        if name[-1] in _NO_LAST or name[-1] in self.cues.endings:
            return False
        if (
            self.folded[start - 1 : start] not in _RANKS_OF_PLACES
            or is_word(self.model, name[:2])
            or is_word(self.model, name)
        ):
            return False
        token = next((t for t in self.document.touching(start - 1, start) if t.end == start), None)
        if token is None:
            return False
        if len(token.text) > 1:
            return token.tag.startswith("ns")
        before = next((t for t in self.document.touching(token.start - 1, token.start) if t.end == token.start), None)
        return before is not None and len(before.text) > 1 and before.tag[:2] in ("", "ns", "nr", "nz")

    def _doubt(self, name: str, weight: float) -> float:
        """What a word of the dictionary costs: less where it is a name that the dictionary takes for something else."""
        tag = self.model.segmenter.tags[name]
        if len(name) != 3 or weight < 3.0:
            return 5.0
        if name[1:] in self.cues.given:  # 马建国: a given name, whatever the dictionary says
            return 0.0
        if tag[:1] in _NO_WORD_OF_THREE:
            return 0.0
        rare = self.model.segmenter.frequencies.get(name, 0) <= _RARE
        return 2.5 if rare and weight >= 4.5 and tag in ("n", "nz") else 5.0

    def _does(self, name: str, weight: float, before: float) -> bool:
        """Whether a name can be believed that has nothing but any verb after it: behind a title, or as good names go."""
        if before >= ROLE_BEFORE:
            return True
        if before < 1.0 or name[0] in _ALSO_PARTICLES or is_word(self.model, name):
            return False
        if len(name) == 2:
            return weight >= 5.5
        return weight >= 4.5 and not (len(name) == 3 and is_word(self.model, name[1:]))

    def _padded(self) -> Iterator[Candidate]:
        for match in PADDED.finditer(self.folded):
            name = match[2] + match[3]
            likeness = evidence(self.model, name)
            if match[2] in self.model.surname and likeness > 0.5:
                before, after = self._before(match.start(1)), self._after(match.end(1))
                if before >= 1.0:
                    score = likeness + before + after + (3.0 if after >= 1.0 else 0.0)
                    yield Candidate(*match.span(1), name, score, "persons.padded")

    def _damaged(self) -> Iterator[Candidate]:
        raw = self.document.article.text
        for match in _DAMAGED.finditer(raw):
            name = unpadded(match[0])
            for skipped in range(max(0, len(name) - 4), len(name) - 1):
                start = match.start() + match[0].index(name[skipped])
                if name[skipped] in self.model.surname and self._before(start) >= 1.0:
                    yield Candidate(start, match.end(), name[skipped:], ACCEPTED + 1.0, "persons.damaged")
                    break

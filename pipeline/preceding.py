"""Posts that stand before a name: straight in front of it, with a sign or word between, in the clauses before."""

import re
from bisect import bisect_left, bisect_right

from pipeline.careers import Careers
from pipeline.offices import Part
from pipeline.records import PersonMention

_TAKES_OFFICE = re.compile(r"(?:继续|再次|兼任|正式)?(?:担任|出任|兼任|接任|继任|接棒|任职)(?=[,;。、!?\n\r)]|$)")
_AS = re.compile("作为|身为|担任")
_GIVEN_TO = re.compile("(?:等[^,。]{0,8})?(?:颁|授|佩戴|送|献|讲解|赠)")
_LONGEST_LIFE = 400


class Preceding(Careers):
    """Reads the posts that stand before the names of one document."""

    def _before(self, person: PersonMention) -> list[Part]:
        """The posts that stand straight before a name: 甲局副局长、高级工程师张三."""
        end = self._blanks_back(person.start)
        biography: list[Part] = []
        if end > 0 and self.folded[end - 1] == ")":
            opening = self._opening(end - 1)
            if opening is not None and not self._persons_between(opening, end):
                biography = self._phrases(opening + 1, end - 1)
                end = opening
        if end > 0 and self.folded[end - 1] in "“":
            end -= 1
        if end > 0 and self.folded[end - 1] in "由:,—是为":
            return self._parted(person, end - 1)
        end = self._before_kin(end)
        limit = self._limit(end)
        if end > limit and self.folded[end - 1] == "的":
            # 曾任甲局局长的张三
            for held in self.grammar.holds.finditer(self.folded, limit, end):
                if self.folded.endswith(self.grammar.not_yet, limit, held.start()):
                    continue
                parts = self._pure(held.end(), end - 1, held[0])
                if parts and parts[0].organisation is not None:
                    # 原甲乡书记、|现任乙局局长的张三
                    sign = held.start() - 1
                    earlier = self._backwards(limit, sign) if self.folded[sign : sign + 1] == "、" else []
                    return self._with_shared(earlier) + parts
            return []
        parts = self._backwards(limit, end)
        if not parts:
            return self._of_life(limit, end)
        earlier = self._of_life(limit, end) or (self._in_row(limit) if parts[0].organisation else [])
        return earlier + self._with_shared(parts) + biography

    def _before_kin(self, end: int) -> int:
        """Where the posts of a person end who is called somebody's relative: 甲社社长|、乙的侄女|丙."""
        i = bisect_left(self.person_starts, end) - 1
        if i < 0 or not self.grammar.kin.fullmatch(self.folded, self.persons[i].end, end):
            return end
        start = self.persons[i].start
        return start - 1 if self.folded[start - 1 : start] == "、" else end

    def _in_row(self, limit: int) -> list[Part]:
        """The posts of the clauses before `limit` that hold nothing else and name nobody: 甲局书记、局长,|乙办主任张三出席."""
        found: list[Part] = []
        while self.folded[limit - 1 : limit] == ",":
            start = self._limit(limit - 1)
            named = bisect_right(self.person_starts, limit - 1) - 1
            if named >= 0 and self.persons[named].end > start - 2:
                return []  # 张三,|甲局局长,乙局局长李四: perhaps his
            parts = self._pure(start, limit - 1, "")
            if not parts or parts[0].organisation is None or self._mention_within(start, limit - 1) is None:
                break
            found = parts + found
            limit = start
        return found

    def _of_life(self, limit: int, end: int) -> list[Part]:
        """The posts of the clauses before the one that ends in the name, which all say who he was: 优秀党员,甲院院士,|张三同志."""
        start = self.document.sentence_at(limit).start
        if limit - start > _LONGEST_LIFE or self._persons_between(start, end) or self.folded[limit - 1 : limit] != ",":
            return []
        found: list[Part] = []
        praised = False
        only_posts = True
        position = start
        for clause in self.folded[start : limit - 1].split(","):
            parts = self._pure(position, position + len(clause), "")
            if parts and parts[0].organisation is not None:
                found += parts
            elif clause.endswith((*self.grammar.honorific, "战士", "之一", "者")):
                praised = True
            elif found or praised:
                return []
            else:
                only_posts = False
            only_posts = only_posts and all(
                p.organisation and self._mention_ending(p.organisation[1], 0) for p in parts
            )
            position += len(clause) + 1
        return found if praised or only_posts else []

    def _parted(self, person: PersonMention, end: int) -> list[Part]:
        """The posts before a name with a word or sign between: 甲会主席由张三担任; 甲局局长:张三; 甲局局长是张三; 作为甲局局长,张三说."""
        sign = self.folded[end]
        if sign == "由":
            verb = _TAKES_OFFICE.match(self.folded, person.end)
            return self._with_shared(self._backwards(self._limit(end), end)) if verb else []
        while sign == "—" and self.folded[end - 1] == "—":
            end -= 1
        if sign == "为" and _GIVEN_TO.match(self.folded, person.end):
            return []  # 负责人为张三|颁奖
        start = self._limit(end)
        if sign == ",":
            opened = _AS.match(self.folded, start, end)
            end -= len("之一") if self.folded.endswith("之一", start, end) else 0
            parts = self._pure(opened.end(), end, "") if opened else []
        else:
            opens = start == 0 or self.folded[start - 1] in ("\n\r。,;" if sign in "是为" else "\n\r。")
            parts = self._pure(start, end, "") if opens else []
        return parts if parts and parts[0].organisation is not None else []

"""Posts with the full name of their organisation, each post once."""

import re
from dataclasses import replace
from functools import cache

from pipeline.places import places
from pipeline.records import Findings, OrganisationMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document

# A whole institution, greedy, and what stands after it in a longer name.
_INSTITUTION = re.compile(
    r"(?P<institution>.*(?:大学|学院|公司|集团|医院|保健院|学校|中学|小学|幼儿园|局|委员会|办事处|街道|镇|乡|村|社区|县|市|区|省|州"
    r"|研究院|研究所|法院|检察院|银行|厅|卫健委|发改委|教委|政府|报社|协会|学会|中心)).*"
)
_INNER = re.compile(
    r"[^省市县区镇乡村]{0,10}(?:部|处|科|室|办|中心|党委|党组|党总支|党支部|总支|支部|工会|团委|居委会|村委会|系|所|学院|研究院|纪委|机关|队|组|站|馆|院)"
)
_HIGHER = ("中央", "中共", "全国", "国家", "中国", "国务院", "省", "市", "县", "区", "州", "校")


@cache
def _party_body(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"{rules.alternation('posts.party_bodies')}$")


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the full name of each post's organisation, each post once, the posts of a person counted."""
    names = _Names(document, rules, found)
    seen: set[tuple[str, str, str]] = set()
    last: dict[str, Post] = {}
    posts: list[Post] = []
    for post in found.posts:
        before = last.get(post.person_name)
        name = names.of(post, before)
        resolved = replace(post, organisation_name=name, position=before.position + 1 if before else 1)
        key = (post.person_name, name, post.title)
        if key not in seen:
            seen.add(key)
            last[post.person_name] = resolved
            posts.append(resolved)
    return replace(found, posts=tuple(posts))


class _Names:
    """The full names of the organisations of one document's posts."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        self.text = document.article.text
        self.document = document
        self.party = _party_body(rules)
        self.place_names = places(rules).names
        self.mentions = found.organisations
        self.by_start: dict[int, list[OrganisationMention]] = {}
        for mention in found.organisations:
            self.by_start.setdefault(mention.start, []).append(mention)

    def of(self, post: Post, before: Post | None) -> str:
        """The full name of a post's organisation; `before` is the person's post before it."""
        if post.organisation is None:
            return ""
        written = self.text[slice(*post.organisation)]
        name = self._mentioned(post.organisation)
        if name != written:
            return name
        if self.party.fullmatch(written):
            earlier = self._party_body_before(post.organisation[0], written)
            if earlier:
                return earlier
        same_sentence = before is not None and self.document.sentence_at(before.start) == self.document.sentence_at(
            post.start
        )
        if before is not None and before.organisation_name and same_sentence:
            return self._with_head(written, before.organisation_name)
        return written

    def _mentioned(self, span: Span) -> str:
        """The name of the longest mention at the beginning of `span`, with what the span holds after it."""
        start, end = span
        inside = [mention for mention in self.by_start.get(start, ()) if mention.end <= end]
        if not inside:
            return self.text[start:end]
        best = max(inside, key=lambda mention: mention.end)
        return (best.name or self.text[start : best.end]) + self.text[best.end : end]

    def _party_body_before(self, position: int, written: str) -> str:
        """The full name of the nearest earlier party body of the same kind (校党委 …, 党委常委)."""
        for mention in reversed(self.mentions):
            if mention.end <= position and mention.name != written and mention.name.endswith(written):
                return mention.name
        return ""

    def _with_head(self, written: str, before: str) -> str:
        """A short inner unit (人民武装部) with the institution that `before` names in front of it."""
        if not _INNER.fullmatch(written) or written.startswith(_HIGHER) or written[:2] in self.place_names:
            return written
        party = self.party.search(before)
        head = before[: party.start()] if party and party.start() > 0 else before
        institution = _INSTITUTION.fullmatch(head)
        if institution is None or written.startswith(institution["institution"]):
            return written
        return institution["institution"] + written

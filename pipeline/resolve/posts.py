"""Posts with the full name of their organisation, each post once."""

from dataclasses import replace

from pipeline.records import Findings, OrganisationMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the full name of each post's organisation, each post once, the posts of a person counted."""
    by_start: dict[int, list[OrganisationMention]] = {}
    for mention in found.organisations:
        by_start.setdefault(mention.start, []).append(mention)
    seen: set[tuple[str, str, str]] = set()
    positions: dict[str, int] = {}
    posts: list[Post] = []
    for post in found.posts:
        name = _organisation_name(document.article.text, post, by_start)
        key = (post.person_name, name, post.title)
        if key in seen:
            continue
        seen.add(key)
        positions[post.person_name] = positions.get(post.person_name, 0) + 1
        posts.append(replace(post, organisation_name=name, position=positions[post.person_name]))
    return replace(found, posts=tuple(posts))


def _organisation_name(text: str, post: Post, by_start: dict[int, list[OrganisationMention]]) -> str:
    """The name of the mention at the organisation's span, with what the span holds after it."""
    if post.organisation is None:
        return post.organisation_name
    written = _full(text, post.organisation, by_start)
    provisional = post.organisation_name
    own = text[slice(*post.organisation)]
    if provisional and written == own:
        # The head that the writer left out was taken from the post before.
        return provisional
    return written


def _full(text: str, span: Span, by_start: dict[int, list[OrganisationMention]]) -> str:
    start, end = span
    best: OrganisationMention | None = None
    for mention in by_start.get(start, ()):
        if mention.end <= end and (best is None or mention.end > best.end):
            best = mention
    if best is None:
        return text[start:end]
    return (best.name or text[start : best.end]) + text[best.end : end]

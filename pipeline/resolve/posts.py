"""Posts with the full name of their organisation, each post once."""

from dataclasses import replace

from pipeline.records import Findings, Post
from pipeline.resolve.hosts import Hosts
from pipeline.rules import Rules
from pipeline.segment import Document

_MOST_NAMES = 20


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the full name of each post's organisation, each post once, the posts of a person counted."""
    hosts = Hosts(document, rules, found)
    seen: set[tuple[str, str, str]] = set()
    named = {(p.person_name, p.title) for p in found.posts if p.organisation is not None}
    last: dict[str, Post] = {}
    names_told: dict[tuple[str, str], list[str]] = {}
    row: Post | None = None
    posts: list[Post] = []
    for post in found.posts:
        before = last.get(post.person_name)
        name = hosts.of(post, before, row)
        if not name and (post.title not in hosts.high or (post.person_name, post.title) in named):
            # The one of whom the article says 中共中央总书记 is 总书记 elsewhere.
            continue
        told = names_told.setdefault((post.person_name, post.title), [])
        if name and any(longer != name and longer.endswith(name) for longer in told[:_MOST_NAMES]):
            # Told before, with more of the name.
            continue
        told.append(name)
        resolved = replace(post, organisation_name=name, position=before.position + 1 if before else 1)
        key = (post.person_name, name, post.title)
        if key not in seen:
            seen.add(key)
            last[post.person_name] = row = resolved
            posts.append(resolved)
    return replace(found, posts=tuple(posts))

"""The places of mayors and others who head a place, where the text leaves the place out (县长某某)."""

import re
from bisect import bisect_right
from collections import Counter

from pipeline.places import Places
from pipeline.records import OrganisationMention, Post

_LEVEL = re.compile(r"[省市县区州盟旗镇乡村](?=长)")
_OFFICE_OF_PLACE = re.compile(
    "(?P<place>[一-龥]{2,12}?[省市县区州旗镇乡])(?:党?工?委|人民政府|政府|人大|政协|纪委|监委)"
)


class Mayors:
    """Finds the places from the organisations that one article names."""

    def __init__(self, places: Places, mentions: tuple[OrganisationMention, ...]) -> None:
        """Read the places of `mentions`."""
        self.places = places
        self.mentions = mentions
        self._named_most: dict[str, str] = {}
        self._of_level: dict[str, tuple[list[int], list[str]]] = {}

    def place(self, post: Post, before: Post | None) -> str:
        """The place of a mayor whose place is not written: that of the post before, or of the nearest body before."""
        level = _LEVEL.search(post.title)
        if level is None:
            return ""
        place = self._place_in(before.organisation_name.removeprefix("中共"), level[0]) if before else ""
        if place:
            return place
        ends, named = self._places_of(level[0])
        i = bisect_right(ends, post.start) - 1
        return named[i] if i >= 0 else self._named_most_of(level[0])

    def _places_of(self, level: str) -> tuple[list[int], list[str]]:
        """Where the mentions end whose names begin with a place of a level, in order, and these places."""
        if level not in self._of_level:
            found = [(m.end, self._place_in(m.name.removeprefix("中共"), level)) for m in self.mentions]
            found = sorted(item for item in found if item[1])
            self._of_level[level] = [end for end, _ in found], [place for _, place in found]
        return self._of_level[level]

    def _named_most_of(self, level: str) -> str:
        """The one place of a level that most of the article's organisations are named after, whatever they are (某县融媒体中心)."""
        if level not in self._named_most:
            named = re.compile(f"(?:中共)?(?P<place>[一-龥]{{2,4}}?{level})(?![一-龥]?$)")
            found = Counter(m["place"] for mention in self.mentions if (m := named.match(mention.name)))
            ranked = found.most_common(2)
            clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
            self._named_most[level] = ranked[0][0] if clear else ""
        return self._named_most[level]

    def _place_in(self, name: str, level: str) -> str:
        """The place of a level at the beginning of a name, with those above it."""
        for start, end in self.places.chain(name):
            if name[start:end].endswith(level):
                return name[:end]
        office = _OFFICE_OF_PLACE.match(name)  # of a place that no table has
        return office["place"] if office and office["place"].endswith(level) else ""

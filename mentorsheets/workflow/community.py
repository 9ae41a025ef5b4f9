"""The map of the community: who helps whom, group by group, as a page, as text and as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import find_single_points, find_sole_helpers
from mentorsheets.report.charts import draw_community
from mentorsheets.report.islands import Network, map_community
from mentorsheets.report.pages import render_page
from mentorsheets.report.words import PageWords


@dataclass(frozen=True, slots=True)
class CommunityMap:
    """Who is connected with whom on a day; `single` has each only helper of two or more, with these (ids)."""

    today: date
    names: Mapping[str, str]
    network: Network
    single: Mapping[str, tuple[str, ...]]

    def list_helped(self, group: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
        """Yield who helps in a group, each with the names of those whom they help."""
        for giver in group:
            helped = [self.names[asker] for by, asker in self.network.arrows if by == giver]
            if helped:
                yield self.names[giver], helped

    def list_alone(self) -> list[str]:
        """Return the names of those who ask and have nobody yet."""
        return [self.names[person] for person in self.network.alone_and_asking]


def map_everybody(programme: Programme, today: date) -> CommunityMap:
    """Return the map of all who take part."""
    names = {person.id: person.name for person in programme.people}
    single = find_single_points(find_sole_helpers(programme))
    return CommunityMap(today, names, map_community(programme), single)


def say_community(network: Network, words: PageWords) -> str:
    """Return in a sentence how many are connected, in how many groups, and how many who ask have nobody."""
    connected = sum(map(len, network.islands))
    return words.count(
        "%(people)s people are connected in one group; %(alone)s who ask have nobody yet.",
        "%(people)s people are connected in %(num)s groups; %(alone)s who ask have nobody yet.",
        len(network.islands),
        people=words.number(connected),
        alone=words.number(len(network.alone_and_asking)),
    )


def say_single(found: CommunityMap, words: PageWords) -> Iterator[str]:
    """Yield a sentence for each only helper of two or more."""
    for giver, people in found.single.items():
        names = words.listed([found.names[person] for person in people])
        only = words.listed([found.names[giver]])
        yield words.say("%(people)s rest on %(name)s alone", people=names, name=only)


def say_cut(found: CommunityMap, words: PageWords) -> str:
    """Return in a sentence without whom a group would fall apart, "" if there is nobody."""
    people = [found.names[person] for person in found.network.cut_people]
    return (
        words.count(
            "Without %(people)s, who are connected now would no longer be.",
            "Without any one of these %(num)s, who are connected now would no longer be: %(people)s",
            len(people),
            people=words.listed(people),
        )
        if people
        else ""
    )


def say_apart(network: Network, words: PageWords) -> str:
    """Return in a sentence how many are connected with nobody and ask for nothing, "" if there is nobody."""
    count = len(network.alone_not_asking)
    return (
        words.count(
            "One more is connected with nobody, and asks for nothing now.",
            "%(num)s more are connected with nobody, and ask for nothing now.",
            count,
        )
        if count
        else ""
    )


def tell_community(found: CommunityMap, words: PageWords) -> Iterator[str]:
    """Yield the map as lines: each group, who rests on whom, and who has nobody yet."""
    yield say_community(found.network, words)
    for place, group in enumerate(found.network.islands):
        yield "" if place else words.gettext("Who helps whom")
        for giver, helped in found.list_helped(group):
            yield f"  {words.listed([giver])} {words.arrow} {words.listed(helped)}"
    if found.single:
        yield from ("", *say_single(found, words))
    if alone := found.list_alone():
        title = words.gettext("Asking, and nobody yet")
        yield from ("", f"{title}: {words.listed(alone)}")
    for line in filter(None, (say_cut(found, words), say_apart(found.network, words))):
        yield from ("", line)


def tell_section(found: CommunityMap, words: PageWords) -> Mapping[str, object]:
    """Return what the pages show of the community."""
    network = found.network
    picture = draw_community(network, found.names, frozenset(found.single), words) if network.islands else ""
    return {
        "community": say_community(network, words),
        "picture": picture,
        "rests": list(say_single(found, words)),
        "alone": found.list_alone(),
        "cut": say_cut(found, words),
        "apart": say_apart(network, words),
    }


def make_community_page(
    programme: Programme, found: CommunityMap, sources: Mapping[str, str], words: PageWords
) -> str:
    """Return the map as a page, for the coordinator's eyes."""
    facts = {
        "programme": programme.settings.programme,
        "today": found.today,
        "groups": [list(found.list_helped(group)) for group in found.network.islands],
        **tell_section(found, words),
    }
    return render_page("community.html", sources, words, facts)

"""What stands left of the cards: a need, a profile, or (turned round) a patent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.engine.api import NeedPart, Span
from panhuo.matching.api import question_of_need, question_of_patent, question_of_profile
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import User
from panhuo.patents.api import Patent
from panhuo.web.match.cards import Card, Fact
from panhuo.web.match.facts import need_facts, patent_facts
from panhuo.web.match.marks import Mark
from panhuo.web.match.rows import tidy
from panhuo.web.match.segments import Marked, Segment, underline, underline_two


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A marked piece of the text, with the number of cards that it concerns."""

    mark: Mark
    text: str
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The left side. `legend_title` and `count_title` head the list of marked pieces."""

    label: str
    title: tuple[Segment, ...]
    url: str
    facts: tuple[Fact, ...]
    text: tuple[Segment, ...]
    legend: tuple[LegendEntry, ...]
    legend_title: str
    count_title: str
    is_demo: bool = False


def need_subject(
    need: Need, parts: Sequence[NeedPart], cards: Sequence[Card], user: User | AnonymousUser | None = None
) -> Subject:
    """A need with its parts underlined, in the title too; `parts` are those that ask for something."""
    title, text = underline_two(need.title, need.text, _numbered(parts))
    return Subject(
        label=_("需求"),
        title=title,
        url=reverse("need-detail", args=(need.pk,)),
        facts=need_facts(need, user),
        text=text,
        legend=_legend(question_of_need(need), _numbered(parts), cards),
        legend_title=_("需求的 %(n)s 处要点") % {"n": len(parts)},
        count_title=_("答上的件数"),
        is_demo=need.is_demo,
    )


def profile_subject(profile: EnterpriseProfile, parts: Sequence[NeedPart], cards: Sequence[Card]) -> Subject:
    """What an enterprise makes and wants."""
    question, marked = question_of_profile(profile), _numbered(parts)
    return Subject(
        label=_("企业画像"),
        title=(Segment(str(profile.organisation)),),
        url=reverse("profile"),
        facts=(),
        text=underline(question, marked),
        legend=_legend(question, marked, cards),
        legend_title=_("画像的 %(n)s 处要点") % {"n": len(parts)},
        count_title=_("答上的件数"),
        is_demo=profile.organisation.is_demo,
    )


def patent_subject(patent: Patent, marks: Mapping[Span, Mark], cards: Sequence[Card]) -> Subject:
    """A patent with the sentences underlined that answer some need."""
    name, question = patent.title or patent.title_en, question_of_patent(patent)
    gap = len(name) + 1 if name else 0
    shift = {"title": 0, "text": gap}
    marked = [Marked(shift[s.field] + s.start, shift[s.field] + s.end, mark) for s, mark in marks.items()]
    title, text = underline_two(name, question[gap:], marked)
    return Subject(
        label=_("专利"),
        title=title or (Segment(_("（无名称）")),),
        url=reverse("patent-detail", args=(patent.pk,)),
        facts=patent_facts(patent),
        text=text,
        legend=_legend(question, marked, cards),
        legend_title=_("专利中答上需求的 %(n)s 句") % {"n": len(marks)},
        count_title=_("对应的需求"),
        is_demo=patent.is_demo,
    )


def _numbered(parts: Sequence[NeedPart]) -> list[Marked]:
    return [Marked(part.start, part.end, Mark(number, part.aspect)) for number, part in enumerate(parts, start=1)]


def _legend(text: str, marked: Sequence[Marked], cards: Sequence[Card]) -> tuple[LegendEntry, ...]:
    entries = []
    for place in marked:
        answered = sum(any(row.mark == place.mark and row.is_covered for row in card.rows) for card in cards)
        entries.append(LegendEntry(place.mark, tidy(text[place.start : place.end]), answered, len(cards)))
    return tuple(entries)

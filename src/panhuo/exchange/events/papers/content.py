"""What stands in the papers, as plain data."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.events.enums import Outcome, PartyState
from panhuo.exchange.events.models import Attendee, EventParty, MatchEvent
from panhuo.exchange.events.queries.agenda import agenda
from panhuo.exchange.events.queries.figures import event_figures
from panhuo.needs.api import format_fen


def head(event: MatchEvent) -> dict[str, str]:
    """Title, host, day and place."""
    start = timezone.localtime(event.starts_at)
    campaign = str(event.campaign) if event.campaign else ""
    return {
        "title": event.title,
        "host": event.organisation.name,
        "day": f"{start:%Y-%m-%d %H:%M}",
        "place": event.place or _("未知"),
        "campaign": campaign,
        "kind": str(event.get_kind_display()),
    }


def agenda_content(event: MatchEvent, *, party: EventParty | None = None) -> dict[str, Any]:
    """Slots and tables; names only, as the paper lies open on the tables."""
    rows = [
        [f"{slot.number}", f"{slot.begin:%H:%M}–{slot.end:%H:%M}", f"{(pair.table or 0) + 1}", pair.supply.name,
         pair.demand.name]
        for slot in agenda(event, party=party)
        for pair in slot.pairs
    ]  # fmt: skip
    name = _("%(who)s 的日程") % {"who": party.name} if party else _("对接日程")
    columns = [_("场次"), _("时间"), _("桌号"), _("供给方"), _("需求方")]
    return {**head(event), "name": name, "columns": columns, "rows": rows, "none": _("还没有排期")}


def badge_rows(event: MatchEvent) -> list[Attendee]:
    """Everybody who comes, by organisation."""
    people = Attendee.objects.filter(party__event=event, party__state=PartyState.ACCEPTED).select_related("party")
    return list(people.order_by("party__name", "name"))


def report_content(event: MatchEvent) -> dict[str, Any]:
    """Figures with what they are parts of, results pair by pair, the summary, captions of the pictures."""
    figures = event_figures(event)
    outcomes = [
        [str(label), figures.outcomes.get(code, 0)] for code, label in (*Outcome.choices, ("", _("未填写结果")))
    ]
    return {
        **head(event),
        "name": _("活动报告"),
        "purpose": event.purpose,
        "summary": event.summary or _("未填写"),
        "figures": _figures(event),
        "outcomes": outcomes,
        "results": _results(event),
        "result_columns": [_("场次"), _("供给方"), _("需求方"), _("结果"), _("意向金额"), _("下一步")],
        "pictures": [one.caption for one in event.pictures.all()],
        "words": {
            "figures": _("基本情况"), "outcomes": _("对接结果"), "results": _("逐项结果"), "summary": _("总结"),
            "purpose": _("目的和内容"), "pictures": _("现场照片"), "none": _("无"), "host": _("主办单位"),
            "day": _("时间"), "place": _("地点"), "campaign": _("所属专项活动"),
        },
    }  # fmt: skip


def _figures(event: MatchEvent) -> list[list[str]]:
    f = event_figures(event)
    supply, demand = f.sides["supply"], f.sides["demand"]
    answered = _("邀请 %(asked)s 家，参加 %(accepted)s 家，不参加 %(declined)s 家，未答复 %(open)s 家")
    amount = _("无人填写")
    if f.amount_fen is not None:
        amount = _("%(sum)s（%(n)s 项填写，共 %(all)s 项对接）") % {
            "sum": format_fen(f.amount_fen), "n": f.amounts, "all": f.placed,
        }  # fmt: skip
    return [
        [
            label,
            answered % {"asked": s.asked, "accepted": s.accepted, "declined": s.declined, "open": s.invited},
        ]
        for label, s in ((_("供给方"), supply), (_("需求方"), demand))
    ] + [
        [_("到场"), _("登记 %(people)s 人，签到 %(here)s 人") % {"people": f.people, "here": f.here}],
        [
            _("对接"),
            _("拟对接 %(pairs)s 项，双方参加 %(ready)s 项，排定 %(placed)s 项")
            % {"pairs": f.pairs, "ready": f.ready, "placed": f.placed},
        ],
        [
            _("结果"),
            _("%(recorded)s 项已填写结果，%(open)s 项未填写") % {"recorded": f.recorded, "open": f.placed - f.recorded},
        ],
        [_("意向金额合计"), amount],
    ]


def _results(event: MatchEvent) -> list[list[str]]:
    rows = []
    for slot in agenda(event):
        for pair in slot.pairs:
            outcome = str(pair.get_outcome_display()) if pair.outcome else _("未填写")
            amount = format_fen(pair.amount_fen) if pair.amount_fen is not None else _("未填写")
            step = pair.next_step + (f"（{pair.next_on}）" if pair.next_on else "")
            rows.append([str(slot.number), pair.supply.name, pair.demand.name, outcome, amount, step])
    return rows

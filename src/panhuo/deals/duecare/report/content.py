"""What the PDF says: plain texts in the order of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import AgreementState, day_text, money_text, publicity_of
from panhuo.deals.duecare.queries.chain import Chain, chain_of
from panhuo.deals.duecare.queries.people import relation_hints
from panhuo.deals.filings.api import Filing
from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE
from panhuo.patents.api import display_number, owner_names

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.orgs.models import User

UNKNOWN = "未知"


def report_content(agreement: Agreement, *, annexes: list[dict[str, str]], user: User) -> dict[str, Any]:
    """Everything, with what is missing first."""
    chain = chain_of(agreement)
    links = agreement.patents.select_related("patent").prefetch_related(
        "patent__identifiers", "patent__owners__owner_name"
    )
    return {
        "title": agreement.title,
        "number": agreement.number or f"#{agreement.pk}",
        "holder": agreement.holder.name,
        "kind": str(agreement.get_kind_display()),
        "state": str(AgreementState(agreement.state).label),
        "signed": _day(agreement.signed_on),
        "effective": _day(agreement.effective_on),
        "term": f"{_day(agreement.starts_on)} – {_day(agreement.ends_on)}",
        "pricing": str(agreement.get_pricing_display()),
        "price": UNKNOWN if agreement.price is None else money_text(agreement.price),
        "decided": _day(chain.decided),
        "institution": str(chain.institution.value if chain.institution else UNKNOWN),
        "region": chain.region or UNKNOWN,
        "made_on": f"{timezone.localdate():%Y-%m-%d}",
        "made_by": str(user),
        "verdict": verdict(chain),
        "complete": chain.complete,
        "parties": [
            {"side": str(one.get_side_display()), "name": one.name, "uscc": one.uscc or UNKNOWN}
            for one in agreement.parties.all()
        ],
        "patents": [
            {"number": display_number(one.patent) or UNKNOWN, "title": one.patent.title or UNKNOWN,
             "owners": "、".join(owner_names(one.patent)) or UNKNOWN}
            for one in links
        ],
        "missing": [one.message for one in chain.missing] + unsettled(agreement, chain),
        "duties": [_duty(one) for one in chain.duties],
        "timeline": [
            {"day": one.day.isoformat(), "kind": EVIDENCE.get(one.kind, one.kind), "title": one.title}
            for one in chain.evidence
        ],
        "people": [
            {"name": one.person, "role": str(one.role.label), "said": _said(one.statement)} for one in chain.people
        ],
        "checks": [
            {"party": one.party, "outcome": str(one.get_outcome_display()), "how": one.how, "day": _day(one.checked_on),
             "details": one.details}
            for one in agreement.party_checks.all()
        ],
        "hints": relation_hints(agreement),
        "conflicts": _conflicts(agreement),
        "overrides": [
            {"code": one.code, "reason": one.reason, "who": str(one.actor), "day": _day(timezone.localdate(one.at))}
            for one in agreement.overrides.select_related("actor")
        ],
        "approvals": [
            {"version": str(one.version.number), "role": one.role, "who": str(one.approver),
             "decision": str(one.get_decision_display()), "note": one.note,
             "day": _day(timezone.localdate(one.decided_at)) if one.decided_at else ""}
            for one in agreement.approvals.select_related("approver", "version")
        ],
        "notices": [
            {"first": _day(one.first), "last": _day(one.last), "where": one.address or UNKNOWN,
             "objections": [
                 {"by": each.by, "text": each.text, "answer": each.answer or _("尚未处理")}
                 for each in one.objections.all()
             ]}
            for one in agreement.notices.filter(withdrawn=False)
        ],
        "filings": [
            {"form": str(one.get_form_display()), "step": str(one.get_step_display()), "due": _day(one.due),
             "state": str(one.get_state_display()), "number": one.number}
            for one in Filing.objects.filter(agreement=agreement)
        ],
        "annexes": annexes,
    }  # fmt: skip


def verdict(chain: Chain) -> str:
    """In one sentence."""
    if chain.institution is None:
        return _("没有设置单位性质，不能判断适用哪些规定。")
    if not chain.rules:
        return _("所收录的规定中，没有适用于本单位的勤勉尽责条款；下列材料仅供留存。")
    if chain.complete:
        return _("按所列规定和材料清单，证据链完整。")
    return _("证据链不完整，缺少 %(n)s 项。") % {"n": len(chain.missing)}


def unsettled(agreement: Agreement, chain: Chain) -> list[str]:
    """What stands behind a missing statement or check: names."""
    found = [_("缺少利益冲突声明：%(name)s") % {"name": one.person} for one in chain.people if one.statement is None]
    found += [_("缺少有结论的关联关系核查：%(name)s") % {"name": name} for name in chain.unchecked]
    signing = agreement.signed_on or timezone.localdate()
    related = any(one.outcome == "related" for one in agreement.party_checks.all())
    for one in publicity_of(agreement, signing=signing, related_party=related):
        found.append(f"{one.message}（{one.article}）")
    return found


def _duty(duty: Any) -> dict[str, Any]:
    wanted = [
        {
            "kind": EVIDENCE.get(kind, kind),
            "state": _("有") if lack is None else _("形成于决策之后") if lack.late else _("缺"),
        }
        for kind, lack in duty.wanted
    ]
    return {"duty": DUTIES.get(duty.duty, duty.duty), "article": duty.article, "wanted": wanted, "done": duty.done}


def _said(statement: Any) -> str:
    if statement is None:
        return _("缺声明")
    words = _("有利益关系") if statement.has_interest else _("无利益关系")
    return f"{words}（{statement.signed_on.isoformat()}）{statement.details}"


def _conflicts(agreement: Agreement) -> list[dict[str, str]]:
    """What the last check that was kept said."""
    last = agreement.checks.last()
    if last is None:
        return []
    return [
        {"number": one["number"], "message": one["message"], "article": one["article"], "reason": one["reason"]}
        for one in last.findings
    ]


def _day(value: Any) -> str:
    return UNKNOWN if value is None else day_text(value)

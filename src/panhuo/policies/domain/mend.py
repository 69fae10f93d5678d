"""Rectification of an article: plan, new text, check, close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, User, log_event
from panhuo.policies.domain.audit import check_text
from panhuo.policies.enums import FindingState, MendAction, MendState
from panhuo.policies.models import Mend, PolicyArticle
from panhuo.policies.rules import require_policy


@dataclass(frozen=True, slots=True)
class MendValues:
    """`owner_name`: who does it. `reason`: why it is kept, or why the new text has none of the wanted contents."""

    action: str
    owner_name: str
    deadline: date | None
    new_text: str = ""
    reason: str = ""
    repealed_by: str = ""


@transaction.atomic
def save_mend(article: PolicyArticle, values: MendValues, *, actor: User) -> Mend:
    """Write the plan; a new text is read by the auditor at once. Findings still proposed are thereby confirmed.

    Raises:
        NotAllowed: the actor doesn't work for the policy's holder.
        InvalidInput: action, owner or deadline is missing, or the mend is closed.
    """
    policy = article.version.policy
    require_policy(actor, policy)
    _check(values)
    mend = Mend.objects.filter(article=article).first() or Mend(article=article, policy=policy)
    if mend.pk and mend.state == MendState.CLOSED:
        raise InvalidInput(_("这一条已完成整改，请先重新打开"), field="action", code="closed")
    mend.action, mend.owner_name, mend.deadline = values.action, values.owner_name.strip()[:100], _day(values)
    mend.new_text, mend.reason = values.new_text.strip(), values.reason.strip()
    mend.repealed_by = values.repealed_by.strip()[:300]
    mend.check_result = {}
    if mend.action == MendAction.AMEND and mend.new_text:
        mend.check_result = check_text(mend.new_text, level=policy.level, heading=f"{policy.title} {article.chapter}")
    mend.save()
    open_ones = article.findings.filter(state=FindingState.PROPOSED)
    open_ones.update(state=FindingState.CONFIRMED, decided_by=actor, decided_at=timezone.now())
    _log(mend, "mend_saved", actor=actor)
    return mend


@transaction.atomic
def close_mend(mend: Mend, *, actor: User) -> Mend:
    """The closing check: nothing is closed that the auditor still objects to or that gives no reason.

    Raises:
        NotAllowed: the actor doesn't work for the policy's holder.
        DomainError: what is missing.
    """
    locked = (
        Mend.objects.select_for_update(of=("self",))
        .select_related("policy__holder", "article__version")
        .get(pk=mend.pk)
    )
    require_policy(actor, locked.policy)
    if locked.action == MendAction.AMEND and locked.new_text:
        heading = f"{locked.policy.title} {locked.article.chapter}"
        locked.check_result = check_text(locked.new_text, level=locked.policy.level, heading=heading)
    missing = what_is_missing(locked)
    if missing:
        raise DomainError("；".join(missing), code="mend_incomplete")
    locked.state, locked.closed_by, locked.closed_at = MendState.CLOSED, actor, timezone.now()
    locked.save(update_fields=("state", "check_result", "closed_by", "closed_at", "updated_at"))
    _log(locked, "mend_closed", actor=actor)
    return locked


@transaction.atomic
def reopen_mend(mend: Mend, *, actor: User) -> Mend:
    """Open a closed one again. Raises NotAllowed."""
    require_policy(actor, mend.policy)
    mend.state, mend.closed_by, mend.closed_at = MendState.OPEN, None, None
    mend.save(update_fields=("state", "closed_by", "closed_at", "updated_at"))
    _log(mend, "mend_reopened", actor=actor)
    return mend


@transaction.atomic
def drop_mend(mend: Mend, *, actor: User) -> None:
    """Take an open plan back; the findings stay confirmed. Raises NotAllowed, DomainError."""
    require_policy(actor, mend.policy)
    if mend.state == MendState.CLOSED:
        raise DomainError(_("这一条已完成整改，请先重新打开"), code="closed")
    _log(mend, "mend_dropped", actor=actor)
    mend.delete()


def what_is_missing(mend: Mend) -> list[str]:
    """What keeps the mend from being closed, in words; empty: nothing."""
    if mend.action == MendAction.KEEP:
        return [] if mend.reason else [_("保留原条文要说明理由")]
    if mend.action == MendAction.REPEAL:
        return [] if mend.repealed_by else [_("请填写废止依据（文号或决定）")]
    if not mend.new_text:
        return [_("还没有新条文")]
    check = mend.check_result
    if check.get("violations"):
        return [_("新条文仍有问题：%(tags)s") % {"tags": "、".join(check["violations"])}]
    if not check.get("wanted") and not mend.reason:
        return [_("新条文没有写明专利质量、产业化情况或对主营业务的贡献，请补充；不适用的请说明理由")]
    return []


def _check(values: MendValues) -> None:
    if values.action not in MendAction.values:
        raise InvalidInput(_("请选择处理方式"), field="action")
    if not values.owner_name.strip():
        raise InvalidInput(_("请填写责任部门或责任人"), field="owner_name", code="empty")
    _day(values)


def _day(values: MendValues) -> date:
    if values.deadline is None:
        raise InvalidInput(_("请填写完成期限"), field="deadline", code="empty")
    return values.deadline


def _log(mend: Mend, verb: str, *, actor: User) -> None:
    data = {"article": mend.article_id, "action": mend.action, "check": mend.check_result.get("violations")}
    log_event(
        object_type="policy", object_id=mend.policy_id, verb=verb, actor=actor, organisation=mend.policy.holder,
        data=data,
    )  # fmt: skip

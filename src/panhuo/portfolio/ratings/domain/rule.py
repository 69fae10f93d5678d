"""The rule of agreement: read, and replaced by a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, is_admin_of, is_installation_admin, log_event
from panhuo.portfolio.inventory.api import settings_of
from panhuo.portfolio.ratings.models import AgreementRule

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

LIMITS: Final = {
    "min_raters": (1, 50),
    "max_spread": (0, 4),
    "min_grade": (1, 10),
    "min_prospect_tenths": (10, 50),
    "max_low_prospect_tenths": (10, 50),
    "min_interested": (0, 50),
}


def rule_of(organisation: Organisation) -> AgreementRule:
    """The institution's latest version; the platform's default is written down as its first."""
    found = AgreementRule.objects.filter(organisation=organisation).order_by("-version").first()
    if found is not None:
        return found
    top = max(level.value for level in settings_of(organisation).levels)
    grade = max(1, -(-top * 4 // 5))
    return AgreementRule.objects.get_or_create(
        organisation=organisation, version=1, defaults={"is_default": True, "min_grade": grade}
    )[0]


@transaction.atomic
def set_rule(organisation: Organisation, *, values: dict[str, int], why: str, actor: User) -> AgreementRule:
    """A new version from now on; all patents are judged anew, the old verdicts stay in the history.

    Raises:
        NotAllowed: the actor doesn't run the institution's account.
        InvalidInput: a threshold out of range, low above high, a level that there isn't, or no reason.
    """
    from panhuo.portfolio.ratings.domain.standing import rejudge_all

    if not (is_installation_admin(actor) or is_admin_of(actor, organisation)):
        raise NotAllowed
    _check(organisation, values, why)
    before = rule_of(organisation)
    rule = AgreementRule.objects.create(
        organisation=organisation, version=before.version + 1, why=why.strip()[:300], created_by=actor, **values
    )
    log_event(
        object_type="organisation", object_id=organisation.pk, verb="agreement_rule_set", actor=actor,
        organisation=organisation, data={"version": rule.version, "values": values, "why": rule.why},
    )  # fmt: skip
    rejudge_all(organisation)
    return rule


def _check(organisation: Organisation, values: dict[str, int], why: str) -> None:
    if set(values) != set(LIMITS):
        raise ValueError(f"a rule has the fields {sorted(LIMITS)}")
    for name, (low, high) in LIMITS.items():
        if not low <= values[name] <= high:
            message = _("应在 %(low)s 到 %(high)s 之间")
            raise InvalidInput(message, field=name, code="range", params={"low": low, "high": high})
    if values["max_low_prospect_tenths"] >= values["min_prospect_tenths"]:
        raise InvalidInput(_("“价值不高”的上限应低于“高价值”的下限"), field="max_low_prospect_tenths", code="order")
    if values["min_grade"] not in {level.value for level in settings_of(organisation).levels}:
        raise InvalidInput(_("没有这个自评等级"), field="min_grade", code="grade")
    if values["min_interested"] > values["min_raters"]:
        raise InvalidInput(_("有合作意愿的企业数不能多于评价人数下限"), field="min_interested", code="order")
    if not why.strip():
        raise InvalidInput(_("请写明修改规则的理由，会留在历史中"), field="why", code="empty")

"""Valuing: begin, read the records again, rate, settle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event
from panhuo.patents.api import Patent
from panhuo.portfolio.valuation.domain.schemes import scheme_for
from panhuo.portfolio.valuation.enums import ValuationState
from panhuo.portfolio.valuation.may import may_close, may_rate, may_value
from panhuo.portfolio.valuation.models import Rating, SchemeVersion, Valuation
from panhuo.portfolio.valuation.queries.facts import facts_of
from panhuo.portfolio.valuation.queries.results import hundredths, result_of
from panhuo.portfolio.valuation.rules.automatic import propose
from panhuo.portfolio.valuation.rules.read import read_scheme
from panhuo.portfolio.valuation.rules.score import LEAST, MOST

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def start_valuation(patent: Patent, *, organisation: Organisation, scenario: str, actor: User) -> Valuation:
    """A valuation for one scenario, with what the records say read at once.

    Raises:
        NotAllowed: not staff of the organisation, or the patent is not its own.
        InvalidInput: the scheme has no such scenario.
    """
    if not may_value(actor, patent, organisation):
        raise NotAllowed
    scheme = scheme_for(organisation)
    if scenario not in {one.id for one in read_scheme(scheme.data).scenarios}:
        raise InvalidInput(_("没有这个评估场景"), field="scenario", code="choice")
    valuation = Valuation.objects.create(
        patent=patent,
        organisation=organisation,
        scheme=scheme,
        scenario=scenario,
        automatic=_automatic(patent, organisation, scheme),
        read_at=timezone.now(),
        created_by=actor,
    )
    _keep(valuation)
    _tell(valuation, "created", actor, scenario=scenario)
    return valuation


@transaction.atomic
def reread(valuation: Valuation, *, actor: User) -> Valuation:
    """Read the records again. Raises NotAllowed where it is settled, or the actor may not rate."""
    if not may_rate(actor, valuation):
        raise NotAllowed
    valuation.automatic = _automatic(valuation.patent, valuation.organisation, valuation.scheme)
    valuation.read_at = timezone.now()
    valuation.save(update_fields=["automatic", "read_at"])
    _keep(valuation)
    _tell(valuation, "reread", actor)
    return valuation


@transaction.atomic
def rate(
    valuation: Valuation, *, values: Mapping[str, int | None], comments: Mapping[str, str] | None = None, actor: User
) -> Valuation:
    """The actor's ratings; None takes one away. Indicators that are not named stay as they are.

    Raises:
        NotAllowed: not staff, or it is settled.
        InvalidInput: an indicator that the scheme does not have, or a value outside 0 to 100.
    """
    if not may_rate(actor, valuation):
        raise NotAllowed
    known = read_scheme(valuation.scheme.data).indicators
    said = comments or {}
    for key, value in values.items():
        if key not in known:
            raise InvalidInput(_("没有指标“%(id)s”"), field="values", code="indicator", params={"id": key})
        if value is None:
            valuation.ratings.filter(rater=actor, indicator=key).delete()
            continue
        if isinstance(value, bool) or not LEAST <= value <= MOST:
            message = _("“%(label)s”应为 0 到 100 的整数")
            raise InvalidInput(message, field=key, code="value", params={"label": known[key].label})
        Rating.objects.update_or_create(
            valuation=valuation,
            rater=actor,
            indicator=key,
            defaults={"value": value, "comment": said.get(key, "").strip()[:500]},
        )
    _keep(valuation)
    _tell(valuation, "rated", actor, indicators=len([value for value in values.values() if value is not None]))
    return valuation


@transaction.atomic
def settle(valuation: Valuation, *, closed: bool, actor: User) -> Valuation:
    """Close it, or open it again. Raises NotAllowed for who does not work for the organisation."""
    if not may_close(actor, valuation):
        raise NotAllowed
    valuation.state = ValuationState.CLOSED if closed else ValuationState.OPEN
    valuation.closed_at = timezone.now() if closed else None
    valuation.save(update_fields=["state", "closed_at"])
    _tell(valuation, "settled" if closed else "opened", actor)
    return valuation


def _automatic(patent: Patent, organisation: Organisation, scheme: SchemeVersion) -> dict[str, Any]:
    found = propose(read_scheme(scheme.data), facts_of(patent, organisation=organisation))
    return {key: [one.value, one.template, dict(one.params)] for key, one in found.items()}


def _keep(valuation: Valuation) -> None:
    valued = result_of(valuation)
    valuation.total = hundredths(valued.result.total.score)
    valuation.coverage = hundredths(valued.result.total.coverage) or 0
    valuation.raters = valued.raters
    valuation.save(update_fields=["total", "coverage", "raters"])


def _tell(valuation: Valuation, verb: str, actor: User, **data: Any) -> None:
    log_event(
        object_type="valuation",
        object_id=valuation.pk,
        verb=verb,
        actor=actor,
        organisation=valuation.organisation,
        data=data,
    )

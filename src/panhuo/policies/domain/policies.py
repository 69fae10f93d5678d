"""Bring in one policy by hand, correct what was read, publish, take away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.api import IntakeError
from panhuo.orgs.api import InvalidInput, Organisation, User, log_event
from panhuo.policies.documents.api import read_pasted
from panhuo.policies.domain.audit import reaudit
from panhuo.policies.domain.keep import keep_policy, read, text_hash
from panhuo.policies.enums import VersionOrigin
from panhuo.policies.models import Policy
from panhuo.policies.rules import may_keep_for, require, require_policy

EDITABLE: Final = (
    "title", "kind", "level", "issuer_name", "number", "issued_on", "effective_on", "valid_until", "status", "region",
    "is_published",
)  # fmt: skip


def paste_policy(text: str, *, title: str, holder: Organisation, actor: User, level: str = "") -> Policy:
    """A policy from pasted text.

    Raises:
        NotAllowed: the actor doesn't work for the holder.
        InvalidInput: no text, too much of it, or the same text is in the inventory already.
    """
    require(may_keep_for(actor, holder))
    try:
        document = read_pasted(text, name=title.strip() or _("粘贴的文本"))
    except IntakeError as error:
        raise InvalidInput(_(error.template), field="text", code=error.code, params=error.params) from error
    same = Policy.objects.filter(holder=holder, versions__text_hash=text_hash(document.text)).first()
    if same:
        message = _("清单里已有内容相同的“%(title)s”")
        raise InvalidInput(message, field="text", code="duplicate", params={"title": same.title})
    reading = read(document, holder=holder, level=level)
    with transaction.atomic():
        policy = keep_policy(reading, holder=holder, actor=actor, origin=VersionOrigin.PASTED)
        if title.strip():
            policy.title = title.strip()[:300]
            policy.save(update_fields=("title",))
    return policy


@transaction.atomic
def update_policy(policy: Policy, values: Mapping[str, Any], *, actor: User) -> dict[str, list[str]]:
    """Change fields of the record; gives field → [old, new]. Where the level changes, the proposals are renewed.

    Raises:
        NotAllowed: the actor doesn't work for the holder.
        InvalidInput: no title, or it ends before it begins.
    """
    require_policy(actor, policy)
    changed: dict[str, list[str]] = {}
    for field in EDITABLE:
        if field in values and values[field] != getattr(policy, field):
            changed[field] = [_text(getattr(policy, field)), _text(values[field])]
            setattr(policy, field, values[field])
            policy.facts.pop(field, None)  # a person's word is not the text's
    if not policy.title.strip():
        raise InvalidInput(_("请填写名称"), field="title", code="empty")
    if policy.effective_on and policy.valid_until and policy.valid_until < policy.effective_on:
        raise InvalidInput(_("有效期早于施行日期"), field="valid_until", code="order")
    if not changed:
        return {}
    policy.save()
    if "level" in changed and policy.current:
        reaudit(policy.current)
    log_event(
        object_type="policy", object_id=policy.pk, verb="changed", actor=actor, organisation=policy.holder,
        data={"fields": list(changed), "changes": changed},
    )  # fmt: skip
    return changed


def _text(value: object) -> str:
    return "" if value is None else str(value)


@transaction.atomic
def remove_policy(policy: Policy, *, actor: User) -> None:
    """Take a policy out of the inventory (brought in by mistake). Raises NotAllowed."""
    require_policy(actor, policy)
    data = {"title": policy.title}
    log_event(
        object_type="policy", object_id=policy.pk, verb="removed", actor=actor, organisation=policy.holder, data=data
    )
    policy.current = None
    policy.save(update_fields=("current",))
    policy.delete()

"""Approval by people without an account: one link, one answer. Nothing is stored that would open it."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.contacts.domain.locked import opened
from panhuo.exchange.contacts.domain.tell import people_of, say
from panhuo.exchange.contacts.enums import ApprovalState
from panhuo.exchange.contacts.models import Approval, Contact
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.api import User

_SALT: Final = "panhuo.contacts.approval"
LONGEST_TOKEN: Final = 200
MOST_DAYS: Final = 90


@transaction.atomic
def ask_approval(
    contact: Contact, *, name: str, post: str = "", question: str, shown: str = "", expires_on: date, actor: User
) -> Approval:
    """Make a link for somebody of one's own house who has no account.

    Raises:
        NotAllowed, DomainError: as `post_message`; brokers have no approvals.
        InvalidInput: no name, no question, or a last day that is past or more than 90 days off.
    """
    fresh, side = opened(contact, actor)
    if not name.strip() or len(name.strip()) > 60:  # noqa: PLR2004
        raise InvalidInput(_("请填写审批人姓名"), field="name", code="empty")
    if not question.strip() or len(question.strip()) > 300:  # noqa: PLR2004
        raise InvalidInput(_("请用 1 到 300 个字写明请其审批的事"), field="question", code="empty")
    today = timezone.localdate()
    if not today <= expires_on <= today + timedelta(days=MOST_DAYS):
        raise InvalidInput(_("有效期应在今天到 90 天之内"), field="expires_on", code="range")
    made = Approval.objects.create(
        contact=fresh, side=side, name=name.strip(), post=post.strip()[:60], question=question.strip(),
        shown=shown.strip()[:5000], expires_on=expires_on, nonce=_nonce(), asked_by=actor,
    )  # fmt: skip
    _log(made, "approval_asked", actor)
    return made


def approval_token(approval: Approval) -> str:
    """The token that opens this approval, and only this one, until it is answered, revoked or out of date."""
    return signing.Signer(salt=_SALT).sign(f"{approval.pk}.{approval.nonce}")


def approval_by_token(token: str) -> Approval | None:
    """What a link opens; None for a wrong, used, revoked or outdated one."""
    if len(token) > LONGEST_TOKEN:
        return None
    try:
        pk, _dot, nonce = signing.Signer(salt=_SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    rows = Approval.objects.select_related("contact__need", "contact__patent", "contact__demand", "contact__supply")
    found = rows.filter(pk=pk, nonce=nonce, state=ApprovalState.WAITING).first() if pk.isdecimal() else None
    return None if found is None or found.expires_on < timezone.localdate() else found


@transaction.atomic
def give_approval(token: str, *, approved: bool, signed_name: str, comment: str = "") -> Approval:
    """Answer through the link; it works once.

    Raises:
        DomainError: the link is not valid any more.
        InvalidInput: no name, or a refusal without a word.
    """
    found = approval_by_token(token)
    if found is None:
        raise DomainError(_("链接已失效"), code="link")
    if not signed_name.strip():
        raise InvalidInput(_("请填写您的姓名"), field="signed_name", code="empty")
    if not approved and not comment.strip():
        raise InvalidInput(_("不同意时请说明原因"), field="comment", code="empty")
    state = ApprovalState.APPROVED if approved else ApprovalState.REFUSED
    changed = Approval.objects.filter(pk=found.pk, nonce=found.nonce, state=ApprovalState.WAITING).update(
        state=state, nonce=_nonce(), signed_name=signed_name.strip()[:60], comment=comment.strip()[:500],
        answered_at=timezone.now(),
    )  # fmt: skip
    if not changed:  # somebody used the link between reading and writing
        raise DomainError(_("链接已失效"), code="link")
    found.refresh_from_db()
    line = _("%(name)s 对“%(question)s”的审批：%(state)s") % {
        "name": found.name, "question": found.question[:80], "state": str(state.label),
    }  # fmt: skip
    say(found.contact, users=people_of(found.contact, found.side), text=line, key=f"approval:{found.pk}")
    _log(found, "approval_given", None)
    return found


@transaction.atomic
def revoke_approval(approval: Approval, *, actor: User) -> Approval:
    """The link stops working. Raises NotAllowed for the other side; DomainError once it was answered."""
    _contact, side = opened(approval.contact, actor)
    row = Approval.objects.select_for_update().get(pk=approval.pk)
    if side != row.side:
        raise NotAllowed(hidden=True)
    if row.state != ApprovalState.WAITING:
        raise DomainError(_("这份审批已经处理过了"), code="state")
    row.state, row.nonce = ApprovalState.REVOKED, _nonce()
    row.save(update_fields=("state", "nonce"))
    _log(row, "approval_revoked", actor)
    return row


def _nonce() -> str:
    return secrets.token_hex(16)


def _log(approval: Approval, verb: str, actor: User | None) -> None:
    log_event(
        object_type="contact", object_id=approval.contact_id, verb=verb, actor=actor,
        data={"approval": approval.pk, "side": approval.side, "state": approval.state},
    )  # fmt: skip

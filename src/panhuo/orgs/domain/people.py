"""People: accounts and memberships."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.enums import Role
from panhuo.orgs.errors import DomainError, InvalidInput, NotAllowed
from panhuo.orgs.models import Membership, User
from panhuo.orgs.rules import may_manage

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation

NOT_TYPED = ("password", "email")
"""Fields of an account that have checks of their own."""


@transaction.atomic
def create_first_admin(*, username: str, password: str, email: str = "") -> User:
    """The administrator of the installation. There is no default account and no default password.

    Raises:
        NotAllowed: there is one already.
        InvalidInput: name, password or email cannot be accepted.
    """
    if User.objects.filter(is_superuser=True).exists():
        raise NotAllowed(_("已有安装管理员，不能再用此命令创建"), code="admin_exists")
    user = new_user(username=username, password=password, display_name=username, email=email)
    user.is_superuser = True
    user.save(update_fields=("is_superuser",))
    log_event(object_type="user", object_id=user.pk, verb="first_admin_created", actor=user)
    return user


@transaction.atomic
def create_user(
    *,
    username: str,
    password: str,
    display_name: str,
    email: str = "",
    memberships: Iterable[tuple[Organisation, Role | str]] = (),
) -> User:
    """A person with an account and memberships (the caller checks that it may give them).

    Raises:
        InvalidInput: name, password or email cannot be accepted.
    """
    user = new_user(username=username, password=password, display_name=display_name, email=email)
    for organisation, role in memberships:
        Membership.objects.create(user=user, organisation=organisation, role=_known_role(role))
    log_event(object_type="user", object_id=user.pk, verb="created")
    return user


@transaction.atomic
def add_member(organisation: Organisation, *, user: User, role: Role | str, actor: User | None) -> Membership:
    """Take a person in, or give a member another role. `actor` None: the system itself.

    Raises:
        NotAllowed: the actor does not run this organisation.
        DomainError: it would leave the organisation without an administrator.
    """
    _require_manager(organisation, actor)
    role = _known_role(role)
    if role != Role.ADMIN:
        _keep_an_admin(organisation, without=user)
    membership, _made = Membership.objects.update_or_create(
        organisation=organisation, user=user, defaults={"role": role}
    )
    _log(organisation, verb="member_added", actor=actor, user=user, role=str(role))
    return membership


@transaction.atomic
def remove_member(organisation: Organisation, *, user: User, actor: User | None) -> None:
    """Take a person out; what they saw through this organisation is closed to them at once.

    Raises:
        NotAllowed: the actor does not run this organisation.
        DomainError: the person is its last administrator.
    """
    _require_manager(organisation, actor)
    _keep_an_admin(organisation, without=user)
    gone, _rows = Membership.objects.filter(organisation=organisation, user=user).delete()
    if gone:
        _log(organisation, verb="member_removed", actor=actor, user=user)


@transaction.atomic
def deactivate_user(user: User, *, actor: User | None) -> None:
    """Close an account. The person stays in the event log; nothing can be seen with the account any more.

    Raises:
        NotAllowed: the actor does not run the installation.
    """
    if actor is not None and not (actor.is_active and actor.is_superuser):
        raise NotAllowed
    user.is_active = False
    user.save(update_fields=("is_active",))
    log_event(object_type="user", object_id=user.pk, verb="deactivated", actor=actor)


def new_user(*, username: str, password: str, display_name: str, email: str) -> User:
    """Check and write an account.

    Raises:
        InvalidInput: a name or email that is taken or malformed, a password that is too weak.
    """
    username, email = username.strip(), email.strip()
    _check_free(username=username, email=email)
    user = User(username=username, email=email, display_name=display_name.strip())
    try:
        user.clean_fields(exclude=NOT_TYPED)
    except ValidationError as error:
        field = next(iter(error.message_dict))
        raise InvalidInput("；".join(error.message_dict[field]), field=field, code=field) from error
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput("；".join(error.messages), field="password", code="password") from error
    user.set_password(password)
    user.save()
    return user


def _check_free(*, username: str, email: str) -> None:
    if User.objects.filter(username__iexact=username).exists():
        message = _("用户名“%(username)s”已被使用")
        raise InvalidInput(message, field="username", code="taken", params={"username": username})
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError as error:
        message = _("“%(email)s”不是电子邮箱地址")
        raise InvalidInput(message, field="email", code="email", params={"email": email}) from error
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidInput(_("电子邮箱“%(email)s”已被使用"), field="email", code="taken", params={"email": email})


def _known_role(role: Role | str) -> Role:
    if role not in Role.values:
        raise InvalidInput(_("未知的角色“%(role)s”"), field="role", code="role", params={"role": role})
    return Role(role)


def _require_manager(organisation: Organisation, actor: User | None) -> None:
    if actor is not None and not may_manage(actor, organisation):
        raise NotAllowed


def _keep_an_admin(organisation: Organisation, *, without: User) -> None:
    admins = Membership.objects.select_for_update().filter(organisation=organisation, role=Role.ADMIN)
    holders = set(admins.values_list("user_id", flat=True))
    if holders == {without.pk}:
        raise DomainError(_("这是该机构唯一的管理员，请先指定另一位管理员"), code="last_admin")


def _log(organisation: Organisation, *, verb: str, actor: User | None, user: User, role: str = "") -> None:
    data = {"user": user.pk} | ({"role": role} if role else {})
    log_event(
        object_type="organisation",
        object_id=organisation.pk,
        verb=verb,
        actor=actor,
        organisation=organisation,
        data=data,
    )

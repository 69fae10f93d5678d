"""An enterprise registers itself, and hands in again what was rejected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from panhuo.orgs.domain.organisations import clean_name, find_region
from panhuo.orgs.domain.people import new_user
from panhuo.orgs.domain.proofs import check_proof
from panhuo.orgs.domain.registration_story import tell_approvers
from panhuo.orgs.domain.taken import refuse_double, refuse_taken
from panhuo.orgs.domain.uploads import stored
from panhuo.orgs.enums import OrganisationKind, OrganisationStatus, RegistrationStatus, Role
from panhuo.orgs.errors import DomainError, InvalidInput, NotAllowed
from panhuo.orgs.models import Membership, Organisation, Registration
from panhuo.orgs.uscc import check_uscc

if TYPE_CHECKING:
    from panhuo.orgs.models import Region, User

FOLDER: Final = "registrations"
_WAITING: Final[dict[str, Any]] = {
    "status": RegistrationStatus.PENDING,
    "reason": "",
    "decided_by": None,
    "decided_at": None,
}


def register_enterprise(
    *,
    name: str,
    uscc: str,
    region: Region | str,
    contact_name: str,
    username: str,
    email: str,
    password: str,
    proof: File[bytes],
    profile: Mapping[str, Any] | None = None,
) -> Registration:
    """An enterprise asks to take part. Its person can log in at once, but sees only what is public until approved.

    Raises:
        InvalidInput: names the field; where the enterprise is here already, says how to get in.
    """
    code, tidy, place = check_uscc(uscc), clean_name(name), find_region(region)
    if not contact_name.strip():
        raise InvalidInput(_("请填写联系人姓名"), field="contact_name", code="empty")
    stored_name, shown_name = check_proof(proof)
    refuse_taken(name=tidy, uscc=code)
    with stored(proof, folder=FOLDER, name=stored_name) as path:
        try:
            with transaction.atomic():
                applicant = new_user(username=username, password=password, display_name=contact_name, email=email)
                organisation = _applying(name=tidy, uscc=code, region=place, applicant=applicant)
                said = {"proof": path, "proof_name": shown_name, "profile": dict(profile or {})}
                registration, _made = Registration.objects.update_or_create(
                    organisation=organisation, defaults={"applicant": applicant, **said, **_WAITING}
                )
                tell_approvers(registration, verb="registered", actor=applicant)
        except IntegrityError as error:
            raise refuse_double() from error
    return registration


def _applying(*, name: str, uscc: str, region: Region | None, applicant: User) -> Organisation:
    """A new organisation, or the rejected one with this code, in the hands of this applicant only."""
    values = {"name": name, "kind": OrganisationKind.ENTERPRISE, "region": region}
    organisation, made = Organisation.objects.update_or_create(
        uscc=uscc, status=OrganisationStatus.REJECTED, defaults={**values, "status": OrganisationStatus.PENDING}
    )
    if not made:
        organisation.memberships.all().delete()
    Membership.objects.create(organisation=organisation, user=applicant, role=Role.ADMIN)
    return organisation


def resubmit_registration(
    registration: Registration,
    *,
    actor: User,
    proof: File[bytes] | None = None,
    name: str | None = None,
    region: Region | str | None = None,
) -> Registration:
    """The applicant of a rejected registration hands it in again with what was corrected (None: as before).

    Raises:
        NotAllowed: not the applicant.
        DomainError: it is not rejected.
        InvalidInput: a corrected value is wrong.
    """
    if registration.applicant_id != actor.pk or not actor.is_active:
        raise NotAllowed(hidden=True)
    before = registration.organisation
    tidy = clean_name(name or before.name)
    place = find_region(region) if region is not None else before.region
    refuse_taken(name=tidy, uscc=None, but=before)
    if proof is None:
        return _hand_in(registration, name=tidy, region=place, changes={}, actor=actor)
    stored_name, shown_name = check_proof(proof)
    with stored(proof, folder=FOLDER, name=stored_name) as path:
        changes = {"proof": path, "proof_name": shown_name}
        return _hand_in(registration, name=tidy, region=place, changes=changes, actor=actor)


@transaction.atomic
def _hand_in(
    registration: Registration, *, name: str, region: Region | None, changes: Mapping[str, Any], actor: User
) -> Registration:
    rejected = Registration.objects.filter(pk=registration.pk, status=RegistrationStatus.REJECTED)
    if not rejected.update(**changes, **_WAITING):
        raise DomainError(_("只有被退回的登记可以重新提交"), code="not_rejected")
    registration.refresh_from_db()
    organisation = registration.organisation
    organisation.name, organisation.region, organisation.status = name, region, OrganisationStatus.PENDING
    organisation.save(update_fields=("name", "normal_name", "region", "status"))
    tell_approvers(registration, verb="registered_again", actor=actor)
    return registration

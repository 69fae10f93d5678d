"""What an enterprise makes and wants."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.text import clean
from panhuo.needs.enums import PROFILE_LEVELS, CompanySize
from panhuo.needs.models import EnterpriseProfile
from panhuo.needs.queries.industry import industry_code
from panhuo.needs.rules import require_write
from panhuo.orgs.api import InvalidInput, Organisation, User, log_event, write_outbox

OBJECT_TYPE: Final = "profile"
LONGEST: Final = 20_000
_TEXTS: Final = ("main_products", "technologies_wanted")
_CHOICES: Final = {"size": CompanySize.values, "visibility": [level.value for level in PROFILE_LEVELS]}


@transaction.atomic
def save_profile(organisation: Organisation, *, actor: User | None, **fields: Any) -> EnterpriseProfile:
    """Set the fields that are given: main_products, technologies_wanted, industry, size, visibility.

    Saving the same again changes nothing.

    Raises:
        NotAllowed: the actor does not work for the organisation.
        InvalidInput: names the field and what was expected.
    """
    require_write(actor, organisation)
    clean_fields = {name: _clean(name, value) for name, value in fields.items() if value is not None}
    profile, made = EnterpriseProfile.objects.get_or_create(organisation=organisation)
    changed = sorted(name for name, value in clean_fields.items() if getattr(profile, name) != value)
    if not changed and not made:
        return profile
    for name in changed:
        setattr(profile, name, clean_fields[name])
    profile.version += 0 if made else 1
    profile.save()
    log_event(
        object_type=OBJECT_TYPE, object_id=profile.pk, verb="created" if made else "changed", actor=actor,
        organisation=organisation, data={"fields": changed},
    )  # fmt: skip
    write_outbox(OBJECT_TYPE, profile.pk, version=profile.version)
    return profile


def profile_text(profile: EnterpriseProfile) -> str:
    """What matching reads: what is wanted first, then what is made; nothing else of the enterprise."""
    parts = (profile.technologies_wanted.strip(), profile.main_products.strip())
    return "\n".join(part for part in parts if part)


def _clean(name: str, value: Any) -> str:
    if name in _TEXTS:
        text = clean(str(value)) or ""
        if len(text) > LONGEST:
            message = _("太长：%(length)s 个字符，最多 %(most)s 个")
            raise InvalidInput(message, field=name, code="too_long", params={"length": len(text), "most": LONGEST})
        return text
    if name == "industry":
        return industry_code(str(value))
    if name not in _CHOICES:
        raise TypeError(name)
    if value not in _CHOICES[name]:
        message = _("“%(given)s”不是可选的值，可用：%(known)s")
        params = {"given": str(value)[:40], "known": "、".join(_CHOICES[name])}
        raise InvalidInput(message, field=name, code="choice", params=params)
    return str(value)

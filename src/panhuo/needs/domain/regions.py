"""A region by its code or name."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from panhuo.intake.text import squeeze
from panhuo.orgs.api import InvalidInput, Region

_SUFFIX: Final = re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")
_CODE_LENGTH: Final = 6


def region_by(text: str) -> Region | None:
    """The region of a GB/T 2260 code (33, 3301, 330106) or of a name (浙江, 浙江省); None for an empty text.

    A longer address counts for the province that it begins with.

    Raises:
        InvalidInput: no region that we know.
    """
    plain = squeeze(text)
    if not plain:
        return None
    if plain.isdigit():
        found = Region.objects.filter(pk=plain.ljust(_CODE_LENGTH, "0")).first()
    else:
        found = Region.objects.filter(name=plain).order_by("code").first() or _province(plain)
    if found is None:
        message = _("认不出的地区“%(text)s”，应为 浙江省 这样的名称或 GB/T 2260 代码")
        raise InvalidInput(message, field="region", code="region", params={"text": text.strip()[:40]})
    return found


def _province(plain: str) -> Region | None:
    provinces = Region.objects.filter(pk__endswith="0000")
    return next((region for region in provinces if plain.startswith(_SUFFIX.sub("", region.name))), None)

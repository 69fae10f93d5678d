"""Cities and counties from a list with their GB/T 2260 codes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.enums import RegionLevel
from panhuo.orgs.loaders.errors import bad_line
from panhuo.orgs.loaders.table import csv_rows
from panhuo.orgs.models import Region

_CODE: Final = re.compile(r"[0-9]{6}")


def load_regions(path: Path) -> tuple[int, int]:
    """Read columns province_adcode, city_adcode, city_name and, where the file has them, county_adcode, county_name.

    Gives how many regions are new and how many got another name. Regions that the file does not name stay.

    Raises:
        InvalidInput: names file and line: a code that is not six digits, or lies in no known province.
    """
    wanted: dict[str, Region] = {}
    known = {region.code: region for region in Region.objects.all()}
    for line, row in csv_rows(path, needs=("province_adcode", "city_adcode", "city_name")):
        for region in _regions_of(path, line, row, known):
            wanted[region.code] = region
    return _write(wanted, known)


def _regions_of(path: Path, line: int, row: dict[str, str], known: dict[str, Region]) -> list[Region]:
    codes = [row["province_adcode"], row["city_adcode"]]
    has_county = bool(row.get("county_adcode"))
    if has_county:
        codes.append(row["county_adcode"])
    for code in codes:
        if not _CODE.fullmatch(code):
            raise bad_line(path, line, _("“%(code)s”不是六位行政区划代码"), code=code)
        if code[:2] != codes[0][:2]:
            raise bad_line(path, line, _("%(code)s 不在 %(province)s 省内"), code=code, province=codes[0])
    if codes[0] not in known:
        raise bad_line(path, line, _("没有代码为 %(code)s 的省级地区"), code=codes[0])
    if not row["city_name"] or (has_county and not row.get("county_name")):
        raise bad_line(path, line, _("没有名称"))
    city = Region(code=codes[1], name=row["city_name"], level=RegionLevel.CITY, parent_id=codes[0])
    if not has_county:
        return [city]
    return [city, Region(code=codes[2], name=row["county_name"], level=RegionLevel.COUNTY, parent_id=codes[1])]


@transaction.atomic
def _write(wanted: dict[str, Region], known: dict[str, Region]) -> tuple[int, int]:
    new = [region for code, region in wanted.items() if code not in known]
    renamed = [region for code, region in wanted.items() if code in known and known[code].name != region.name]
    Region.objects.bulk_create(sorted(new, key=lambda region: (region.level != RegionLevel.CITY, region.code)))
    Region.objects.bulk_update(renamed, ["name"])
    return len(new), len(renamed)

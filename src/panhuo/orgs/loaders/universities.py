"""The official list of universities: names that matching must know, not organisations with accounts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.enums import OrganisationKind, RegionLevel
from panhuo.orgs.loaders.errors import bad_file, bad_line
from panhuo.orgs.models import KnownName, Region
from panhuo.orgs.names import normalise_name


def load_universities(path: Path) -> int:
    """Read a JSON object ``{"浙江": {"all": ["浙江大学", …]}, …}``; gives how many names are new.

    Raises:
        InvalidInput: names the file and, for broken JSON, the line; an unknown province by its name.
    """
    provinces = {region.name: region for region in Region.objects.filter(level=RegionLevel.PROVINCE)}
    rows: dict[str, KnownName] = {}
    for place, name in _names(path, _read(path)):
        region = next((region for full, region in provinces.items() if full.startswith(place)), None)
        if region is None:
            raise bad_file(path, _("没有名为“%(place)s”的省级地区"), place=place)
        normal = normalise_name(name)
        rows[normal] = KnownName(name=name, normal_name=normal, kind=OrganisationKind.UNIVERSITY, region=region)
    return _write(rows)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise bad_line(path, error.lineno, _("不是有效的 JSON：%(reason)s"), reason=error.msg) from error
    except UnicodeDecodeError as error:
        raise bad_file(path, _("不是 UTF-8 编码（第 %(byte)s 字节起读不了）"), byte=error.start) from error
    except OSError as error:
        raise bad_file(path, _("读不了：%(reason)s"), reason=error.strerror or "") from error


def _names(path: Path, data: Any) -> Iterator[tuple[str, str]]:
    expected = _('应为 {省份: {"all": [校名, …]}} 的结构')
    if not isinstance(data, dict) or not data:
        raise bad_file(path, expected)
    for place, lists in data.items():
        names = lists.get("all") if isinstance(lists, dict) else None
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            raise bad_file(path, _("“%(place)s”下面不对：%(expected)s"), place=place, expected=expected)
        yield from ((place, name.strip()) for name in names)


@transaction.atomic
def _write(rows: dict[str, KnownName]) -> int:
    known = set(KnownName.objects.filter(kind=OrganisationKind.UNIVERSITY).values_list("normal_name", flat=True))
    new = [row for normal, row in rows.items() if normal not in known]
    KnownName.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    return len(new)

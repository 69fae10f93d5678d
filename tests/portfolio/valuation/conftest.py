from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factories import make_user
from web.records import make_patent

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = (
    "1. 一种隔膜泵，其特征在于包括泵腔。\n2. 根据权利要求1所述的隔膜泵。\n3. 一种隔膜泵的清洗方法，其特征在于冲洗。"
)


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def patent(university: Any) -> Any:
    return make_patent(
        holder=university,
        claims=CLAIMS,
        family_size=3,
        cited_by=11,
        owners=(),
        extra={"转让次数": "1", "许可次数": "0"},
    )


@pytest.fixture
def raters(university: Any) -> list[Any]:
    return [make_user(username=f"rater{n}", organisation=university) for n in (1, 2)]

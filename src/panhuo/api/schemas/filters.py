"""Filters. Values of one filter are alternatives; all filters must hold; ``unknown`` asks for what is not known."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

Owner = Annotated[str, StringConstraints(pattern=r"^((org|name):[0-9]{1,18}|unknown)$")]
Ipc = Annotated[str, StringConstraints(pattern=r"^([A-H]([0-9]{2}[A-Z]?)?|unknown)$")]
Year = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}|unknown)$")]
Region = Annotated[str, StringConstraints(pattern=r"^([0-9]{6}|unknown)$")]
Industry = Annotated[str, StringConstraints(pattern=r"^([A-T]([0-9]{2,4})?|unknown)$")]
Kind = Literal["invention", "utility", "design", "unknown"]
State = Literal["valid", "pending", "dead", "unknown"]
Mode = Literal["licence", "transfer", "open_licence", "use_first", "equity", "development", "other", "unknown"]


class ListFilters(Schema):
    """Narrow a list of patents."""

    q: str = Field("", max_length=200, description="名称、摘要、权利人、发明人或号码中的词")
    kind: list[Kind] = Field(default_factory=list)
    state: list[State] = Field(default_factory=list)
    ipc: list[Ipc] = Field(default_factory=list, description="主分类号的部、大类或小类")
    year: list[Year] = Field(default_factory=list, description="申请年")
    owner: list[Owner] = Field(default_factory=list, description="权利人：org:机构 id 或 name:名称 id")


class PatentFilters(Schema):
    """Narrow a search. Without `state`, dead patents are left out."""

    kind: list[Kind] = Field(default_factory=list)
    state: list[State] = Field(default_factory=list, description="不填时不含失效专利")
    ipc: list[Ipc] = Field(default_factory=list, description="任一分类号的部、大类或小类，如 F、F01、F01K")
    year: list[Year] = Field(default_factory=list, description="申请年")
    owner: list[Owner] = Field(default_factory=list, description="权利人：org:机构 id 或 name:名称 id")
    region: list[Region] = Field(default_factory=list, description="权利人所在地区的代码（GB/T 2260）")


class NeedFilters(Schema):
    """Narrow a search for needs."""

    industry: list[Industry] = Field(default_factory=list, description="行业代码（GB/T 4754），如 C、C35")
    region: list[Region] = Field(default_factory=list, description="地区代码（GB/T 2260）")
    owner: list[Owner] = Field(default_factory=list, description="需求方：org:机构 id")
    mode: list[Mode] = Field(default_factory=list, description="合作方式")

"""The API as one object: version, docs, routes, errors."""

from __future__ import annotations

from ninja import NinjaAPI

from panhuo import __version__
from panhuo.api import problems
from panhuo.api.asker import anyone
from panhuo.api.routes import needs, patents, search

api = NinjaAPI(
    title="Panhuo 盘活",
    version=__version__,
    description=(
        "专利与需求的检索和匹配。登录后用会话身份访问；未登录只返回公开数据。出错时返回 application/problem+json。"
    ),
    auth=anyone,
    urls_namespace="api-1",
)
api.add_router("", search.router)
api.add_router("", patents.router)
api.add_router("", needs.router)
problems.install(api)

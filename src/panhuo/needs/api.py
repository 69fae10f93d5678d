"""The public face of needs: what other apps, pages, the API and the command line may use."""

from panhuo.needs.domain.check import LONGEST_TEXT, LONGEST_TITLE, title_from
from panhuo.needs.domain.industries import load_industries, load_shipped_industries
from panhuo.needs.domain.modes import parse_modes
from panhuo.needs.domain.profile import profile_text, save_profile
from panhuo.needs.domain.regions import region_by
from panhuo.needs.domain.save import NeedResult, diff_need, find_need, save_need
from panhuo.needs.domain.undo import close_need, remove_need, reopen_need, restore_need
from panhuo.needs.enums import CompanySize, CooperationMode, NeedStatus, NeedVisibility
from panhuo.needs.models import EnterpriseProfile, Industry, Need
from panhuo.needs.queries.facets import NeedFacets, NeedFacetValue, need_facets
from panhuo.needs.queries.filters import NeedFilters, filter_needs
from panhuo.needs.queries.industry import industry_code, industry_name
from panhuo.needs.queries.money import format_budget, format_fen, parse_budget
from panhuo.needs.queries.sort import SORTS as NEED_SORTS
from panhuo.needs.queries.sort import need_sort
from panhuo.needs.queries.visible import NeedQuerySet, ProfileQuerySet
from panhuo.needs.rules import may_edit_need
from panhuo.needs.rules import may_write_for as may_write_need_for
from panhuo.needs.values import NeedValues

__all__ = [
    "LONGEST_TEXT", "LONGEST_TITLE", "NEED_SORTS", "CompanySize", "CooperationMode", "EnterpriseProfile", "Industry",
    "Need", "NeedFacetValue", "NeedFacets", "NeedFilters", "NeedQuerySet", "NeedResult", "NeedStatus", "NeedValues",
    "NeedVisibility", "ProfileQuerySet", "close_need", "diff_need", "filter_needs", "find_need", "format_budget",
    "format_fen", "industry_code", "industry_name", "load_industries", "load_shipped_industries", "may_edit_need",
    "may_write_need_for", "need_facets", "need_sort", "parse_budget", "parse_modes", "profile_text", "region_by",
    "remove_need", "reopen_need", "restore_need", "save_need", "save_profile", "title_from",
]  # fmt: skip

"""The public face of needs: what other apps, pages, the API and the command line may use."""

from panhuo.needs.domain.attachments import MEDIA_TYPES, CheckedFile, attach_file, check_file, drop_file
from panhuo.needs.domain.check import LONGEST_TEXT, LONGEST_TITLE, title_from
from panhuo.needs.domain.industries import load_industries, load_shipped_industries
from panhuo.needs.domain.merge import merge_needs, when_needs_merge
from panhuo.needs.domain.modes import parse_modes
from panhuo.needs.domain.profile import profile_text, save_profile
from panhuo.needs.domain.read import read_pasted
from panhuo.needs.domain.regions import region_by
from panhuo.needs.domain.save import NeedResult, diff_need, find_need, save_need
from panhuo.needs.domain.share import name_organisations, named_organisations, open_to_matched
from panhuo.needs.domain.undo import close_need, remove_need, reopen_need, restore_need
from panhuo.needs.enums import PROFILE_LEVELS, CompanySize, CooperationMode, NeedStatus, NeedVisibility
from panhuo.needs.models import EnterpriseProfile, Industry, Need, NeedAttachment
from panhuo.needs.queries.facets import NeedFacets, NeedFacetValue, need_facets, seen_facets
from panhuo.needs.queries.filters import NeedFilters, filter_needs
from panhuo.needs.queries.firm import FIRM, firm_known, firm_name, firm_names, hidden_firms, knows_firm
from panhuo.needs.queries.industry import industry_code, industry_name
from panhuo.needs.queries.likeness import Alike, Pair, like_needs, like_pairs
from panhuo.needs.queries.money import format_budget, format_fen, parse_budget
from panhuo.needs.queries.sort import SORTS as NEED_SORTS
from panhuo.needs.queries.sort import need_sort
from panhuo.needs.queries.visible import NeedQuerySet, ProfileQuerySet
from panhuo.needs.reading.api import (
    Ask,
    NeedReading,
    Question,
    Template,
    read_need,
    template_for,
    templates,
    with_answers,
    without_blanks,
)
from panhuo.needs.rules import may_edit_need
from panhuo.needs.rules import may_write_for as may_write_need_for
from panhuo.needs.values import NeedValues

__all__ = [
    "FIRM", "LONGEST_TEXT", "LONGEST_TITLE", "MEDIA_TYPES", "NEED_SORTS", "PROFILE_LEVELS", "Alike", "Ask",
    "CheckedFile", "CompanySize", "CooperationMode", "EnterpriseProfile", "Industry", "Need", "NeedAttachment",
    "NeedFacetValue", "NeedFacets", "NeedFilters", "NeedQuerySet", "NeedReading", "NeedResult", "NeedStatus",
    "NeedValues", "NeedVisibility", "Pair", "ProfileQuerySet", "Question", "Template", "attach_file", "check_file",
    "close_need", "diff_need", "drop_file", "filter_needs", "find_need", "firm_known", "firm_name", "firm_names",
    "format_budget", "format_fen", "hidden_firms", "industry_code", "industry_name", "knows_firm", "like_needs",
    "like_pairs",
    "load_industries", "load_shipped_industries", "may_edit_need", "may_write_need_for", "merge_needs",
    "name_organisations", "named_organisations", "need_facets", "need_sort", "open_to_matched", "parse_budget",
    "parse_modes", "profile_text", "read_need", "read_pasted", "region_by", "remove_need", "reopen_need",
    "restore_need", "save_need", "save_profile", "seen_facets", "template_for", "templates", "title_from",
    "when_needs_merge", "with_answers", "without_blanks",
]  # fmt: skip

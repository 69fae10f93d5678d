"""The rule of every operation: who may ask.

tests/api/test_schema.py fails for an operation without one; tests/rights/test_api.py asks each as every kind of person.

The words are those of the pages' rules: "public" = anybody, with or without an account. Which records they then see
is `visible_to`'s matter in every case.
"""

from __future__ import annotations

from typing import Final

PUBLIC: Final = "public"

OPERATION_RULES: Final[dict[str, str]] = {
    "search_patents": PUBLIC,
    "list_patents": PUBLIC,
    "get_patent": PUBLIC,
    "needs_for_patent": PUBLIC,
    "similar_patents": PUBLIC,
    "list_needs": PUBLIC,
    "get_need": PUBLIC,
    "patents_for_need": PUBLIC,
}
"""operation_id → rule."""

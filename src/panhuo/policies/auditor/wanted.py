"""What clause (七) wants a policy to weigh: patent quality, industrialisation, contribution to the main business."""

from __future__ import annotations

from typing import Final

from panhuo.policies.auditor.grammar.normal import normalise
from panhuo.policies.auditor.lexicon import has
from panhuo.policies.auditor.model import Wanted

_CONCEPTS: Final = {
    Wanted.QUALITY: "wanted_quality",
    Wanted.INDUSTRIALISATION: "wanted_industrialisation",
    Wanted.MAIN_BUSINESS: "wanted_main_business",
}


def wanted_in(text: str) -> tuple[Wanted, ...]:
    """Which of the wanted contents `text` has, in their order; used to check a mended text."""
    plain = normalise(text).text
    return tuple(kind for kind, concept in _CONCEPTS.items() if has(concept, plain))

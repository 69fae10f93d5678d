"""From records and hits to the API's shapes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from panhuo.matching.api import Found, NeedHit, PatentHit, Results, Unknown, unknown_of_need, unknown_of_patent
from panhuo.needs.api import CooperationMode, Need, firm_name, industry_name
from panhuo.patents.api import Patent, display_number, expiry_of

FEN_A_YUAN = 100


def coded(value: str, label: Any) -> dict[str, str]:
    return {"code": str(value), "label": str(label)}


def unknowns(items: tuple[Unknown, ...]) -> list[dict[str, str]]:
    return [{"code": item.code, "text": item.text} for item in items]


def patent_out(patent: Patent) -> dict[str, Any]:
    """A patent in a list. Reads `identifiers` and `owners` with their names (prefetch them)."""
    expiry = expiry_of(patent)
    return {
        "id": patent.pk,
        "number": display_number(patent) or None,
        "title": patent.title or None,
        "title_en": patent.title_en or None,
        "kind": coded(patent.kind, patent.get_kind_display()),
        "legal_state": coded(patent.legal_state, patent.get_legal_state_display()),
        "application_date": patent.application_date,
        "publication_date": patent.publication_date,
        "grant_date": patent.grant_date,
        "expiry": {"date": expiry.day, "reason": expiry.reason},
        "ipc_main": patent.ipc_main or None,
        "owners": [
            {
                "name": owner.owner_name.name,
                "organisation_id": owner.owner_name.organisation_id,
                "original": owner.original,
            }
            for owner in patent.owners.all()
        ],
        "is_demo": patent.is_demo,
        "version": patent.version,
    }


def patent_detail_out(patent: Patent) -> dict[str, Any]:
    """All of a patent. Reads also `inventors` and `classes`."""
    return patent_out(patent) | {
        "status_text": patent.status_text or None,
        "abstract": patent.abstract or None,
        "abstract_en": patent.abstract_en or None,
        "claims": patent.claims or None,
        "inventors": [inventor.name for inventor in patent.inventors.all()],
        "identifiers": [{"kind": item.kind, "value": item.value} for item in patent.identifiers.all()],
        "classes": [
            {"scheme": item.scheme, "symbol": item.symbol, "is_main": item.is_main} for item in patent.classes.all()
        ],
        "family_size": patent.family_size,
        "cited_by": patent.cited_by,
        "unknown": unknowns(unknown_of_patent(patent)),
    }


def need_out(need: Need) -> dict[str, Any]:
    """A need in a list; of an anonymous one the firm is told to nobody. Reads `organisation` and `region`."""
    name = firm_name(need, AnonymousUser())
    return {
        "id": need.pk,
        "title": need.title,
        "organisation": name or None,
        "industry": coded(need.industry, _industry_label(need.industry)) if need.industry else None,
        "region": coded(need.region.code, need.region.name) if need.region is not None else None,
        "budget_min_yuan": _yuan(need.budget_min_fen),
        "budget_max_yuan": _yuan(need.budget_max_fen),
        "modes": [coded(mode, _mode_label(mode)) for mode in need.modes],
        "deadline": need.deadline,
        "status": coded(need.status, need.get_status_display()),
        "is_demo": need.is_demo,
        "version": need.version,
    }


def need_detail_out(need: Need) -> dict[str, Any]:
    """All of a need."""
    return need_out(need) | {"text": need.text, "unknown": unknowns(unknown_of_need(need))}


def patent_results_out(results: Results[PatentHit]) -> dict[str, Any]:
    """Ranked patents with their reasons."""
    return _results(results) | {"hits": [_found(hit) | {"patent": patent_out(hit.patent)} for hit in results.hits]}


def need_results_out(results: Results[NeedHit]) -> dict[str, Any]:
    """Ranked needs with their reasons."""
    return _results(results) | {"hits": [_found(hit) | {"need": need_out(hit.need)} for hit in results.hits]}


def _results(results: Results[Any]) -> dict[str, Any]:
    return {
        "mode": coded(results.mode, results.mode.label),
        "notes": list(results.notes),
        "run_id": results.run_id,
        "filters": {name: list(values) for name, values in results.filters.items()},
    }


def _found(hit: Found) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "because": hit.because,
        "level": hit.level.value if hit.level else None,
        "words": list(hit.explanation.words),
        "parts": [
            {
                "aspect": part.aspect,
                "start": part.start,
                "end": part.end,
                "text": part.text,
                "coverage": part.coverage.value,
                "evidence": [
                    {
                        "field": item.span.field,
                        "start": item.span.start,
                        "end": item.span.end,
                        "sentence": item.sentence,
                        "words": list(item.words),
                    }
                    for item in part.evidence
                ],
            }
            for part in hit.explanation.parts
        ],
        "unknown": unknowns(hit.unknown),
        "stale": hit.stale,
    }


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / FEN_A_YUAN


def _industry_label(code: str) -> str:
    """The class's name, kept for a few minutes: a list asks for the same few again and again."""
    found = cache.get_or_set(f"api:industry:{code}", lambda: industry_name(code), timeout=300)
    return str(found)


def _mode_label(mode: str) -> str:
    return str(CooperationMode(mode).label) if mode in CooperationMode.values else mode

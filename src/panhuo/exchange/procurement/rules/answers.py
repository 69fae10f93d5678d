"""What a buyer fills into the requirement form."""

from __future__ import annotations

from collections.abc import Mapping

from panhuo.exchange.procurement.rules.standard import Item, ItemKind, Standard


def clean_answers(standard: Standard, answers: Mapping[str, str]) -> dict[str, str]:
    """Only lines that the form has, trimmed; empty ones left out."""
    said = {item.id: str(answers.get(item.id, "")).strip() for item in standard.items}
    return {key: value for key, value in said.items() if value}


def wrong_answers(standard: Standard, answers: Mapping[str, str]) -> list[Item]:
    """Lines that are required and empty, or hold something of another kind."""
    return [item for item in standard.items if _wrong(item, answers.get(item.id, ""))]


def _wrong(item: Item, value: str) -> bool:
    if not value:
        return item.required
    if item.kind is ItemKind.NUMBER:
        return not value.isdecimal()
    if item.kind is ItemKind.CHOICE:
        return value not in item.choices
    return item.kind is ItemKind.YES_NO and value not in {"yes", "no"}

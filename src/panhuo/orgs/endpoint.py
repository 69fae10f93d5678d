"""The language model that the administrator of this installation set up."""

from __future__ import annotations

from django.conf import settings

from panhuo.endpoint.api import Endpoint


def model_endpoint() -> Endpoint | None:
    """None: nothing is set up and nothing may leave the machine."""
    if not settings.LLM_URL:
        return None
    return Endpoint(settings.LLM_URL, settings.LLM_KEY, settings.LLM_MODEL, settings.LLM_EMBEDDING_MODEL)

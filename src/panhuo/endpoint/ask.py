"""Ask a model for structured output."""

from __future__ import annotations

import json
from typing import Any

from panhuo.endpoint.model import Endpoint, EndpointError
from panhuo.endpoint.post import post


def ask_json(
    endpoint: Endpoint, *, task: str, material: dict[str, Any], schema: dict[str, Any], name: str
) -> dict[str, Any]:
    """An object after `schema` (JSON Schema, strict).

    `task` is ours; `material` comes from outside and goes apart from it, as JSON, so that it is data and no
    instruction. What comes back is data too: callers check every value and keep only what they find in the material.

    Raises:
        EndpointError: not set up, no answer, or an answer of another form.
    """
    if not endpoint.model:
        raise EndpointError("no model")
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": task},
            {"role": "user", "content": json.dumps(material, ensure_ascii=False)},
        ],
        "response_format": {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}},
    }
    answer = post(endpoint, "chat/completions", body)
    try:
        found = json.loads(answer["choices"][0]["message"]["content"])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise EndpointError("no structured answer") from error
    if not isinstance(found, dict):
        raise EndpointError("no structured answer")
    return found

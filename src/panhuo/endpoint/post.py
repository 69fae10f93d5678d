"""One request to an endpoint."""

from __future__ import annotations

from typing import Any, Final

import httpx2

from panhuo.endpoint.model import Endpoint, EndpointError

MOST_BYTES: Final = 64 * 1024 * 1024


def post(endpoint: Endpoint, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """The JSON object that comes back. Follows no redirect: texts go where the administrator said and nowhere else.

    Raises:
        EndpointError: no answer in time, an error status, or no JSON object.
    """
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    try:
        with httpx2.Client(timeout=endpoint.seconds, follow_redirects=False, trust_env=False) as client:
            response = client.post(f"{endpoint.url}/{path}", json=body, headers=headers)
            response.raise_for_status()
            answer = response.json() if len(response.content) <= MOST_BYTES else None
    except httpx2.HTTPStatusError as error:
        raise EndpointError(f"HTTP {error.response.status_code}") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise EndpointError(type(error).__name__) from error
    except ValueError as error:
        raise EndpointError("no JSON") from error
    if not isinstance(answer, dict):
        raise EndpointError("no JSON object")
    return answer

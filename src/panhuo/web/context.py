"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from panhuo import __version__


def site(request: HttpRequest) -> dict[str, Any]:
    """Name and version of the site, for the frame of every page."""
    return {"panhuo_version": __version__}

"""The narrowed list of people as a workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, members_only
from panhuo.web.people.narrow import COUNTED, PeopleQuery


@members_only
@require_GET
def people_export(request: UserRequest) -> FileResponse:
    """One row a person."""
    rows = PeopleQuery(request.GET, request.user).rows()
    heads = [
        (_("姓名"), 16.0),
        (_("机构"), 30.0),
        (_("平台账号"), 18.0),
        (_("团队"), 36.0),
        (_("登记的专利（件）"), 16.0),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("发明人"), heads)
            for at, one in enumerate(rows, start=1):
                teams = "；".join(sorted(team.name for team in one.teams.all()))
                account = one.user.username if one.user else ""
                cells: tuple[str | int, ...] = (
                    one.name,
                    str(one.organisation or ""),
                    account,
                    teams,
                    int(getattr(one, COUNTED)),
                )
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("发明人.xlsx"))

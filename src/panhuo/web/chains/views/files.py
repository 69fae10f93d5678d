"""Chains as workbooks: out with the counts, in to replace the links."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.chains.api import (
    COLUMNS,
    Chain,
    NodeSpec,
    chain_counts,
    read_workbook_nodes,
    row_of,
    specs_of,
    write_outline,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput
from panhuo.web.access import UserRequest, public, staff_only
from panhuo.web.blame import blame
from panhuo.web.chains.forms import FileForm, OutlineForm
from panhuo.web.chains.own import own_chain, seen_chain
from panhuo.web.inventory.files import workbook

WIDTHS = (26.0, 26.0, 8.0, 30.0, 40.0, 16.0, 26.0, 12.0, 40.0)
EXAMPLE = (
    ("示例产业链", "", "", "", "", "", "", "", ""),
    ("示例上游材料", "示例产业链", "上游", "H01M4/38、C01B32", "硅碳负极", "C26", "示例电芯", "", "本行为示例，请改写"),
    ("示例电芯", "示例产业链", "中游", "H01M10/05", "固态电解质", "C38", "", "", ""),
)


@public
@require_GET
def chain_export(request: HttpRequest, pk: int) -> FileResponse:
    """The links as they are written down, with the counts that this reader sees; it can be imported again."""
    chain = seen_chain(request, pk)
    return workbook(lambda path: _write(path, chain, request), name=chain.title[:40])


def _write(path: Path, chain: Chain, request: HttpRequest) -> None:
    counts = {row.node.name: row for row in chain_counts(chain, user=request.user).rows}
    heads = list(zip(COLUMNS, WIDTHS, strict=True))
    heads += [(_("专利数"), 10.0), (_("需求数"), 10.0), (_("企业数"), 10.0)]
    with Book(path) as book:
        sheet = book.sheet(_("产业链"), heads)
        for at, spec in enumerate(specs_of(chain), start=1):
            count = counts[spec.name]
            figures = [
                _("未知") if one is None else len(one) for one in (count.patents, count.needs, count.enterprises)
            ]
            for column, value in enumerate([*row_of(spec), *figures]):
                book.put(sheet, at, column, value)


@staff_only
@require_GET
def chain_template(request: UserRequest) -> FileResponse:
    """An empty workbook with our columns and three example rows."""
    return workbook(_write_template, name=_("产业链模板"))


def _write_template(path: Path) -> None:
    with Book(path) as book:
        sheet = book.sheet(_("产业链"), list(zip(COLUMNS, WIDTHS, strict=True)))
        for at, row in enumerate(EXAMPLE, start=1):
            for column, value in enumerate(row):
                book.put(sheet, at, column, value)


@staff_only
@require_POST
def chain_import(request: UserRequest, pk: int) -> HttpResponse:
    """The links of the file into the outline, to be looked at and saved there."""
    chain = own_chain(request, pk)
    form = FileForm(request.POST, request.FILES)
    context = {"chain": chain, "form": OutlineForm(initial={"outline": write_outline(specs_of(chain))})}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            nodes = _read(upload)
        except InvalidInput as error:
            blame(form, error)
        else:
            initial = {"outline": write_outline(nodes), "note": upload.name[:200]}
            context |= {"form": OutlineForm(initial=initial), "preview": len(nodes)}
    context["file_form"] = form if form.errors else FileForm()
    return render(request, "web/chains/outline.html", context, status=422 if form.errors else 200)


def _read(upload: UploadedFile[bytes]) -> list[NodeSpec]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "in"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return read_workbook_nodes(path, name=upload.name or "")

"""The upload form."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from panhuo.imports.api import ImportTarget
from panhuo.orgs.api import Organisation, User, is_installation_admin, is_staff_of, organisations_of
from panhuo.patents.api import Visibility


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files at once; each is checked like a single one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """What is imported, for whom, who sees it, and the files."""

    target = forms.ChoiceField(
        label=_("导入什么"), choices=ImportTarget.choices, widget=forms.RadioSelect, initial=ImportTarget.PATENTS
    )
    organisation = forms.ModelChoiceField(
        label=_("为哪个机构"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("平台（不属于任何机构）"),
    )
    visibility = forms.ChoiceField(
        label=_("谁能看到"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.ORGANISATION,
        help_text=_("只用于新记录；已有记录的公开范围不变。"),
    )
    uploads = ManyFilesField(
        label=_("文件"),
        help_text=_("xlsx、xls、csv、jsonl(.gz)，可选多个；incoPat、智慧芽、CNIPR、国知局的导出文件可直接用。"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = [o for o in organisations_of(user) if is_staff_of(user, o)]
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        if is_installation_admin(user):
            field.queryset = Organisation.objects.visible_to(user).order_by("name")
            self.fields["visibility"].initial = Visibility.PUBLIC
        else:
            field.queryset = Organisation.objects.filter(pk__in=[o.pk for o in mine])
            field.required = True
            field.empty_label = None
            field.initial = mine[0].pk if mine else None
        self.one_organisation = not is_installation_admin(user) and len(mine) == 1
        if self.one_organisation:
            field.widget = field.hidden_widget()

    def named_files(self) -> list[tuple[str, File[bytes]]]:
        """(the user's name of the file, the file)."""
        return [(file.name or "", file) for file in self.cleaned_data["uploads"]]

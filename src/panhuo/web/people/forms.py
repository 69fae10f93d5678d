"""Forms of people and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import Organisation, User
from panhuo.patents.api import Person

if TYPE_CHECKING:
    _Account = forms.ModelChoiceField[User]
    _People = forms.ModelMultipleChoiceField[Person]
else:
    _Account, _People = forms.ModelChoiceField, forms.ModelMultipleChoiceField


class AccountField(_Account):
    """A member with the user name, because names are borne twice."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.display_name} · {obj.username}"


class PeopleField(_People):
    """A person; with the user name where one has an account."""

    def label_from_instance(self, obj: Person) -> str:
        return f"{obj.name} · {obj.user.username}" if obj.user else obj.name


class PersonForm(forms.Form):
    """A researcher of `organisation`; the account is one of its members or of its colleges."""

    name = forms.CharField(label=_("姓名"), max_length=120)
    account = AccountField(
        label=_("平台账号"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("没有账号"),
        help_text=_("选了账号，本人就能在“盘点建档”里填写这些专利"),
    )

    def __init__(self, *args: Any, organisation: Organisation, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = [organisation.pk, *organisation.children.values_list("pk", flat=True)]
        free = Q(person=None) if person is None else Q(person=None) | Q(person=person)
        accounts = User.objects.filter(free, memberships__organisation__in=homes, is_active=True)
        field: Any = self.fields["account"]
        field.queryset = accounts.distinct().order_by("display_name", "pk")


class TeamForm(forms.Form):
    """A team of people of `organisation`."""

    name = forms.CharField(label=_("团队名称"), max_length=120)
    members = PeopleField(
        label=_("成员"), queryset=Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(organisation=organisation).select_related("user").order_by("name", "pk")
        field: Any = self.fields["members"]
        field.queryset = people

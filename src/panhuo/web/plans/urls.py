"""Addresses of payment plans."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.plans.views import agreed, browse, compare, rates, structure

urlpatterns: list[URLPattern | URLResolver] = [
    path("plans/", browse.plans_list, name="plans-list"),
    path("plans/new/", browse.plans_new, name="plans-new"),
    path("plans/rates/", rates.plans_rates, name="plans-rates"),
    path("plans/rates/<int:pk>/retire/", rates.plans_rates_retire, name="plans-rates-retire"),
    path("plans/<int:pk>/", compare.plans_comparison, name="plans-comparison"),
    path("plans/<int:pk>/export/", compare.plans_export, name="plans-export"),
    path("plans/<int:pk>/share/", browse.plans_share, name="plans-share"),
    path("plans/<int:pk>/structures/<int:position>/", structure.plans_structure, name="plans-structure"),
    path("plans/structures/<int:pk>/remove/", structure.plans_structure_remove, name="plans-structure-remove"),
    path("plans/structures/<int:pk>/choose/", agreed.plans_choose, name="plans-choose"),
    path("plans/agreements/<int:pk>/part/", agreed.plans_part, name="plans-part"),
]

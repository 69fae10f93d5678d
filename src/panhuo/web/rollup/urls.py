"""Addresses of the roll-up."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.rollup import dunning, packages, table

urlpatterns: list[URLPattern | URLResolver] = [
    path("rollup/", table.rollup_table, name="rollup-table"),
    path("rollup/export/", table.rollup_export, name="rollup-export"),
    path("rollup/dunning/", dunning.rollup_dunning, name="rollup-dunning"),
    path("rollup/dunning/export/", dunning.rollup_dunning_export, name="rollup-dunning-export"),
    path("rollup/dunning/new/", dunning.rollup_dun, name="rollup-dun"),
    path("rollup/dunning/<int:pk>/reply/", dunning.rollup_dunning_reply, name="rollup-dunning-reply"),
    path("rollup/packages/", packages.package_list, name="rollup-packages"),
    path("rollup/packages/new/", packages.package_new, name="rollup-package-new"),
    path("rollup/packages/template/", packages.package_template, name="rollup-template"),
    path("rollup/packages/<int:pk>/", packages.package_detail, name="rollup-package"),
    path("rollup/packages/<int:pk>/file/", packages.package_file, name="rollup-package-file"),
    path("rollup/packages/<int:pk>/take/", packages.package_take, name="rollup-package-take"),
    path("rollup/packages/<int:pk>/undo/", packages.package_undo, name="rollup-package-undo"),
    path("rollup/packages/<int:pk>/drop/", packages.package_drop, name="rollup-package-drop"),
]

"""Addresses of classes."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.classes.views import browse, marks, pictures, tables

urlpatterns: list[URLPattern | URLResolver] = [
    path("classes/", browse.classes_list, name="classes-list"),
    path("classes/export/", browse.classes_export, name="classes-export"),
    path("classes/recompute/", marks.classes_recompute, name="classes-recompute"),
    path("classes/pictures/", pictures.classes_pictures, name="classes-pictures"),
    path("classes/tables/", tables.classes_tables, name="classes-tables"),
    path("classes/tables/<int:pk>/", tables.classes_table, name="classes-table"),
    path("classes/tables/<int:pk>/activate/", tables.classes_activate, name="classes-activate"),
    path("classes/tables/<int:pk>/retire/", tables.classes_retire, name="classes-retire"),
    path("classes/<int:pk>/", marks.classes_detail, name="classes-detail"),
    path("classes/<int:pk>/mark/", marks.classes_mark, name="classes-mark"),
]

"""Addresses of people and teams."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.people.views import browse, export, naming, people, teams

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", browse.people_list, name="people-list"),
    path("people/export/", export.people_export, name="people-export"),
    path("people/new/", people.person_new, name="people-new"),
    path("people/<int:pk>/", people.person_detail, name="people-person"),
    path("people/<int:pk>/edit/", people.person_edit, name="people-edit"),
    path("people/<int:pk>/remove/", people.person_remove, name="people-remove"),
    path("people/teams/", browse.team_list, name="people-teams"),
    path("people/teams/new/", teams.team_new, name="people-team-new"),
    path("people/teams/<int:pk>/", teams.team_detail, name="people-team"),
    path("people/teams/<int:pk>/edit/", teams.team_edit, name="people-team-edit"),
    path("people/teams/<int:pk>/remove/", teams.team_remove, name="people-team-remove"),
    path("patents/<int:pk>/inventors/", naming.patent_inventors, name="patent-inventors"),
    path("patents/<int:pk>/inventors/<int:inventor_pk>/", naming.patent_inventor, name="patent-inventor"),
]

"""Addresses of matches."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.match.views import need, patent, profile, rate

urlpatterns: list[URLPattern | URLResolver] = [
    path("needs/<int:pk>/match/", need.need_match, name="need-match"),
    path("needs/<int:pk>/match/export/", need.need_match_export, name="need-match-export"),
    path("needs/<int:pk>/match/rate/", rate.need_match_rate, name="need-match-rate"),
    path("patents/<int:pk>/match/", patent.patent_match, name="patent-match"),
    path("patents/<int:pk>/match/rate/", rate.patent_match_rate, name="patent-match-rate"),
    path("profile/match/", profile.profile_match, name="profile-match"),
    path("profile/match/export/", profile.profile_match_export, name="profile-match-export"),
    path("profile/match/rate/", rate.profile_match_rate, name="profile-match-rate"),
]

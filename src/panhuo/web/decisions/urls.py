"""Addresses of decisions."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.decisions.views import act, outcome, reviews

urlpatterns: list[URLPattern | URLResolver] = [
    path("decisions/", reviews.decision_list, name="decision-list"),
    path("decisions/new/", reviews.decision_new, name="decision-new"),
    path("decisions/rules/", outcome.decision_policy, name="decision-policy"),
    path("decisions/savings/", outcome.decision_savings, name="decision-savings"),
    path("decisions/incentives/", outcome.decision_incentives, name="decision-incentives"),
    path("decisions/incentives/export/", outcome.decision_incentives_export, name="decision-incentives-export"),
    path("decisions/<int:pk>/", reviews.decision_review, name="decision-review"),
    path("decisions/<int:pk>/whatif/", act.decision_whatif, name="decision-whatif"),
    path("decisions/<int:pk>/choose/", act.decision_choose, name="decision-choose"),
    path("decisions/<int:pk>/move/", act.decision_move, name="decision-move"),
    path("decisions/<int:pk>/export/", outcome.decision_export, name="decision-export"),
    path("decisions/changes/<int:pk>/undo/", act.decision_undo, name="decision-undo"),
    path("decisions/proposals/<int:pk>/object/", act.decision_object, name="decision-object"),
    path("decisions/objections/<int:pk>/answer/", act.decision_answer, name="decision-answer"),
]

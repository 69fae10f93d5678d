"""Addresses of agreements."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.agreements.views import browse, detail, papers, rights, setup, steps, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("agreements/", browse.agreement_list, name="agreements-list"),
    path("agreements/export/", browse.agreement_export, name="agreements-export"),
    path("agreements/new/", write.agreement_new, name="agreements-new"),
    path("agreements/setup/", setup.agreement_setup, name="agreements-setup"),
    path("agreements/templates/", setup.agreement_template, name="agreements-template"),
    path("agreements/templates/<str:kind>/file/", setup.agreement_template_file, name="agreements-template-file"),
    path("agreements/templates/<int:pk>/retire/", setup.agreement_template_retire, name="agreements-template-retire"),
    path("agreements/find/", rights.agreement_find, name="agreements-find"),
    path("agreements/<int:pk>/", detail.agreement_detail, name="agreements-detail"),
    path("agreements/<int:pk>/edit/", write.agreement_edit, name="agreements-edit"),
    path("agreements/<int:pk>/open/", write.agreement_open, name="agreements-open"),
    path("agreements/<int:pk>/take-back/", write.agreement_take_back, name="agreements-take-back"),
    path("agreements/<int:pk>/check/", steps.agreement_check, name="agreements-check"),
    path("agreements/<int:pk>/override/", steps.agreement_override, name="agreements-override"),
    path("agreements/<int:pk>/submit/", steps.step_view("submit"), name="agreements-submit"),
    path("agreements/<int:pk>/file/", steps.step_view("file"), name="agreements-file"),
    path("agreements/<int:pk>/sign/", steps.step_view("sign"), name="agreements-sign"),
    path("agreements/<int:pk>/effect/", steps.step_view("effect"), name="agreements-effect"),
    path("agreements/<int:pk>/amend/", steps.step_view("amend"), name="agreements-amend"),
    path("agreements/<int:pk>/end/", steps.step_view("end"), name="agreements-end"),
    path("agreements/<int:pk>/drop/", steps.step_view("drop"), name="agreements-drop"),
    path("agreements/<int:pk>/notice/", steps.step_view("notice"), name="agreements-notice"),
    path("agreements/<int:pk>/share/", steps.step_view("share"), name="agreements-share"),
    path("agreements/<int:pk>/unshare/", steps.agreement_unshare, name="agreements-unshare"),
    path("agreements/<int:pk>/word/", papers.agreement_word, name="agreements-word"),
    path("agreements/<int:pk>/consent-form/", papers.agreement_consent_form, name="agreements-consent-form"),
    path("agreements/approvals/<int:pk>/", steps.agreement_decide, name="agreements-decide"),
    path("agreements/notices/<int:pk>/withdraw/", steps.agreement_notice_withdraw, name="agreements-notice-withdraw"),
    path("agreements/notices/<int:pk>/file/", papers.agreement_notice_file, name="agreements-notice-file"),
    path("agreements/notices/<int:pk>/objections/", steps.agreement_objection, name="agreements-objection"),
    path("agreements/objections/<int:pk>/", steps.agreement_answer, name="agreements-answer"),
    path("agreements/versions/<int:pk>/", papers.agreement_version, name="agreements-version"),
    path("agreements/files/<int:pk>/", papers.agreement_file, name="agreements-paper"),
    path("agreements/patents/<int:pk>/", rights.agreement_rights, name="agreements-rights"),
    path("agreements/patents/<int:pk>/consents/", rights.agreement_consent, name="agreements-consent"),
    path("agreements/patents/<int:pk>/pact/", rights.agreement_pact, name="agreements-pact"),
    path("agreements/patents/<int:pk>/lay/", rights.agreement_lay, name="agreements-lay"),
    path("agreements/encumbrances/<int:pk>/withdraw/", rights.agreement_unlay, name="agreements-unlay"),
    path(
        "agreements/consents/<int:pk>/withdraw/", rights.agreement_consent_withdraw, name="agreements-consent-withdraw"
    ),
    path("agreements/consents/<int:pk>/file/", papers.agreement_consent_file, name="agreements-consent-file"),
]

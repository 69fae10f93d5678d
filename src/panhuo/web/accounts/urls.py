"""Addresses of accounts and organisations."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.accounts.views import members, notifications, organisation, profile, registration, registrations, state

urlpatterns: list[URLPattern | URLResolver] = [
    path("register/", registration.register, name="registration"),
    path("registrations/", registrations.registration_list, name="registration-list"),
    path("registrations/<int:pk>/", registrations.registration_detail, name="registration-detail"),
    path("registrations/<int:pk>/decide/", registrations.registration_decide, name="registration-decide"),
    path("registrations/<int:pk>/resubmit/", registrations.registration_resubmit, name="registration-resubmit"),
    path("registrations/<int:pk>/proof/", registrations.registration_proof, name="registration-proof"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/new/", organisation.organisation_new, name="organisation-new"),
    path("organisation/<int:pk>/", organisation.organisation_detail, name="organisation-detail"),
    path("organisation/<int:pk>/name/", organisation.organisation_rename, name="organisation-rename"),
    path("organisation/<int:pk>/correct/", state.organisation_correct, name="organisation-correct"),
    path("organisation/<int:pk>/close/", state.organisation_close, name="organisation-close"),
    path("organisation/<int:pk>/reopen/", state.organisation_reopen, name="organisation-reopen"),
    path("organisation/<int:pk>/names/", organisation.organisation_name_add, name="organisation-name-add"),
    path(
        "organisation/<int:pk>/names/<int:name_pk>/remove/",
        organisation.organisation_name_remove,
        name="organisation-name-remove",
    ),
    path("organisation/<int:pk>/members/", members.member_add, name="organisation-member-add"),
    path("organisation/<int:pk>/members/new/", members.colleague, name="organisation-colleague"),
    path("organisation/<int:pk>/members/<int:user_pk>/role/", members.member_role, name="organisation-member-role"),
    path(
        "organisation/<int:pk>/members/<int:user_pk>/remove/", members.member_remove, name="organisation-member-remove"
    ),
    path("organisation/<int:pk>/members/<int:user_pk>/link/", members.member_link, name="organisation-member-link"),
    path("profile/", profile.profile, name="profile"),
    path("notifications/", notifications.notification_list, name="notifications"),
    path("notifications/read/", notifications.notifications_read, name="notifications-read"),
    path("notifications/<int:pk>/", notifications.notification_open, name="notification-open"),
]

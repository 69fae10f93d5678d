"""Addresses of contacts."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.contacts.views import approve, ask, browse, more, room

urlpatterns: list[URLPattern | URLResolver] = [
    path("contacts/", browse.contact_list, name="contact-list"),
    path("contacts/export/", browse.contact_export, name="contact-export"),
    path("contacts/new/", ask.contact_new, name="contact-new"),
    path("contacts/<int:pk>/", room.contact_room, name="contact-room"),
    path("contacts/<int:pk>/accept/", room.contact_accept, name="contact-accept"),
    path("contacts/<int:pk>/decline/", room.contact_decline, name="contact-decline"),
    path("contacts/<int:pk>/withdraw/", room.contact_withdraw, name="contact-withdraw"),
    path("contacts/<int:pk>/messages/", room.contact_message, name="contact-message"),
    path("contacts/<int:pk>/step/", room.contact_step, name="contact-step"),
    path("contacts/<int:pk>/end/", room.contact_end, name="contact-end"),
    path("contacts/<int:pk>/deal/", room.contact_deal, name="contact-deal"),
    path("contacts/<int:pk>/draft/", more.contact_draft, name="contact-draft"),
    path("contacts/<int:pk>/nda/", more.contact_nda, name="contact-nda"),
    path("contacts/<int:pk>/nda/agree/", more.contact_nda_agree, name="contact-nda-agree"),
    path("contacts/<int:pk>/meetings/", more.contact_meeting, name="contact-meeting"),
    path("contacts/meetings/<int:pk>/", more.contact_meeting_tell, name="contact-meeting-tell"),
    path("contacts/<int:pk>/brokers/", more.contact_broker, name="contact-broker"),
    path("contacts/brokers/<int:pk>/agree/", more.contact_broker_agree, name="contact-broker-agree"),
    path("contacts/brokers/<int:pk>/dismiss/", more.contact_broker_dismiss, name="contact-broker-dismiss"),
    path("contacts/<int:pk>/approvals/", approve.contact_approval, name="contact-approval"),
    path("contacts/approvals/<int:pk>/revoke/", approve.contact_approval_revoke, name="contact-approval-revoke"),
    path("contacts/files/<int:pk>/", room.contact_file, name="contact-file"),
    path("approve/<str:token>/", approve.approve, name="contact-approve"),
]

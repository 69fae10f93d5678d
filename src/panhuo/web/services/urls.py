"""Addresses of service organisations."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.services.views import credit, directory, orders, profile, requests

urlpatterns: list[URLPattern | URLResolver] = [
    path("services/", directory.service_list, name="service-list"),
    path("services/export/", directory.service_export, name="service-export"),
    path("services/<int:pk>/", directory.service_detail, name="service-detail"),
    path("services/mine/", profile.service_profile, name="service-profile"),
    path("services/items/new/", profile.service_item, name="service-item-new"),
    path("services/items/<int:pk>/", profile.service_item, name="service-item"),
    path("services/items/<int:pk>/remove/", profile.service_item_remove, name="service-item-remove"),
    path("services/cases/new/", profile.service_case, name="service-case-new"),
    path("services/cases/<int:pk>/", profile.service_case, name="service-case"),
    path("services/cases/<int:pk>/remove/", profile.service_case_remove, name="service-case-remove"),
    path("services/credit/queue/", credit.service_credit_queue, name="service-credit-queue"),
    path("services/credit/<int:pk>/", credit.service_credit, name="service-credit"),
    path("services/credit/<int:pk>/record/", credit.service_credit_record, name="service-credit-record"),
    path("services/credit/records/<int:pk>/decide/", credit.service_credit_decide, name="service-credit-decide"),
    path("services/credit/records/<int:pk>/file/", credit.service_credit_file, name="service-credit-file"),
    path("services/credit/records/<int:pk>/appeal/", credit.service_appeal, name="service-appeal"),
    path("services/credit/appeals/<int:pk>/decide/", credit.service_appeal_decide, name="service-appeal-decide"),
    path("services/requests/", requests.service_requests, name="service-requests"),
    path("services/requests/new/", requests.service_request_new, name="service-request-new"),
    path("services/requests/<int:pk>/", requests.service_request, name="service-request"),
    path("services/requests/<int:pk>/offer/", requests.service_offer, name="service-offer"),
    path("services/requests/<int:pk>/close/", requests.service_request_close, name="service-request-close"),
    path("services/offers/<int:pk>/withdraw/", requests.service_offer_withdraw, name="service-offer-withdraw"),
    path("services/offers/<int:pk>/choose/", requests.service_choose, name="service-choose"),
    path("services/orders/", orders.service_orders, name="service-orders"),
    path("services/orders/export/", orders.service_orders_export, name="service-orders-export"),
    path("services/orders/<int:pk>/", orders.service_order, name="service-order"),
    path("services/orders/<int:pk>/move/", orders.service_order_move, name="service-order-move"),
    path("services/orders/<int:pk>/rate/", orders.service_order_rate, name="service-order-rate"),
    path("services/orders/<int:pk>/reply/", orders.service_order_reply, name="service-order-reply"),
    path("services/deliveries/<int:pk>/file/", orders.service_delivery_file, name="service-delivery-file"),
]

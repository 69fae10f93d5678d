"""Addresses of buying agency."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.procurement.views import adoption, browse, detail, offers, orders, standard, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("procurement/", browse.procurement_list, name="procurement-list"),
    path("procurement/new/", write.procurement_write, name="procurement-new"),
    path("procurement/standard/", standard.procurement_standard, name="procurement-standard"),
    path("procurement/adoption/", adoption.procurement_adoption, name="procurement-adoption"),
    path("procurement/adoption/export/", adoption.procurement_adoption_export, name="procurement-adoption-export"),
    path(
        "procurement/adoption/<int:pk>/decide/", adoption.procurement_adoption_decide, name="procurement-adopt-decide"
    ),
    path("procurement/houses/<int:pk>/traits/", adoption.procurement_traits, name="procurement-traits"),
    path("procurement/houses/<int:pk>/declare/", adoption.procurement_declare, name="procurement-declare"),
    path("procurement/orders/", browse.agency_orders, name="agency-orders"),
    path("procurement/orders/export/", browse.agency_orders_export, name="agency-orders-export"),
    path("procurement/orders/<int:pk>/", orders.agency_order, name="agency-order"),
    path("procurement/orders/<int:pk>/take/", orders.agency_take, name="agency-take"),
    path("procurement/orders/<int:pk>/refuse/", orders.agency_refuse, name="agency-refuse"),
    path("procurement/orders/<int:pk>/cancel/", orders.agency_cancel, name="agency-cancel"),
    path("procurement/orders/<int:pk>/filed/", orders.agency_filed, name="agency-filed"),
    path("procurement/orders/<int:pk>/check/<str:stage>/", orders.agency_check, name="agency-check"),
    path("procurement/<int:pk>/", detail.procurement_detail, name="procurement-detail"),
    path("procurement/<int:pk>/edit/", write.procurement_write, name="procurement-edit"),
    path("procurement/<int:pk>/publish/", write.procurement_publish, name="procurement-publish"),
    path("procurement/<int:pk>/close/", write.procurement_close, name="procurement-close"),
    path("procurement/<int:pk>/cancel/", write.procurement_cancel, name="procurement-cancel"),
    path("procurement/<int:pk>/scorers/", write.procurement_scorer, name="procurement-scorer"),
    path("procurement/<int:pk>/offer/", offers.procurement_offer, name="procurement-offer"),
    path("procurement/<int:pk>/order/", orders.agency_place, name="agency-place"),
    path("procurement/offers/<int:pk>/score/", offers.procurement_score, name="procurement-score"),
    path("procurement/offers/<int:pk>/explain/", offers.procurement_explain, name="procurement-explain"),
    path("procurement/offers/<int:pk>/judge/", offers.procurement_judge, name="procurement-judge"),
    path("procurement/offers/<int:pk>/award/", offers.procurement_award, name="procurement-award"),
]

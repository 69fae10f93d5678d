"""Addresses of the inventory."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.inventory.views import browse, bulk, entry, filings, mine, samplings, setup

urlpatterns: list[URLPattern | URLResolver] = [
    path("inventory/", browse.entry_list, name="inventory-list"),
    path("inventory/export/", browse.entry_export, name="inventory-export"),
    path("inventory/progress/", browse.progress, name="inventory-progress"),
    path("inventory/mine/", mine.mine, name="inventory-mine"),
    path("inventory/mine/claim/", mine.mine_claim, name="inventory-claim"),
    path("inventory/setup/", setup.setup, name="inventory-setup"),
    path("inventory/bulk/", bulk.bulk, name="inventory-bulk"),
    path("inventory/bulk/list/", bulk.bulk_list, name="inventory-bulk-list"),
    path("inventory/bulk/<int:pk>/undo/", bulk.bulk_undo, name="inventory-bulk-undo"),
    path("inventory/filings/", filings.filing_list, name="inventory-filing-list"),
    path("inventory/filings/<int:pk>/", filings.filing_detail, name="inventory-filing"),
    path("inventory/filings/<int:pk>/choose/", filings.filing_choose, name="inventory-filing-choose"),
    path("inventory/filings/<int:pk>/apply/", filings.filing_apply, name="inventory-filing-apply"),
    path("inventory/filings/<int:pk>/undo/", filings.filing_undo, name="inventory-filing-undo"),
    path("inventory/filings/<int:pk>/report/", filings.filing_report, name="inventory-filing-report"),
    path("inventory/samplings/", samplings.sampling_list, name="inventory-sampling-list"),
    path("inventory/samplings/new/", samplings.sampling_new, name="inventory-sampling-new"),
    path("inventory/samplings/<int:pk>/", samplings.sampling_detail, name="inventory-sampling"),
    path("inventory/samplings/<int:pk>/move/", samplings.sampling_move, name="inventory-sampling-move"),
    path("inventory/samplings/<int:pk>/report/", samplings.sampling_report, name="inventory-sampling-report"),
    path("inventory/samplings/items/<int:pk>/", samplings.sampling_item, name="inventory-sample-item"),
    path("inventory/<int:pk>/", entry.entry_detail, name="inventory-entry"),
    path("inventory/<int:pk>/autosave/", entry.entry_autosave, name="inventory-autosave"),
    path("inventory/<int:pk>/move/", entry.entry_move, name="inventory-move"),
    path("inventory/<int:pk>/implementations/", entry.implementation_add, name="inventory-implementation-add"),
    path("inventory/implementations/<int:pk>/remove/", entry.implementation_remove, name="inventory-proof-remove"),
    path("inventory/implementations/<int:pk>/file/", entry.implementation_file, name="inventory-proof-file"),
]

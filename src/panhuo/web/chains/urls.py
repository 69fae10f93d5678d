"""Addresses of industry chains."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.chains.views import browse, edit, files, nodes

urlpatterns: list[URLPattern | URLResolver] = [
    path("chains/", browse.chain_list, name="chain-list"),
    path("chains/new/", edit.chain_new, name="chain-new"),
    path("chains/template/", files.chain_template, name="chain-template"),
    path("chains/<int:pk>/", browse.chain_detail, name="chain-detail"),
    path("chains/<int:pk>/edit/", edit.chain_edit, name="chain-edit"),
    path("chains/<int:pk>/outline/", edit.chain_outline, name="chain-outline"),
    path("chains/<int:pk>/import/", files.chain_import, name="chain-import"),
    path("chains/<int:pk>/export/", files.chain_export, name="chain-export"),
    path("chains/<int:pk>/versions/", edit.chain_versions, name="chain-versions"),
    path("chains/<int:pk>/restore/", edit.chain_restore, name="chain-restore"),
    path("chains/<int:pk>/archive/", edit.chain_archive, name="chain-archive"),
    path("chains/<int:pk>/nodes/<int:node>/", nodes.chain_node, name="chain-node"),
    path("chains/<int:pk>/nodes/<int:node>/edit/", nodes.chain_node_edit, name="chain-node-edit"),
]

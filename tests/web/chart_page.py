"""A site with one page more: a chart from a JSON block, as any page of ours would show it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

PAGE = """{% extends "web/base.html" %}{% load static %}
{% block scripts %}<script src="{% static "vendor/echarts/echarts.min.js" %}" defer></script>
<script src="{% static "panhuo/charts.js" %}" defer></script>{% endblock %}
{% block content %}<div class="ph-chart" data-chart="years"></div>{{ option|json_script:"years" }}{% endblock %}"""
OPTION = {
    "xAxis": {"type": "category", "data": ["2023", "2024"]},
    "yAxis": {"type": "value"},
    "tooltip": {"trigger": "axis"},
    "series": [{"type": "bar", "name": "申请量", "data": [3, 8]}],
}


def chart(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"option": OPTION})))


urlpatterns = [path("chart/", chart), path("", include("panhuo.site.urls"))]

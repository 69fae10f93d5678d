"""Addresses of sharing the income."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.shares.views import agreement, browse, divisions, grants, participation, rules, statements

urlpatterns: list[URLPattern | URLResolver] = [
    path("shares/", browse.shares_list, name="shares-list"),
    path("shares/export/", browse.shares_export, name="shares-export"),
    path("shares/agreements/<int:pk>/", agreement.shares_agreement, name="shares-agreement"),
    path("shares/agreements/<int:pk>/part/", agreement.shares_part, name="shares-part"),
    path("shares/agreements/<int:pk>/roster/", agreement.shares_roster, name="shares-roster"),
    path("shares/agreements/<int:pk>/costs/", agreement.shares_cost, name="shares-cost"),
    path("shares/costs/<int:pk>/withdraw/", agreement.shares_cost_withdraw, name="shares-cost-withdraw"),
    path("shares/entries/<int:pk>/divide/", divisions.shares_divide, name="shares-divide"),
    path("shares/divisions/<int:pk>/", divisions.shares_division, name="shares-division"),
    path("shares/divisions/<int:pk>/notice/", divisions.shares_notice, name="shares-notice"),
    path("shares/divisions/<int:pk>/post/", divisions.shares_post, name="shares-post"),
    path("shares/divisions/<int:pk>/cancel/", divisions.shares_cancel, name="shares-cancel"),
    path("shares/divisions/<int:pk>/object/", divisions.shares_object, name="shares-object"),
    path("shares/objections/<int:pk>/answer/", divisions.shares_answer, name="shares-answer"),
    path("shares/items/<int:pk>/pay/", divisions.shares_pay, name="shares-pay"),
    path("shares/notices/", divisions.shares_notices, name="shares-notices"),
    path("shares/statement/", statements.shares_statement, name="shares-statement"),
    path("shares/statement/export/", statements.shares_statement_export, name="shares-statement-export"),
    path("shares/recipients/<int:pk>/", statements.shares_recipient, name="shares-recipient"),
    path("shares/rules/", rules.shares_rules, name="shares-rules"),
    path("shares/rules/new/", rules.shares_rule_new, name="shares-rule-new"),
    path("shares/tables/", rules.shares_tables, name="shares-tables"),
    path("shares/equity/", participation.shares_equity, name="shares-equity"),
    path("shares/equity/new/", participation.shares_stake_new, name="shares-stake-new"),
    path("shares/profits/new/", participation.shares_profit_new, name="shares-profit-new"),
    path("shares/profits/<int:pk>/years/", participation.shares_profit_year, name="shares-profit-year"),
    path("shares/grants/", grants.shares_grants, name="shares-grants"),
    path("shares/grants/new/", grants.shares_grant_new, name="shares-grant-new"),
    path("shares/grants/<int:pk>/", grants.shares_grant, name="shares-grant"),
    path("shares/grants/<int:pk>/files/", grants.shares_grant_file, name="shares-grant-file"),
    path("shares/grants/<int:pk>/force/", grants.shares_grant_force, name="shares-grant-force"),
    path("shares/grants/<int:pk>/end/", grants.shares_grant_end, name="shares-grant-end"),
    path("shares/grant-files/<int:pk>/", grants.shares_grant_paper, name="shares-grant-paper"),
]

"""Settings of the worker processes that tests start and kill: the site's, with this app alone (quick to start)."""

from panhuo.site.settings import *  # noqa: F403
from panhuo.site.settings import INSTALLED_APPS as _ALL

_LEFT_OUT = ("allauth", "ninja", "rules", "csp")
INSTALLED_APPS = [app for app in _ALL if app == "panhuo.orgs" or not app.startswith(("panhuo.", *_LEFT_OUT))]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "orgs.process_settings"
urlpatterns: list[object] = []

"""Settings of the processes that tests start and kill: the site's, with policies and what they stand on."""

from panhuo.site.settings import *  # noqa: F403
from panhuo.site.settings import INSTALLED_APPS as _ALL

_OURS = ("panhuo.orgs", "panhuo.policies")
_LEFT_OUT = ("panhuo.", "allauth", "ninja", "rules", "csp")
INSTALLED_APPS = [app for app in _ALL if app in _OURS or not app.startswith(_LEFT_OUT)]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "policies.app.process_settings"
TEMPLATES: list[object] = []
urlpatterns: list[object] = []

"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what is loaded stays: the collector need not walk over it for each page

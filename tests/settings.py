"""Settings of the test suite: the site's own, with folders of its own and without slow or noisy parts."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="panhuo-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["PANHUO_DATA_DIR"] = _folder
os.environ.setdefault("PANHUO_TASKS_BACKEND", "django_tasks.backends.dummy.DummyBackend")

from panhuo.site.settings import *  # noqa: E402, F403
from panhuo.site.settings import DATABASES, LOGGING, STATIC_ROOT, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # a file: the live server's threads lock one another in memory
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
LOGGING["handlers"]["console"] = {"class": "logging.NullHandler"}
ACCOUNT_RATE_LIMITS = False

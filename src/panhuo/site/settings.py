"""Django settings. Every value that an installation may change comes from PANHUO_… (docs/reference/settings.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from panhuo.site.databases import database_config
from panhuo.site.env import env_bool, env_choice, env_int, env_list, env_str, require_set
from panhuo.site.logs import logging_config
from panhuo.site.secret import secret_key

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env_str("DATA_DIR", "var")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env_bool("DEBUG", default=False)
SECRET_KEY = secret_key(DATA_DIR)
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", LOOPBACK)
ONLY_THIS_MACHINE = set(ALLOWED_HOSTS) <= set(LOOPBACK)
HTTPS = env_bool("HTTPS", default=not ONLY_THIS_MACHINE)
if HTTPS and ONLY_THIS_MACHINE:
    raise ImproperlyConfigured("PANHUO_HTTPS is on but PANHUO_ALLOWED_HOSTS does not name the site's host")
if ONLY_THIS_MACHINE:  # plain HTTP that never leaves the machine: nothing there for HSTS and secure cookies to guard
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]

INSTALLED_APPS = [
    "panhuo.web",
    "panhuo.api",
    "panhuo.matching",
    "panhuo.exchange.rollup",
    "panhuo.exchange.mandates",
    "panhuo.exchange.contacts",
    "panhuo.exchange.answers",
    "panhuo.exchange.desk",
    "panhuo.exchange.procurement",
    "panhuo.exchange.services",
    "panhuo.exchange.chains",
    "panhuo.exchange.events",
    "panhuo.exchange.subscriptions",
    "panhuo.deals.duecare",
    "panhuo.deals.filings",
    "panhuo.deals.openlicence",
    "panhuo.deals.usefirst",
    "panhuo.deals.shares",
    "panhuo.deals.ledger",
    "panhuo.deals.plans",
    "panhuo.deals.agreements",
    "panhuo.portfolio.valuation",
    "panhuo.portfolio.prefiling",
    "panhuo.portfolio.classes",
    "panhuo.portfolio.ratings",
    "panhuo.portfolio.inventory",
    "panhuo.portfolio.annuities",
    "panhuo.portfolio.decisions",
    "panhuo.imports",
    "panhuo.needs",
    "panhuo.policies",
    "panhuo.patents",
    "panhuo.orgs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "ninja",
    "rules.apps.AutodiscoverRulesConfig",
    "django_tasks",
    "django_tasks_db",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "panhuo.web.rights.RememberRightsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "panhuo.web.errors.DomainErrorMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
]

ROOT_URLCONF = "panhuo.site.urls"
WSGI_APPLICATION = "panhuo.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "orgs.User"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "panhuo.web.context.site",
            ],
        },
    },
]

DATABASES = {"default": database_config(env_str("DATABASE_URL"), data_dir=DATA_DIR)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Background work: the Job record over django-tasks (docs/decisions/0004-jobs.md).
TASKS = {"default": {"BACKEND": env_str("TASKS_BACKEND", "django_tasks_db.DatabaseBackend")}}
JOB_LEASE_SECONDS = env_int("JOB_LEASE_SECONDS", default=60, least=5)

# Log-in
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "panhuo.web.account.ClosedSignupAdapter"
ACCOUNT_FORMS = {"login": "panhuo.web.accounts.forms.login.LoginForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False

# E-mail: nothing is sent before a server is named here and the administrator switches it on in the site
EMAIL_HOST = env_str("EMAIL_HOST")
EMAIL_PORT = env_int("EMAIL_PORT", default=587, least=1)
EMAIL_HOST_USER = env_str("EMAIL_USER")
EMAIL_HOST_PASSWORD = env_str("EMAIL_PASSWORD")
EMAIL_USE_SSL = env_bool("EMAIL_SSL", default=False)
EMAIL_USE_TLS = env_bool("EMAIL_TLS", default=not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_str("EMAIL_FROM", "panhuo@localhost")
EMAIL_BACKEND = env_str(
    "EMAIL_BACKEND", f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
)
EMAIL_CAN_SEND = bool(EMAIL_HOST)

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "panhuo.site.static_files.RememberedStorage",
    },
}
UPLOAD_MAX_MB = env_int("UPLOAD_MAX_MB", default=200, least=1)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # an office drops its whole folder of policies
FILE_UPLOAD_PERMISSIONS = 0o600

# Matching
INDEX_DIR = DATA_DIR / "index"
INDEX_URL = env_str("INDEX_URL").rstrip("/")  # empty: on this machine's disk; else a Milvus server
INDEX_TOKEN = env_str("INDEX_TOKEN")
ENCODER = env_choice("ENCODER", default="auto", known=("auto", "careful", "fast", "endpoint", "none"))
LLM_URL = env_str("LLM_URL").rstrip("/")
LLM_KEY = env_str("LLM_KEY")
LLM_MODEL = env_str("LLM_MODEL")
LLM_EMBEDDING_MODEL = env_str("LLM_EMBEDDING_MODEL")
if LLM_URL and not LLM_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured("PANHUO_LLM_URL must be an http(s) address such as https://host/v1")
if ENCODER == "endpoint":
    require_set("PANHUO_ENCODER=endpoint", LLM_URL=LLM_URL, LLM_EMBEDDING_MODEL=LLM_EMBEDDING_MODEL)

LOGGING = logging_config(debug=DEBUG)

"""The one settings file: every knob comes from the environment, and each default is safe.

`.env` beside `manage.py` is read first if it is there; real environment variables win over it.
"""

from pathlib import Path

import bootstrap_wrapper
import django_stubs_ext
import environ
import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# What this instance is

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.bool("HTTPS", default=False)
ALLOW_PLAIN_HTTP = env.bool("ALLOW_PLAIN_HTTP", default=False)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

LOOPBACK_HOSTS = {"localhost", "127.0.0.1", "[::1]", ".localhost", "testserver"}


def _unsafe_setting() -> str | None:
    """Say what makes these settings unsafe to serve with, and what to do; None if nothing does."""
    if len(SECRET_KEY) < 32:  # noqa: PLR2004 (256 bits as 32 characters, the least that is worth having)
        return (
            "SECRET_KEY is missing or shorter than 32 characters. Run `make run` once to have one "
            "written to .env, or set SECRET_KEY to a long random string."
        )
    if DEBUG:
        return None
    if "*" in ALLOWED_HOSTS:
        return "ALLOWED_HOSTS contains *, which lets anybody choose our host name. List the real host names."
    if not HTTPS and not ALLOW_PLAIN_HTTP and set(ALLOWED_HOSTS) - LOOPBACK_HOSTS:
        return (
            "ALLOWED_HOSTS names a public host but HTTPS is off, so passwords would travel in clear. "
            "Set HTTPS=true behind a proxy that ends TLS, or ALLOW_PLAIN_HTTP=true on a network you trust."
        )
    return None


if _unsafe := _unsafe_setting():
    raise ImproperlyConfigured(_unsafe)

# What it is made of

INSTALLED_APPS = [
    "accounts",
    "roadmap",
    "careerpath.staticfiles.CareerpathStaticFilesConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "bs_icon_templates",
    "csp",
    "simple_history",
    "import_export",
    "adminsortable2",
    "django_tasks_db",
]

MIDDLEWARE = [
    "careerpath.middleware.AnswerFloorMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "careerpath.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "careerpath.middleware.RefuseNulBytesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.ActingMiddleware",
    "accounts.middleware.JourneyMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.PreviewMiddleware",
]

ROOT_URLCONF = "careerpath.urls"
WSGI_APPLICATION = "careerpath.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Where its rows are

_database = env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'careerpath.sqlite3'}")
_options = _database.setdefault("OPTIONS", {})
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # With Django's defaults, concurrent writers fail with "database is locked"; so opened, they wait.
    _options |= {
        "timeout": 5,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA secure_delete=ON;PRAGMA journal_size_limit=67108864;"
        ),
    }
    _database["CONN_MAX_AGE"] = None
    # File-backed tests, so that threads of one test share one database as processes do.
    _database["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    _statement_ms = env.int("DB_STATEMENT_TIMEOUT_MS", default=10_000)
    _lock_ms = env.int("DB_LOCK_TIMEOUT_MS", default=4_000)
    _options["options"] = f"-c statement_timeout={_statement_ms} -c lock_timeout={_lock_ms}"
    _options["connect_timeout"] = 5
    _pool_size = env.int("DB_POOL_SIZE", default=8)
    if _pool_size:
        _options["pool"] = {"min_size": 1, "max_size": _pool_size, "timeout": 5}
        _database["CONN_MAX_AGE"] = 0
    else:
        _database["CONN_MAX_AGE"] = None
        _database["CONN_HEALTH_CHECKS"] = True
DATABASES = {"default": _database}

# Rate limits count in the cache, so it has to be one that every server process shares.
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://django_cache")}

# How long a process may serve the catalogue it holds before it asks whether another process changed it.
CATALOGUE_RECHECK_SECONDS = env.float("CATALOGUE_RECHECK_SECONDS", default=1.0)

# What is done in the background

# The queue is a table; `make worker` works it off.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Whether a worker runs beside the server, so that pages may leave the sending of mail to it.
BACKGROUND = env.bool("BACKGROUND", default=False)

# Who may come in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
ACCOUNT_SIGNUP_REDIRECT_URL = "welcome"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "accounts.hashers.BoundedArgon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "accounts.passwords.CommonPasswordValidator"},
]

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    _mail = env.email("EMAIL_URL")
    # What is to be sent waits in the database until the mail server has taken it.
    vars().update(_mail | {"EMAIL_BACKEND": "accounts.mail.WaitingEmailBackend"})
    MAIL_TRANSPORT = _mail["EMAIL_BACKEND"]
    EMAIL_TIMEOUT = 5
else:
    # No mail server: what would be sent is kept for the person who runs this instance.
    EMAIL_BACKEND = MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="careerpath <careerpath@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Who is told by mail what was published, archived, merged and imported.
CURATION_MAIL = env.list("CURATION_MAIL", default=[])

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "signup": "accounts.forms.account.SignupForm",
    "login": "accounts.forms.account.LoginForm",
    "reauthenticate": "accounts.forms.account.ReauthenticateForm",
    "reset_password": "accounts.forms.account.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.account.ResetPasswordKeyForm",
    "set_password": "accounts.forms.account.SetPasswordForm",
    "change_password": "accounts.forms.account.ChangePasswordForm",
    "add_email": "accounts.forms.account.AddEmailForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if EMAIL_URL else "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "careerpath: "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = bool(EMAIL_URL)
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "accounts.models.display_name"
# An empty dictionary leaves allauth's own limits as they are; False switches all of them off.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {} if env.bool("RATE_LIMITS", default=True) else False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
PASSWORD_RESET_TIMEOUT = 60 * 60

# How it talks

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "careerpath" / "static",
    ("bootstrap", bootstrap_wrapper.get_bootstrap_dir()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "svg.gz", "png", "woff2", "gz", "br")

# What it refuses

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# All that comes with files in it; tools/run.py and docs/operating.md know the same number.
UPLOAD_MAX_SIZE = 21_000_000
FILE_UPLOAD_HANDLERS = [
    "careerpath.uploads.SizedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CSRF_FAILURE_VIEW = "careerpath.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

# What it says about itself

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(),
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Somebody probing with a made-up host name is their mistake, not ours to report.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # Who did what is always told, however little else is.
        "accounts.trail": {"level": "INFO"},
        "roadmap.curation": {"level": "INFO"},
        "django.server": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
    },
}

# Read by tools/run.py; here so that .env.example and the settings stay one list.
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
THREADS = env.int("THREADS", default=8)

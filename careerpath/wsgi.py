"""The application that servers call."""

import os

from django.core.wsgi import get_wsgi_application

from careerpath.middleware import PlainContentType

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")

application = PlainContentType(get_wsgi_application())

"""Run the benchmark: Django has to be set up before what measures it can be imported."""

import os

import django
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")
django.setup()
import_string("tools.bench.measure.main")()

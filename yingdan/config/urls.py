"""URLs: the API under /api/, everything else is the web app."""

from django.urls import path

from yingdan.config.api import api

urlpatterns = [path("api/", api.urls)]

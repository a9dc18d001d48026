"""The interface over HTTP, and the server of the pages."""

from dateline.api.desk import Limits
from dateline.api.guarding import Access, is_loopback
from dateline.api.running import access_of, serve_store
from dateline.api.serving import application

__all__ = ["Access", "Limits", "access_of", "application", "is_loopback", "serve_store"]

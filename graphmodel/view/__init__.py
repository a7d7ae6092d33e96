"""The graph as one HTML page that needs nothing else: no server, no network, no other file."""

from graphmodel.view.assembly import frame, render
from graphmodel.view.settings import Settings

__all__ = ["Settings", "frame", "render"]

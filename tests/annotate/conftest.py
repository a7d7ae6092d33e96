"""What the tests of the page for claims share; whoever runs others need not wait for its imports."""

from tests.support.annotating import listener

__all__ = ["listener"]

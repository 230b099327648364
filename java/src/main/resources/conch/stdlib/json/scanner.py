"""The scanner of a decoder."""

__all__ = ["make_scanner"]


def make_scanner(context):
    """What reads one value with the context's callbacks: called with text and a place, it gives the value and the place behind it."""
    return context.scan_once

from .timing import settle as wait_for_disk

__all__ = ["wait_for_disk"]

from collections.abc import Callable


def resize(name: str) -> bytes:
    return name.encode()


def plan(name: str) -> Callable[[], bytes]:
    return lambda: resize(name)

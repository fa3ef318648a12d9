from ..services.timing import Clock, settle
from . import timing


def flush():
    settle(2)


def flush_twice():
    flush()
    flush()


def flush_by_module():
    timing.settle()


class Disk(Clock):
    def __init__(self, clock: Clock):
        self.clock = clock

    async def sync(self):
        self.hold()  # expect[blocking-sleep]
        self.clock.hold()  # expect[blocking-sleep]

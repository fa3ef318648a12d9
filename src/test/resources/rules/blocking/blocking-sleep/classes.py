import time
from typing import Optional


class Base:
    def _pause(self):
        time.sleep(1)

    def prepare(self):
        self._pause()


class Job(Base):
    def __init__(self):
        self.delay = 1

    def prepare(self):
        super().prepare()

    async def run(self):
        self._pause()  # expect[blocking-sleep]: self._pause() -> time.sleep()
#       ^^^^^^^^^^^^^
        self.prepare()  # expect[blocking-sleep]

    async def run_parent(self):
        super().prepare()  # expect[blocking-sleep]


class Slow:
    def __init__(self):
        time.sleep(1)

    @staticmethod
    def wait():
        time.sleep(1)

    @classmethod
    def wait_all(cls):
        cls.wait()

    def work(self):
        time.sleep(1)


class Owner:
    def __init__(self, given: Slow, maybe: Optional[Slow] = None):
        self.given = given
        self.maybe = maybe
        self.own = Base()

    async def use(self):
        self.given.work()  # expect[blocking-sleep]
        self.own.prepare()  # expect[blocking-sleep]
        if self.maybe is not None:
            self.maybe.work()  # expect[blocking-sleep]


BASE = Base()


def make() -> Base:
    return Base()


async def constructor():
    return Slow()  # expect[blocking-sleep]: Slow() -> time.sleep()


async def static_and_class():
    Slow.wait()  # expect[blocking-sleep]
    Slow.wait_all()  # expect[blocking-sleep]


async def module_constant():
    BASE.prepare()  # expect[blocking-sleep]


async def local_instance():
    base = Base()
    base.prepare()  # expect[blocking-sleep]


async def returned_instance():
    made = make()
    made.prepare()  # expect[blocking-sleep]


async def parameter(slow: Slow, text: "Slow | None"):
    slow.work()  # expect[blocking-sleep]
    if text:
        text.work()  # expect[blocking-sleep]


async def untyped(slow):
    slow.work()
    slow._pause()

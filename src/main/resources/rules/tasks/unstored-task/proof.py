"""Shows that the tasks of bad.py are collected while they wait, and that those of good.py live."""

import asyncio
import gc
import logging
import runpy


class Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage().splitlines()[0])


async def use(names: dict) -> tuple:
    """Starts the listeners, lets the garbage collector run, publishes one message."""
    await names["start"]()
    before = len(names["listeners"])
    gc.collect()
    after = len(names["listeners"])
    names["publish"]("hello")
    await asyncio.sleep(0.01)
    return before, after, names["received"]


async def fail() -> None:
    raise ValueError("lost")


async def drop_a_failing_task() -> bool:
    asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    gc.collect()
    return True


def main() -> None:
    messages = Messages()
    logger = logging.getLogger("asyncio")
    logger.addHandler(messages)
    logger.propagate = False

    before, after, received = asyncio.run(use(runpy.run_path("bad.py")))
    assert (before, after, received) == (2, 0, []), (before, after, received)
    assert messages.texts == ["Task was destroyed but it is pending!"] * 2, messages.texts
    print("bad.py: two tasks listen; after a garbage collection none does")
    print("bad.py: the message reaches nobody; asyncio logs: Task was destroyed but it is pending!")

    messages.texts.clear()
    before, after, received = asyncio.run(use(runpy.run_path("good.py")))
    assert (before, after, received) == (2, 2, ["hello", "hello"]), (before, after, received)
    assert not messages.texts, messages.texts
    print("good.py: both tasks survive the collection and get the message")

    assert asyncio.run(drop_a_failing_task())
    assert messages.texts == ["Task exception was never retrieved"], messages.texts
    print("a dropped task that fails stops nobody; asyncio logs: Task exception was never retrieved")


if __name__ == "__main__":
    main()

import time
from time import sleep


def accepted():
    time.sleep(1)  # loopwarden: ignore[blocking-sleep] only used by the one-shot importer


def pause():
    time.sleep(1)


async def at_the_line():
    time.sleep(1)  # loopwarden: ignore[blocking-sleep] nothing else runs yet


async def at_the_chain():
    pause()  # loopwarden: ignore[blocking-sleep] nothing else runs yet


async def at_the_sink():
    accepted()


async def at_the_def():  # loopwarden: ignore[blocking-sleep] nothing else runs yet
    pause()
    time.sleep(1)


async def waived_for_another_tool():
    time.sleep(1)  # noqa: ASYNC251
    sleep(1)  # noqa: F401, ASYNC251


async def not_covered():
    pause()  # expect[blocking-sleep]
    time.sleep(1)  # expect[blocking-sleep]

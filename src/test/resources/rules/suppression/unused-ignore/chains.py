"""For a chain the comment may stand at the call, at the end of the chain, or at the entry's def."""

import time


def pause() -> None:
    time.sleep(1)


def pause_on_purpose() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep] callers know


async def at_the_call() -> None:
    pause()  # loopwarden: ignore[blocking-sleep] short


async def at_the_entry() -> None:  # loopwarden: ignore[blocking-sleep] short
    pause()


async def at_the_end() -> None:
    pause_on_purpose()


async def nowhere() -> None:
    pause()  # expect[blocking-sleep]

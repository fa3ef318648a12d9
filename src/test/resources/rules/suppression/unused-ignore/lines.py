"""Ignore comments on lines."""

import asyncio
import time


async def used() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep] the device must not be interrupted


async def used_without_reason() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep]


async def used_with_two_rules() -> None:
    time.sleep(1); asyncio.create_task(asyncio.sleep(1))  # loopwarden: ignore[unstored-task, blocking-sleep] both


async def nothing_here() -> None:
    await asyncio.sleep(1)  # loopwarden: ignore[blocking-sleep] old  # expect[unused-ignore]: blocking-sleep


async def another_rule() -> None:
    time.sleep(1)  # loopwarden: ignore[unstored-task]  # expect[unused-ignore] expect[blocking-sleep]


async def one_of_two() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep, unstored-task]  # expect[unused-ignore]: unstored-task


async def no_such_rule() -> None:
    await asyncio.sleep(1)  # loopwarden: ignore[no-such-rule]  # expect[unused-ignore]: no-such-rule


def not_on_the_loop() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep]  # expect[unused-ignore]


async def in_a_worker_thread() -> None:
    await asyncio.to_thread(time.sleep, 1)  # loopwarden: ignore[blocking-sleep]  # expect[unused-ignore]


async def on_the_line_above() -> None:
    # loopwarden: ignore[blocking-sleep] this place has no effect  # expect[unused-ignore]
    time.sleep(1)  # expect[blocking-sleep]


async def on_the_last_line_of_the_call() -> None:
    asyncio.create_task(
        asyncio.sleep(1),
        name="beat",
    )  # loopwarden: ignore[unstored-task] a formatter put the comment here


VERSION = 1  # loopwarden: ignore[event-loop-at-import]  # expect[unused-ignore]

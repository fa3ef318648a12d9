"""Leaving a finally block discards the cancellation."""

import asyncio


async def step() -> None:
    await asyncio.sleep(1)


async def returns() -> int:
    try:
        await step()
    finally:
        return 1  # expect[swallowed-cancellation]
#       ^^^^^^^^


async def returns_nothing() -> None:
    try:
        await step()
    finally:
        return  # expect[swallowed-cancellation]


async def returns_on_a_condition(flag: bool) -> int:
    try:
        await step()
    finally:
        if flag:
            return 1  # expect[swallowed-cancellation]
    return 2


async def breaks() -> None:
    while True:
        try:
            await step()
        finally:
            break  # expect[swallowed-cancellation]


async def continues() -> None:
    while True:
        try:
            await step()
        finally:
            continue  # expect[swallowed-cancellation]


async def handler_and_finally() -> int:
    try:
        await step()
    except ValueError:
        print("bad value")
    finally:
        return 1  # expect[swallowed-cancellation]


async def reraised_and_then_discarded() -> int:
    try:
        await step()
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        return 1  # expect[swallowed-cancellation]


async def break_of_an_inner_loop() -> None:
    try:
        await step()
    finally:
        for number in range(3):
            if number:
                break


async def return_of_a_nested_function():
    try:
        await step()
    finally:

        def done() -> int:
            return 1

        print(done())


async def nothing_suspends() -> int:
    try:
        print("no await")
    finally:
        return 1


def plain_function() -> int:
    try:
        asyncio.run(step())
    finally:
        return 1


async def handler_that_caught_it_already() -> int:
    try:
        await step()
    except BaseException:  # expect[swallowed-cancellation]
        print("failed")
    finally:
        return 1

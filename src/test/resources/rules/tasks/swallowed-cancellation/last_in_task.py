"""The last handler of a task's outermost coroutine, and of main(): notes."""

import asyncio


async def step() -> None:
    await asyncio.sleep(1)


async def worker() -> None:
    try:
        while True:
            await step()
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        print("worker stopped")


async def quiet_worker() -> None:
    try:
        while True:
            await step()
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        return


async def main() -> None:
    tasks = [asyncio.create_task(worker()), asyncio.create_task(quiet_worker())]
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        print("bye")


if __name__ == "__main__":
    asyncio.run(main())

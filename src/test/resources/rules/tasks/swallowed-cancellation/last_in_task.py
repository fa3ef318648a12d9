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


def create_task(coro) -> asyncio.Task:
    return asyncio.get_running_loop().create_task(coro)


class Service:
    async def beat(self) -> None:
        try:
            while True:
                await step()
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
            pass

    def start(self) -> None:
        self.task = create_task(self.beat())

    async def close(self) -> None:
        try:
            await step()
        finally:
            # the cancellation that entered the clause goes on after it
            cleaning = asyncio.create_task(step())
            while not cleaning.done():
                try:
                    await asyncio.shield(cleaning)
                except asyncio.CancelledError:  # expect[swallowed-cancellation]
                    pass


async def waits_for_the_clean_up(work: asyncio.Task) -> None:
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        # the cancellation is raised at the end of the handler
        while not work.done():
            try:
                await asyncio.shield(work)
            except asyncio.CancelledError:  # expect[swallowed-cancellation]
                continue
        raise

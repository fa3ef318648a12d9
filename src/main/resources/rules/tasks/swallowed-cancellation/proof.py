"""Shows that the coroutines of bad.py cannot be cancelled or timed out, and those of good.py can."""

import asyncio
import logging
import runpy
import warnings

warnings.simplefilter("ignore")  # SyntaxWarning from 3.14 on: 'return' in a 'finally' block


async def cancel_three_times(worker) -> bool:
    """Whether the worker still runs after three cancellations."""
    task = asyncio.ensure_future(worker(asyncio.Queue()))
    for _ in range(3):
        await asyncio.sleep(0.01)
        task.cancel()
    await asyncio.sleep(0.01)
    still_runs = not task.done()
    task.get_coro().close()
    return still_runs


def survives(worker) -> bool:
    # Not asyncio.run(): at its end it would wait for the worker of bad.py for ever.
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(cancel_three_times(worker))
    finally:
        loop.close()


async def with_timeout(coroutine_function) -> str:
    try:
        async with asyncio.timeout(0.01):
            return f"no timeout, {await coroutine_function()}"
    except TimeoutError:
        return "TimeoutError"


async def with_wait_for(coroutine_function) -> str:
    try:
        return f"no timeout, {await asyncio.wait_for(coroutine_function(), 0.01)}"
    except asyncio.TimeoutError:
        return "TimeoutError"


async def cancelled(coroutine_function) -> bool:
    """Whether a cancelled task counts as cancelled."""
    task = asyncio.ensure_future(coroutine_function())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()


async def stopped(names: dict) -> bool:
    task = asyncio.ensure_future(names["worker"](asyncio.Queue()))
    await asyncio.sleep(0)
    await names["stop"](task)
    return task.cancelled()


def main() -> None:
    logging.getLogger("asyncio").disabled = True  # the worker that is still pending at the end
    bad, good = runpy.run_path("bad.py"), runpy.run_path("good.py")

    assert survives(bad["worker"])
    print("bad.py: worker() still runs after three cancellations")
    assert not survives(good["worker"])
    print("good.py: worker() ends with the first")

    results = {"fetch": "stale", "pause": "None", "flush": "flushed"}
    for name, result in results.items():
        for run in (with_timeout, with_wait_for):
            answer = asyncio.run(run(bad[name]))
            assert answer == f"no timeout, {result}", (name, answer)
            assert asyncio.run(run(good[name])) == "TimeoutError"
        assert not asyncio.run(cancelled(bad[name]))
        assert asyncio.run(cancelled(good[name]))
        print(f"bad.py: {name}() gives {result} after the timeout, TimeoutError is lost")
        print(f"good.py: {name}() ends with TimeoutError")

    assert asyncio.run(stopped(good))
    print("good.py: stop() may catch CancelledError: it cancelled the task itself")


if __name__ == "__main__":
    main()

"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py"""

import asyncio
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
PYTHON = [sys.executable, "-S", "-c"]


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def turns_during(job):
    """How often another task ran while the job ran, and the job's result."""
    turns = 0

    async def ticker():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = turns
    result = await job
    after = turns
    task.cancel()
    return after - before, result


async def main():
    bad, good, fixed = load("bad"), load("good"), load("fixed")
    say = PYTHON + ["print('hello')"]
    for name, argument, expected in (
        ("convert", say, "hello"),
        ("run_job", PYTHON + ["raise SystemExit(3)"], 3),
        ("report", sys.executable, "Python"),
    ):
        for module in (bad, good, fixed):
            turns, result = await turns_during(getattr(module, name)(argument))
            if isinstance(result, bytes):
                result = result.decode()
            if isinstance(result, str):
                result = result.strip()[: len(expected)]
            assert result == expected, (module, name, result)
            if module is bad or (module is fixed and name == "report"):
                assert turns == 0, (module, name, turns)
            else:
                assert turns > 0, (module, name)
        print(f"{name}: no other task ran in bad.py, other tasks ran in good.py, same result")

    endless = PYTHON + ["import sys; sys.stdin.read()"]
    child = await asyncio.create_subprocess_exec(*endless, stdin=asyncio.subprocess.PIPE)
    wait = asyncio.create_task(child.wait())
    await asyncio.sleep(0)
    wait.cancel()
    await asyncio.wait([wait])
    assert wait.cancelled() and child.returncode is None
    print("a cancelled wait leaves the process running")
    child.kill()
    assert await child.wait() != 0


asyncio.run(main())

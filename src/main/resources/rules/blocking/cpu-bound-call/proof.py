"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py"""

import asyncio
import importlib.util
import os
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = os.urandom(500_000)


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
    stored = bad.digest(b"secret", b"salt")
    for what, job in (
        ("scrypt", lambda module: module.register(b"secret", b"salt")),
        ("pbkdf2 behind a helper", lambda module: module.login(b"secret", b"salt", stored)),
        ("compression", lambda module: module.pack(DOCUMENT)),
    ):
        results = []
        for module in (bad, good, fixed):
            turns, result = await turns_during(job(module))
            results.append(result)
            stops = module is bad or (module is fixed and what.startswith("pbkdf2"))
            assert (turns == 0) is stops, (what, module, turns)
        assert results[0] and results[0] == results[1] == results[2], what
        print(f"{what}: no other task ran in bad.py, other tasks ran in good.py, same result")


asyncio.run(main())

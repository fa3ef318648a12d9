"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py

A server on 127.0.0.1, in a thread, takes its time to answer.
"""

import asyncio
import importlib.util
import os
import pathlib
import socket
import sys
import threading
import time

sys.dont_write_bytecode = True
os.environ["no_proxy"] = "*"
HERE = pathlib.Path(__file__).resolve().parent
LOOKED_UP_BY_LOOP = []


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def watch(event, _):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        LOOKED_UP_BY_LOOP.append(threading.current_thread() is threading.main_thread())


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1024)
            time.sleep(0.05)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\nok")


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


async def main(port):
    bad, good = load("bad"), load("good")
    sys.addaudithook(watch)
    for what, jobs in (
        ("urlopen", [module.health(f"http://127.0.0.1:{port}/") for module in (bad, good)]),
        ("sockets", [module.status("127.0.0.1", port) for module in (bad, good)]),
        ("name lookup", [module.address("localhost") for module in (bad, good)]),
    ):
        LOOKED_UP_BY_LOOP.clear()
        turns, before = await turns_during(jobs[0])
        assert turns == 0, (what, turns)
        assert all(LOOKED_UP_BY_LOOP)
        LOOKED_UP_BY_LOOP.clear()
        turns, after = await turns_during(jobs[1])
        assert turns > 0, what
        assert not any(LOOKED_UP_BY_LOOP)
        assert before == after and before, (before, after)
        print(f"{what}: no other task ran in bad.py, other tasks ran in good.py, same result")
    print("loop.getaddrinfo and open_connection look names up in another thread")


with socket.create_server(("127.0.0.1", 0)) as server:
    threading.Thread(target=serve, args=(server,), daemon=True).start()
    asyncio.run(main(server.getsockname()[1]))

"""Shows when the missing lock costs nothing, and what it costs from the first await on."""

import asyncio
import threading
from pathlib import Path

STATEMENT = "counter += 1"
WITH_AWAIT = "value = counter; await asyncio.sleep(0); counter = value + 1"


def run(path, edit=None):
    source = Path(path).read_text()
    if edit:
        assert STATEMENT in source
        source = source.replace(STATEMENT, edit)
    module = {"__name__": path}
    exec(compile(source, path, "exec"), module)
    return asyncio.run(module["main"]())


def in_threads():
    """Two threads read the counter before either of them writes it."""
    state = {"counter": 0}
    both_have_read = threading.Barrier(2)

    def increment():
        value = state["counter"]
        both_have_read.wait(timeout=4)
        state["counter"] = value + 1

    threads = [threading.Thread(target=increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return state["counter"]


def main():
    assert run("bad.py") == 1000
    print("bad.py as it stands: 1000 increments leave 1000; without an await there is no race")

    assert run("bad.py", WITH_AWAIT) == 1
    print("bad.py with an await between read and write: 1000 increments leave 1")

    assert run("good.py") == run("good.py", WITH_AWAIT) == 1000
    print("good.py: 1000, with and without the await")

    assert in_threads() == 1
    print("two threads that both read before they write: 2 increments leave 1")


main()

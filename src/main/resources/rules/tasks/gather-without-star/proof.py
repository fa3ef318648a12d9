"""Shows that every call of bad.py fails, and that those of good.py return their values."""

import asyncio
import gc
import runpy
import warnings

KEYS = [1, 2]
CALLS = {
    "load_all": (KEYS,),
    "load_pair": (),
    "load_lazily": (KEYS,),
    "load_and_wait": (KEYS,),
}


def failure(coroutine_function, *args) -> tuple:
    try:
        asyncio.run(coroutine_function(*args))
    except (TypeError, RuntimeError) as error:
        return type(error).__name__, str(error)
    raise AssertionError(f"{coroutine_function.__name__} did not fail")


def main() -> None:
    bad = runpy.run_path("bad.py")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the coroutines that were never awaited
        errors = {name: failure(bad[name], *args) for name, args in CALLS.items()}
        gc.collect()

    assert "unhashable type: 'list'" in errors["load_all"][1], errors
    text = "An asyncio.Future, a coroutine or an awaitable is required"
    assert errors["load_pair"] == ("TypeError", text), errors
    lazily = errors["load_lazily"][1]
    assert lazily == text or lazily.startswith("Task got bad yield"), errors
    text = "wait() takes 1 positional argument but 2 were given"
    assert errors["load_and_wait"] == ("TypeError", text), errors
    for name, (kind, text) in errors.items():
        print(f"bad.py: {name}() fails: {kind}: {text.split(': <')[0]}")

    for path in ("good.py", "fixed.py"):
        names = runpy.run_path(path)
        for name, args in CALLS.items():
            assert asyncio.run(names[name](*args)) == [10, 20], (path, name)
        print(f"{path}: all four return [10, 20]")


if __name__ == "__main__":
    main()

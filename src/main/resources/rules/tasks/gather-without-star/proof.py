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


def failure(coroutine_function, *args) -> Exception:
    try:
        asyncio.run(coroutine_function(*args))
    except (TypeError, RuntimeError) as error:
        return error
    raise AssertionError(f"{coroutine_function.__name__} did not fail")


def main() -> None:
    bad = runpy.run_path("bad.py")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the coroutines that were never awaited
        errors = {name: failure(bad[name], *args) for name, args in CALLS.items()}
        gc.collect()

    assert "unhashable type: 'list'" in str(errors["load_all"]), errors
    text = "An asyncio.Future, a coroutine or an awaitable is required"
    assert str(errors["load_pair"]) == text, errors
    lazily = str(errors["load_lazily"])
    assert lazily == text or lazily.startswith("Task got bad yield"), errors
    text = "wait() takes 1 positional argument but 2 were given"
    assert str(errors["load_and_wait"]) == text, errors
    for name, error in errors.items():
        print(f"bad.py: {name}() fails: {type(error).__name__}: {str(error).split(' object')[0]}")

    for path in ("good.py", "fixed.py"):
        names = runpy.run_path(path)
        for name, args in CALLS.items():
            assert asyncio.run(names[name](*args)) == [10, 20], (path, name)
        print(f"{path}: all four return [10, 20]")


if __name__ == "__main__":
    main()

"""Shows that bad.py fails as soon as its coroutines run, and that good.py works."""

import asyncio
import gc
import runpy
import warnings


def load(path: str) -> dict:
    return runpy.run_path(path, run_name="example")


def failure(coroutine_function, *args) -> str:
    try:
        asyncio.run(coroutine_function(*args))
    except RuntimeError as error:
        return str(error)
    raise AssertionError(f"{coroutine_function.__name__} did not fail")


def main() -> None:
    text = "asyncio.run() cannot be called from a running event loop"
    bad = load("bad.py")
    assert bad["user_name"](1) == "user-1"
    print("bad.py: user_name() works while no loop runs")
    for name in ("greet", "report"):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            assert failure(bad[name], 1) == text
            gc.collect()
        assert any("'load_user' was never awaited" in str(w.message) for w in seen), seen
        print(f"bad.py: {name}() fails: {text}")

    good = load("good.py")
    assert asyncio.run(good["greet"](1)) == "hello user-1"
    assert asyncio.run(good["report"](1)) == "user-1"
    print("good.py: greet() and report() return their values")


if __name__ == "__main__":
    main()

"""Shows that bad.py cannot be imported, neither without nor under a running loop."""

import asyncio
import gc
import runpy
import warnings


def import_error(path: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the coroutines that were never awaited
        try:
            runpy.run_path(path, run_name="imported")
        except RuntimeError as error:
            text = str(error)
        else:
            raise AssertionError(f"{path} can be imported")
        gc.collect()
    return text


async def import_error_under_loop(path: str) -> str:
    return import_error(path)


async def import_under_loop(path: str) -> dict:
    return runpy.run_path(path, run_name="imported")


def main() -> None:
    text = import_error("bad.py")
    assert text == "no running event loop", text
    print(f"bad.py: import without a loop fails at create_task: {text}")

    text = asyncio.run(import_error_under_loop("bad.py"))
    assert text == "asyncio.run() cannot be called from a running event loop", text
    print(f"bad.py: import under a running loop fails at asyncio.run: {text}")

    names = runpy.run_path("good.py", run_name="imported")
    assert asyncio.run(names["main"]()) == {"region": "eu"}
    names = asyncio.run(import_under_loop("good.py"))
    assert asyncio.run(names["main"]()) == {"region": "eu"}
    print("good.py: can be imported both ways, and main() works")


if __name__ == "__main__":
    main()

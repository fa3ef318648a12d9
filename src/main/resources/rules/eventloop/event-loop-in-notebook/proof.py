"""Runs the cells as a notebook kernel does: in a loop that already runs, with top-level await."""

import ast
import asyncio
import gc
import inspect
import json
import warnings


def cells(path: str) -> list:
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]


async def run_cell(source: str, names: dict) -> None:
    code = compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(code, names)
    if inspect.isawaitable(result):
        await result


async def kernel(path: str) -> list:
    """Returns the error text of each cell, or None where it worked."""
    names = {"__name__": "__main__"}
    errors = []
    for source in cells(path):
        try:
            await run_cell(source, names)
            errors.append(None)
        except RuntimeError as error:
            errors.append(str(error))
    gc.collect()
    return errors


def main() -> None:
    warnings.simplefilter("ignore")  # the coroutines that were never awaited
    definitions, run, run_until_complete = asyncio.run(kernel("bad.ipynb"))
    assert definitions is None
    assert run == "asyncio.run() cannot be called from a running event loop", run
    print(f"bad.ipynb: the cell with asyncio.run fails: {run}")
    assert run_until_complete == "This event loop is already running", run_until_complete
    print(f"bad.ipynb: the cell with run_until_complete fails: {run_until_complete}")

    assert asyncio.run(kernel("good.ipynb")) == [None, None, None]
    print("good.ipynb: every cell works")
    assert asyncio.run(kernel("fixed.ipynb")) == [None, None, None]
    print("fixed.ipynb: every cell works")


if __name__ == "__main__":
    main()

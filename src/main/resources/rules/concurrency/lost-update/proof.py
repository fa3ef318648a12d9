"""Shows that ten concurrent updates leave 1 in bad.py and 10 in good.py."""

import asyncio
import dis
import runpy


def totals(path, price=None):
    module = runpy.run_path(path)
    if price is not None:
        module["main"].__globals__["price"] = price
    till = module["Till"]()
    asyncio.run(module["main"](till))
    return till.total, till.by_item["tea"]


async def never_suspends(item):
    return 1


async def add(obj, f):
    obj.x += await f()


def main():
    bad = totals("bad.py")
    assert bad == (1, 1), bad
    print("bad.py: ten concurrent calls leave 1 in the total and 1 in the dict")

    good = totals("good.py")
    assert good == (10, 10), good
    print("good.py: 10 and 10")

    fixed = totals("fixed.py")
    assert fixed == (10, 10), fixed
    print("fixed.py: 10 and 10")

    same_code = totals("bad.py", never_suspends)
    assert same_code == (10, 10), same_code
    print("bad.py with a price() that never suspends: 10 and 10, so nothing is lost")

    names = [i.opname for i in dis.get_instructions(add)]
    read, wait, write = (names.index(n) for n in ("LOAD_ATTR", "GET_AWAITABLE", "STORE_ATTR"))
    assert read < wait < write, names
    print("obj.x += await f(): the bytecode reads obj.x, then awaits, then writes")


main()

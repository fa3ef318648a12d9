"""Shows that tasks get past the same condition together in bad.py, and not in good.py."""

import asyncio
import runpy


async def drive(module):
    wallet = module["Wallet"]()
    connections = await asyncio.gather(*(wallet.connect() for _ in range(5)))
    paid = await asyncio.gather(wallet.pay(10), wallet.pay(10), wallet.pay(10))
    return module["Connection"].opened, len(set(map(id, connections))), sum(paid), wallet.balance


class Flagged:
    """if busy: return; busy = True; await: correct without a lock."""

    def __init__(self):
        self.busy = False
        self.runs = 0

    async def work(self):
        if self.busy:
            return
        self.busy = True
        try:
            await asyncio.sleep(0)
            self.runs += 1
        finally:
            self.busy = False


async def flagged():
    flag = Flagged()
    await asyncio.gather(*(flag.work() for _ in range(5)))
    return flag.runs


def main():
    opened, kept, paid, balance = asyncio.run(drive(runpy.run_path("bad.py")))
    assert (opened, paid, balance) == (5, 3, -20), (opened, paid, balance)
    print("bad.py: five callers opened 5 connections, the attribute keeps 1, 4 are leaked")
    print("bad.py: three payments of 10 from a balance of 10 all passed, the balance is -20")

    opened, kept, paid, balance = asyncio.run(drive(runpy.run_path("good.py")))
    assert (opened, kept, paid, balance) == (1, 1, 1, 0), (opened, kept, paid, balance)
    print("good.py: five callers share 1 connection; 1 payment passed, the balance is 0")

    assert asyncio.run(flagged()) == 1
    print("a flag that is set before the await lets 1 of 5 tasks in")


main()

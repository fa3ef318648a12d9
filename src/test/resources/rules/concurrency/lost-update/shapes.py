"""Every place that outlives a call, and every way to write the update."""

import asyncio

from store import fetch

TOTAL = 0
BY_USER: dict[str, int] = {}
LOG: list[int] = []


class Stats:
    hits = 0

    def __init__(self) -> None:
        self.total = 0
        self.names: list[str] = []
        self.by_key: dict[str, int] = {}
        self.inner: "Stats | None" = None

    async def attribute(self) -> None:
        self.total += await fetch("a")  # expect[lost-update]: self.total
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def item(self, key: str) -> None:
        self.by_key[key] += await fetch(key)  # expect[lost-update]
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def other_operators(self) -> None:
        self.total -= await fetch("a")  # expect[lost-update]
        self.total |= await fetch("b")  # expect[lost-update]

    async def await_inside_an_expression(self) -> None:
        self.total += 1 + int(await fetch("a"))  # expect[lost-update]

    async def read_first_in_the_same_expression(self) -> None:
        self.total = self.total + await fetch("a")  # expect[lost-update]

    async def read_as_argument(self) -> None:
        self.names = sorted_names(self.names, await fetch("a"))  # expect[lost-update]
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def read_in_a_list_display(self) -> None:
        self.names = [*self.names, await fetch("a")]  # expect[lost-update]

    async def class_attribute(self) -> None:
        Stats.hits += await fetch("a")  # expect[lost-update]

    async def under_a_condition(self, key: str) -> None:
        if key:
            self.total += await fetch(key)  # expect[lost-update]


def sorted_names(names: list[str], name: str) -> list[str]:
    return sorted({*names, name})


async def module_global() -> None:
    global TOTAL
    TOTAL += await fetch("a")  # expect[lost-update]: TOTAL


async def module_dict(user: str) -> None:
    BY_USER[user] += await fetch(user)  # expect[lost-update]


async def closure_cell(users: list[str]) -> int:
    total = 0

    async def one(user: str) -> None:
        nonlocal total
        total += await fetch(user)  # expect[lost-update]: total

    await asyncio.gather(*(one(user) for user in users))
    return total


async def closure_dict(users: list[str]) -> dict[str, int]:
    totals = {"all": 0}

    async def one(user: str) -> None:
        totals["all"] += await fetch(user)  # expect[lost-update]

    async with asyncio.TaskGroup() as group:
        for user in users:
            group.create_task(one(user))
    return totals


async def add_to(stats: Stats, user: str) -> None:
    stats.total += await fetch(user)  # expect[lost-update]


async def parameter_shared_by_gathered_calls(stats: Stats, users: list[str]) -> None:
    await asyncio.gather(*(add_to(stats, user) for user in users))

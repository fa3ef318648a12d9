"""Every place where a coroutine of this file gets lost."""

import logging

log = logging.getLogger(__name__)


async def fetch(key: int = 0) -> int:
    return key


async def bare_statement() -> None:
    fetch(1)  # expect[unawaited-coroutine]
#   ^^^^^^^^


async def name_never_used() -> None:
    result = fetch()  # expect[unawaited-coroutine]
#            ^^^^^^^
    print("done")


async def underscore() -> None:
    _ = fetch()  # expect[unawaited-coroutine]


async def annotated_name() -> None:
    result: object = fetch()  # expect[unawaited-coroutine]


async def condition(key: int) -> bool:
    if fetch(key):  # expect[unawaited-coroutine]
        return True
    return False


async def negated_condition(key: int) -> bool:
    if not fetch(key):  # expect[unawaited-coroutine]
        return True
    return False


async def part_of_condition(key: int) -> bool:
    if key > 3 and fetch(key):  # expect[unawaited-coroutine]
        return True
    return False


async def loop_condition() -> None:
    while fetch():  # expect[unawaited-coroutine]
        await fetch()
        break


async def conditional_expression() -> str:
    return "yes" if fetch() else "no"  # expect[unawaited-coroutine]


async def assertion() -> None:
    assert fetch()  # expect[unawaited-coroutine]


async def comparison() -> bool:
    return fetch(1) == 1  # expect[unawaited-coroutine]


async def compared_with_none() -> bool:
    return fetch() is None  # expect[unawaited-coroutine]


async def membership(values: list[int]) -> bool:
    return fetch() in values  # expect[unawaited-coroutine]


async def formatted() -> str:
    return f"value {fetch()}"  # expect[unawaited-coroutine]


async def logged() -> None:
    logging.info("value %s", fetch())  # expect[unawaited-coroutine]
    log.warning("value %s", fetch())  # expect[unawaited-coroutine]


async def printed() -> None:
    print("value", fetch())  # expect[unawaited-coroutine]


async def converted() -> str:
    return str(fetch())  # expect[unawaited-coroutine]


async def attribute() -> int:
    return fetch().real  # expect[unawaited-coroutine]


async def item() -> int:
    return fetch()[0]  # expect[unawaited-coroutine]


async def arithmetic() -> int:
    return fetch() + 1  # expect[unawaited-coroutine]


async def iterated() -> None:
    for value in fetch():  # expect[unawaited-coroutine]
        print(value)


async def dropped_list(keys: list[int]) -> None:
    [fetch(key) for key in keys]  # expect[unawaited-coroutine]


async def dropped_list_in_name(keys: list[int]) -> None:
    jobs = [fetch(key) for key in keys]  # expect[unawaited-coroutine]


async def returned_from_coroutine() -> int:
    return fetch()  # expect[unawaited-coroutine]


async def expression_statement(flag: bool) -> None:
    flag and fetch()  # expect[unawaited-coroutine]
    fetch() if flag else None  # expect[unawaited-coroutine]


async def in_branches(flag: bool) -> None:
    if flag:
        fetch(1)  # expect[unawaited-coroutine]
    else:
        await fetch(2)
    try:
        fetch(3)  # expect[unawaited-coroutine]
    finally:
        await fetch(4)


def plain_function() -> None:
    fetch()  # expect[unawaited-coroutine]


async def nested() -> None:
    async def inner() -> int:
        return 1

    inner()  # expect[unawaited-coroutine]


async def name_only_tested(key: int) -> str:
    found = fetch(key)  # expect[unawaited-coroutine]
    if found is None:
        return "nothing"
    return f"found {found}"


fetch()  # expect[unawaited-coroutine]


async def returned_unannotated():
    return fetch()  # expect[unawaited-coroutine]


async def returned_beside_a_value(key: int):
    if key:
        return str(key)
    return fetch()  # expect[unawaited-coroutine]

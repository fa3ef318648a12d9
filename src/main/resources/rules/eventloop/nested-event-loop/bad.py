import asyncio


async def load_user(user_id: int) -> str:
    await asyncio.sleep(0)
    return f"user-{user_id}"


def user_name(user_id: int) -> str:
    return asyncio.run(load_user(user_id))


async def greet(user_id: int) -> str:
    return "hello " + asyncio.run(load_user(user_id))  # expect[nested-event-loop]


async def report(user_id: int) -> str:
    return user_name(user_id)  # expect[nested-event-loop]: cannot be called from a running event loop

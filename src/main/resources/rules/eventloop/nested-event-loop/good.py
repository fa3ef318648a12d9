import asyncio


async def load_user(user_id: int) -> str:
    await asyncio.sleep(0)
    return f"user-{user_id}"


async def greet(user_id: int) -> str:
    return "hello " + await load_user(user_id)


async def report(user_id: int) -> str:
    return await load_user(user_id)


def main() -> None:
    print(asyncio.run(report(1)))


if __name__ == "__main__":
    main()

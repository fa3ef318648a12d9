async def work() -> None:
    print("working")

import asyncio


async def task():
    print("Task running")


async def main():
    asyncio.create_task(task())  # Unmanaged task  # expect[unstored-task]

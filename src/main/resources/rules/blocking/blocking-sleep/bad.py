import time


def settle(seconds: float) -> None:
    time.sleep(seconds)


async def poll(job) -> bool:
    for _ in range(3):
        if job.ready():
            return True
        time.sleep(0.05)  # expect[blocking-sleep]: time.sleep()
    return False


async def restart(job) -> None:
    job.stop()
    settle(0.05)  # expect[blocking-sleep]: settle() -> time.sleep()
    job.start()

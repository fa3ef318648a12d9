import time

_IS_SYNC = False
_SWITCHED = False
WINDOWS, POSIX = False, True


def switch():
    global _SWITCHED
    _SWITCHED = True


async def constant():
    if _IS_SYNC:
        time.sleep(1)
    if not _IS_SYNC:
        return
    else:
        time.sleep(1)


async def combined(ready):
    if False and ready:
        time.sleep(1)
    if ready and _IS_SYNC:
        time.sleep(1)
    if not True:
        time.sleep(1)


async def may_change():
    if _SWITCHED:
        time.sleep(1)  # expect[blocking-sleep]


async def other(ready):
    if ready or not _IS_SYNC:
        time.sleep(1)  # expect[blocking-sleep]
    _LOCAL = False
    _LOCAL = ready
    if _LOCAL:
        time.sleep(1)  # expect[blocking-sleep]

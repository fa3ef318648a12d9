import time


def settle(seconds=1):
    time.sleep(seconds)


class Clock:
    def hold(self):
        settle()

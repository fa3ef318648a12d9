"""Shows that bad.py sells what it does not have and reserves nothing, and that good.py does not."""

import asyncio
import gc
import logging
import runpy
import warnings


class Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def run(path: str, messages: Messages) -> tuple:
    """Orders something that is out of stock and something that is there."""
    messages.texts.clear()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        names = runpy.run_path(path, run_name="example")
        answers = [asyncio.run(names["order"]("coffee")), asyncio.run(names["order"]("tea"))]
        gc.collect()
    lost = {str(w.message) for w in seen if issubclass(w.category, RuntimeWarning)}
    return answers, names["reserved"], lost


def main() -> None:
    messages = Messages()
    logger = logging.getLogger("shop")
    logger.addHandler(messages)
    logger.propagate = False

    answers, reserved, lost = run("bad.py", messages)
    assert answers == [True, True], answers
    print("bad.py: the condition is always true: an item that is out of stock is sold")
    assert reserved == [], reserved
    print("bad.py: reserve() was called twice and ran never")
    assert all(text.startswith("left: <coroutine object count at 0x") for text in messages.texts)
    print(f"bad.py: the log shows the coroutine: {messages.texts[0].split(' at ')[0]} at ...>")
    for name in ("in_stock", "reserve", "count"):
        assert f"coroutine '{name}' was never awaited" in lost, lost
    print("bad.py: three RuntimeWarnings, no exception")

    for path in ("good.py", "fixed.py"):
        answers, reserved, lost = run(path, messages)
        assert answers == [False, True], answers
        assert reserved == ["tea"], reserved
        assert messages.texts == ["left: 3"], messages.texts
        assert not lost, lost
        print(f"{path}: the answer, the reservation and the log are right, no warning")


if __name__ == "__main__":
    main()

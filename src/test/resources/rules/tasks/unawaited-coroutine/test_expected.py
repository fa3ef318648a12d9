"""A block that expects an error or a warning makes the coroutine on purpose."""

import unittest
import warnings

import pytest


async def fetch(key: int) -> int:
    return key


def test_wrong_argument() -> None:
    with pytest.raises(TypeError):
        fetch()
    with pytest.warns(RuntimeWarning, match="never awaited"):
        fetch(1)


def test_warning() -> None:
    with warnings.catch_warnings(record=True) as caught:
        work = fetch(1)
        del work
    assert caught


class TestFetch(unittest.TestCase):
    def test_wrong_argument(self) -> None:
        with self.assertRaises(TypeError):
            fetch()
        fetch(1)  # expect[unawaited-coroutine]

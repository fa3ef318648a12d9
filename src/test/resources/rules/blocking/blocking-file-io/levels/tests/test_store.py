from pathlib import Path

from app.store import load, read


async def test_load(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    assert read(tmp_path / "file") == "x"
    assert await load(tmp_path / "file") == "x"


async def test_many(tmp_path: Path):
    for number in range(3):
        (tmp_path / str(number)).write_text("x")  # expect[blocking-file-io]

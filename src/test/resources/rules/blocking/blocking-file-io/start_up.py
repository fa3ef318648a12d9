from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(application: FastAPI):
    settings = Path("settings.toml").read_text()
    pages = []
    for name in ("a.html", "b.html"):
        pages.append(Path(name).read_text())  # expect[blocking-file-io]
    yield {"settings": settings, "pages": pages}


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
async def load_banner():
    return Path("banner.txt").read_text()


@app.get("/")
async def page():
    return Path("page.html").read_text()  # expect[blocking-file-io]


@app.get("/plain")
def plain():
    return Path("page.html").read_text()

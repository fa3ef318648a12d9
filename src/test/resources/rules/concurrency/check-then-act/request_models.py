from dataclasses import dataclass

from fastapi import APIRouter

router = APIRouter()


@dataclass
class NewTeam:
    budget: str | None = None


@router.post("/team")
async def new_team(data: NewTeam, database):
    # each request has its own
    if data.budget is None:
        budget = await database.create()
        data.budget = budget.id
    return data

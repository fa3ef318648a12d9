import asyncpg


async def fetch_from_db():
    conn = await asyncpg.connect(database="test")
    result = await conn.fetch("SELECT * FROM table")
    await conn.close()
    return result

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine("postgresql://")


def get_session():
    session = Session(engine)
    try:
        yield session
    finally:
        session.close()


def count(session: Session) -> int:
    return session.execute(text("select 1")).scalar_one()

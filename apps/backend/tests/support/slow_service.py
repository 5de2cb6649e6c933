"""`python -m support.slow_service`: the service with a model that takes its time, until it is killed."""

import asyncio
import os

from support.models import Scripted, provider, says
from support.server import listening
from todo.core.settings import Settings
from todo.main import create_app

STORY = " ".join(f"word{number}" for number in range(600))


async def main() -> None:
    settings = Settings.model_validate(
        {
            "database_url": os.environ["DATABASE_URL"],
            "jwt_secret": "a-secret-of-the-tests-that-is-long-enough",
            "register_per_hour": 1_000_000,
        }
    )
    app = create_app(settings, provider=provider(Scripted(says(STORY), pause_seconds=0.05)))
    async with app.router.lifespan_context(app), listening(app) as origin:
        print(origin, flush=True)  # noqa: T201
        await asyncio.sleep(3600)


if __name__ == "__main__":
    asyncio.run(main())

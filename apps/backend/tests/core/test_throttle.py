from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import select

from support.clocks import SteerableClock
from todo.core.throttle import Limit, RateLimit, Throttle, TooManyRequests

TWICE = Limit("test-twice", 2, timedelta(minutes=1))


@pytest.fixture
def throttle(app: FastAPI, clock: SteerableClock) -> Throttle:
    return Throttle(app.state.database, clock)


async def test_what_is_refused_does_not_prolong_the_wait(throttle: Throttle, clock: SteerableClock) -> None:
    for _ in range(2):
        await throttle.hit(TWICE, "prolonged")
    waits = []
    for _ in range(3):
        with pytest.raises(TooManyRequests) as refusal:
            await throttle.hit(TWICE, "prolonged")
        waits.append(int((refusal.value.headers or {})["Retry-After"]))
        clock.advance(timedelta(seconds=10))

    assert waits == [60, 50, 40] or waits == [59, 49, 39]


async def test_names_and_people_are_counted_apart(throttle: Throttle) -> None:
    for who in (["a", "bc"], ["ab", "c"], ["abc"], ["a", "b", "c"]):
        for _ in range(2):
            await throttle.hit(TWICE, *who)
    await throttle.hit(Limit("test-other", 2, timedelta(minutes=1)), "abc")

    with pytest.raises(TooManyRequests):
        await throttle.check(TWICE, "a", "bc")


async def test_the_table_keeps_no_address_and_nothing_that_is_over(
    throttle: Throttle, clock: SteerableClock, app: FastAPI
) -> None:
    await throttle.hit(TWICE, "ada@example.com", "203.0.113.5")
    clock.advance(timedelta(days=2))
    await throttle.hit(TWICE, "203.0.113.5")

    await throttle.sweep()

    async with app.state.database.transaction() as session:
        rows = (await session.exec(select(RateLimit))).all()
    assert [len(row.key) for row in rows] == [32]

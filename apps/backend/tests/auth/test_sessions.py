from datetime import timedelta
from uuid import uuid4

import pytest
from httpx import AsyncClient, Response

from support.clocks import SteerableClock
from support.people import Person, good, log_in, refused


async def refresh(client: AsyncClient, token: str) -> Response:
    return await client.post("/api/auth/refresh", json={"refresh_token": token})


async def test_refreshing_gives_new_tokens_that_work(ada: Person, client: AsyncClient) -> None:
    renewed = good(await refresh(client, ada.refresh_token))

    assert renewed["refresh_token"] != ada.refresh_token
    assert renewed["access_token"] != ada.session["access_token"]
    assert renewed["user"] == ada.session["user"]
    ada.session = renewed
    assert good(await ada.get("/api/auth/me"))["id"] == ada.id


async def test_an_access_token_ends_after_15_minutes(ada: Person, clock: SteerableClock) -> None:
    clock.advance(timedelta(minutes=14))
    good(await ada.get("/api/auth/me"))

    clock.advance(timedelta(minutes=1, seconds=1))

    answer = await ada.get("/api/auth/me")
    refused(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_session_ends_after_30_days_without_use(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    clock.advance(timedelta(days=29))
    renewed = good(await refresh(client, ada.refresh_token))
    clock.advance(timedelta(days=29))
    renewed = good(await refresh(client, renewed["refresh_token"]))

    clock.advance(timedelta(days=30, seconds=1))

    refused(await refresh(client, renewed["refresh_token"]), 401, "session_ended")


async def test_the_predecessor_shown_again_at_once_is_a_retry(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    first = good(await refresh(client, ada.refresh_token))
    clock.advance(timedelta(seconds=29))

    second = good(await refresh(client, ada.refresh_token))

    for renewed in (first, second):
        good(await refresh(client, renewed["refresh_token"]))


async def test_the_predecessor_shown_later_ends_the_whole_session(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    elsewhere = await ada.log_in_again()
    renewed = good(await refresh(client, ada.refresh_token))
    clock.advance(timedelta(seconds=31))

    refused(await refresh(client, ada.refresh_token), 401, "session_ended")

    refused(await refresh(client, renewed["refresh_token"]), 401, "session_ended")
    refused(await ada.get("/api/auth/me"), 401, "unauthenticated")
    good(await elsewhere.get("/api/auth/me"))


async def test_an_older_predecessor_is_no_retry_however_soon(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    renewed = good(await refresh(client, ada.refresh_token))
    clock.advance(timedelta(seconds=1))
    good(await refresh(client, renewed["refresh_token"]))
    clock.advance(timedelta(seconds=1))

    refused(await refresh(client, ada.refresh_token), 401, "session_ended")

    refused(await ada.get("/api/auth/me"), 401, "unauthenticated")


async def test_what_a_thief_got_by_a_retry_is_found_out(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    owners = good(await refresh(client, ada.refresh_token))
    thiefs = good(await refresh(client, ada.refresh_token))
    clock.advance(timedelta(minutes=10))
    owners = good(await refresh(client, owners["refresh_token"]))
    clock.advance(timedelta(minutes=10))

    refused(await refresh(client, thiefs["refresh_token"]), 401, "session_ended")

    refused(await refresh(client, owners["refresh_token"]), 401, "session_ended")


@pytest.mark.parametrize("token", ["", "x", "todo_rt_" + "A" * 43, "y" * 201, 7, None])
async def test_what_is_no_refresh_token_is_refused(client: AsyncClient, token: object) -> None:
    answer = await client.post("/api/auth/refresh", json={"refresh_token": token})

    assert answer.status_code in {401, 422}


async def test_an_access_token_is_no_refresh_token(ada: Person, client: AsyncClient) -> None:
    answer = await refresh(client, ada.session["access_token"])

    assert answer.status_code in {401, 422}


async def test_a_refresh_token_is_no_access_token(ada: Person, client: AsyncClient) -> None:
    answer = await client.get("/api/auth/me", headers={"Authorization": f"Bearer {ada.refresh_token}"})

    refused(answer, 401, "unauthenticated")


async def test_logging_out_ends_the_session_at_once(ada: Person, client: AsyncClient) -> None:
    answer = await client.post("/api/auth/logout", json={"refresh_token": ada.refresh_token})

    assert (answer.status_code, answer.content) == (204, b"")
    refused(await ada.get("/api/auth/me"), 401, "unauthenticated")
    refused(await refresh(client, ada.refresh_token), 401, "session_ended")


async def test_logging_out_twice_is_fine(ada: Person, client: AsyncClient) -> None:
    for _ in range(2):
        answer = await client.post("/api/auth/logout", json={"refresh_token": ada.refresh_token})
        assert answer.status_code == 204


async def test_sessions_are_listed_with_where_they_are_used(ada: Person, client: AsyncClient) -> None:
    client.headers["User-Agent"] = "A Browser 7"
    phone = await log_in(client, ada.email)

    listed = good(await phone.get("/api/auth/sessions"))

    assert [session["current"] for session in listed] == [True, False]
    assert (listed[0]["user_agent"], listed[0]["address"]) == ("A Browser 7", "127.0.0.1")
    assert set(listed[0]) == {
        "id",
        "user_agent",
        "address",
        "created_at",
        "last_used_at",
        "expires_at",
        "current",
    }


async def test_ending_one_session_leaves_the_others(ada: Person) -> None:
    phone, tablet = await ada.log_in_again(), await ada.log_in_again()
    phones_id = next(found["id"] for found in good(await phone.get("/api/auth/sessions")) if found["current"])

    answer = await ada.delete(f"/api/auth/sessions/{phones_id}")

    assert answer.status_code == 204
    refused(await phone.get("/api/auth/me"), 401, "unauthenticated")
    good(await tablet.get("/api/auth/me"))
    refused(await ada.delete(f"/api/auth/sessions/{phones_id}"), 404, "session_not_found")


async def test_ending_all_others_keeps_this_one(ada: Person) -> None:
    phone = await ada.log_in_again()

    answer = await ada.delete("/api/auth/sessions")

    assert answer.status_code == 204
    refused(await phone.get("/api/auth/me"), 401, "unauthenticated")
    assert len(good(await ada.get("/api/auth/sessions"))) == 1


async def test_nobody_sees_or_ends_the_session_of_somebody_else(ada: Person, bob: Person) -> None:
    adas_id = good(await ada.get("/api/auth/sessions"))[0]["id"]

    refused(await bob.delete(f"/api/auth/sessions/{adas_id}"), 404, "session_not_found")
    refused(await bob.delete(f"/api/auth/sessions/{uuid4()}"), 404, "session_not_found")

    assert adas_id not in [found["id"] for found in good(await bob.get("/api/auth/sessions"))]
    good(await ada.get("/api/auth/me"))

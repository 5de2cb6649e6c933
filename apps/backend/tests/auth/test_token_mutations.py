"""Every way in which an access token can be wrong gives 401: never 500, and never access."""

import base64
import json
from collections.abc import Callable
from time import time
from typing import Any
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import FastAPI
from httpx import AsyncClient

from support.people import Person, bearer, good, refused

pytestmark = pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")

Mutation = Callable[[dict[str, Any], str], str]

_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _encoded(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def claim(**changes: Any) -> Mutation:
    """Signed with the right key, but with other claims; None leaves one out."""

    def mutate(claims: dict[str, Any], secret: str) -> str:
        changed = {name: value for name, value in (claims | changes).items() if value is not None}
        header = {"alg": "HS256", "typ": "JWT"}
        signed = f"{_encoded(header)}.{_encoded(changed)}"
        signature = jwt.get_algorithm_by_name("HS256").sign(signed.encode(), secret.encode())
        return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"

    return mutate


def _signed_by(key: Any, algorithm: str) -> Mutation:
    return lambda claims, _secret: jwt.encode(claims, key, algorithm=algorithm)


def _whole(change: Callable[[str], str]) -> Mutation:
    return lambda claims, secret: change(jwt.encode(claims, secret, algorithm="HS256"))


def _header(**changes: Any) -> Mutation:
    return lambda claims, secret: jwt.encode(claims, secret, algorithm="HS256", headers=changes)


MUTATIONS: dict[str, Mutation] = {
    "no algorithm": lambda claims, _: jwt.encode(claims, None, algorithm="none"),
    "no algorithm, spelled oddly": lambda claims, _: (
        f"{_encoded({'alg': 'nOnE', 'typ': 'JWT'})}.{_encoded(claims)}."
    ),
    "another of the family": lambda claims, secret: jwt.encode(claims, secret, algorithm="HS512"),
    "a public key": _signed_by(_RSA, "RS256"),
    "a header that says RS256 over our own signature": _whole(
        lambda token: ".".join([_encoded({"alg": "RS256", "typ": "JWT"}), *token.split(".")[1:]])
    ),
    "another secret": _signed_by("another secret that is long enough", "HS256"),
    "an empty secret": lambda claims, _: f"{_encoded({'alg': 'HS256'})}.{_encoded(claims)}.{_encoded('')}",
    "a critical extension": _header(crit=["exp-later"], **{"exp-later": 1}),
    "another issuer": claim(iss="somebody"),
    "no issuer": claim(iss=None),
    "issuers in a list": claim(iss=["todo"]),
    "another audience": claim(aud="another-api"),
    "no audience": claim(aud=None),
    "audiences in a list": claim(aud=["todo-api", "another-api"]),
    "another type": claim(typ="refresh"),
    "no type": claim(typ=None),
    "a type that is no text": claim(typ={"access": 1}),
    "expired a second ago": claim(exp=int(time()) - 1),
    "expired long ago": claim(exp=1),
    "never expires": claim(exp=None),
    "expires after the end of time": claim(exp=1e400),
    "expires at a text": claim(exp="tomorrow"),
    "expires at a true": claim(exp=True),
    "expires in a list": claim(exp=[9_999_999_999]),
    "issued in the future": claim(iat=int(time()) + 3600),
    "issued never": claim(iat=None),
    "issued at a text": claim(iat="now"),
    "not valid yet": claim(nbf=int(time()) + 3600),
    "no id": claim(jti=None),
    "no subject": claim(sub=None),
    "an unknown subject": claim(sub=str(uuid4())),
    "a subject that is no id": claim(sub="ada"),
    "a subject that is a number": claim(sub=1),
    "a subject with a NUL": claim(sub="\x00"),
    "a subject with half a character": claim(sub="\ud800"),
    "a subject in a list": claim(sub=["ada"]),
    "no session": claim(sid=None),
    "an unknown session": claim(sid=str(uuid4())),
    "a session that is a list": claim(sid=[1]),
    "claims that are a list": lambda _, secret: jwt.api_jws.encode(b"[1]", secret, algorithm="HS256"),
    "claims that are no JSON": lambda _, secret: jwt.api_jws.encode(b"{", secret, algorithm="HS256"),
    "claims nested too deep": lambda _, secret: jwt.api_jws.encode(b"[" * 5000, secret, algorithm="HS256"),
    "the last letter missing": _whole(lambda token: token[:-1]),
    "the signature missing": _whole(lambda token: token.rpartition(".")[0]),
    "the signature empty": _whole(lambda token: token.rpartition(".")[0] + "."),
    "the claims changed": _whole(lambda token: token.replace(token.split(".")[1], token.split(".")[1][::-1])),
    "one part": _whole(lambda token: token.split(".")[0]),
    "five parts": _whole(lambda token: f"{token}.x.y"),
    "a letter that is none of the alphabet": _whole(lambda token: token[:10] + "é" + token[11:]),
    "something after it": _whole(lambda token: f"{token} {token}"),
    "nothing": lambda *_: "",
    "dots": lambda *_: "..",
    "a long text": lambda *_: "x" * 60_000,
}


@pytest.fixture
def claims(ada: Person, app: FastAPI) -> dict[str, Any]:
    found: dict[str, Any] = jwt.decode(ada.session["access_token"], options={"verify_signature": False})
    return found


@pytest.fixture
def secret(app: FastAPI) -> str:
    return str(app.state.settings.jwt_secret.get_secret_value())


@pytest.mark.parametrize("name", MUTATIONS)
async def test_a_wrong_token_is_nobodys(
    name: str, claims: dict[str, Any], secret: str, client: AsyncClient
) -> None:
    token = MUTATIONS[name](claims, secret)

    for path in ("/api/auth/me", "/api/me/tasks"):
        answer = await client.get(path, headers={"Authorization": f"Bearer {token}".encode()})
        refused(answer, 401, "unauthenticated")


async def test_the_table_starts_from_a_token_that_works(
    claims: dict[str, Any], secret: str, client: AsyncClient
) -> None:
    good(await client.get("/api/auth/me", headers=bearer(claim()(claims, secret))))


@pytest.mark.parametrize("header", ["", "Bearer", "Basic YWRhOng=", "bearer", "Token x", "Bearer\t"])
async def test_other_kinds_of_authorization_are_nobodys(client: AsyncClient, header: str) -> None:
    refused(await client.get("/api/auth/me", headers={"Authorization": header}), 401, "unauthenticated")


async def test_a_token_of_another_user_does_not_fit_ones_own_session(
    bob: Person, claims: dict[str, Any], secret: str, client: AsyncClient
) -> None:
    answer = await client.get("/api/auth/me", headers=bearer(claim(sub=bob.id)(claims, secret)))

    refused(answer, 401, "unauthenticated")


async def test_no_header_chooses_the_user(ada: Person, bob: Person) -> None:
    for name in ("X-User-ID", "X-User", "X-Forwarded-User", "X-Dashboard-Context"):
        assert good(await bob.get("/api/auth/me", headers={name: ada.id}))["id"] == bob.id

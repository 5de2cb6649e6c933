"""Personal access tokens at the door of /mcp; session tokens are refused there."""

from collections.abc import Awaitable, Callable

from mcp.server.auth.provider import AccessToken

from todo.core.identity import Identity

IdentifyToken = Callable[[str], Awaitable[Identity | None]]


class IdentityClaim(AccessToken):
    """The SDK's access token with the identity that we verified, so that nothing is read from it twice."""

    identity: Identity


class PersonalTokenVerifier:
    def __init__(self, identify: IdentifyToken) -> None:
        self.identify = identify

    async def verify_token(self, token: str) -> AccessToken | None:
        identity = await self.identify(token)
        if identity is None:
            return None
        return IdentityClaim(
            token=token,
            client_id=identity.client,
            scopes=sorted(identity.scopes),
            subject=str(identity.user_id),
            identity=identity,
        )

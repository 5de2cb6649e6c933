"""Proposals that only a person can turn into effects."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.agent.errors import ApprovalAlreadyDecided, ApprovalExpired, ApprovalNotFound, ApprovalOutdated
from todo.agent.models import Approval
from todo.core.clock import Clock
from todo.mcp.caller import Caller
from todo.mcp.tool import Change, NeedsApproval, Preview

LIFETIME = timedelta(minutes=10)


class Approvals:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    async def propose(
        self, session: AsyncSession, *, caller: Caller, tool: str, preview: Preview
    ) -> NeedsApproval:
        assert caller.turn is not None, "only calls of a conversation wait for approval"
        now = self.clock.now()
        approval = Approval(
            user_id=caller.identity.user_id,
            conversation_id=caller.turn.conversation_id,
            run_id=caller.turn.run_id,
            tool=tool,
            arguments=preview.arguments,
            changes=_as_json(preview.changes),
            created_at=now,
            expires_at=now + LIFETIME,
        )
        session.add(approval)
        await session.flush()
        return NeedsApproval(
            approval_id=str(approval.id),
            expires_at=approval.expires_at.isoformat(),
            message="Nothing has changed yet. The person sees a card with Confirm and Cancel; only they can decide.",
            changes=preview.changes,
        )

    async def redeem(self, session: AsyncSession, *, caller: Caller, tool: str, preview: Preview) -> None:
        """Uses the approval up in the transaction of its effect, so that both happen or neither."""
        assert caller.approval_id is not None
        approval = await self.get(
            session, caller.approval_id, user_id=caller.identity.user_id, for_update=True
        )
        if caller.turn is None or approval.conversation_id != caller.turn.conversation_id:
            raise ApprovalNotFound(caller.approval_id)
        self.check_pending(approval)
        if approval.tool != tool or approval.arguments != preview.arguments:
            raise ApprovalNotFound(caller.approval_id)
        if approval.changes != _as_json(preview.changes):
            raise ApprovalOutdated
        approval.status = "confirmed"
        approval.decided_at = self.clock.now()

    async def cancel(self, session: AsyncSession, approval_id: UUID, *, user_id: UUID) -> Approval:
        approval = await self.get(session, approval_id, user_id=user_id, for_update=True)
        self.check_pending(approval)
        approval.status = "cancelled"
        approval.decided_at = self.clock.now()
        return approval

    def check_pending(self, approval: Approval) -> None:
        if approval.status != "pending":
            raise ApprovalAlreadyDecided(approval.status)
        if approval.expires_at <= self.clock.now():
            raise ApprovalExpired

    def status(self, approval: Approval) -> str:
        if approval.status == "pending" and approval.expires_at <= self.clock.now():
            return "expired"
        return approval.status

    async def get(
        self, session: AsyncSession, approval_id: UUID, *, user_id: UUID, for_update: bool = False
    ) -> Approval:
        query = select(Approval).where(Approval.id == approval_id, Approval.user_id == user_id)
        found = (await session.exec(query.with_for_update() if for_update else query)).one_or_none()
        if found is None:
            raise ApprovalNotFound(approval_id)
        return found

    async def proposed_by(
        self, session: AsyncSession, run_id: str, *, conversation_id: UUID, user_id: UUID
    ) -> list[Approval]:
        """What the answer to one message left to be decided, still open."""
        found = await session.exec(
            select(Approval)
            .where(
                Approval.run_id == run_id,
                Approval.conversation_id == conversation_id,
                Approval.user_id == user_id,
                Approval.status == "pending",
                Approval.expires_at > self.clock.now(),
            )
            .order_by(col(Approval.created_at))
        )
        return list(found)


def _as_json(changes: Sequence[Change]) -> list[dict[str, object]]:
    return [change.model_dump(mode="json") for change in changes]

"""A finished answer for the plain route."""

import json
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from chatkit.actions import Action
from chatkit.types import ThreadCustomActionParams, ThreadsCustomActionReq

from todo.agent.engines import BUILTIN
from todo.agent.errors import ApprovalOutdated
from todo.agent.models import Approval
from todo.chat.cards import CANCEL, CONFIRM
from todo.chat.runs import LiveRun
from todo.chat.schemas import ApprovalRead, AssistantRead, ChatAnswer, DecisionRead, ToolCallRead
from todo.chat.service import ChatService
from todo.chat.store import ChatContext
from todo.core.identity import Identity


async def collect_answer(live: LiveRun, context: ChatContext, service: ChatService) -> ChatAnswer:
    """Waits for the end of the answer; leaving early does not end it."""
    response = await _all_words(live)
    waiting = [
        str(call["result"]["approval_id"])
        for call in context.tool_calls
        if call["status"] == "needs_approval"
    ]
    approval = await read_approval(UUID(waiting[-1]), context.identity, service) if waiting else None
    return ChatAnswer(
        conversation_id=live.conversation_id,
        response=response,
        tool_calls=[ToolCallRead.model_validate(call) for call in context.tool_calls],
        approval=approval,
        engine=context.engine,
    )


async def decide(
    approval_id: UUID, identity: Identity, service: ChatService, *, confirm: bool
) -> DecisionRead:
    """What the card's buttons do, for those who have no card; the conversation shows it all the same."""
    async with service.database.transaction() as session:
        approval = await service.approvals.get(session, approval_id, user_id=identity.user_id)
    service.approvals.check_pending(approval)
    action: Action[str, Any] = Action(
        type=CONFIRM if confirm else CANCEL, payload={"approval_id": str(approval_id)}
    )
    request = ThreadsCustomActionReq(
        params=ThreadCustomActionParams(thread_id=str(approval.conversation_id), action=action)
    )
    live = await service.dispatch(request, ChatContext(identity))
    response = await _all_words(live)
    decided = await read_approval(approval_id, identity, service)
    if decided.status == "pending":
        raise ApprovalOutdated
    return DecisionRead(**decided.model_dump(), response=response)


async def _all_words(live: LiveRun) -> str:
    spoken_words = [spoken(json.loads(data)) async for _, data in live.follow()]
    return "\n\n".join(words for words in spoken_words if words)


def spoken(event: dict[str, Any]) -> str:
    """What an event says to a person in words."""
    if event["type"] in {"error", "notice"}:
        return str(event.get("message") or "")
    item = event.get("item", {})
    if event["type"] == "thread.item.done" and item.get("type") == "assistant_message":
        return "\n".join(part["text"] for part in item["content"])
    return ""


async def read_approval(approval_id: UUID, identity: Identity, service: ChatService) -> ApprovalRead:
    async with service.database.transaction() as session:
        approval = await service.approvals.get(session, approval_id, user_id=identity.user_id)
    return to_read(approval, service)


def to_read(approval: Approval, service: ChatService) -> ApprovalRead:
    return ApprovalRead.model_validate(
        {
            "id": approval.id,
            "conversation_id": approval.conversation_id,
            "status": service.approvals.status(approval),
            "expires_at": approval.expires_at,
            "changes": approval.changes,
        }
    )


async def read_assistant(identity: Identity, service: ChatService) -> AssistantRead:
    provider = service.server.assistant.provider
    spent = await service.server.quota.spent(identity.user_id)
    is_over = await service.server.quota.is_used_up(identity.user_id)
    is_up = provider is not None and provider.breaker.allows() and not is_over
    base_url = service.settings.openai_base_url or "https://api.openai.com"
    return AssistantRead(
        engine=provider.name if provider is not None and is_up else BUILTIN,
        model=provider.model_name if provider is not None and is_up else BUILTIN,
        provider_host=urlsplit(base_url).hostname if is_up else None,
        requests=spent.requests,
        tokens=spent.tokens,
        daily_tokens=service.settings.chat_daily_tokens,
        cost_dollars=spent.cost_microdollars / 1_000_000,
    )

"""Reads a ChatKit request and checks everything about it before the first byte of an answer leaves."""

from uuid import UUID

from chatkit.types import (
    ChatKitReq,
    ItemsFeedbackReq,
    ItemsListReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsDeleteReq,
    ThreadsGetByIdReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
    ThreadsUpdateReq,
    UserMessageInput,
)
from pydantic import TypeAdapter, ValidationError

from todo.chat.cards import CANCEL, CONFIRM, UNDO
from todo.chat.decisions import approval_id_of
from todo.chat.errors import (
    BodyTooLarge,
    ConversationNotFound,
    EmptyMessage,
    MalformedBody,
    MessageTooLong,
    UnusableRequest,
)
from todo.chat.presses import EDIT, EditedMessage, UndoPress, read_payload
from todo.core.errors import describe_validation

MAX_BODY_BYTES = 256 * 1024
_REQUEST: TypeAdapter[ChatKitReq] = TypeAdapter(ChatKitReq)
ACTIONS = frozenset({CONFIRM, CANCEL, UNDO, EDIT})
_MAX_PAGE = 100
_MAX_TITLE = 200
_MAX_FEEDBACK_ITEMS = 50
_HANDLED = (
    ThreadsCreateReq,
    ThreadsAddUserMessageReq,
    ThreadsRetryAfterItemReq,
    ThreadsCustomActionReq,
    ThreadsGetByIdReq,
    ThreadsListReq,
    ThreadsUpdateReq,
    ThreadsDeleteReq,
    ItemsListReq,
    ItemsFeedbackReq,
)
Handled = (
    ThreadsCreateReq
    | ThreadsAddUserMessageReq
    | ThreadsRetryAfterItemReq
    | ThreadsCustomActionReq
    | ThreadsGetByIdReq
    | ThreadsListReq
    | ThreadsUpdateReq
    | ThreadsDeleteReq
    | ItemsListReq
    | ItemsFeedbackReq
)


def read_request(body: bytes, *, max_characters: int) -> Handled:
    if len(body) > MAX_BODY_BYTES:
        raise BodyTooLarge(MAX_BODY_BYTES)
    try:
        request = _REQUEST.validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False)
        if found[0]["type"] == "json_invalid":
            raise MalformedBody from error
        wrong = describe_validation([dict(problem) for problem in found])
        raise UnusableRequest("The request is not valid: see `errors`.", details={"errors": wrong}) from error
    if not isinstance(request, _HANDLED):
        raise UnusableRequest(f"{request.type} is not offered here.")
    _check(request, max_characters)
    return request


def conversation_of(thread_id: str) -> UUID:
    """An id that is none is like one that does not exist."""
    try:
        return UUID(thread_id)
    except ValueError:
        raise ConversationNotFound(thread_id) from None


def _check(request: Handled, max_characters: int) -> None:
    match request:
        case ThreadsCreateReq() | ThreadsAddUserMessageReq():
            check_input(request.params.input, max_characters)
        case ThreadsListReq() | ItemsListReq():
            if request.params.limit is not None and not 1 <= request.params.limit <= _MAX_PAGE:
                raise UnusableRequest(f"`limit` must be from 1 to {_MAX_PAGE}.")
        case ThreadsUpdateReq():
            request.params.title = " ".join(request.params.title.split())
            if not 1 <= len(request.params.title) <= _MAX_TITLE or "\x00" in request.params.title:
                raise UnusableRequest(f"A title has 1 to {_MAX_TITLE} characters.")
        case ThreadsCustomActionReq():
            action = request.params.action
            if action.type not in ACTIONS:
                raise UnusableRequest("There is no such action.")
            if action.type == UNDO:
                read_payload(UndoPress, action.payload)
            elif action.type == EDIT:
                check_text(read_payload(EditedMessage, action.payload).text, max_characters)
            elif approval_id_of(action.payload) is None:
                raise UnusableRequest("`payload.approval_id` must be the id of an approval.")
        case ItemsFeedbackReq():
            if not 1 <= len(request.params.item_ids) <= _MAX_FEEDBACK_ITEMS:
                raise UnusableRequest(f"Feedback is for 1 to {_MAX_FEEDBACK_ITEMS} items.")


def check_input(given: UserMessageInput, max_characters: int) -> None:
    if given.attachments:
        raise UnusableRequest("Attachments are not offered.")
    check_text(text_of(given), max_characters)
    if given.quoted_text and len(given.quoted_text) > max_characters:
        raise MessageTooLong(max_characters)


def text_of(given: UserMessageInput) -> str:
    return "".join(part.text for part in given.content)


def check_text(text: str, max_characters: int) -> None:
    if len(text) > max_characters:
        raise MessageTooLong(max_characters)
    if not text.strip():
        raise EmptyMessage
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise UnusableRequest("The message has characters that cannot be stored.")

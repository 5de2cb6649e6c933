"""A provider of models on a real socket that answers what a test wrote down, byte for byte."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from todo.agent.builtin import events


@dataclass(frozen=True)
class Reply:
    """One answer: a status, headers, and the body in the pieces in which it is sent."""

    status: int = 200
    pieces: Sequence[bytes] = ()
    headers: dict[str, str] = field(default_factory=dict)
    is_cut: bool = False
    """Drops the line after the last piece, before the end of the body."""
    hangs: bool = False
    """Keeps the line open after the last piece and says nothing more."""


class ProviderServer:
    """Answers its replies one after the other, then repeats the last; keeps what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.paths: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[str] = []
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = next(
                int(line.split(":")[1])
                for line in head.splitlines()
                if line.lower().startswith("content-length")
            )
            self.bodies.append(json.loads(await reader.readexactly(length)))
            self.paths.append(head.split(" ")[1])
            self.headers.append(head)
            reply = self.replies[min(len(self.bodies), len(self.replies)) - 1]
            kind = "text/event-stream" if reply.status == 200 else "application/json"
            lines = [
                f"HTTP/1.1 {reply.status} X",
                f"Content-Type: {kind}",
                "Connection: close",
                "Transfer-Encoding: chunked",
            ]
            lines += [f"{name}: {value}" for name, value in reply.headers.items()]
            writer.write("\r\n".join([*lines, "", ""]).encode())
            for piece in reply.pieces:
                writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                await writer.drain()
                await asyncio.sleep(0)
            if reply.hangs:
                await reader.read()
            elif not reply.is_cut:
                writer.write(b"0\r\n\r\n")
                await writer.drain()
        writer.close()


@asynccontextmanager
async def answering(*replies: Reply) -> AsyncIterator[ProviderServer]:
    provider = ProviderServer(*replies)
    server = await asyncio.start_server(provider.answer, "127.0.0.1", 0)
    provider.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield provider
    finally:
        server.close()


def refusal(status: int, code: str = "", **headers: str) -> Reply:
    body = json.dumps({"error": {"message": "no", "code": code}}).encode()
    return Reply(status, [body], {name.replace("_", "-"): value for name, value in headers.items()})


# Chat Completions, as compatible servers stream them


def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "local",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return f"data: {json.dumps(body)}\n\n".encode()


def usage_chunk(prompt: int, completion: int) -> bytes:
    used = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "local",
        "choices": [],
        "usage": used,
    }
    return f"data: {json.dumps(body)}\n\n".encode()


DONE = b"data: [DONE]\n\n"


def spoken(*words: str) -> list[bytes]:
    return [
        chunk({"role": "assistant", "content": ""}),
        *(chunk({"content": word}) for word in words),
        chunk({}, "stop"),
    ]


def tool_call(name: str, *arguments: str, call_id: str = "call_abc") -> list[bytes]:
    """The arguments in as many parts as they are given in."""
    first = {"index": 0, "id": call_id, "type": "function", "function": {"name": name, "arguments": ""}}
    return [
        chunk({"role": "assistant", "content": None, "tool_calls": [first]}),
        *(chunk({"tool_calls": [{"index": 0, "function": {"arguments": part}}]}) for part in arguments),
        chunk({}, "tool_calls"),
    ]


def in_pieces(pieces: Sequence[bytes], size: int) -> Iterator[bytes]:
    """The same bytes, cut anywhere: in the middle of a line, of a word, of a letter."""
    whole = b"".join(pieces)
    for at in range(0, len(whole), size):
        yield whole[at : at + size]


# Responses, as OpenAI streams them


def responses(output: Sequence[Any], *, tokens: int = 0) -> list[bytes]:
    lines: list[bytes] = []
    for event in events.stream(list(output), "gpt-test"):
        body = event.model_dump(mode="json", exclude_none=True)
        if body["type"] == "response.completed":
            body["response"]["usage"] |= {"input_tokens": tokens, "total_tokens": tokens}
        lines.append(f"event: {body['type']}\ndata: {json.dumps(body)}\n\n".encode())
    return lines

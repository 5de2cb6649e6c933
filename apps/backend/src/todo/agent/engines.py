"""Which engine answers: OpenAI with a key, a compatible server with a base URL, else the built-in assistant."""

from dataclasses import dataclass
from typing import Literal

from agents import OpenAIChatCompletionsModel, OpenAIResponsesModel
from agents.models.default_models import get_default_model
from agents.models.interface import Model
from openai import AsyncOpenAI

from todo.agent.breaker import CircuitBreaker
from todo.core.settings import Settings

EngineName = Literal["builtin", "openai", "compatible", "server"]
BUILTIN: EngineName = "builtin"
NO_ENGINE: EngineName = "server"
"""A decision was carried out: nobody was asked what to say."""


@dataclass
class Provider:
    name: EngineName
    model_name: str
    model: Model
    breaker: CircuitBreaker


def find_provider(settings: Settings) -> Provider | None:
    """None without a key and without a base URL: then the built-in assistant answers everything."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    if key is None and settings.openai_base_url is None:
        return None
    client = AsyncOpenAI(
        api_key=key or "none",
        base_url=settings.openai_base_url,
        # Retries are ours: they must not repeat what was already shown.
        max_retries=0,
        timeout=settings.openai_timeout_seconds,
    )
    name = settings.openai_model or get_default_model()
    if settings.openai_base_url is not None:
        return Provider("compatible", name, OpenAIChatCompletionsModel(name, client), CircuitBreaker())
    return Provider("openai", name, OpenAIResponsesModel(name, client), CircuitBreaker())

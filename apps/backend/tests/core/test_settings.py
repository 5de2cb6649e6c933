import pytest

from todo.core.settings import InvalidSettings, load_settings

GOOD = {"DATABASE_URL": "postgresql://me:x@h/d", "JWT_SECRET": "0" * 32}


@pytest.fixture(autouse=True)
def _good_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def test_every_wrong_and_missing_variable_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JWT_SECRET", "short-secret")
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("API_PORT", "http")
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8,everybody")
    with pytest.raises(InvalidSettings) as caught:
        load_settings()
    message = str(caught.value)
    assert "DATABASE_URL: is missing" in message
    assert "JWT_SECRET: needs at least 32 bytes" in message
    assert "API_PORT" in message
    assert "TRUSTED_PROXIES" in message
    assert "short-secret" not in message


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("METRICS_PORT", "")
    assert (load_settings().openai_api_key, load_settings().metrics_port) == (None, None)


def test_metrics_never_share_the_port_of_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_PORT", "8000")
    with pytest.raises(InvalidSettings, match="METRICS_PORT"):
        load_settings()


def test_proxies_are_a_list_of_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8, ::1/128")
    assert [str(network) for network in load_settings().trusted_proxies] == ["10.0.0.0/8", "::1/128"]

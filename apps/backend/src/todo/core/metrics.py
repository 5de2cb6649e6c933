"""Prometheus metrics, on a port of their own: never reachable through the door that users use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    start_http_server,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        labels = ("method", "route", "status")
        self.requests = Counter("todo_http_requests", "Requests answered.", labels, registry=self.registry)
        self.seconds = Histogram(
            "todo_http_request_seconds",
            "Time to the first byte.",
            ("method", "route"),
            registry=self.registry,
        )
        self.running = Gauge("todo_http_requests_running", "Requests being answered.", registry=self.registry)

    def watch_pool(self, connections_in_use: Callable[[], int]) -> None:
        gauge = Gauge("todo_database_connections_in_use", "Connections taken.", registry=self.registry)
        gauge.set_function(connections_in_use)

    @contextmanager
    def serving(self, port: int | None) -> Iterator[None]:
        """Nothing at all without a port."""
        if port is None:
            yield
            return
        server, thread = start_http_server(port, addr="0.0.0.0", registry=self.registry)  # noqa: S104 - a pod's own
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class MetricsMiddleware:
    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The route's pattern, never the path: a label for each task would be a metric for each task.
                route = getattr(scope.get("route"), "path", "unmatched")
                self.metrics.requests.labels(scope["method"], route, str(message["status"])).inc()
                self.metrics.seconds.labels(scope["method"], route).observe(perf_counter() - started)
            await send(message)

        with self.metrics.running.track_inprogress():
            await self.app(scope, receive, send_counted)

"""The todo service: REST, ChatKit and MCP over one task service."""

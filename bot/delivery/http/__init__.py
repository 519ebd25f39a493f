"""HTTP: the server with its limits on clients, and the client."""

"""A PostgreSQL behind TLS: the tests' own server speaks none, so that a proxy on loopback does it for it."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "localhost"
VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for HOST that signs itself; its file and that of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_FROM + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = (folder / "server.crt", folder / "server.key")
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


@asynccontextmanager
async def behind_tls(url: str, certificate: tuple[Path, Path] | None) -> AsyncIterator[int]:
    """Open a port at which the server at `url` speaks TLS, or refuses it where there is no certificate."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
    behind = f"{parse_qs(urlsplit(url).query)['host'][0]}/.s.PGSQL.5432"
    links: set[asyncio.Task[None]] = set()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        accepting = asyncio.create_task(_accept(listening, behind, context, links))
        try:
            yield int(listening.getsockname()[1])
        finally:
            accepting.cancel()
            await asyncio.gather(accepting, *links, return_exceptions=True)


async def _accept(
    listening: socket.socket, behind: str, context: ssl.SSLContext | None, links: set[asyncio.Task[None]]
) -> None:
    loop = asyncio.get_running_loop()
    while True:
        client, _ = await loop.sock_accept(listening)
        links.add(asyncio.create_task(_link(client, behind, context)))


async def _link(client: socket.socket, behind: str, context: ssl.SSLContext | None) -> None:
    loop = asyncio.get_running_loop()
    if context is not None:
        await loop.sock_recv(client, 8)  # the client asks for TLS
        await loop.sock_sendall(client, b"S")
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, client, ssl=context)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    behind_reader, behind_writer = await asyncio.open_unix_connection(behind)
    await asyncio.gather(_pass_on(reader, behind_writer), _pass_on(behind_reader, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()
        await writer.wait_closed()

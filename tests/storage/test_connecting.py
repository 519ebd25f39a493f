"""The parameters of a PostgreSQL URL against a real server, and what an operator reads where it does not let us in."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import Database
from storage.errors import StorageError
from tests.storage.tls import HOST, behind_tls, make_certificate

NOT_HERE = pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="the server is not the tests' own")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """That of the server, and one that it does not have."""
    return [make_certificate(tmp_path_factory.mktemp("certificate")) for _ in range(2)]


async def said_by(url: str, question: str = "SELECT 'in'") -> str:
    """The answer of a server, or what Stardrill says where there is none."""
    database = await Database.open(url)
    try:
        async with database.read() as uow:
            return str(await uow._statements.scalar(text(question)))
    except StorageError as error:
        return str(error)
    finally:
        await database.close()


@NOT_HERE
@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("", "in"),
        ("?sslmode=require", "in"),
        ("?sslmode=verify-ca&sslrootcert={own}", "in"),
        ("?sslmode=verify-full&sslrootcert={own}", "in"),
        ("?sslmode=require&channel_binding=prefer", "in"),
        ("?sslmode=verify-full&sslrootcert={other}", "the certificate of its server is not trusted"),
        ("?sslmode=verify-full&sslrootcert=system", "the certificate of its server is not trusted"),
    ],
)
async def test_a_server_with_tls_is_verified_as_far_as_is_asked(
    postgresql_url: str, certificates: list[tuple[Path, Path]], parameters: str, said: str
) -> None:
    own, other = [files[0] for files in certificates]
    async with behind_tls(postgresql_url, certificates[0]) as port:
        url = f"postgres://postgres@{HOST}:{port}/postgres" + parameters.format(own=own, other=other)
        assert (await said_by(url)).endswith(said)


@NOT_HERE
@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("?sslmode=prefer", "in"),
        ("?sslmode=disable", "in"),
        ("?sslmode=require", "its server does not offer TLS, which sslmode in DATABASE_URL asks for"),
    ],
)
async def test_a_server_without_tls_is_used_unless_tls_is_asked_for(
    postgresql_url: str, parameters: str, said: str
) -> None:
    async with behind_tls(postgresql_url, None) as port:
        assert (await said_by(f"postgresql://postgres@127.0.0.1:{port}/postgres{parameters}")).endswith(said)


async def test_the_server_gets_the_name_and_the_options_of_the_url(postgresql_url: str) -> None:
    url = f"{postgresql_url}&application_name=drill%201&options=-c%20work_mem%3D7MB&connect_timeout=5"
    assert await said_by(url, "SHOW application_name") == "drill 1"
    assert await said_by(url, "SHOW work_mem") == "7MB"


@NOT_HERE
async def test_a_database_and_a_user_that_are_not_there_are_said(postgresql_url: str) -> None:
    assert "no database of this name" in await said_by(f"{postgresql_url}&dbname=hunter2")
    assert "user and the password" in await said_by(f"{postgresql_url}&user=hunter2")

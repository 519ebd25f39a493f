"""libpq's parameters in a PostgreSQL URL: translated for asyncpg, or refused by name."""

import ssl
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import BadDatabaseUrl
from storage.libpq import KNOWN, for_asyncpg
from storage.url import read_url

PLAIN = "postgresql://u:p@h/d"


def arguments(parameters: str) -> dict[str, object]:
    """What `asyncpg.connect` is given for these parameters."""
    return for_asyncpg(read_url(f"{PLAIN}?{parameters}"))[1]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file that may hold a certificate."""
    file = tmp_path / "root.crt"
    file.touch()
    return file


def test_without_parameters_there_is_nothing_to_say() -> None:
    assert for_asyncpg(read_url(PLAIN)) == (read_url(PLAIN), {})


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_an_ssl_mode_is_handed_on(mode: str) -> None:
    assert arguments(f"sslmode={mode}") == {"dsn": f"postgresql://?sslmode={mode}"}


@pytest.mark.parametrize(("short", "mode"), [("true", "require"), ("require", "require"), ("false", "disable")])
def test_the_short_form_of_asyncpg_is_taken_too(short: str, mode: str) -> None:
    assert arguments(f"ssl={short}") == {"dsn": f"postgresql://?sslmode={mode}"}


@pytest.mark.parametrize("mode", ["verify-ca", "verify-full"])
def test_a_root_certificate_is_handed_on(mode: str, certificate: Path) -> None:
    (handed,) = arguments(f"sslmode={mode}&sslrootcert={certificate}").values()
    assert handed == f"postgresql://?sslmode={mode}&sslrootcert={str(certificate).replace('/', '%2F')}"


def test_the_root_certificates_of_the_system_verify_in_full() -> None:
    context = arguments("sslmode=verify-full&sslrootcert=system")["ssl"]
    assert isinstance(context, ssl.SSLContext)
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_names_and_options_go_to_the_server() -> None:
    assert arguments("application_name=drill%201&options=-c%20search_path=x") == {
        "server_settings": {"application_name": "drill 1", "options": "-c search_path=x"}
    }


@pytest.mark.parametrize(("seconds", "timeout"), [("5", {"timeout": 5.0}), ("0", {}), ("-1", {})])
def test_a_time_limit_is_kept_and_none_at_all_is_not(seconds: str, timeout: dict[str, float]) -> None:
    assert arguments(f"connect_timeout={seconds}") == timeout


@pytest.mark.parametrize("parameter", ["channel_binding=prefer", "gssencmode=disable", "client_encoding=utf8"])
def test_what_is_so_anyway_is_passed_over(parameter: str) -> None:
    assert arguments(parameter) == {}


def test_user_password_and_name_may_be_parameters() -> None:
    url, _ = for_asyncpg(read_url("postgresql://h?user=a&password=b%40&dbname=c"))
    assert (url.username, url.password, url.database) == ("a", "b@", "c")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql:///d?host=/run/postgresql", {"host": ["/run/postgresql"]}),
        ("postgresql:///d?host=one&port=5433", {"host": ["one"], "port": 5433}),
        ("postgresql://one,two:5433/d", {"host": ["one", "two"], "port": [5432, 5433]}),
    ],
)
def test_hosts_may_be_a_folder_or_several(url: str, address: dict[str, object]) -> None:
    assert for_asyncpg(read_url(url))[1] == address


@pytest.mark.parametrize(
    "parameter",
    [
        "sslmode=hunter2",
        "sslmode=verify-full",
        "sslrootcert=/not/there",
        "channel_binding=require",
        "connect_timeout=soon",
        "connect_timeout=" + "9" * 5000,
        "port=99999",
        "keepalives_idle=5",
        "pgbouncer=true",
        "target_session_attrs=hunter2",
        "gssencmode=require",
    ],
)
def test_what_cannot_be_had_is_refused_by_name(parameter: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(BadDatabaseUrl, match=parameter.split("=", maxsplit=1)[0]) as caught:
        arguments(parameter)
    assert "hunter2" not in str(caught.value)


def test_the_certificates_of_the_system_go_with_a_full_verification_alone() -> None:
    with pytest.raises(BadDatabaseUrl, match="sslrootcert=system"):
        arguments("sslmode=require&sslrootcert=system")


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), st.text("ab01-,./%", max_size=5)))
def test_any_value_is_translated_or_refused_with_a_sentence(asked: dict[str, str]) -> None:
    query = "&".join(f"{name}={value.replace('%', '%25')}" for name, value in asked.items())
    try:
        url, _ = for_asyncpg(read_url(f"{PLAIN}?{query}"))
        assert not url.query
    except BadDatabaseUrl as error:
        assert "DATABASE_URL" in str(error)

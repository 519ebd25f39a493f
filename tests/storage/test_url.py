"""DATABASE_URL: which spellings are taken, and that what is refused is said in a sentence without repeating it."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.errors import BadDatabaseUrl
from storage.url import file_of, read_url, with_password

SCHEMES = ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg", "postgresql+psycopg2", "PostgreSQL"]
SIGNS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_postgresql_url_for_any_driver_is_taken(scheme: str) -> None:
    url = read_url(f"{scheme}://u:p@h:5433/d")
    assert (url.drivername, url.username, url.password) == ("postgresql+asyncpg", "u", "p")
    assert (url.host, url.port, url.database) == ("h", 5433, "d")


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+aiosqlite", "sqlite+pysqlite", "SQLite"])
def test_a_sqlite_url_for_any_driver_is_taken(scheme: str) -> None:
    url = read_url(f"{scheme}:///x.sqlite3")
    assert (url.drivername, url.database) == ("sqlite", "x.sqlite3")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not a url",
        "mysql://u:hunter2@h/d",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://hunter2/x",
        "sqlite+pysqlcipher://:hunter2@/x",
        "postgresql:hunter2",
        "postgresql://u:hunter2@h:port/d",
        "postgresql://u:hunter2@h:65536/d",
        "postgresql://u:hunter2@[::1/d",
        "postgresql://u:hunter2\n@h/d",
        "postgresql://u:hunter2%E9@h/d",
        "postgresql://u:hunter2%00@h/d",
        "postgresql://u:p@h/d?hunter2",
    ],
)
def test_a_url_that_is_none_of_ours_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="DATABASE_URL") as caught:
        read_url(url)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("sign", ["@", "/", "#", "@ss/word#1"])
def test_a_sign_that_has_to_be_encoded_in_a_password_is_said_and_not_repeated(sign: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="percent-encode") as caught:
        read_url(f"postgresql://u:hunter2{sign}more@database/stardrill")
    assert "hunter2" not in str(caught.value)
    assert "more" not in str(caught.value)


@given(user=SIGNS, password=SIGNS, name=SIGNS)
def test_what_is_percent_encoded_is_read_as_it_was(user: str, password: str, name: str) -> None:
    url = read_url("postgresql://{}:{}@h/{}".format(*(quote(each, safe="") for each in (user, password, name))))
    assert (url.username, url.password, url.database, url.host) == (user, password, name, "h")


@given(st.text(min_size=1))
def test_a_password_apart_from_the_url_may_hold_any_sign(password: str) -> None:
    with suppress(UnicodeEncodeError):
        password.encode()
        if "\0" not in password:
            url = read_url(with_password("postgresql://stardrill@database/stardrill?sslmode=require", password))
            assert (url.username, url.password, url.host) == ("stardrill", password, "database")


@pytest.mark.parametrize("url", ["postgresql://u:own@h/d", "sqlite:///x@y", "nonsense"])
def test_a_url_with_a_password_or_without_use_for_one_stays_as_it_is(url: str) -> None:
    assert with_password(url, "other") == url


@pytest.mark.parametrize("url", ["postgresql://h/d", "postgresql://h:1/d?application_name=a@b", "postgres://h"])
def test_a_password_goes_to_the_host_of_a_url_without_a_user(url: str) -> None:
    assert read_url(with_password(url, "p@")).password == "p@"


@pytest.mark.parametrize(
    "name",
    ["50%.sqlite3", "a%20b.sqlite3", "what?.sqlite3", "a?b=c.sqlite3", "no#1.sqlite3", "with space", "süß", "a@b"],
)
def test_the_signs_of_a_sqlite_path_mean_themselves(name: str) -> None:
    assert file_of(f"sqlite:////data/{name}") == Path("/data", name)


def test_a_tilde_at_the_head_of_a_sqlite_path_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert file_of("sqlite:///~/x.sqlite3") == Path("/home/me/x.sqlite3")


def test_a_sqlite_parameter_that_stardrill_sets_itself_is_passed_over() -> None:
    assert file_of("sqlite:///x.sqlite3?timeout=30&check_same_thread=false") == Path("x.sqlite3")


@pytest.mark.parametrize("parameter", ["mode=memory", "cache=shared", "uri=true", "timeout=1&mode=ro"])
def test_a_sqlite_parameter_that_changes_the_file_is_refused_by_name(parameter: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=parameter.rsplit("&", maxsplit=1)[-1].split("=", maxsplit=1)[0]):
        read_url(f"sqlite:///x.sqlite3?{parameter}")


def test_several_hosts_keep_their_ports() -> None:
    url = read_url("postgresql://u:p@one:5433,[::1]/d")
    assert (url.host, url.query["host"], url.query["port"]) == (None, "one,::1", "5433,5432")


def test_a_postgresql_has_no_file() -> None:
    assert file_of("postgresql://u:p@h/d") is None


@given(st.text() | st.builds("{}://{}".format, st.sampled_from([*SCHEMES, "sqlite"]), st.text("u:@/?#[]%,1=&~ \0")))
@example("sqlite:///~nobody/x")
@example("postgresql://u:p@h/d?" + "sslmode=" * 3)
def test_any_text_is_read_or_refused_with_a_sentence(url: str) -> None:
    try:
        assert read_url(url).drivername in {"sqlite", "postgresql+asyncpg"}
    except BadDatabaseUrl as error:
        assert "DATABASE_URL" in str(error)

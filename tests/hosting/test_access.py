"""Settings of a hosted page: default deny, allow-lists, secrets that others cannot read."""

import hosting
import pytest

from dashboard.page.hosting import access as access_module
from dashboard.page.hosting.access import (
    Access,
    AccessError,
    AccessFile,
    Identity,
    read_access,
    secret_of,
)


def written(tmp_path, text):
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    return file


def test_without_settings_nobody_is_on_a_list():
    assert Access().sign_in == "loopback"
    assert Access().role(Identity("reader@news.example")) is None


@pytest.mark.parametrize(
    ("address", "groups", "role"),
    [
        ("reader@news.example", (), "reader"),
        ("editor@news.example", (), "editor"),
        ("guest@paper.example", ("guests",), "reader"),
        ("guest@paper.example", ("Guests",), None),
        ("reader@sub.news.example", (), None),
        ("reader@evilnews.example", (), None),
        ("news.example", (), None),
        ("@news.example", (), None),
        ("reader@news.example@paper.example", (), None),
        ("", (), None),
    ],
)
def test_lists_let_in_addresses_domains_and_groups(tmp_path, address, groups, role):
    access = read_access(hosting.proxy(tmp_path))
    assert access.role(Identity(address, frozenset(groups))) == role


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sign_in = 'password'", "sign_in is one of"),
        ("sign_in = 'oidc'\n[readers]\ndomains=['a']", "needs oidc.issuer"),
        ("sign_in = 'oidc'\n[oidc]\nissuer='https://a'\nclient_id='b'", "Nobody may come in"),
        ("sign_in = 'proxy'\n[readers]\ndomains=['a']", "needs proxy.address_header"),
        (
            "sign_in = 'proxy'\n[proxy]\naddress_header='a'\nfrom=['x']",
            "proxy.from lists addresses",
        ),
        ("[readers]\ndomain = ['a']", "There is no setting readers.domain"),
        ("open = true", "There is no setting open"),
        ("[oidc]\nsecret = 'a'", "There is no setting oidc.secret"),
        ("[proxy]\nsecret = 'a'", "There is no setting proxy.secret"),
        ("[readers]\ndomains = 'a'", "readers.domains is a list"),
        ("[session]\nhours = 0", "session.hours is a number above 0"),
        ("[session]\nidle_minutes = true", "session.idle_minutes is a number above 0"),
        ("[shown]\nreaders = 'some'", "shown.readers is one of full, evidence, metadata"),
        ("[shown]\nguests = 'full'", "There is no setting shown.guests"),
        ("sign_in = ", "cannot be read"),
        ("sign_in = 5", "sign_in is a word in quotes"),
        ("readers = ['a@news.example']", r"readers is a table: write \[readers\]"),
        ("session = 5", "session is a table"),
        ("[readers]\ndomains = ['a', 5]", "readers.domains is a list"),
        ("[proxy]\nfrom = '127.0.0.1'", "proxy.from is a list"),
        ("[proxy]\naddress_header = 5", "proxy.address_header is a word"),
        ("[session]\nhours = inf", "session.hours is a number above 0"),
        ("[session]\nidle_minutes = nan", "session.idle_minutes is a number above 0"),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path, text, sentence):
    with pytest.raises(AccessError, match=sentence):
        read_access(written(tmp_path, text))


def test_a_list_may_name_who_the_provider_knows_somebody_by(tmp_path):
    access = read_access(hosting.proxy(tmp_path, who='[readers]\nsubjects = ["u1", ""]\n'))
    known = Identity("new.name@paper.example", subject="u1")
    assert access.role(known) == "reader"
    assert access.role(Identity("new.name@paper.example", subject="u2")) is None
    assert access.role(Identity("new.name@paper.example")) is None
    assert access.role(Identity("u1")) is None


def test_each_role_sees_as_much_text_as_the_settings_say(tmp_path):
    access = read_access(hosting.proxy(tmp_path, '[shown]\nreaders = "evidence"\n'))
    rights = [access.right(role) for role in ("reader", "editor", None)]
    assert rights == ["evidence", "full", "metadata"]
    assert Access().right("reader") == "full"


def test_a_secret_comes_from_the_environment_or_a_file_of_its_owner(tmp_path, monkeypatch):
    file = tmp_path / "secret"
    file.write_text("s3cret\n", "utf-8")
    file.chmod(0o640)
    with pytest.raises(AccessError, match="chmod 600 secret"):
        secret_of("DATELINE_OIDC_SECRET", "secret", tmp_path)
    file.chmod(0o600)
    assert secret_of("DATELINE_OIDC_SECRET", "secret", tmp_path) == "s3cret"
    (tmp_path / "odd").write_bytes(b"\xff")
    (tmp_path / "odd").chmod(0o600)
    with pytest.raises(AccessError, match="is no text"):
        secret_of("DATELINE_OIDC_SECRET", "odd", tmp_path)
    monkeypatch.setenv("DATELINE_OIDC_SECRET", "other")
    assert secret_of("DATELINE_OIDC_SECRET", "secret", tmp_path) == "other"
    with pytest.raises(AccessError, match="cannot be read"):
        secret_of("DATELINE_PROXY_SECRET", "missing", tmp_path)


@pytest.fixture
def logged(caplog, monkeypatch):
    """What the log is told, whatever other tests have done with it."""
    monkeypatch.setattr(access_module.LOG, "propagate", True)
    return caplog


@pytest.mark.parametrize(("way", "told"), [(hosting.proxy, True), (hosting.oidc, False)])
def test_session_times_without_a_session_of_ours_are_named_at_the_start(
    tmp_path, logged, way, told
):
    more = ("https://login.example",) if way is hosting.oidc else ()
    read_access(way(tmp_path, *more, "[session]\nidle_minutes = 5\n"))
    assert ("settings_without_effect" in logged.messages) == told
    assert [one.reason for one in logged.records] == [access_module.UNUSED] * told


def test_rights_are_read_again_and_a_broken_file_changes_none(tmp_path, logged):
    settings = AccessFile(hosting.proxy(tmp_path))
    reader = Identity("reader@news.example")
    assert settings.now().role(reader) == "reader"
    hosting.proxy(tmp_path, who="[readers]\naddresses = ['somebody.else@news.example']\n")
    assert settings.now().role(reader) is None
    broken_files = (
        "sign_in = ",
        "",
        "sign_in = 'loopback'\n",
        "sign_in = 'proxy'\nreaders = ['a']\n",
    )
    for broken in broken_files:
        written(tmp_path, broken)
        assert settings.now().sign_in == "proxy"
        assert settings.now().role(Identity("somebody.else@news.example")) == "reader"
    assert logged.messages.count("settings_refused") == 4

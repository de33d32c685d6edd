"""The README's steps for hosting, from the repository to a colleague who opens a shared link.

What is run is read from the README and the files that it names; only places, ports and the provider's
address are a test's own.
"""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import chromium
import front
import hosting
import live
import programs
import provider
import pytest
import raw
from chromium import settle
from front import DEPLOY

ROOT = DEPLOY.parents[3]
README = (
    (ROOT / "README.md").read_text("utf-8").partition("\n## Hosting\n")[2].partition("\n## ")[0]
)
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")
PATIENCE = 900


def one(pattern, text=README):
    """Return the only place of a text that fits."""
    (found,) = re.findall(pattern, text, re.DOTALL | re.MULTILINE)
    return found


@pytest.fixture(autouse=True)
def _root():
    """Both run useradd, which asks for root also where it is to make nobody on this computer."""
    if os.geteuid():
        programs.missing("useradd needs root")


def run(command, folder):
    """Run a command of the README as a shell does, outside the environment of the tests."""
    clean = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run(
        ["/bin/bash", "-c", command], cwd=folder, env=clean, capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


@pytest.fixture
def place():
    """The folders of a server, below a test's own, and this repository in its place there.

    The server's own user may enter it, as none but root may enter pytest's.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-steps-"))
    folder.chmod(0o755)
    for name in ("etc/dateline", "etc/systemd/system", "etc/nginx/sites-enabled", "var/lib"):
        (folder / name).mkdir(parents=True)
    for name in ("passwd", "group", "shadow", "gshadow"):
        (folder / "etc" / name).touch()
    home = folder / "opt/dateline"
    home.mkdir(parents=True)
    run(f"git -C {ROOT} ls-files -z | tar -C {ROOT} -c --null -T - | tar -x", home)
    (folder / "run").mkdir()
    (folder / "run").chmod(0o777)  # what the tests' own watch writes
    yield folder
    shutil.rmtree(folder)


def here(words, place):
    """Return words of the README with a test's folders for a server's."""
    return re.sub(r"(?<![\w./])/(?=(?:opt|etc|var/lib)/)", f"{place}/", words)


def as_user(place):
    """Return what runs a command as the user that was made below the test's folder.

    It has a home of its own, as systemd and runuser see to; runuser looks in this computer's own list of users. A Python below root's home is for root alone: with
    such a one, what the user may do is not tried.
    """
    programs.needed("setpriv", "util-linux")
    _, _, user, group, *_ = (place / "etc/passwd").read_text("utf-8").split(":")
    home = f"env HOME={place}/var/lib/dateline"
    switch = f"setpriv --reuid {user} --regid {group} --clear-groups {home}"
    python = (place / "opt/dateline/.venv/bin/python").resolve()
    may = subprocess.run([*switch.split(), "test", "-x", python], check=False).returncode == 0
    return f"{switch} " if may else ""


def follow(place):
    """Run the README's commands below the test's folder, each as far as it can be run beside a system.

    apt-get says what it would do, where it has lists of packages; what it should bring is used by the steps after
    it. systemctl enables the unit below the folder; that it starts, and nginx reloads, needs a running systemd, and
    the tests start what the unit names, and nginx with its site, themselves.
    """
    programs.needed("useradd", "passwd")
    programs.needed("systemctl", "systemd")
    for line in one(r"<!-- command: host -->\n```\n(.+?)\n```").splitlines():
        first = line.split()[0]
        if first == "apt-get":
            if any(Path("/var/lib/apt/lists").glob("*Packages*")):
                run(line.replace("apt-get", "apt-get --simulate"), place)
        elif first == "useradd":
            run(line.replace(first, f"{first} --prefix {place}"), place)
        elif first == "chown":
            user = (place / "etc/passwd").read_text("utf-8").split(":")[2]
            run(here(line.replace(" dateline ", f" {user} "), place), place)
        elif first == "systemctl":
            enable, _ = line.replace("enable --now", "enable").split(" && ")
            run(enable.replace(first, f"{first} --root {place}"), place)
        else:
            mine = line.replace("PATH…", "data/reports")
            if "runuser" in mine:
                mine = mine.replace("runuser -u dateline -- ", as_user(place))
            run(here(mine, place), place)


def settings(place, issuer):
    """Write the README's settings, for a provider on this computer."""
    file = place / "etc/dateline/settings.toml"
    words = here(one(r"```toml\n(sign_in.+?)```"), place).replace("https://login.example", issuer)
    file.write_text(words, "utf-8")
    secret = file.with_name(one(r'secret_file = "(oidc-[^"]+)"'))
    secret.write_text("s3cret", "utf-8")
    secret.chmod(0o600)


def sign_in(page, name):
    """Fill in the provider's own forms."""
    page.get_by_role("link", name="Sign in").click()
    page.fill('input[name="login"]', name)
    page.fill('input[name="password"]', "any")
    page.click('button[type="submit"]')
    page.click('button[type="submit"]')  # what the provider may tell
    settle(page)


@pytest.mark.slow
def test_a_colleague_opens_a_shared_link_after_the_steps_of_the_readme(
    place, installed, playwright
):
    login, port, tls = (live.free_port() for _ in range(3))
    settings(place, f"http://127.0.0.1:{login}")
    follow(place)
    back = one(r"(https://news\.example/access/callback)")
    signing = provider.start(installed, login, back)
    unit = place / "etc/systemd/system/multi-user.target.wants/dateline.service"
    assert unit.is_symlink()  # it starts with the system
    started = one(r"^ExecStart=(.+?)$", (place / "etc/systemd/system" / unit.name).read_text())
    command = shlex.split(as_user(place) + here(started, place))
    server = live.start(place / "run", *command, "--port", port, port=port)
    front.certificate(place, "news.example")
    site = front.without_names(front.site(place, f"127.0.0.1:{tls} ssl", port))
    nginx = front.start(place, site, tls)
    names = f"--host-resolver-rules=MAP news.example:443 127.0.0.1:{tls}"
    try:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=[*chromium.FLAGS, names]
        )
        shared, title = link_of_an_editor(browser)
        page = browser.new_context(ignore_https_errors=True).new_page()
        answer = page.goto(shared)
        assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "Sign in to see this page." in page.content()
        sign_in(page, "reader@news.example")
        assert page.url == shared
        assert chromium.finding(page) == title
        assert "Signed in as reader@news.example" in page.inner_text("body")
        for cookie in page.context.cookies("https://news.example"):
            assert (cookie["secure"], cookie["httpOnly"]) == (True, True), cookie["name"]
            assert cookie["domain"] == "news.example"
            assert cookie["sameSite"] == "Lax"
        browser.close()
    finally:
        for one_of in (nginx, server, signing):
            one_of.stop()
    assert [line["who"] for line in server.events("signed_in")] == [
        "ada@news.example",
        "reader@news.example",
    ]


def link_of_an_editor(browser):
    """Return the link that an editor copies of a view, and what the view says."""
    page = browser.new_context(ignore_https_errors=True).new_page()
    page.goto("https://news.example/quotations?kind=direct")
    sign_in(page, "ada@news.example")
    link = page.get_by_role("link", name="Copy link", exact=True).first
    return link.evaluate("one => one.href"), chromium.finding(page)


@pytest.mark.slow
def test_the_steps_of_the_containerfile_make_a_server_that_answers(place, harbour):
    """Each RUN in its order, then CMD; the user is made below the test's folder."""
    home = place / one(r"^WORKDIR /(.+?)$", CONTAINER)
    programs.needed("useradd", "passwd")
    for step in re.findall(r"^RUN (.+)$", CONTAINER, re.MULTILINE):
        run(step.replace("useradd", f"useradd --prefix {place}"), home)
    assert one(r"^USER (.+?)$", CONTAINER) in (place / "etc/passwd").read_text("utf-8")
    port = live.free_port()
    words = one(r"^CMD \[(.+)\]$", CONTAINER).replace('"', "").split(", ")
    name, file = one(r"^# podman run -e DATELINE_HOSTS=(\S+)", CONTAINER), hosting.proxy(place)
    told = {"/collection": harbour, "/settings/settings.toml": file, "0.0.0.0": "127.0.0.1"}  # noqa: S104
    command = [home / words[0], *(told.get(word, word) for word in words[1:]), "--port", port]
    server = live.start(place / "run", *command, port=port, DATELINE_HOSTS=name)
    reads = raw.ask(port, "/", f"Host: {name}", "X-Forwarded-Email: reader@news.example")
    server.stop()
    assert reads.status == 200
    assert command[0] == home / ".venv/bin/dateline"

"""Debian's nginx on a port of this computer, with the settings that this project has for it."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import live
import programs
import raw

DEPLOY = Path(live.__file__).parents[2] / "dashboard" / "page" / "hosting" / "deploy"
KEPT = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def site(folder: Path, listen: str, behind: int) -> str:
    """Return nginx.conf as it is delivered, with this computer's addresses and a test's folder."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for delivered, here in (
        ("443 ssl", listen),
        ("8501", str(behind)),
        ("/var/log/nginx/", f"{folder}/"),
        ("/etc/nginx/dateline.", f"{folder}/"),
        ("/etc/ssl/certs/", f"{folder}/"),
        ("/etc/ssl/private/", f"{folder}/"),
    ):
        assert delivered in text
        text = text.replace(delivered, here)
    return text


def certificate(folder: Path, name: str) -> None:
    """Write a certificate for a name, signed by itself, where the site looks for it."""
    openssl = programs.needed("openssl", "openssl")
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    files = ["-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem"]
    subprocess.run([openssl, *asked, *files], check=True, capture_output=True)


def start(folder: Path, words: str, port: int) -> live.Live:
    """Start nginx with a site; return it once it listens."""
    nginx = programs.needed("nginx", "nginx")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in KEPT)
    conf = folder / "nginx.conf"
    conf.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ {places}\n{words}\n}}",
        "utf-8",
    )
    process = subprocess.Popen([nginx, "-c", conf, "-e", f"{folder}/error.log"])
    for _ in range(100):
        try:
            raw.ask(port, "/", "Host: news.example")
            break
        except OSError:
            assert process.poll() is None
            time.sleep(0.05)
    return live.Live(process, port, folder / "dateline.log", folder / "none")


def without_tls(words: str) -> str:
    """Return a site without its certificate."""
    return re.sub(r"ssl_certificate.*\n", "\n", words)


def without_names(words: str) -> str:
    """Return a site as its head says for sign-in by OpenID: without names and passwords of its own."""
    return re.sub(r".*(?:auth_basic|X-Forwarded-).*\n", "", words)

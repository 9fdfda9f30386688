"""Chromium on a real server that holds the seed articles, and one article that means harm."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright

from tests.fakes.pages import EVIL
from tests.fakes.server import Server

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT_MS = 10_000
HOSTILE = {
    "outlet": {"id": "hostile-post", "name": EVIL},
    "url": "https://hostile-post.example/wharf",
    "title": f"Twelve dead at Kelmouth harbour {EVIL}",
    "text": f"Twelve people were killed in the explosion at Kelmouth harbour. {EVIL}\n\n"
    f"Onlookers at Kelmouth spoke of {'rust' * 60}.",
    "authors": [EVIL],
    "credit": EVIL,
}


@dataclass(frozen=True)
class Site:
    """The server, and the ids of its articles by their addresses."""

    server: Server
    articles: dict[str, str]

    @property
    def origin(self):
        """What every address of it begins with."""
        return f"http://127.0.0.1:{self.server.port}"

    def article(self, part):
        """The id of the one article whose address holds `part`."""
        (found,) = [held for address, held in self.articles.items() if part in address]
        return found

    def story(self, part):
        """The ids of the articles whose addresses hold `part`."""
        return [held for address, held in sorted(self.articles.items()) if part in address]


@pytest.fixture(scope="session")
def program():
    """Where Chromium is."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="session")
def site(program, tmp_path_factory):  # noqa: ARG001  # no server without a browser to see it
    """A server for all browser tests: the seeds, and the hostile article in two versions."""
    data = tmp_path_factory.mktemp("browser")
    command = [sys.executable, "-m", "service", "demo", "--load-only"]
    subprocess.run(command, env=os.environ | {"CROSSREAD_DATA": str(data)}, check=True)
    server = Server.on(data, workers=1)
    for text in (HOSTILE["text"], HOSTILE["text"].replace("Twelve", "Fifteen")):
        assert server.ask("POST", "/v1/articles", HOSTILE | {"text": text}).status == 201
    listed = server.ask("GET", "/v1/articles?limit=200").json()["articles"]
    yield Site(server, {article["url"]: article["id"] for article in listed})
    server.kill()


@pytest.fixture(scope="module")
def chromium(program):
    """The browser, started once a module: its event loop must not outlive the browser tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Heard:
    """What a browser complained of, and whom it asked."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen(self, page):
        """Hear what happens in `page` from now on."""
        page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def browse(chromium, site):
    """Open a page of the site in a window of a kind; whatever it shows must do so quietly."""

    @contextmanager
    def opened(path, **window):
        heard = Heard()
        with chromium.new_context(base_url=site.origin, **window) as context:
            page = context.new_page()
            page.set_default_timeout(WAIT_MS)
            heard.listen(page)
            if not page.goto(path).ok:
                heard.complaints.clear()  # the browser complains of every 4xx
            yield page
        assert heard.complaints == []
        assert [url for url in heard.asked if not url.startswith(f"{site.origin}/")] == []

    return opened

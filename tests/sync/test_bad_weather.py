"""Lost replies, meddlers, wrong servers and no server: a clear sentence each, and nothing lost."""

import signal
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest

from ehdesk.store import door
from ehdesk.sync.line import Line
from ehdesk.sync.troubles import (
    BusyHub,
    NoHub,
    SlowHub,
    SomebodyElseAnswers,
    UnknownAddress,
    UntrustedConnection,
    WrongHub,
)
from ehdesk.wire.squeeze import squeeze
from tests.builders import PASSPHRASE, new_id, now
from tests.hubs import hub_folder, start_hub
from tests.sync.certificates import self_signed
from tests.sync.laptop import Laptop
from tests.sync.weather import answering, dripping, relay


@pytest.fixture
def between(hub, ada):
    """What stands between Ada's laptop and the hub."""
    with relay(hub.url) as between:
        ada.call(between.url)
        yield between


@pytest.fixture
def family(ada):
    """A family with two unsent changes."""
    family = ada.begins(name="Obi")
    ada.says(family, beds="three")
    return family


def test_a_lost_answer_to_a_push_loses_and_doubles_nothing(hub, ada, between, family):
    between.loses_the_reply_to("/push")
    assert isinstance(ada.tries().trouble, NoHub)
    assert ada.vault.outbox.count() == 2
    ada.call(hub.url)
    report = ada.sync()
    assert report.pushed == 2
    assert ada.vault.sync.cursor(family).number == 2


@pytest.mark.parametrize("address", ["/hello", "/token", "/scope", "/push", "/pull"])
def test_whichever_answer_is_lost_the_next_round_makes_good(hub, ada, ben, between, family, address):
    ada.tries()
    hub.assign(family, ben.practitioner)
    ben.sync()
    ben.says(family, beds="four")
    ben.sync()
    ada.says(family, heating="broken")
    ada.call(between.url)
    between.loses_the_reply_to(address)
    assert isinstance(ada.tries().trouble, NoHub)
    ada.call(hub.url)
    ada.sync()
    ben.sync()
    assert ada.reads(family) == ben.reads(family) == {"name": "Obi", "beds": "four", "heating": "broken"}


def test_a_process_killed_between_push_and_answer_loses_and_doubles_nothing(hub, laptops, between):
    ada = laptops(hub, "Ada Obi")
    ada.call(between.url)
    family = ada.begins(name="Obi")
    ada.says(family, beds="three")
    reached = between.holds_the_reply_to("/push")
    folder = ada.vault.folder
    ada.put_away()
    child = subprocess.Popen([sys.executable, "-c", SYNCING, str(folder), PASSPHRASE])
    assert reached.wait(60)
    child.send_signal(signal.SIGKILL)
    child.wait()
    again = Laptop(door.unlock(folder, PASSPHRASE, ids=new_id, clock=now), ada.practitioner, ada.contact)
    again.call(hub.url)
    assert again.vault.outbox.count() == 2
    assert again.sync().pushed == 2
    assert again.vault.sync.cursor(family).number == 2
    again.put_away()


SYNCING = """
import sys, pathlib
from ehdesk.store import door
from ehdesk.sync.contact import contact_of
from ehdesk.sync.round import sync_once
from tests.builders import new_id, now
vault = door.unlock(pathlib.Path(sys.argv[1]), sys.argv[2], ids=new_id, clock=now)
sync_once(vault, contact_of(vault.sync), now)
"""


@pytest.mark.parametrize("address", ["/hello", "/token", "/scope", "/push", "/pull"])
def test_a_meddler_is_noticed(ada, between, family, address):
    def meddle(reply):
        return replace(reply, body=squeeze(b"x" + reply.body), headers=reply.headers | {"content-encoding": "zstd"})

    if address == "/pull":
        ada.sync()
        ada.vault.sync.reset_cursor(family)
    between.alters_the_reply_to(address, meddle)
    assert isinstance(ada.tries().trouble, (WrongHub, SomebodyElseAnswers))


def test_an_old_answer_is_not_believed_again(ada, between):
    ada.sync()
    kept = []
    between.alters_the_reply_to("/scope", lambda reply: kept.append(reply) or kept[0])
    ada.sync()
    assert isinstance(ada.tries().trouble, WrongHub)


def test_a_zip_bomb_in_a_reply_does_not_go_off(ada, between):
    bomb = squeeze(bytes(1 << 29))
    headers = {"content-encoding": "zstd", "ehdesk-seal": "AAAA"}
    between.alters_the_reply_to("/hello", lambda reply: replace(reply, body=bomb, headers=headers))
    assert isinstance(ada.tries().trouble, SomebodyElseAnswers)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(200, SomebodyElseAnswers), (302, SomebodyElseAnswers), (404, SomebodyElseAnswers), (502, BusyHub)],
)
@pytest.mark.usefixtures("family")
def test_a_proxys_html_page_is_not_the_hub(ada, status, trouble):
    with answering(status, location="https://login.example/") as url:
        ada.call(url)
        report = ada.tries()
    assert isinstance(report.trouble, trouble)
    assert ada.vault.outbox.count() == 2


@pytest.mark.usefixtures("family")
def test_no_hub_is_a_plain_sentence_and_nothing_is_lost(ada):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    ada.call(f"http://127.0.0.1:{port}")
    report = ada.tries()
    assert isinstance(report.trouble, NoHub)
    assert str(report.trouble) == "The hub cannot be reached at the moment. Your work is saved on this computer."
    assert report.trouble.may_pass
    assert ada.vault.outbox.count() == 2


def test_a_name_that_nobody_has_is_said_to_be_unknown(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    line = Line("https://hub.invalid")
    with pytest.raises(UnknownAddress, match=r"hub\.invalid"):
        line.get("/hello")
    line.close()


def test_a_hub_that_does_not_answer_is_not_waited_for_for_ever(hub):
    with relay(hub.url) as between:
        between.holds_the_reply_to("/hello")
        line = Line(between.url, timeout=httpx2.Timeout(0.2))
        with pytest.raises(SlowHub):
            line.get("/hello")
        line.close()


@pytest.mark.parametrize("began", [b"", b"HTTP/1.1 200 OK\r\nehdesk-seal: AAAA\r\ncontent-length: 1000\r\n\r\n"])
def test_a_hub_whose_answer_drips_is_not_waited_for_for_ever(began):
    with dripping(began) as url:
        line = Line(url, altogether=timedelta(seconds=0.5))
        with pytest.raises(SlowHub):
            line.get("/hello")
        line.close()


def test_an_exchange_can_be_broken_off_from_another_thread(hub):
    with relay(hub.url) as between, ThreadPoolExecutor() as other_thread:
        reached = between.holds_the_reply_to("/hello")
        line = Line(between.url)
        asked = other_thread.submit(line.get, "/hello")
        assert reached.wait(10)
        line.break_off()
        with pytest.raises(NoHub):
            asked.result(timeout=2)
        with pytest.raises(NoHub):
            line.get("/hello")
        line.close()


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with answering(200, tls=context) as url:
        line = Line(url.replace("http:", "https:"))
        with pytest.raises(UntrustedConnection):
            line.get("/hello")
        line.close()


@pytest.mark.usefixtures("family")
def test_another_hub_at_the_same_address_gets_nothing(ada):
    with hub_folder() as folder:
        other = start_hub(folder)
        ada.call(other.url)
        assert isinstance(ada.tries().trouble, WrongHub)
        assert other.child.changes() == 0
        other.stop()

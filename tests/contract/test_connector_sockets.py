"""What only a real network shows: certificates, connections, first bytes, and servers that stall."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from spotter.crm.clubos.wire import Timeouts
from spotter.domain.delivery import Outcome
from spotter.domain.errors import CrmUnavailable
from spotter.domain.ids import InboxOwnerId
from tests.contract.fixtures.clubos_sends import RILEY, post, send
from tests.contract.fixtures.clubos_socket import serving
from tests.contract.fixtures.clubos_stand_in import OWN, StandIn, connector

SAVE = "/action/FollowUp/save"
INBOX = "/action/Dashboard/messages"
OWNER = InboxOwnerId(OWN)


class TestTheFirstByte:
    async def test_leave_is_asked_when_the_connection_stands_and_before_any_byte(self) -> None:
        """
        The last check happens after connecting, which may take long, and before the first byte.
        """
        async with serving(StandIn()) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            async with crm.sending() as session:
                composer = await session.open_composer(RILEY)
                before = (server.connections, server.bytes_received)
                seen: list[int] = []

                def may_start() -> bool:
                    seen.append(server.bytes_received)
                    return False

                result = await post(session, composer, may_start=may_start)
                connections = server.connections
            await crm.aclose()

        assert (Outcome.NOT_SENT, "not_started", []) == (result.outcome, result.page_class, server.stand_in.saves())
        assert [before[1]] == seen
        assert before[0] + 1 >= connections

    async def test_a_send_has_a_connection_of_its_own(self) -> None:
        """
        The post never goes out on a connection that may already be dying.
        """
        async with serving(StandIn()) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            async with crm.sending() as session:
                composer = await session.open_composer(RILEY)
                before = server.connections
                result = await post(session, composer)
                after = server.connections
            await crm.aclose()

        assert (Outcome.ACCEPTED, before + 1) == (result.outcome, after)

    async def test_a_refused_connection_sent_nothing(self) -> None:
        """
        If the CRM is gone when the post begins, the message is surely unsent.
        """
        async with serving(StandIn()) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            async with crm.sending() as session:
                composer = await session.open_composer(RILEY)
                browser = session._session.browser  # type: ignore[attr-defined]
                browser.base = browser.base.copy_with(port=await _closed_port())
                result = await post(session, composer)
            await crm.aclose()

        assert (Outcome.NOT_SENT, "none") == (result.outcome, result.page_class)

    async def test_a_post_cancelled_while_connecting_sent_nothing(self) -> None:
        """
        A worker stopped before the connection stood leaves a message that is surely unsent.
        """
        knocked = asyncio.Event()

        async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            knocked.set()
            await reader.read()
            writer.close()

        silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
        async with silent, serving(StandIn()) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            async with crm.sending() as session:
                composer = await session.open_composer(RILEY)
                browser = session._session.browser  # type: ignore[attr-defined]
                browser.base = browser.base.copy_with(scheme="https", port=silent.sockets[0].getsockname()[1])
                task = asyncio.create_task(post(session, composer))
                await knocked.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                result = await post(session, composer)
                browser.base = browser.base.copy_with(scheme="http", port=int(server.url.rsplit(":", 1)[1]))
            await crm.aclose()

        assert (Outcome.NOT_SENT, []) == (result.outcome, server.stand_in.saves())


class TestAServerThatMisbehaves:
    async def test_a_connection_dropped_instead_of_an_answer_is_unknown(self) -> None:
        """
        The effect may have happened: the save arrived, only its answer did not.
        """
        async with serving(StandIn()) as server:
            server.misbehave[SAVE] = _drop
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            result = await send(crm)
            await crm.aclose()

        assert (Outcome.UNKNOWN, 1) == (result.outcome, len(server.stand_in.saves()))

    async def test_a_half_answer_is_unknown(self) -> None:
        """
        The first half of "has been texted" is no acceptance.
        """
        async with serving(StandIn()) as server:
            server.misbehave[SAVE] = _half
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            result = await send(crm)
            await crm.aclose()

        assert Outcome.UNKNOWN is result.outcome

    @pytest.mark.parametrize("path", [SAVE, INBOX])
    async def test_a_trickle_ends_at_the_deadline(self, path: str) -> None:
        """
        A byte now and then keeps no worker: the deadline is for the whole call.
        """
        async with serving(StandIn()) as server:
            server.misbehave[path] = _trickle
            limits = Timeouts(read_s=2.0, post_s=0.3) if path == SAVE else Timeouts(read_s=0.5)
            crm = connector(server.stand_in, base_url=server.url, transport=None, timeouts=limits)
            if path == SAVE:
                assert Outcome.UNKNOWN is (await send(crm)).outcome
            else:
                with pytest.raises(CrmUnavailable):
                    await crm.read_inbox(OWNER, known_digest=None)
            await crm.aclose()

    async def test_a_half_inbox_is_a_failed_poll(self) -> None:
        """
        A connection that closes in the middle of the inbox gives no messages at all.
        """
        async with serving(StandIn()) as server:
            server.misbehave[INBOX] = _half
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            with pytest.raises(CrmUnavailable):
                await crm.read_inbox(OWNER, known_digest=None)
            await crm.aclose()


class TestCertificates:
    async def test_a_wrong_certificate_gets_no_byte_of_us(self, tmp_path: Path) -> None:
        """
        A server that cannot prove its name receives no request: no user name, no password, no message.
        """
        async with serving(StandIn(), _tls(tmp_path)) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None)
            with pytest.raises(CrmUnavailable):
                await crm.login()
            await crm.aclose()

        assert (0, []) == (server.bytes_received, server.stand_in.log)

    async def test_a_certificate_of_an_added_authority_is_believed(self, tmp_path: Path) -> None:
        """
        A missing intermediate is mended by adding it, never by looking away.
        """
        async with serving(StandIn(), _tls(tmp_path)) as server:
            crm = connector(server.stand_in, base_url=server.url, transport=None, ca_file=str(tmp_path / "cert.pem"))
            account = await crm.login()
            await crm.aclose()

        assert OWN == account.user_id


async def _drop(writer: asyncio.StreamWriter, answer: bytes) -> None:
    del answer
    writer.transport.abort()


async def _half(writer: asyncio.StreamWriter, answer: bytes) -> None:
    writer.write(answer[: len(answer) - 20])
    await writer.drain()


async def _trickle(writer: asyncio.StreamWriter, answer: bytes) -> None:
    for place in range(len(answer)):
        writer.write(answer[place : place + 1])
        await writer.drain()
        await asyncio.sleep(0.05)


async def _closed_port() -> int:
    async with serving(StandIn()) as gone:
        return int(gone.url.rsplit(":", 1)[1])


def _tls(folder: Path) -> ssl.SSLContext:
    """Make a server context with a certificate that no authority signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "clubos.example.com")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context

"""The CRM of `bench/cost` as a process: just enough HTTP for the connector, and datagrams for the bench.

A datagram `member<TAB>seconds<TAB>words` is a message that a member wrote; `count` asks how many texts left, for how
many members. When a sending session is given back after a send, `done<TAB>member` goes to whoever wrote last.
"""

import argparse
import asyncio
from typing import Any
from urllib.parse import parse_qs

from bench.cost_crm import TOKENS, Crm, CrmSession
from simulator.clubos.login import login_page


class Pages(asyncio.Protocol):
    """One connection: just enough HTTP for the connector."""

    def __init__(self, crm: Crm, ears: "Ears") -> None:
        """Everything it knows is shared."""
        self._crm = crm
        self._ears = ears
        self._seen = b""
        self._out: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        self._out = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole."""
        self._seen += data
        while (end := self._seen.find(b"\r\n\r\n")) >= 0:
            head = self._seen[:end].decode("latin-1")
            lines = head.split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
            whole = end + 4 + int(headers.get("content-length", 0))
            if len(self._seen) < whole:
                return
            body = self._seen[end + 4 : whole].decode()
            self._seen = self._seen[whole:]
            _, path, _ = lines[0].split(" ", 2)
            self._answer(path, headers, body)
            if headers.get("connection", "").lower() == "close":
                self._out.close()

    def _answer(self, path: str, headers: dict[str, str], body: str) -> None:
        pairs = dict(part.split("=", 1) for part in headers.get("cookie", "").split("; ") if "=" in part)
        session = self._crm.sessions.get(pairs.get("JSESSIONID", ""))
        if path.startswith("/action/Login/view"):
            self._send(login_page(action="/action/Login", login=TOKENS, forgot=TOKENS), cookies={"JSESSIONID": "new"})
        elif path.startswith("/action/Login"):
            id_ = self._crm.enter(parse_qs(body)["username"][0])
            self._go(self._crm.sessions[id_], {"JSESSIONID": id_})
        elif session is None:
            self._send("Session Expired")
        else:
            self._of_session(path, session, body)

    def _of_session(self, path: str, session: CrmSession, body: str) -> None:
        if path.startswith("/action/Delegate/0"):
            if session.sent:
                self._ears.tell(f"done\t{session.acting}")
            session.acting, session.sent = 0, False
            self._send("", cookies={"delegatedUserId": "0"})
        elif path.startswith("/action/Delegate/"):
            session.acting = int(path.split("/")[3])
            self._go(session, {"delegatedUserId": str(session.acting)})
        elif path.startswith("/action/FollowUp/save"):
            words = parse_qs(body, keep_blank_values=True)["textMessage"][0]
            session.sent = True
            self._send(self._crm.saved(session.acting, words))
        elif path.startswith("/action/FollowUp"):
            self._send(self._crm.popup(int(parse_qs(body)["followUpUserId"][0])))
        else:
            self._send(self._crm.dashboard(session))

    def _go(self, session: CrmSession, cookies: dict[str, str]) -> None:
        known = {"loggedInUserId": str(self._crm.account(session)), "delegatedUserId": str(session.acting)}
        self._send("", status="302 Found", location="/action/Dashboard/view", cookies=known | cookies)

    def _send(
        self, page: str, *, status: str = "200 OK", location: str = "", cookies: dict[str, str] | None = None
    ) -> None:
        body = page.encode()
        head = [f"HTTP/1.1 {status}", "Content-Type: text/html;charset=UTF-8", f"Content-Length: {len(body)}"]
        head += [f"Set-Cookie: {name}={value}; Path=/" for name, value in (cookies or {}).items()]
        head += [f"Location: {location}"] if location else []
        self._out.write("\r\n".join([*head, "\r\n"]).encode() + body)


class Ears(asyncio.DatagramProtocol):
    """What members write, and who wants to know when an answer is out."""

    def __init__(self, crm: Crm) -> None:
        """Nobody wants to know yet."""
        self._crm = crm
        self._out: Any = None
        self._asker: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        self._out = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Take a member's words, or a question."""
        self._asker = addr
        text = data.decode()
        if text == "count":
            effects = self._crm.effects()
            self._out.sendto(f"count\t{sum(effects.values())}\t{len(effects)}".encode(), addr)
            return
        member, seconds, words = text.split("\t", 2)
        self._crm.wrote(int(member), float(seconds), words)

    def tell(self, text: str) -> None:
        """Say something to whoever wrote last."""
        if self._asker is not None:
            self._out.sendto(text.encode(), self._asker)


async def serve(port: int, *, clubs: int, members: int) -> None:
    """Serve pages and datagrams on the same port number, for ever."""
    loop = asyncio.get_running_loop()
    crm = Crm(clubs, members)
    ears = Ears(crm)
    await loop.create_datagram_endpoint(lambda: ears, local_addr=("127.0.0.1", port))
    server = await loop.create_server(lambda: Pages(crm, ears), "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(prog="cost_crm_server", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--clubs", type=int, required=True)
    parser.add_argument("--members", type=int, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.port, clubs=options.clubs, members=options.members))


if __name__ == "__main__":
    main()

import json
import subprocess
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

COMMAND = ["npx", "cdk-websocket-gateway", "cdk.out", "--port", "0", "--json"]


@pytest.fixture(scope="session")
def gateway() -> Iterator[dict]:
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield json.loads(process.stdout.readline())
    process.stdin.close()
    assert process.wait(timeout=10) == 0


def test_ping_is_answered_and_idle_connection_is_closed(gateway: dict) -> None:
    with connect(gateway["apis"][0]["url"]) as client:
        client.send('{"action":"ping"}')
        assert json.loads(client.recv()) == {"pong": True}

        control = gateway["control"]
        clock = Request(
            f"{control['url']}clock",
            data=b'{"advanceMs": 600000}',
            headers={"Authorization": f"Bearer {control['token']}"},
        )
        with urlopen(clock) as response:
            assert response.status == 204

        with pytest.raises(ConnectionClosed) as closed:
            client.recv()
        assert closed.value.rcvd.code == 1001

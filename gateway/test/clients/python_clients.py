"""Does with websockets and boto3 what people do, and prints what came of it as JSON."""

import asyncio
import json
import sys

import boto3
import websockets
from botocore.exceptions import ClientError


async def main(url, callback_url):
    results = {}
    async with websockets.connect(url) as client:
        await client.send(json.dumps({"action": "ping", "text": "zażółć 🙂"}))
        connection_id = await client.recv()
        results["forbidden"] = await ask(client, {"action": "other"})
        await asyncio.wait_for(await client.ping(), 5)
        results["pong"] = True
        sdk = boto3.client(
            "apigatewaymanagementapi",
            endpoint_url=callback_url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
        call = asyncio.to_thread
        await call(sdk.post_to_connection, ConnectionId=connection_id, Data="zażółć 🙂".encode())
        results["posted"] = await client.recv()
        found = await call(sdk.get_connection, ConnectionId=connection_id)
        results["identity"] = found["Identity"]
        await call(sdk.delete_connection, ConnectionId=connection_id)
        try:
            await client.recv()
        except websockets.ConnectionClosed as closed:
            results["deleted"] = [closed.rcvd.code, closed.rcvd.reason]
        results["errors"] = [
            await error_of(call, sdk.post_to_connection, ConnectionId=connection_id, Data=b"x"),
            await error_of(call, sdk.get_connection, ConnectionId=connection_id),
            await error_of(call, sdk.delete_connection, ConnectionId=connection_id),
            await error_of(call, sdk.post_to_connection, ConnectionId=connection_id, Data=b"x" * (128 * 1024 + 1)),
        ]
    results["binary"] = await close_code(url, b"\x00\x01")
    results["large frame"] = await close_code(url, "x" * (32 * 1024 + 1))
    async with websockets.connect(url) as client:
        parts = ["x" * 30_000] * 3
        await client.send([json.dumps({"action": "ping", "text": parts[0]})[:-2], *parts[1:], '"}'])
        results["fragments"] = len(await client.recv())
    try:
        await websockets.connect(f"{url}-of-nobody")
    except websockets.InvalidStatus as refused:
        results["refused"] = [refused.response.status_code, json.loads(refused.response.body)]
    print(json.dumps(results))


async def ask(client, message):
    await client.send(json.dumps(message))
    return sorted(json.loads(await client.recv()))


async def close_code(url, message):
    async with websockets.connect(url) as client:
        await client.send(message)
        try:
            await client.recv()
        except websockets.ConnectionClosed as closed:
            return closed.rcvd.code


async def error_of(call, method, **arguments):
    try:
        await call(method, **arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]


asyncio.run(main(*sys.argv[1:]))

"""A chat handler as people deploy it: it keeps connections in a store and broadcasts through the SDK."""

import json
import os
import urllib.parse
import urllib.request

import boto3


def store(method, path=""):
    url = f"{os.environ['STORE_URL']}/{urllib.parse.quote(path, safe='')}"
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as response:
        return response.read()


def handler(event, context):
    place = event["requestContext"]
    if place["eventType"] != "MESSAGE":
        store("PUT" if place["eventType"] == "CONNECT" else "DELETE", place["connectionId"])
        return {"statusCode": 200}
    client = boto3.client(
        "apigatewaymanagementapi", endpoint_url=f"https://{place['domainName']}/{place['stage']}"
    )
    text = json.loads(event["body"])["text"]
    for connection_id in json.loads(store("GET")):
        try:
            data = json.dumps({"from": place["connectionId"], "text": text}, separators=(",", ":"))
            client.post_to_connection(ConnectionId=connection_id, Data=data)
        except client.exceptions.GoneException:
            store("DELETE", connection_id)
    return {"statusCode": 200, "body": "sent"}

"""Sends a rendered request the way API Gateway does. All that it adds to the request is in this file."""

import base64
import json
from functools import cache
from http.client import HTTPConnection
from urllib.parse import urlsplit

import xmltodict
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.session import Session

# The services whose name in a host is not their name in botocore.
MODELS = {'states': 'stepfunctions'}

# Of these API Gateway is known to make the target of the action: samples of AWS map none. EventBridge wants it mapped,
# and of other services nothing is known, so that a request to them must have its own.
TARGETED_BY_ACTION = {'dynamodb', 'firehose', 'kinesis', 'states'}

# AWS answers these forms in JSON when it is asked by `Accept: application/json`, moto in XML.
QUERY_SERVICES = {'sqs', 'sns'}


def send(request, address, aws_access_key_id, aws_secret_access_key, aws_session_token=None):
    """Sends method, path, query, headers and body as they are; only the connection goes elsewhere."""
    url = urlsplit(request['uri'])
    service, region = service_of(url)
    body = body_of(request)
    differences = []
    headers = action_headers(service, url, request['headers'], differences)

    signed = AWSRequest(method=request['method'], url=request['uri'], headers=headers, data=body)
    credentials = Credentials(aws_access_key_id, aws_secret_access_key, aws_session_token)
    signer = S3SigV4Auth if service == 's3' else SigV4Auth
    signer(credentials, service, region).add_auth(signed)

    connection = HTTPConnection(*address, timeout=30)
    target = url.path + (f'?{url.query}' if url.query else '')
    connection.putrequest(request['method'], target, skip_host=True, skip_accept_encoding=True)
    connection.putheader('Host', url.hostname)
    connection.putheader('Content-Length', str(len(body)))
    for name, value in signed.headers.items():
        connection.putheader(name, value.encode('utf-8'))
    connection.endheaders(body)
    response = connection.getresponse()
    text = response.read().decode('utf-8')
    answer = {
        'statusCode': response.status,
        'headers': dict(response.getheaders()),
        'body': in_json(text, differences) if service in QUERY_SERVICES else text,
    }
    connection.close()
    return {'answer': answer, 'differences': [f'{service} {difference}' for difference in differences]}


def service_of(url):
    """The name of a service and its region, as its host has them."""
    return url.hostname.split('.')[:2]


def action_of(url):
    """The action of a URI with `action/`."""
    return url.query.removeprefix('Action=') if url.query.startswith('Action=') else None


def body_of(request):
    body = request.get('body') or ''
    return base64.b64decode(body) if request['isBase64Encoded'] else body.encode('utf-8')


def action_headers(service, url, headers, differences):
    """Of a URI with `action/`, API Gateway makes the header by which some services know their action."""
    action = action_of(url)
    if service not in TARGETED_BY_ACTION or action is None:
        return headers
    metadata = model_of(service).metadata
    known = {name.lower(): name for name in headers}
    added = {} if 'x-amz-target' in known else {'X-Amz-Target': f"{metadata['targetPrefix']}.{action}"}
    if headers[known['content-type']] == 'application/json':
        # What is sent when an integration maps no content type; samples of AWS do so with services of this protocol.
        differences.append('takes no content type application/json, which AWS takes')
        added[known['content-type']] = f"application/x-amz-json-{metadata['jsonVersion']}"
    return {**headers, **added}


def in_json(text, differences):
    """What moto answers in XML, as AWS answers it: without attributes, under the same names."""
    if not text.lstrip().startswith('<'):
        return text
    differences.append('answers forms in XML, where AWS answers in JSON')
    document = xmltodict.parse(text, xml_attribs=False)
    # Only of a failure AWS leaves the outermost name out.
    return json.dumps(document.get('ErrorResponse', document))


@cache
def model_of(service):
    return Session().get_service_model(MODELS.get(service, service))

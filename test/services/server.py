"""Plays AWS by moto's server on a free port of loopback, and does what the test asks: one JSON object a line."""

import base64
import json
import logging
import sys

import boto3
import requests
from botocore.exceptions import ClientError
from botocore.response import StreamingBody
from botocore.serialize import create_serializer
from botocore.session import Session
from moto.server import ThreadedMotoServer

import gateway_request
import request_check

REGION = 'us-east-1'
KEYS = {'aws_access_key_id': 'test', 'aws_secret_access_key': 'test'}


def stay_on_loopback(event, arguments):
    """Lets no connection leave the machine, whatever a library means to do."""
    if event == 'socket.connect' and arguments[1][0] != '127.0.0.1':
        raise PermissionError(f'a connection to {arguments[1]} is not to loopback')


class Aws:
    def __init__(self, port):
        self.address = ('127.0.0.1', port)
        self.endpoint = f'http://127.0.0.1:{port}'
        self.clients = {}

    def call(self, service, method, parameters, keys=None):
        """Calls a service by boto3, as any client of AWS does."""
        name = (service, json.dumps(keys))
        if name not in self.clients:
            self.clients[name] = boto3.client(
                service, endpoint_url=self.endpoint, region_name=REGION, **(keys or KEYS)
            )
        answer = getattr(self.clients[name], method)(**parameters)
        answer.pop('ResponseMetadata', None)
        return answer

    def check(self, request, role=None):
        """Refuses a request that AWS would not take, or not from a role."""
        request_check.check(request, role)

    def send(self, request, keys=None):
        """Sends a request that the runtime rendered, as API Gateway does."""
        return gateway_request.send(request, self.address, **(keys or KEYS))

    def serialize(self, service, operation, parameters):
        """The request that boto3 would make for the same call."""
        model = Session().get_service_model(service)
        serializer = create_serializer(model.metadata['protocol'])
        request = serializer.serialize_to_request(parameters, model.operation_model(operation))
        body = request['body']
        text = body.decode('utf-8') if isinstance(body, bytes) else body
        return {
            'method': request['method'],
            'path': request['url_path'],
            'headers': dict(request['headers']),
            'body': text,
        }

    def enforce_iam(self, is_enforced):
        """Whether moto looks at signatures and policies, of every request that follows."""
        count = '0' if is_enforced else 'inf'
        requests.post(f'{self.endpoint}/moto-api/reset-auth', data=count, timeout=10).raise_for_status()


def as_json(value):
    if isinstance(value, StreamingBody):
        value = value.read()
    if isinstance(value, bytes):
        return {'$bytes': base64.b64encode(value).decode('ascii')}
    return str(value)


def from_json(value):
    return base64.b64decode(value['$bytes']) if '$bytes' in value else value


def main():
    sys.addaudithook(stay_on_loopback)
    logging.getLogger('werkzeug').setLevel(logging.ERROR)
    server = ThreadedMotoServer('127.0.0.1', 0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    aws = Aws(port)
    # Without Docker moto takes an invocation of a function and answers with its event; it runs nothing.
    settings = {'lambda': {'use_docker': False}}
    requests.post(f'{aws.endpoint}/moto-api/config', json=settings, timeout=10).raise_for_status()

    # What libraries print must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    print(json.dumps({'result': {'port': port}}), file=answers, flush=True)
    for line in sys.stdin:
        question = json.loads(line, object_hook=from_json)
        try:
            result = getattr(aws, question['do'])(**question['with'])
            answer = {'result': result}
        except ClientError as error:
            answer = {'error': str(error), 'code': error.response['Error']['Code']}
        except Exception as error:
            answer = {'error': f'{type(error).__name__}: {error}'}
        print(json.dumps(answer, default=as_json), file=answers, flush=True)
    server.stop()


main()

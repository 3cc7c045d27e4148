"""Plays AWS by moto's server on a free port of loopback, and creates resources in it: one JSON object a line.

It ends with its standard input, so that it never outlives the gateway.
"""

import json
import logging
import os
import re
import sys

import boto3
import requests
from botocore.exceptions import ClientError
from moto.cloudformation import cloudformation_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.server import ThreadedMotoServer

# The property that names a resource. On AWS, CloudFormation makes up a name that is not given.
NAMES = {
    'AWS::DynamoDB::GlobalTable': 'TableName',
    'AWS::DynamoDB::Table': 'TableName',
    'AWS::Kinesis::Stream': 'Name',
    'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
    'AWS::S3::Bucket': 'BucketName',
    'AWS::SNS::Topic': 'TopicName',
    'AWS::SQS::Queue': 'QueueName',
    'AWS::SSM::Parameter': 'Name',
    'AWS::SecretsManager::Secret': 'Name',
    'AWS::StepFunctions::StateMachine': 'StateMachineName',
}
LONGEST_NAME = 63

# The targets of a rule that moto sends events to; any other fails the call that brings the event.
RULE_TARGETS = (':sqs:', ':logs:', ':event-bus/')


def stay_on_loopback(event, arguments):
    """Lets no connection leave the machine, whatever a library means to do."""
    if event == 'socket.connect' and isinstance(arguments[1], tuple) and arguments[1][0] not in ('127.0.0.1', '::1'):
        raise PermissionError(f'a connection to {arguments[1]} is not to loopback')


class Resources:
    """Creates resources as a template declares them, whose functions are resolved."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.by_api = {
            'AWS::DynamoDB::GlobalTable': self.create_global_table,
            'AWS::KinesisFirehose::DeliveryStream': self.create_delivery_stream,
            'AWS::SNS::Subscription': self.create_subscription,
            'AWS::SecretsManager::Secret': self.create_secret,
        }

    def create(self, stack, id, type, properties, attributes, region):
        """Creates a resource. Gives what `Ref` returns for it, and those of the attributes that it has."""
        properties = self.with_name(stack, id, type, properties)
        if type in self.by_api:
            return self.by_api[type](properties, region)
        return self.create_by_template(stack, id, type, properties, attributes, region)

    def with_name(self, stack, id, type, properties):
        name = NAMES.get(type)
        if name is None or name in properties:
            return properties
        suffix = '.fifo' if str(properties.get('FifoQueue', properties.get('FifoTopic'))).lower() == 'true' else ''
        made = f'{stack}-{id}'[-LONGEST_NAME + len(suffix) :].lstrip('-') + suffix
        return {**properties, name: made.lower() if type == 'AWS::S3::Bucket' else made}

    def create_by_template(self, stack, id, type, properties, attributes, region):
        name = f'{stack}-{id}'
        template = {'Resources': {id: {'Type': type, 'Properties': properties}}}
        self.client('cloudformation', region).create_stack(StackName=name, TemplateBody=json.dumps(template))
        account = os.environ.get('MOTO_ACCOUNT_ID', DEFAULT_ACCOUNT_ID)
        made = cloudformation_backends[account][region].get_stack(name).resource_map
        if id not in made or made[id] is None:
            raise NotImplementedError(f'moto cannot create {type}')
        resource = made[id]
        named = properties.get(NAMES.get(type, 'Name'))
        ref = getattr(resource, 'physical_resource_id', named)
        known = {}
        for attribute in attributes:
            try:
                known[attribute] = resource.get_cfn_attribute(attribute)
            except Exception:  # moto has many ways to say that it knows no such attribute
                if attribute.endswith('Arn') and ref.startswith('arn:'):
                    known[attribute] = ref
                elif attribute.endswith('Url') and ref.startswith('https:'):
                    known[attribute] = ref
                elif attribute.endswith('Name') and named is not None:
                    known[attribute] = named
        return {'ref': self.local(ref), 'attributes': {name: self.local(value) for name, value in known.items()}}

    def local(self, text):
        """The address of a queue here, where moto gives that on AWS."""
        return re.sub(r'^https://sqs\.[^/]+', self.endpoint, text) if isinstance(text, str) else text

    def create_global_table(self, properties, region):
        dynamodb = self.client('dynamodb', region)
        stream = properties.get('StreamSpecification')
        billing = properties.get('BillingMode', 'PROVISIONED')
        throughput = {'ReadCapacityUnits': 5, 'WriteCapacityUnits': 5}
        needed = {} if billing == 'PAY_PER_REQUEST' else {'ProvisionedThroughput': throughput}
        kept = ('IndexName', 'KeySchema', 'Projection')
        indexes = [
            {**{key: index[key] for key in kept if key in index}, **needed}
            for index in properties.get('GlobalSecondaryIndexes', [])
        ]
        parts = {
            'GlobalSecondaryIndexes': indexes,
            'LocalSecondaryIndexes': properties.get('LocalSecondaryIndexes'),
            'StreamSpecification': stream and {'StreamEnabled': True, **stream},
        }
        table = dynamodb.create_table(
            TableName=properties['TableName'],
            AttributeDefinitions=properties['AttributeDefinitions'],
            KeySchema=properties['KeySchema'],
            BillingMode=billing,
            **needed,
            **{name: value for name, value in parts.items() if value},
        )['TableDescription']
        attributes = {'Arn': table['TableArn'], 'StreamArn': table.get('LatestStreamArn')}
        return {'ref': table['TableName'], 'attributes': {name: value for name, value in attributes.items() if value}}

    def create_delivery_stream(self, properties, region):
        name = properties['DeliveryStreamName']
        destinations = {
            f'{kind}Configuration': {
                key: value
                for key, value in properties[f'{kind}Configuration'].items()
                if key in ('RoleARN', 'BucketARN', 'Prefix', 'ErrorOutputPrefix')
            }
            for kind in ('S3Destination', 'ExtendedS3Destination')
            if f'{kind}Configuration' in properties
        }
        if not destinations:
            raise NotImplementedError('moto delivers to S3 only')
        answer = self.client('firehose', region).create_delivery_stream(DeliveryStreamName=name, **destinations)
        return {'ref': name, 'attributes': {'Arn': answer['DeliveryStreamARN']}}

    def create_subscription(self, properties, region):
        protocol = properties['Protocol']
        if protocol == 'lambda':
            raise NotImplementedError('moto runs no function')
        names = ('FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy')
        attributes = {
            name: value if isinstance(value := properties[name], str) else json.dumps(value)
            for name in names
            if name in properties
        }
        answer = self.client('sns', region).subscribe(
            TopicArn=properties['TopicArn'],
            Protocol=protocol,
            Endpoint=properties.get('Endpoint', ''),
            Attributes=attributes,
            ReturnSubscriptionArn=True,
        )
        return {'ref': answer['SubscriptionArn'], 'attributes': {}}

    def create_secret(self, properties, region):
        secrets = self.client('secretsmanager', region)
        generated = properties.get('GenerateSecretString', {})
        text = properties.get('SecretString') or secrets.get_random_password()['RandomPassword']
        if 'GenerateStringKey' in generated:
            template = json.loads(generated.get('SecretStringTemplate', '{}'))
            text = json.dumps({**template, generated['GenerateStringKey']: text})
        arn = secrets.create_secret(Name=properties['Name'], SecretString=text)['ARN']
        return {'ref': arn, 'attributes': {'Id': arn}}

    def client(self, service, region):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=region,
            aws_access_key_id='test',
            aws_secret_access_key='test',
        )


def without_deaf_targets(type, properties):
    """A rule without the targets that moto cannot reach."""
    if type != 'AWS::Events::Rule':
        return properties
    targets = [
        target for target in properties.get('Targets', []) if any(part in target['Arn'] for part in RULE_TARGETS)
    ]
    return {**properties, 'Targets': targets}


def main():
    sys.addaudithook(stay_on_loopback)
    logging.getLogger('werkzeug').setLevel(logging.ERROR)
    # What libraries print must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    server = ThreadedMotoServer('127.0.0.1', 0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    endpoint = f'http://127.0.0.1:{port}'
    # Functions are the gateway's to run, and Docker may be missing.
    requests.post(f'{endpoint}/moto-api/config', json={'lambda': {'use_docker': False}}, timeout=10)
    resources = Resources(endpoint)
    print(json.dumps({'result': {'url': endpoint}}), file=answers, flush=True)
    for line in sys.stdin:
        wanted = json.loads(line)
        wanted['properties'] = without_deaf_targets(wanted['type'], wanted['properties'])
        try:
            answer = {'result': resources.create(**wanted)}
        except ClientError as error:
            answer = {'error': error.response['Error'].get('Message') or str(error)}
        except NotImplementedError as error:
            answer = {'error': str(error)}
        except Exception as error:
            answer = {'error': f'{type(error).__name__}: {error}'}
        print(json.dumps(answer, default=str), file=answers, flush=True)
    # Its threads must not keep the process.
    os._exit(0)


main()

"""Refuses a rendered request that moto takes, and AWS does not: for its form, or for the role that it is sent with."""

import base64
import json
import re
from urllib.parse import parse_qsl, unquote, urlsplit

from botocore.serialize import create_serializer
from botocore.validate import ParamValidator
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.utils import get_service_model
from moto.iam.access_control import IAMPolicy, IAMPolicyStatement, PermissionResult
from moto.iam.models import iam_backends
from werkzeug.datastructures import MultiDict

from gateway_request import MODELS, action_headers, action_of, body_of, model_of, service_of

ACCOUNT = '123456789012'
FORM = 'application/x-www-form-urlencoded'

# What the methods of S3 need; its requests have nothing else that is to be read.
S3_ACTIONS = {'PUT': 's3:PutObject', 'GET': 's3:GetObject'}


def check(request, role):
    """Raises what is wrong with a request of an integration, or with its role."""
    url = urlsplit(request['uri'])
    service, region = service_of(url)
    if service == 'lambda' and role is None:
        # A function allows API Gateway by a policy of its own, and any JSON is its event.
        json.loads(body_of(request), object_pairs_hook=unique, parse_constant=refuse)
    elif service == 's3':
        authorize(role, S3_ACTIONS[request['method']], [f"arn:aws:s3:::{unquote(url.path.removeprefix('/'))}"])
    else:
        operation, params = read(service, url, request)
        authorize(role, f'{service}:{operation}', resources_of(service, region, params))


def read(service, url, request):
    """The call that a request makes: its operation and parameters, as the service reads them."""
    model = model_of(service)
    headers = {name.lower(): value for name, value in action_headers(service, url, request['headers'], []).items()}
    content_type = headers['content-type'].split(';')[0]
    body = body_of(request).decode('utf-8')
    # SQS still takes forms, of which its model no longer tells.
    is_form = model.metadata['protocol'] == 'query' or (service == 'sqs' and content_type == FORM)
    wanted = FORM if is_form else f"application/x-amz-json-{model.metadata['jsonVersion']}"
    expect('the content type', content_type, wanted)
    if is_form:
        sent = unique(parse_qsl(body, keep_blank_values=True, strict_parsing=True))
        operation = sent.get('Action')
    else:
        sent = json.loads(body, object_pairs_hook=unique, parse_constant=refuse)
        prefix, _, operation = headers.get('x-amz-target', '').rpartition('.')
        expect('what X-Amz-Target begins with', prefix, model.metadata['targetPrefix'])
    # moto believes the query string, AWS the header or the form.
    expect('the action', operation, action_of(url) or operation)

    params = parse(MODELS.get(service, service), operation, 'query' if is_form else 'json', body, sent)
    if is_form and service == 'sqs':
        params.setdefault('QueueUrl', url.geturl())
    operation_model = model.operation_model(operation)
    report = ParamValidator().validate(params, operation_model.input_shape)
    if report.has_errors():
        raise ValueError(report.generate_report())

    # What the service does not know is not among its parameters, and so not in what botocore writes of them.
    written = create_serializer(model.metadata['protocol']).serialize_to_request(params, operation_model)['body']
    if not is_form:
        expect('the body', sent, json.loads(written))
    elif service != 'sqs':
        expect('the form', {'Version': model.api_version, **sent}, written)
    return operation, params


def parse(name, operation, protocol, body, sent):
    """The parameters, by moto's reader of requests: botocore only writes them."""
    parser = PROTOCOL_PARSERS[protocol](
        get_service_model(name).operation_model(operation),
        blob_parser=lambda text: base64.b64decode(text, validate=True),
    )
    return parser.parse({'body': body, 'values': MultiDict(sent)})


def resources_of(service, region, params):
    """What IAM asks the permission for, by AWS's reference of actions, resources and condition keys."""
    prefix = f'arn:aws:{service}:{region}:{ACCOUNT}:'
    match service:
        case 'sqs':
            return [prefix + params['QueueUrl'].rpartition('/')[2]]
        case 'sns':
            return [params['TopicArn'] if 'TopicArn' in params else prefix + params['Name']]
        case 'events':
            return [f"{prefix}event-bus/{entry.get('EventBusName', 'default')}" for entry in params['Entries']]
        case 'dynamodb':
            table = f"{prefix}table/{params['TableName']}"
            return [f"{table}/index/{params['IndexName']}" if 'IndexName' in params else table]
        case 'kinesis':
            return [f"{prefix}stream/{params['StreamName']}"]
        case 'firehose':
            return [f"{prefix}deliverystream/{params['DeliveryStreamName']}"]
        case 'states':
            # A task token does not tell whose it is.
            return ['*' if 'taskToken' in params else params['stateMachineArn']]
        case 'ssm':
            return [f"{prefix}parameter/{params['Name'].removeprefix('/')}"]
    raise ValueError(f'no resource is known for {service}')


def authorize(role, action, resources):
    """API Gateway may take the role, whose policies allow the action on each of the resources."""
    if role is None:
        raise ValueError('the integration has no role')
    # Not by a request to moto, which would need a permission itself while moto judges.
    deployed = iam_backends[ACCOUNT]['aws'].get_role_by_arn(role)
    trust = json.loads(deployed.assume_role_policy_document)
    if not any(is_trust(statement) for statement in trust['Statement']):
        raise ValueError(f'{role} is not trusted by apigateway.amazonaws.com')
    policies = [IAMPolicy(policy) for policy in (*deployed.policies.values(), *deployed.managed_policies.values())]
    for resource in resources:
        results = {policy.is_action_permitted(action, resource) for policy in policies}
        if PermissionResult.PERMITTED not in results or PermissionResult.DENIED in results:
            raise ValueError(f'{role} does not allow {action} on {resource}')


def is_trust(statement):
    return (
        statement['Effect'] == 'Allow'
        and statement['Action'] == 'sts:AssumeRole'
        and statement['Principal'].get('Service') == 'apigateway.amazonaws.com'
    )


def matches(pattern, text):
    """As IAM matches, where `${*}` is an asterisk; to moto a pattern is a regular expression of one line."""
    wildcards = {'*': '.*', '?': '.'}
    parts = re.findall(r'\$\{[*?$]\}|.', pattern, re.DOTALL)
    expression = ''.join(wildcards.get(part) or re.escape(part[2] if len(part) > 1 else part) for part in parts)
    return re.fullmatch(expression, text, re.DOTALL)


IAMPolicyStatement._match = staticmethod(matches)


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError(f'a name comes twice in {names}')
    return dict(pairs)


def refuse(constant):
    raise ValueError(f'{constant} is no JSON')


def expect(what, sent, wanted):
    if sent != wanted:
        raise ValueError(f'{what} is {sent!r}, and for botocore it is {wanted!r}')

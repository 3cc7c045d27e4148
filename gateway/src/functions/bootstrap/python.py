"""Runs a handler for Python in a process of its own, where it speaks frames on file descriptor 3."""

import importlib
import json
import os
import socket
import struct
import sys
import time
import traceback


def main():
    channel = socket.socket(fileno=3)
    try:
        handler = load_handler(os.environ.get("_HANDLER", ""))
    except BaseException as error:
        log_error(error)
        send(channel, {"type": "not ready"}, json.dumps(describe(error)))
        return
    send(channel, {"type": "ready"}, "")
    while True:
        frame = receive(channel)
        if frame is None:
            return
        header, payload = frame
        invoke(channel, handler, header, payload)


def load_handler(name):
    module_name, _, function_name = name.rpartition(".")
    if not module_name:
        raise NamedError("Runtime.MalformedHandlerName", f"Bad handler '{name}': not enough values to unpack")
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise NamedError(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}{hint_for(error)}"
        ) from error
    if not hasattr(module, function_name):
        raise NamedError("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return getattr(module, function_name)


def hint_for(error):
    """How to add a package that Lambda brings and this Python lacks."""
    package = (getattr(error, "name", None) or "").split(".")[0]
    if package not in ("boto3", "botocore", "s3transfer"):
        return ""
    return f'; Lambda provides {package}, and {sys.executable} does not: run "{sys.executable} -m pip install boto3"'


def invoke(channel, handler, header, payload):
    request_id = header["requestId"]
    try:
        result = handler(json.loads(payload), Context(header))
        try:
            text = json.dumps(result, ensure_ascii=False)
        except (TypeError, ValueError) as error:
            raise NamedError("Runtime.MarshalError", f"Unable to marshal response: {error}") from error
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            error = NamedError("Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited: {error}")
        log_error(error)
        send(channel, {"type": "threw", "requestId": request_id}, json.dumps({**describe(error), "requestId": request_id}))
        return
    sys.stdout.flush()
    send(channel, {"type": "returned", "requestId": request_id}, text)


class NamedError(Exception):
    """An error whose type has a name that Python cannot have."""

    def __init__(self, name, message):
        super().__init__(message)
        self.name = name


class Context:
    """What Lambda tells a handler about its invocation."""

    def __init__(self, header):
        environment = os.environ
        self.aws_request_id = header["requestId"]
        self.function_name = environment["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = environment["AWS_LAMBDA_FUNCTION_VERSION"]
        self.invoked_function_arn = environment["CDK_WEBSOCKET_GATEWAY_FUNCTION_ARN"]
        self.memory_limit_in_mb = environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = environment["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = environment["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = None
        self.identity = None
        self._deadline = header["deadline"]

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline - time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


def describe(error):
    return {
        "errorMessage": str(error),
        "errorType": type_of(error),
        "stackTrace": traceback.format_list(traceback.extract_tb(error.__traceback__)),
    }


def type_of(error):
    return error.name if isinstance(error, NamedError) else type(error).__name__


def log_error(error):
    """Writes the lines that Lambda logs."""
    stack = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    text = f"[ERROR] {type_of(error)}: {error}\nTraceback (most recent call last):\n{stack}"
    sys.stderr.write(text.rstrip("\n") + "\n")
    sys.stderr.flush()


def send(channel, header, payload):
    content = (json.dumps(header) + "\n" + payload).encode("utf-8", "surrogatepass")
    channel.sendall(struct.pack(">I", len(content)) + content)


def receive(channel):
    length = receive_exactly(channel, 4)
    if length is None:
        return None
    content = receive_exactly(channel, struct.unpack(">I", length)[0])
    if content is None:
        return None
    header, _, payload = content.decode("utf-8").partition("\n")
    return json.loads(header), payload


def receive_exactly(channel, size):
    parts = []
    while size > 0:
        part = channel.recv(min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


main()

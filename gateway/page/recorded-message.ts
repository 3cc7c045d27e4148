import type { InspectedMessage } from '../src/inspector/page-event';

/** A message of the table as a unit test sees it: what the route gets, and what must come of it. */
export interface RecordedMessage {
  readonly stack: string;
  readonly routeKey: string;
  readonly api: string;
  readonly stage: string;
  /** Strings of the message, by their names in `ClientMessage`. */
  readonly strings: readonly (readonly [name: string, value: string])[];
  /** Times of the message, by their names in `ClientMessage`. */
  readonly times: readonly (readonly [name: string, value: string])[];
  readonly authorizer: readonly (readonly [name: string, value: string])[];
  /** The request that the backend got; undefined for functions, whose event has the address of the gateway in it. */
  readonly request?: { readonly method: string; readonly body: string };
  /** What the backend answered; undefined when there was none. */
  readonly response?: RecordedResponse;
  /** The frame that the client got. */
  readonly reply: string | null;
}

/** The response of a backend, by the names of `BackendResponse`. */
export interface RecordedResponse {
  readonly statusCode?: number;
  readonly body?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly failed?: boolean;
  readonly timedOut?: boolean;
}

/** What a test needs of a message; undefined when no route took it. */
export function recordedMessage(inspected: InspectedMessage): RecordedMessage | undefined {
  const { answer, api, authorizer, backend, body, connectionId, reply, request, requestId, routeKey, stack, stage } =
    inspected;
  if (routeKey === null) {
    return undefined;
  }
  // What neither the request nor the reply shows would only make the test longer.
  const shown = [request?.uri, request?.body, ...Object.values(request?.headers ?? {}), reply].join('\n');
  const shows = (value: string) => value !== '' && shown.includes(value);
  const showsTime = (time: string) =>
    shows(String(Date.parse(time))) || /\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000/.test(shown);
  const optional = [
    ['messageId', inspected.messageId],
    ['sourceIp', inspected.sourceIp],
    ['userAgent', inspected.userAgent ?? ''],
  ] as const;
  const hasBackend = backend !== 'MOCK' && request !== null;
  const hasRequest = hasBackend && backend !== 'AWS_PROXY' && request.body !== undefined;
  return {
    stack,
    routeKey,
    api,
    stage,
    strings: [
      ['body', body],
      ['connectionId', connectionId],
      ['requestId', requestId],
      ...optional.filter(([, value]) => shows(value)),
    ],
    times: (
      [
        ['requestTime', inspected.time],
        ['connectedAt', inspected.connectedAt],
      ] as const
    ).filter(([, value]) => showsTime(value)),
    authorizer: Object.entries(authorizer),
    request: hasRequest ? { method: request.method ?? 'POST', body: request.body ?? '' } : undefined,
    response: hasBackend && answer ? recordedResponse(answer, inspected.readHeaders) : undefined,
    reply,
  };
}

function recordedResponse(
  answer: NonNullable<InspectedMessage['answer']>,
  readHeaders: readonly string[],
): RecordedResponse {
  if (answer.timedOut) {
    return { headers: [], timedOut: true };
  }
  if (answer.failed) {
    return { headers: [], failed: true };
  }
  if (answer.functionResult !== undefined) {
    return resultOf(answer.functionResult);
  }
  const headers = Object.entries(answer.headers ?? {}).filter(([name]) => readHeaders.includes(name));
  return { statusCode: answer.statusCode ?? 200, body: answer.body ?? '', headers };
}

/** A function's result as a response. One that API Gateway cannot read fails as a function that throws. */
function resultOf(functionResult: string): RecordedResponse {
  try {
    const { body, statusCode } = JSON.parse(functionResult);
    if (Number.isInteger(statusCode) && (body === undefined || typeof body === 'string')) {
      return { statusCode, body: body ?? '', headers: [] };
    }
  } catch {
    // What is not JSON has no status either.
  }
  return { headers: [], failed: true };
}

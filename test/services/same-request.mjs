import assert from 'node:assert/strict';

// What API Gateway sets itself, or handles in its own way.
const OWN_HEADERS = /^(host|user-agent|x-amz-target)$/i;

/** For a call that moto does not run: the request says what botocore's own serializer makes of the same call. */
export async function assertSameRequest(aws, route, message, service, operation, parameters) {
  const request = await route.render(message);
  const expected = await aws.serialize(service, operation, parameters);
  const { pathname, searchParams } = new URL(request.uri);

  assert.equal(request.method, expected.method);
  assert.deepEqual(JSON.parse(request.body), JSON.parse(expected.body));
  const target = headerOf(expected, 'x-amz-target');
  if (target === undefined) {
    assert.equal(decodeURIComponent(pathname), decodeURIComponent(expected.path));
  } else {
    // API Gateway makes the target of the action.
    assert.equal(headerOf(request, 'x-amz-target') ?? target.replace(/[^.]*$/, searchParams.get('Action')), target);
  }
  for (const [name, value] of Object.entries(expected.headers)) {
    const isOfJson = target !== undefined && /^content-type$/i.test(name);
    if (!OWN_HEADERS.test(name) && !isOfJson) {
      assert.equal(headerOf(request, name), value, name);
    }
  }
  return { request, expected };
}

function headerOf({ headers }, name) {
  return Object.entries(headers).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

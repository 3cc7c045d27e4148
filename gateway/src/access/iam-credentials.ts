import { readFileSync } from 'node:fs';
import { usageError } from '../errors';
import { evaluatePolicy } from './policy';

/** Credentials with which clients may sign their handshakes. */
export interface IamCredential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The token of temporary credentials. Without one, any token that the signature covers is taken. */
  readonly sessionToken?: string;
  /** What the credentials allow; without one, everything. */
  readonly policy?: unknown;
}

/** Credentials by their access key ids. */
export type IamCredentials = ReadonlyMap<string, IamCredential>;

type Members = { readonly [name: string]: unknown };

const FORM = '{"ACCESS_KEY_ID":"SECRET_ACCESS_KEY"}';

/**
 * Reads a file of credentials: a JSON object from access key ids to secrets, or to objects with `secretAccessKey`,
 * `sessionToken` and `policy`; or a list of such objects with `accessKeyId`.
 */
export function readIamCredentials(file: string): IamCredentials {
  const refuse = (problem: string) => usageError(`${problem} at ${JSON.stringify(file)}; write ${FORM}`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refuse(`credentials cannot be read, got ${JSON.stringify((error as Error).message)},`);
  }
  const credentials = entriesOf(content).map(([id, value]) => credentialOf(id, value, refuse));
  if (credentials.length === 0) {
    throw refuse(`credentials are missing, got ${JSON.stringify(content).slice(0, 60)},`);
  }
  return new Map(credentials.map((credential) => [credential.accessKeyId, credential]));
}

/** The credentials with the ids that they are listed under. */
function entriesOf(content: unknown): [string | undefined, unknown][] {
  if (Array.isArray(content)) {
    return content.map((value) => [undefined, value]);
  }
  if (!isObject(content)) {
    return [];
  }
  return typeof content.accessKeyId === 'string' && 'secretAccessKey' in content
    ? [[undefined, content]]
    : Object.entries(content);
}

const MEMBERS = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'policy'];

function credentialOf(id: string | undefined, value: unknown, refuse: (problem: string) => Error): IamCredential {
  const members: Members = typeof value === 'string' ? { secretAccessKey: value } : isObject(value) ? value : {};
  const { accessKeyId = id, policy, secretAccessKey, sessionToken } = members;
  const name = JSON.stringify(accessKeyId ?? null);
  const isText = (text: unknown) => typeof text === 'string' && text !== '';
  if (!isText(accessKeyId) || !isText(secretAccessKey) || (id !== undefined && accessKeyId !== id)) {
    throw refuse(`access key ${name} has no secret access key or id,`);
  }
  if (sessionToken !== undefined && !isText(sessionToken)) {
    throw refuse(`access key ${name} has a session token that is not a string,`);
  }
  const unknown = Object.keys(members).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) {
    throw refuse(
      `access key ${name} has an unknown member, got ${JSON.stringify(unknown)}, and knows ${MEMBERS.join(', ')},`,
    );
  }
  if (policy !== undefined) {
    try {
      evaluatePolicy(policy, { action: '', resource: '', values: new Map() });
    } catch (error) {
      throw refuse(`access key ${name} has a policy that IAM does not take (${(error as Error).message})`);
    }
  }
  return { accessKeyId, secretAccessKey, sessionToken, policy } as IamCredential;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A dynamic reference: the store, and what it names there. */
const DYNAMIC_REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]+)\}\}/g;

/** What a dynamic reference names, without the version or the stage of its value. */
export interface StoredName {
  readonly store: 'parameter' | 'secret';
  readonly name: string;

  /** The member of a secret that is a JSON object. */
  readonly key?: string;
}

/** Replaces the dynamic references of a text, such as `{{resolve:ssm:/chat/table}}`, as CloudFormation does in properties. */
export function replaceDynamicReferences(text: string, resolve: (stored: StoredName) => string): string {
  // Hardly any text has one.
  return text.includes('{{resolve:')
    ? text.replace(DYNAMIC_REFERENCE, (_, service: string, path: string) => resolve(storedName(service, path)))
    : text;
}

/** What the dynamic references of a text name. */
export function dynamicReferences(text: string): StoredName[] {
  return [...text.matchAll(DYNAMIC_REFERENCE)].map(([, service = '', path = '']) => storedName(service, path));
}

function storedName(service: string, path: string): StoredName {
  if (service !== 'secretsmanager') {
    return { store: 'parameter', name: path.replace(/:\d+$/, '') };
  }
  // A secret is named by an ARN too, which has colons.
  const [name = '', options = ''] = path.split(':SecretString');
  return { store: 'secret', name, key: options.split(':')[1] || undefined };
}

import { sdkIds, withoutSubdomain } from './service-names';

/** Where services of AWS are, as the command line says. */
export interface EndpointOptions {
  /** The address of all services that have none of their own. */
  readonly all?: string;
  readonly byService: ReadonlyMap<string, string>;
  /** Whether what has no address here goes to AWS. */
  readonly aws: boolean;
}

/** Where requests for a service go. */
export type ServiceTarget =
  | { readonly kind: 'endpoint'; readonly url: string }
  | { readonly kind: 'aws' }
  | { readonly kind: 'none' };

/** No service is called. */
export const NO_ENDPOINTS: EndpointOptions = { byService: new Map(), aws: false };

/** Where requests for a service go, by the name in its host. A subdomain may precede it, such as a bucket. */
export function targetOf({ all, aws, byService }: EndpointOptions, service: string): ServiceTarget {
  const url = byService.get(service) ?? byService.get(withoutSubdomain(service)) ?? all;
  if (url !== undefined) {
    return { kind: 'endpoint', url };
  }
  return { kind: aws ? 'aws' : 'none' };
}

/** Variables by which the SDKs in functions find the same services. */
export function endpointEnvironment({ all, byService }: EndpointOptions): { [name: string]: string } {
  const named = [...byService].flatMap(([service, url]) =>
    sdkIds(service).map((id) => [`AWS_ENDPOINT_URL_${id}`, url]),
  );
  return { ...(all === undefined ? {} : { AWS_ENDPOINT_URL: all }), ...Object.fromEntries(named) };
}

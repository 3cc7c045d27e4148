/** A resource to create. Its properties have no intrinsic functions left. */
export interface WantedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: unknown;
  readonly region: string;
  /** The attributes that templates refer to. */
  readonly attributes: readonly string[];
}

/** A resource as it was created, or why it was not. */
export type CreatedResource =
  | { readonly ref: string; readonly attributes: { readonly [name: string]: unknown } }
  | { readonly reason: string };

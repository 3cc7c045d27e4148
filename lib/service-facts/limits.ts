/** The shortest and the longest time that a backend may be given. */
export const TIMEOUT_MIN_MS = 50;
export const TIMEOUT_MAX_MS = 29_000;

/** The longest mapping template, in bytes of UTF-8. */
export const TEMPLATE_MAX_BYTES = 300 * 1024;

/** How often a `#foreach` of a mapping template runs. */
export const FOREACH_MAX_ROUNDS = 1000;

/** The longest props of an integration, in characters. */
export const INTEGRATION_URI_MAX_LENGTH = 2048;
export const INTEGRATION_METHOD_MAX_LENGTH = 64;
export const DESCRIPTION_MAX_LENGTH = 1024;
export const REQUEST_PARAMETER_MAX_LENGTH = 512;

/** What one API may have, unless its quota was raised. */
export const INTEGRATION_QUOTA = 300;
export const ROUTE_QUOTA = 300;
export const AUTHORIZER_QUOTA = 10;
export const STAGE_QUOTA = 10;

/** How many requests an account has a second, and at once, unless its quota was raised. */
export const ACCOUNT_REQUESTS_PER_SECOND = 10_000;
export const ACCOUNT_BURST = 5_000;

/** How long the result of an authorizer may be cached. */
export const RESULT_TTL_MAX_SECONDS = 3600;

/** The variables of a mapping template. */
export const TEMPLATE_VARIABLES = ['context', 'input', 'stageVariables', 'util'] as const;

/** What `$input` has: properties and functions. */
export const INPUT_MEMBERS = ['body', 'json', 'params', 'path'] as const;

/** The functions of `$util`. */
export const UTIL_FUNCTIONS = [
  'base64Decode',
  'base64Encode',
  'escapeJavaScript',
  'parseJson',
  'urlDecode',
  'urlEncode',
] as const;

/** What Velocity itself defines: in loops, in blocks of macros, and in all directives. */
export const VELOCITY_VARIABLES = ['bodyContent', 'foreach', 'macro', 'velocityCount', 'velocityHasNext'] as const;

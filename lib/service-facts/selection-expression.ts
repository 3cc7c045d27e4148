type Templates = { readonly [key: string]: string } | undefined;

/**
 * A selection expression that is the plain word `$default` carries a backslash; without it AWS takes it for a variable
 * that does not exist.
 */
export function escapeSelectionExpression(expression: string | undefined): string | undefined {
  return expression === '$default' ? '\\$default' : expression;
}

/**
 * The selection expression for some templates: whoever has one under `$default`, and no expression, means that one.
 */
export function selectTemplate(expression: string | undefined, templates: Templates): string | undefined {
  return escapeSelectionExpression(expression ?? (templates && '$default' in templates ? '$default' : undefined));
}

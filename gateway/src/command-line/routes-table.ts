import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { App } from '../assembly/app';
import { printable } from './terminal-text';

/** The routes of an app with their backends, one line each. */
export function routesTable({ apis }: App): string {
  const rows = apis.flatMap(({ model, name, stackName }) =>
    [...model.routes]
      .sort((left, right) => (left.routeKey < right.routeKey ? -1 : 1))
      .map((route) => [
        `${stackName}/${name}`,
        route.routeKey,
        route.twoWay ? 'two-way' : 'one-way',
        ...backendOf(route),
      ]),
  );
  const table = [['api', 'route', 'direction', 'integration', 'backend'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] as string).length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => printable(cell).padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function backendOf({ integration, unknownTarget }: RouteModel): [string, string] {
  if (!integration) {
    return ['-', unknownTarget === undefined ? 'none' : `not in the assembly: ${unknownTarget}`];
  }
  const { method, type, uri = '' } = integration;
  const called = /:function:([^/]+)/.exec(uri)?.[1];
  if (type === 'MOCK') {
    return [type, 'answered by API Gateway'];
  }
  return [type, called === undefined ? [method, uri].filter(Boolean).join(' ') : `function ${called}`];
}

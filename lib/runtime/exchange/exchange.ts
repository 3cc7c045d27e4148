import { FAILED_TEMPLATE_MESSAGE } from '../../service-facts/assumptions';
import { Budget } from '../budget';
import type { RouteModel, StageModel, WebSocketApiModel } from '../cloudformation/web-socket-api';
import type { JavaMap } from '../java/value';
import { mappingVariables } from '../variables/mapping-variables';
import { Template } from '../velocity/template';
import { BodyValues } from './body-values';
import { buildContext, contextVariable, eventType, type Place } from './context';
import { errorFrame, GatewayError } from './error-frame';
import { type CompleteMessage, completeMessage, lastValue, lastValues, type Message } from './message';
import { messageFor, selectRoute } from './route-selection';
import type { TemplateSelection } from './template-selection';
import { Trace } from './trace';

/** How much of a text a message shows. */
const MOST_QUOTED = 300;

/** The route that messages are sent to, with what surrounds it. */
export interface Target {
  readonly api: WebSocketApiModel;
  readonly route: RouteModel;
  readonly stage: StageModel;
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly urlSuffix: string;
  /** The domain that the client connected to, when it is not the default endpoint of the API. */
  readonly domainName?: string;
}

/** One message on its way through a route: all that its request and its reply have in common. */
export class Exchange {
  public readonly trace = new Trace();
  public readonly budget = new Budget();
  public readonly message: CompleteMessage;
  public readonly place: Place;
  public readonly context: JavaMap;
  public readonly body: BodyValues;

  /** Throws an Error when the message does not go to the route. */
  constructor(
    public readonly target: Target,
    message: Message,
  ) {
    const { api, route, stage } = target;
    const isMessage = eventType(route.routeKey) === 'MESSAGE';
    this.message = completeMessage(message, {
      routeKey: route.routeKey,
      body: isMessage ? (messageFor(api.routeSelectionExpression, route.routeKey) ?? '{}') : '',
      stageVariables: stage.variables,
    });
    this.place = {
      apiId: api.apiId,
      region: target.region,
      accountId: target.accountId,
      partition: target.partition,
      urlSuffix: target.urlSuffix,
      stage: stage.name,
      routeKey: route.routeKey,
      domainName: target.domainName,
    };
    this.context = buildContext(this.message, this.place);
    this.body = BodyValues.of(this.message.body, this.budget);
    if (isMessage) {
      this.checkSelection(message.body !== undefined);
    } else {
      this.trace.add(`route ${quote(route.routeKey)}: chosen by the connection itself`);
    }
  }

  private checkSelection(isGiven: boolean): void {
    const { api, route } = this.target;
    const expression = api.routeSelectionExpression;
    if (api.imported) {
      this.trace.add(
        `route ${quote(route.routeKey)}: taken as asked for, since the API is not in the template`,
        'which expression it selects routes by is not known here',
      );
      return;
    }
    const keys = api.routes.map(({ routeKey }) => routeKey);
    const { value, routeKey } = selectRoute(expression, keys, this.message.body, this.budget);
    const found = value === undefined ? 'the message is no JSON' : `${quote(expression)} gives ${quote(value)}`;
    if (routeKey !== route.routeKey && !isGiven) {
      throw new Error(
        `no message can be made up that ${quote(expression)} selects route ${quote(route.routeKey)} by; set the body`,
      );
    }
    if (routeKey !== route.routeKey) {
      const instead =
        routeKey === undefined
          ? `which no route has, so the client gets ${errorFrame('Forbidden', this.message.connectionId, this.message.requestId)}`
          : `which is route ${quote(routeKey)}`;
      throw new Error(
        `the message does not go to route ${quote(route.routeKey)}: ${found}, ${instead}; the message is\n${this.message.body}`,
      );
    }
    const fallback = routeKey === '$default' && value !== '$default' ? ', which no other route has' : '';
    this.trace.add(`route ${quote(routeKey)}: ${found}${fallback}`);
  }

  /** The value of a variable of a selection expression that reads the request. */
  public requestValue(variable: string): string | undefined {
    const [, kind, name] =
      /^(request\.body|request\.header|request\.querystring|context|stageVariables)\.(.+)$/.exec(variable) ?? [];
    switch (kind) {
      case 'request.body':
        return this.body.textAt(name as string);
      case 'request.header':
        return lastValue(this.message.headers, name as string);
      case 'request.querystring':
        return lastValue(this.message.queryString, name as string);
      case 'stageVariables':
        return new Map(Object.entries(this.message.stageVariables)).get(name as string);
      case 'context': {
        const value = contextVariable(this.context, name as string);
        return typeof value === 'string' ? value : undefined;
      }
      default:
        throw new Error(
          `the selection expression has the variable ${quote(`$${variable}`)}, which AWS does not know; ` +
            'write \\$default for the template $default, or a variable such as ${request.body.action}',
        );
    }
  }

  /**
   * Renders the template that was selected; undefined if none was. One that fails throws an Error that points at the
   * place in it.
   *
   * @param kind whether the template makes a request or a response
   * @param owner the path of the construct that it belongs to
   */
  public render(
    kind: 'request' | 'response',
    templates: { readonly [key: string]: string },
    { key, reason }: TemplateSelection,
    body: string,
    owner: string,
  ): string | undefined {
    if (key === undefined) {
      return undefined;
    }
    const { message } = this;
    const source = {
      body,
      context: this.context,
      parameters: { querystring: lastValues(message.queryString), header: lastValues(message.headers) },
      stageVariables: Object.entries(message.stageVariables),
    };
    try {
      const variables = mappingVariables(source, this.budget);
      const rendered = Template.parse(templates[key] as string).render(variables, { budget: this.budget });
      this.trace.add(`${kind} template ${quote(key)}: ${reason}; it renders`, rendered);
      return rendered;
    } catch (error) {
      const { message: cause } = error as Error;
      throw new GatewayError(
        `the ${kind} template ${quote(key)} of ${quote(owner)} fails: ${cause}`,
        FAILED_TEMPLATE_MESSAGE,
      );
    }
  }
}

/** A text in a message, as JSON, and the beginning of a long one. */
export function quote(value: string): string {
  const text = JSON.stringify(value);
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…"` : text;
}

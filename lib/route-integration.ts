import { Annotations } from 'aws-cdk-lib';
import {
  CfnRoute,
  type IWebSocketRoute,
  WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
  type WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { WebSocketIntegration, type WebSocketIntegrationOptions, WebSocketIntegrationType } from './integration';
import type { WebSocketIntegrationResponseOptions } from './integration-response';
import { beforeSynth } from './private/before-synth';
import { orderDeployments } from './private/deployment-order';
import { requestTemplates } from './private/request-template';
import { hasResponses } from './private/response-keys';
import { describeFinding, type Finding, isKnown, ruleError } from './validation/rule';

const PROXY_TYPES = [WebSocketIntegrationType.AWS_PROXY, WebSocketIntegrationType.HTTP_PROXY];
const LIFECYCLE_ROUTE_KEYS = ['$connect', '$disconnect'];
const CONNECT_ONLY = /^route\.request\.(multivalue)?(header|querystring)\./;
const TWO_WAY_WITHOUT_RESPONSE = 'two-way-route-without-response';

/**
 * The base of every integration that a route of `aws-cdk-lib` takes, and of those that you write yourself.
 *
 * A subclass says what the integration is in `bindToApi`, which runs once, and adds in `bindToRoute` what every route
 * needs. One object can serve several routes of one API, which then share one integration; on two APIs it is an error
 * (rule `integration-shared-between-apis`).
 *
 * A two-way route whose integration is no proxy needs a response. Without one it is an error at synth (rule
 * `two-way-route-without-response`), for the classes that aws-cdk-lib has too a warning. Responses that no route sends
 * are a warning (rule `response-without-two-way-route`), and so is a reply on `$connect` (rule `reply-on-connect`) or on
 * `$disconnect` (rule `reply-after-disconnect`).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export abstract class WebSocketRouteIntegrationBase extends WebSocketRouteIntegration {
  private readonly constructId: string;
  private readonly routes: IWebSocketRoute[] = [];
  private readonly responses: WebSocketIntegrationResponseOptions[] = [];
  private readonly warned = new Set<string>();
  private sources: string[] = [];
  private made?: WebSocketIntegration;

  /**
   * The classes that aws-cdk-lib has too deploy what aws-cdk-lib deploys: what is an error elsewhere is a warning there.
   *
   * @internal
   */
  protected readonly _acceptsTwoWayWithoutResponse: boolean = false;

  /**
   * The responses that an integration gets by itself when a route of it waits for one: a two-way route, and `$connect`,
   * which they complete.
   *
   * @internal
   */
  protected _ownResponses(): WebSocketIntegrationResponseOptions[] {
    return [];
  }

  /**
   * Prepares an integration. It is made when the first route takes it.
   *
   * The ids `Default` and `Resource` are an error (rule `integration-id-reserved`): CDK leaves them out of logical ids,
   * and the integration would get that of its route.
   *
   * @param id The construct id of the integration, under the first route that takes it
   */
  constructor(id: string) {
    super(id);
    if (id === 'Default' || id === 'Resource') {
      throw new Error(
        `id of an integration would give it the logical id of its route, got ${JSON.stringify(id)}; ` +
          'choose another id [integration-id-reserved]',
      );
    }
    this.constructId = id;
  }

  /**
   * Says what the integration reaches, and how. It runs once, for the first route.
   *
   * @param options The first route, and the scope for constructs that the integration needs
   * @returns what the integration is
   */
  public abstract bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions;

  /**
   * Adds what each route needs, such as a permission. It runs for every route, the first one included, and does nothing
   * unless a subclass overrides it.
   *
   * @param options The route, and the scope for constructs that the route needs
   */
  public bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    // Most backends need nothing per route; the name is for those who override it.
    void options;
  }

  /**
   * Adds an integration response, before or after a route has taken the integration.
   *
   * A key that another response has is an error (rule `duplicate-response-key`), thrown here or when the first route
   * takes the integration. A value in its template that a response has not is an error here (rule
   * `mapping-value-out-of-place`).
   *
   * @param options Which answers of the backend the response is for, and what it does with them
   */
  public addResponse(options: WebSocketIntegrationResponseOptions): void {
    options.template?._forResponse('template');
    if (this.made) {
      this.made.addResponse(options);
    } else {
      this.responses.push(options);
    }
  }

  /**
   * Says what aws-cdk-lib itself can make of the integration: everything but its description, VPC link and responses.
   *
   * Routes do not call it; `bindToApi` is what a subclass overrides. The enum of aws-cdk-lib has no `HTTP` and
   * `HTTP_PROXY`: of an integration with one of these, languages other than TypeScript cannot read the result.
   *
   * @param options The route that takes the integration
   * @returns the integration in the words of aws-cdk-lib
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    const made = this.bindToApi(options);
    const { integrationType, integrationUri, integrationMethod, description, vpcLink, requestTemplate, ...others } =
      made;
    const rest = { ...others, ...requestTemplates(made, options.scope.node.path) };
    this.bindToRoute(options);
    // The enums have the same values, and more members than aws-cdk-lib's.
    const config = { ...rest, type: integrationType, uri: integrationUri, method: integrationMethod };
    return config as unknown as WebSocketRouteIntegrationConfig;
  }

  /**
   * What a route calls. aws-cdk-lib marks it as internal; a contract test says whether it still calls it.
   *
   * @internal
   */
  public override _bindToRoute(options: WebSocketRouteIntegrationBindOptions): { readonly integrationId: string } {
    const { route, scope } = options;
    const integration = this.made ?? this.make(options);
    const [first] = this.routes;
    if (first && first.webSocketApi.node.addr !== route.webSocketApi.node.addr) {
      const [taken, other] = [first, route].map(({ webSocketApi }) => JSON.stringify(webSocketApi.node.path));
      throw ruleError('integration-shared-between-apis', scope.node.path, {
        problem:
          `integration ${JSON.stringify(this.constructId)} belongs to WebSocket API ${taken}, and cannot serve a route ` +
          `of WebSocket API ${other},`,
        remedy: 'make an integration for each API',
      });
    }
    this.requireSources(route);
    this.routes.push(route);
    this.bindToRoute(options);
    return { integrationId: integration.integrationId };
  }

  private make(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegration {
    const config = this.bindToApi(options);
    const integration = new WebSocketIntegration(options.scope, this.constructId, {
      ...config,
      webSocketApi: options.route.webSocketApi,
    });
    for (const response of this.responses) {
      integration.addResponse(response);
    }
    const isProxy = PROXY_TYPES.includes(config.integrationType);
    this.sources = connectOnlySources(config);
    const ownResponses = this._ownResponses();
    if (ownResponses.length > 0) {
      // Whether a route is two-way is known only when it is whole.
      orderDeployments(integration);
      beforeSynth(integration, () => {
        const isAwaited = this.routes.some((route) => route.routeKey === '$connect' || isTwoWay(route));
        if (isAwaited && !hasResponses(integration)) {
          for (const response of ownResponses) {
            integration.addResponse(response);
          }
        }
      });
    }
    integration.node.addValidation({ validate: () => this.checkReplies(integration, isProxy) });
    this.made = integration;
    return integration;
  }

  /** Only the request that opens a connection has headers and a query string. */
  private requireSources(route: IWebSocketRoute): void {
    const [source] = this.sources;
    if (source !== undefined && route.routeKey !== '$connect' && isKnown(route.routeKey)) {
      throw ruleError('connect-only-source', route.node.path, {
        problem: `route ${JSON.stringify(route.routeKey)} has no headers and no query string, which only "$connect" has,`,
        got: source,
        remedy: 'use requestBody or contextVariable, or store the value on $connect',
      });
    }
  }

  /** What nobody notices at deployment: a client that waits for a reply, or a reply that no client gets. */
  private checkReplies(integration: WebSocketIntegration, isProxy: boolean): string[] {
    const answering = this.routes.filter(isTwoWay);
    for (const route of answering.filter(({ routeKey }) => routeKey === '$disconnect')) {
      this.warn(route, 'reply-after-disconnect', {
        problem: 'route "$disconnect" answers a client that is gone',
        remedy: 'remove returnResponse from the route',
      });
    }
    if (isProxy) {
      return [];
    }
    for (const route of answering.filter(({ routeKey }) => routeKey === '$connect')) {
      this.warn(route, 'reply-on-connect', {
        problem: 'route "$connect" answers with the handshake, which carries no body,',
        remedy: 'remove returnResponse from the route',
      });
    }
    // On $connect a response completes the handshake, on a one-way route too.
    if (answering.length === 0) {
      if (this.routes.every(({ routeKey }) => routeKey !== '$connect') && hasResponses(integration)) {
        const isGone = this.routes.every(({ routeKey }) => routeKey === '$disconnect');
        this.warn(integration, 'response-without-two-way-route', {
          problem: 'responses reach no client, since no route of the integration answers it,',
          remedy: isGone ? 'remove the responses' : 'set returnResponse: true on the route, or remove the responses',
        });
      }
      return [];
    }
    if (hasResponses(integration)) {
      return [];
    }
    return answering
      .filter(({ routeKey }) => !LIFECYCLE_ROUTE_KEYS.includes(routeKey))
      .flatMap((route) => {
        const finding: Finding = {
          problem: `route ${JSON.stringify(route.routeKey)} answers its client, but the integration has no response,`,
          remedy: 'add responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }] to the integration',
        };
        if (this._acceptsTwoWayWithoutResponse) {
          this.warn(route, TWO_WAY_WITHOUT_RESPONSE, finding);
          return [];
        }
        return [ruleError(TWO_WAY_WITHOUT_RESPONSE, route.node.path, finding).message];
      });
  }

  private warn(construct: IConstruct, rule: string, finding: Finding): void {
    if (!this.warned.has(`${rule} ${construct.node.path}`)) {
      this.warned.add(`${rule} ${construct.node.path}`);
      Annotations.of(construct).addWarningV2(
        `cdk-websocket-integrations:${rule}`,
        describeFinding(construct.node.path, finding),
      );
    }
  }
}

/** What an integration takes from the request that opens a connection. */
function connectOnlySources({ requestParameters, requestTemplate }: WebSocketIntegrationOptions): string[] {
  const mapped = Object.values(requestParameters ?? {}).filter((source) => CONNECT_ONLY.test(source));
  return [...mapped, ...(requestTemplate?._connectOnly ?? [])];
}

function isTwoWay(route: IWebSocketRoute): boolean {
  const resource = route.node.tryFindChild('Resource');
  return CfnRoute.isCfnRoute(resource) && resource.routeResponseSelectionExpression !== undefined;
}

import {
  type IWebSocketRoute,
  WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
  type WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { repliesOf } from '../api-model/api-part';
import { isInTree } from '../api-model/tree-membership';
import { ruleError } from '../diagnostics';
import { beforeSynth } from '../integration/before-synth';
import { orderDeployments } from '../integration/deployment-order';
import { WebSocketIntegration } from '../integration/integration';
import type { WebSocketIntegrationOptions } from '../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../integration/integration-response';
import { requestTemplates } from '../integration/request-template';
import { requireResponse } from '../validation/own-integration';

/**
 * What every integration of a route can have.
 */
export interface WebSocketRouteIntegrationOptions {
  /**
   * What the client of a two-way route gets when the backend has responded.
   *
   * @default - none
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];
}

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
 * @example
 *
 * import { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
 * import {
 *   WebSocketIntegrationOptions,
 *   WebSocketIntegrationType,
 *   WebSocketRouteIntegrationBase,
 * } from 'cdk-websocket-integrations';
 *
 * class EchoIntegration extends WebSocketRouteIntegrationBase {
 *   public bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
 *     return {
 *       integrationType: WebSocketIntegrationType.HTTP_PROXY,
 *       integrationUri: 'https://echo.example.com/' + options.route.routeKey,
 *       integrationMethod: 'POST',
 *     };
 *   }
 * }
 */
export abstract class WebSocketRouteIntegrationBase extends WebSocketRouteIntegration {
  private readonly constructId: string;
  private readonly routes: IWebSocketRoute[] = [];
  private readonly responses: WebSocketIntegrationResponseOptions[] = [];
  private made?: WebSocketIntegration;

  /**
   * The classes that aws-cdk-lib has too deploy what aws-cdk-lib deploys: what is an error elsewhere is a warning there.
   *
   * @internal
   */
  protected readonly _acceptsTwoWayWithoutResponse: boolean = false;

  /**
   * The responses that an integration gets by itself when a route of it waits for one, that for a success first: a two-way
   * route gets all of them, and `$connect` the first, which completes it.
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
   * @param options What the client of a two-way route gets
   */
  constructor(id: string, options: WebSocketRouteIntegrationOptions = {}) {
    super(id);
    if (id === 'Default' || id === 'Resource') {
      throw ruleError('integration-id-reserved', undefined, {
        problem: 'id of an integration would give it the logical id of its route',
        got: id,
        remedy: 'choose another id',
      });
    }
    this.constructId = id;
    for (const response of options.responses ?? []) {
      this.addResponse(response);
    }
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
   * It takes the place of one with the same key that the integration would get by itself. A key that another response has
   * is an error (rule `duplicate-response-key`), thrown here or when the first route
   * takes the integration. A value in its template that a response has not is an error here (rule
   * `mapping-value-out-of-place`).
   *
   * @param options Which answers of the backend the response is for, and what it does with them
   */
  public addResponse(options: WebSocketIntegrationResponseOptions): void {
    options.template?._forResponse('template', this.constructId);
    this.made?.addResponse(options);
    this.responses.push(options);
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
    if (this.made && !isInTree(this.made)) {
      // The route that it stood under was removed; the next one gets it anew.
      this.made = undefined;
      this.routes.length = 0;
    }
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
    const ownResponses = this._ownResponses();
    if (ownResponses.length > 0) {
      // Whether a route is two-way is known only when it is whole.
      orderDeployments(integration);
      beforeSynth(integration, (graph) => {
        const part = graph.integrationOf(integration.node.defaultChild as IConstruct);
        if (!part) {
          // The route was removed from the tree, and the integration with it.
          return;
        }
        const { isAwaited, isTwoWay, keys } = repliesOf(part);
        // What completes $connect with a failure is not known: without a match it is refused.
        const wanted = isTwoWay ? ownResponses : ownResponses.slice(0, 1);
        for (const response of isAwaited ? wanted : []) {
          if (!keys.includes(response.key.key)) {
            integration.addResponse(response);
          }
        }
      });
    }
    if (!this._acceptsTwoWayWithoutResponse) {
      requireResponse(integration);
    }
    this.made = integration;
    return integration;
  }
}

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
import type { WebSocketIntegrationResponseOptions } from '../integration/integration-response-options';
import { requireCall, requireProps } from '../integration/prop-types';
import { requestTemplates } from '../integration/request-template';
import { requireValidResponse } from '../integration/response-properties';
import { duplicateKey } from '../integration/taken-response-keys';
import { requireResponse } from '../validation/own-integration';

/**
 * Options for every integration of a route.
 */
export interface WebSocketRouteIntegrationOptions {
  /**
   * The integration responses, which decide what the client of a two-way route gets.
   *
   * @default - none; the client of a two-way route then gets nothing (rule two-way-route-without-response)
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];
}

/**
 * The base of all integrations that `addRoute` of a `WebSocketApi` accepts, including those that you write yourself.
 *
 * A subclass returns the options of the integration from `bindToApi`, which runs once, and adds what each route needs in
 * `bindToRoute`. Several routes of one API can share one object, and then share one integration. Two APIs cannot share an
 * object (rule `integration-shared-between-apis`).
 *
 * The classes of this package reject a mistake in their options in the constructor. A mistake that depends on the route or
 * the rest of the app, such as a two-way route without a response, is an error at synthesis.
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
   * Whether a two-way route without a response is only a warning, as for the classes that aws-cdk-lib has too.
   *
   * @internal
   */
  protected readonly _acceptsTwoWayWithoutResponse: boolean = false;

  /**
   * The responses that the integration gets automatically, the one for a success first: all of them when a route is
   * two-way, and the first when a route is `$connect`, which it completes.
   *
   * @internal
   */
  protected _ownResponses(): WebSocketIntegrationResponseOptions[] {
    return [];
  }

  /**
   * Creates an integration. Its construct is created with the first route that uses it.
   *
   * The ids `Default` and `Resource` are an error (rule `integration-id-reserved`), since CDK leaves them out of logical
   * ids.
   *
   * @param id The construct id of the integration, under its first route
   * @param options The integration responses
   */
  constructor(id: string, options: WebSocketRouteIntegrationOptions = {}) {
    requireCall({ id }, 'WebSocketRouteIntegrationOptions', options);
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
   * Returns the options of the integration. It runs once, for the first route.
   *
   * @param options The first route, and the scope for constructs that the integration needs
   * @returns the options of the integration
   */
  public abstract bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions;

  /**
   * Adds what each route needs, such as a permission. It runs for every route, and does nothing unless a subclass
   * overrides it.
   *
   * @param options The route, and the scope for constructs that the route needs
   */
  public bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    // Most backends need nothing per route; the name is for those who override it.
    void options;
  }

  /**
   * Adds an integration response, before or after a route uses the integration.
   *
   * It replaces the automatic response with the same key. Each response of an integration must have a key of its own (rule
   * `duplicate-response-key`).
   *
   * @param options The responses of the backend to handle, and the message to the client
   */
  public addResponse(options: WebSocketIntegrationResponseOptions): void {
    requireProps('WebSocketIntegrationResponseOptions', options, this.constructId);
    requireValidResponse(this.constructId, options);
    if (this.made) {
      this.made.addResponse(options);
    } else if (this.responses.some(({ key }) => key.key === options.key.key)) {
      throw duplicateKey(options.key.key, this.constructId);
    }
    this.responses.push(options);
  }

  /**
   * Returns the integration as aws-cdk-lib configures one, without its description, VPC link and responses.
   *
   * Routes do not call it; a subclass overrides `bindToApi`. The enum of aws-cdk-lib has no `HTTP` and `HTTP_PROXY`, so
   * only TypeScript can read the result for these types.
   *
   * @param options The route that uses the integration
   * @returns the configuration that aws-cdk-lib defines
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

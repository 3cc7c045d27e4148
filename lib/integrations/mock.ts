import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../integration';
import type { WebSocketIntegrationResponseOptions } from '../integration-response';
import { escapeSelectionExpression } from '../private/selection-expression';
import { WebSocketRouteIntegrationBase } from '../route-integration';

/**
 * Properties of a `WebSocketMockIntegration`.
 */
export interface WebSocketMockIntegrationProps {
  /**
   * Mapping templates that render an object with an integer `statusCode`, which picks the response.
   *
   * Each stands under the key that the template selection expression picks it by.
   *
   * @default - none
   */
  readonly requestTemplates?: { [key: string]: string };

  /**
   * The expression whose value is the key of the request template to render. `$default` is escaped as AWS wants it.
   *
   * @default - none; AWS then takes the template under the key application/json
   */
  readonly templateSelectionExpression?: string;

  /**
   * What the client of a two-way route gets.
   *
   * @default - none; on a two-way route the client then gets nothing, which is a warning (rule
   * two-way-route-without-response)
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];
}

/**
 * No backend: API Gateway answers by itself.
 *
 * It takes the place of the class of the same name in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same
 * template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketMockIntegration extends WebSocketRouteIntegrationBase {
  /**
   * @internal
   */
  protected override readonly _acceptsTwoWayWithoutResponse: boolean = true;

  /**
   * Prepares an integration without a backend.
   *
   * @param id The construct id of the integration
   * @param props What API Gateway answers
   */
  constructor(
    id: string,
    private readonly props: WebSocketMockIntegrationProps = {},
  ) {
    super(id);
    for (const response of props.responses ?? []) {
      this.addResponse(response);
    }
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return {
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      requestTemplates: this.props.requestTemplates,
      templateSelectionExpression: escapeSelectionExpression(this.props.templateSelectionExpression),
    };
  }
}

import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../integration/integration-response';
import { requestTemplates } from '../integration/request-template';
import { WebSocketIntegrationResponseKey } from '../integration/response-key';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import { escapeSelectionExpression } from '../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from './route-integration';

/**
 * Properties of a `WebSocketMockIntegration`.
 */
export interface WebSocketMockIntegrationProps {
  /**
   * The mapping template that makes an object with an integer `statusCode`, which picks the response, of every message.
   *
   * It takes the place of `requestTemplates` and `templateSelectionExpression`; together with one of them it is an error
   * (rule `template-conflict`).
   *
   * @default - the request templates, or none
   */
  readonly requestTemplate?: WebSocketMappingTemplate;

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
   * A mock that answers every message of a two-way route by a template, in one line:
   * `WebSocketMockIntegration.reply('Ping', WebSocketMappingTemplate.json({ action: 'pong' }))`.
   *
   * The template can hold context and stage variables. It has no message: AWS renders the reply when the request is gone,
   * so a value of the message is an error (rule `mapping-value-out-of-place`).
   *
   * @param id The construct id of the integration
   * @param template What the client gets
   */
  public static reply(id: string, template: WebSocketMappingTemplate): WebSocketMockIntegration {
    return new WebSocketMockIntegration(id, {
      requestTemplates: { $default: '{"statusCode": 200}' },
      templateSelectionExpression: '$default',
      responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT, template }],
    });
  }

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
    super(id, props);
    requestTemplates(props, id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return {
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      requestTemplate: this.props.requestTemplate,
      requestTemplates: this.props.requestTemplates,
      templateSelectionExpression: escapeSelectionExpression(this.props.templateSelectionExpression),
    };
  }
}

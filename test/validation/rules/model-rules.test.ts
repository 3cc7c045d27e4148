import { Fn } from 'aws-cdk-lib';
import { CfnModel, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketValidations } from '../../../lib';
import { MODEL_RULES } from '../../../lib/validation/rules/model-rules';
import { describeRules } from './describe-rules';
import { type Program, program } from './program';

function model(name: string): Program {
  return program((stack) => {
    new CfnModel(stack, 'Model', { apiId: new WebSocketApi(stack, 'Api').apiId, name, schema: { type: 'object' } });
    WebSocketValidations.check(stack);
  });
}

describeRules(MODEL_RULES, {
  'model-name-invalid': {
    passing: ['message', 'Message2', 'x'.repeat(128), Fn.importValue('name')].map(model),
    failing: ['chat-message', 'chat_message', '', 'é', 'x'.repeat(129)].map((name) => [
      model(name),
      `model name is invalid at "Stack/Model", got ${JSON.stringify(name)}; use up to 128 letters and digits`,
    ]),
  },
});

import type { TransformedPart } from '../../api-model/api-part';
import { TRANSFORMS } from '../../service-facts/sources';
import type { Rule } from '../rule';

/**
 * Rules about what CloudFormation expands at deployment, which cannot be read before.
 */
export const TRANSFORM_RULES: readonly Rule<TransformedPart>[] = [
  {
    id: 'transform-not-expanded',
    severity: 'warning',
    moment: 'synth',
    summary:
      'a part of a WebSocket API that a transform creates at deployment, such as `AWS::Serverless::WebSocketApi` or ' +
      '`Fn::Transform`, and that therefore is not validated',
    source: TRANSFORMS,
    check: ({ transform }) => ({
      problem: 'CloudFormation expands a part of the API at deployment, which is not validated',
      got: transform,
      remedy:
        'validate the processed template, which CloudFormation returns from GetTemplate with the template stage ' +
        '"Processed", or acknowledge the warning',
    }),
  },
];

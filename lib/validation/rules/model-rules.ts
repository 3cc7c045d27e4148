import type { Part } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
import type { Rule } from '../rule';

/**
 * What can be wrong with a model of a WebSocket API.
 */
export const MODEL_RULES: readonly Rule<Part>[] = [
  {
    id: 'model-name-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'a model name with characters other than letters and digits',
    source: 'observed on an API: "Model name must be alphanumeric: …"',
    check: ({ synthesized }) => {
      const name = synthesized.text('Name');
      return isKnown(name) && !/^[A-Za-z0-9]{1,128}$/.test(name)
        ? { problem: 'model name is invalid', got: name, remedy: 'use up to 128 letters and digits' }
        : undefined;
    },
  },
];

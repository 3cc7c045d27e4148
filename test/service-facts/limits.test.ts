import * as limits from '../../lib/service-facts/limits';
import { RULES } from '../../lib/validation/registry';

const summaryOf = (id: string) => RULES.find((rule) => rule.id === id)?.summary;

test('what the page of rules says of limits is what is checked', () => {
  expect(summaryOf('timeout-out-of-range')).toContain(`${limits.TIMEOUT_MIN_MS} milliseconds`);
  expect(summaryOf('timeout-out-of-range')).toContain(`${limits.TIMEOUT_MAX_MS / 1000} seconds`);
  expect(summaryOf('template-too-long')).toContain(`${limits.TEMPLATE_MAX_BYTES / 1024} KB`);
  expect(summaryOf('integration-uri-too-long')).toContain(String(limits.INTEGRATION_URI_MAX_LENGTH));
  expect(summaryOf('integration-method-too-long')).toContain(String(limits.INTEGRATION_METHOD_MAX_LENGTH));
  expect(summaryOf('description-too-long')).toContain(String(limits.DESCRIPTION_MAX_LENGTH));
  expect(summaryOf('request-parameter-too-long')).toContain(String(limits.REQUEST_PARAMETER_MAX_LENGTH));
  expect(summaryOf('api-quota-exceeded')).toContain(String(limits.ROUTE_QUOTA));
  expect(summaryOf('api-quota-exceeded')).toContain(String(limits.STAGE_QUOTA));
});

import { ownerOf } from '../../../lib/runtime/exchange/route-integration';
import { RouteTester } from '../../../lib/testing';
import { templateOf } from '../../testing/route';

test('an owner is named by its construct path, and by its logical id without one', () => {
  expect(ownerOf({ constructPath: 'Chat/Api', logicalId: 'Api' })).toContain('Chat/Api');
  expect(ownerOf({ logicalId: 'Api' })).toContain('Api');
});

test('fails for a route without an integration', () => {
  const { Resources } = templateOf({}) as { Resources: Record<string, { Properties: Record<string, unknown> }> };
  delete Resources.Route0?.Properties.Target;

  expect(() => RouteTester.fromTemplate({ Resources }, 'send').renderRequest()).toThrow(/send/);
});

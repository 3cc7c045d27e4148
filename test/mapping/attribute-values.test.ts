import * as fc from 'fast-check';
import { mappingEvent } from './arbitrary-mapping';
import { GET_ROUND_TRIP, PUT_ROUND_TRIP } from './attribute-round-trip';
import { render } from './render';

const MESSAGES = 2_000;

test.each([
  ['a message that is put into a table', PUT_ROUND_TRIP],
  ['an item that is read from a table', GET_ROUND_TRIP],
])('%s is what it was, whatever is in it', (_, { template, eventOf, findProblem }) => {
  fc.assert(
    fc.property(mappingEvent, (event) => {
      const [answer = {}] = render(template._text, [eventOf(event)]);

      expect(findProblem(event, answer)).toBeUndefined();
    }),
    { numRuns: MESSAGES },
  );
});

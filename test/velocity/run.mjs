// Renders hostile messages through templates of any shape with Apache Velocity 1.7 and AWS's variables, and reads every value
// back. The project's own renderer must render the same body, character by character.
//
//   node test/velocity/run.mjs [messages]
//
// SEED=… repeats a run.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import * as fc from 'fast-check';
import { findToolchain } from '../../scripts/toolchains.mjs';
import { Velocity } from './velocity.mjs';

const MESSAGES_EACH = 4;
const REPORT_EVERY = 100_000;

const NUMBER = /-?\b(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const here = dirname(fileURLToPath(import.meta.url));
const cases = JSON.parse(readFileSync(join(here, '../runtime/cases/vtl-apigw-cases.json'), 'utf8'));
const messages = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(messages / MESSAGES_EACH) || messages <= 0) {
  throw new Error(`the number of messages must be a multiple of ${MESSAGES_EACH}, got ${process.argv[2]}`);
}

const { SEED } = process.env;
const seed = SEED === undefined ? {} : { seed: Number(SEED) };

// Each is compared value by value, which takes longer.
const attributeMessages = Math.ceil(messages / 10);

const { missing } = findToolchain('java');
if (missing) {
  console.log(`Apache Velocity: SKIPPED, ${missing} is not on the PATH`);
  console.log(`0 passed, 0 failed, ${cases.length + messages + 2 * attributeMessages} skipped`);
} else {
  const velocity = Velocity.build();
  const known = await renderCases(velocity);
  const hostile = await sendMessages(velocity);
  const attributes = await sendAttributes(velocity);
  velocity.end();
  const passed = known.passed + hostile.passed + attributes.passed;
  const failed = known.failed + hostile.failed + attributes.failed;
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** What is known of API Gateway has to come out of the model first. */
async function renderCases(velocity) {
  const answers = await Promise.all(cases.map(({ template, event }) => velocity.render(template, event)));
  let failed = 0;
  for (const [index, { name, expected }] of cases.entries()) {
    if (answers[index].text !== expected) {
      failed += 1;
      console.log(`case ${name}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(answers[index])}`);
    }
  }
  const passed = cases.length - failed;
  console.log(`API Gateway cases: ${passed} passed, ${failed} failed`);
  return { passed, failed };
}

/** Messages go into the form that DynamoDB has for values, and out of it. */
async function sendAttributes(velocity) {
  const { mappingEvent } = loadTypeScript('../mapping/arbitrary-mapping.ts');
  const { GET_ROUND_TRIP, PUT_ROUND_TRIP } = loadTypeScript('../mapping/attribute-round-trip.ts');
  let passed = 0;
  let failed = 0;
  for (const { template, eventOf, findProblem } of [PUT_ROUND_TRIP, GET_ROUND_TRIP]) {
    const property = fc.asyncProperty(mappingEvent, async (event) => {
      const answer = await velocity.render(template._text, eventOf(event));
      const problem = findProblem(event, answer);
      if (problem !== undefined) {
        throw new Error(`${JSON.stringify(answer)} ${problem}\nof the message\n${JSON.stringify(event.body)}`);
      }
    });
    const result = await fc.check(property, { numRuns: attributeMessages, ...seed });
    if (result.failed) {
      failed += 1;
      console.log(`seed ${result.seed}, path ${result.counterexamplePath}\n${result.errorInstance.message}`);
    } else {
      passed += attributeMessages;
    }
  }
  console.log(`messages as attributes: ${passed} passed, ${failed} failed`);
  return { passed, failed };
}

async function sendMessages(velocity) {
  const { mappingEvent, shape } = loadTypeScript('../mapping/arbitrary-mapping.ts');
  const { makeTemplate } = loadTypeScript('../mapping/mapping-shape.ts');
  const { findProblem } = loadTypeScript('../mapping/read-back.ts');
  const { render } = loadTypeScript('../mapping/render.ts');
  let passed = 0;
  let otherDigits = 0;

  async function problemOf(form, event, answer, ours) {
    const problem = findProblem(form, event, answer);
    if (problem !== undefined || ours.text === answer.text) {
      return problem;
    }
    const oursDiffers = `is ${JSON.stringify(ours)} by our renderer`;
    const problemOfOurs = findProblem(form, event, ours);
    if (problemOfOurs !== undefined) {
      return `${oursDiffers}, which ${problemOfOurs}`;
    }
    if (await printsAlike(event.body.match(NUMBER) ?? [])) {
      return oursDiffers;
    }
    otherDigits += 1;
    return undefined;
  }

  /** Whether numbers have the same digits here and there: before version 19, Java gave some more than they need. */
  async function printsAlike(numbers) {
    const template = "$input.json('$')";
    const event = { body: `[${numbers}]`, context: {}, stageVariables: {}, params: { header: {}, querystring: {} } };
    const [ours] = render(template, [event]);
    return (await velocity.render(template, event)).text === ours.text;
  }

  const events = fc.array(mappingEvent, { minLength: MESSAGES_EACH, maxLength: MESSAGES_EACH });
  const property = fc.asyncProperty(shape, events, async (form, messages) => {
    const template = makeTemplate(form)._text;
    const answers = await Promise.all(messages.map((event) => velocity.render(template, event)));
    const ours = render(template, messages);
    for (const [index, event] of messages.entries()) {
      const problem = await problemOf(form, event, answers[index], ours[index]);
      if (problem !== undefined) {
        const [answer, message] = [answers[index], event.body].map((value) => JSON.stringify(value));
        throw new Error(`${answer} ${problem}\nof the template\n${template}\nand the message\n${message}`);
      }
      passed += 1;
      if (passed % REPORT_EVERY === 0) {
        console.log(`${passed} messages`);
      }
    }
  });
  const result = await fc.check(property, { numRuns: messages / MESSAGES_EACH, ...seed });
  if (result.failed) {
    // What was sent while the example was made smaller does not count.
    passed = (result.numRuns - 1) * MESSAGES_EACH;
    console.log(`path ${result.counterexamplePath}\n${result.errorInstance.message}`);
  }
  const failed = result.failed ? 1 : 0;
  console.log(`hostile messages, seed ${result.seed}: ${passed} passed, ${failed} failed`);
  console.log(`in ${otherDigits} of them Java writes a number with different digits and the same value`);
  return { passed, failed };
}

/** Loads TypeScript as Jest does. */
function loadTypeScript(file) {
  Module._extensions['.ts'] ??= (module, path) => {
    const { code } = transformFileSync(path, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    module._compile(code, path);
  };
  return createRequire(import.meta.url)(file);
}

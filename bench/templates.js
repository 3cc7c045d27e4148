// Times the rendering of a mapping template against velocityjs, the engine that others use. Prints JSON: renderings per
// second, medians of rounds that take turns, so that a slow moment of the machine slows both.
const { join } = require('node:path');
const velocityjs = require('velocityjs');
// The runtime is no entry point of the package; a path goes past the export map.
const runtime = join(__dirname, 'node_modules/cdk-websocket-integrations/build/runtime');
const { Template } = require(join(runtime, 'velocity/template.js'));
const { JavaList, JavaMap } = require(join(runtime, 'java/value.js'));

const TEMPLATE = `{
  "TableName": "$stageVariables.table",
  "Item": {
    "pk": { "S": "CONN#$context.connectionId" },
    "ttl": { "N": "$context.requestTimeEpoch" },
#if($body.text)
    "text": { "S": "$body.text" },
#end
    "tags": { "L": [
#foreach($tag in $body.tags)
      { "S": "$tag" }#if($foreach.hasNext),#end

#end
    ] }
  }
}`;

const DATA = {
  stageVariables: { table: 'messages' },
  context: { connectionId: 'L0SM9cOFvHcCIhw=', requestTimeEpoch: '1583348638390' },
  body: { text: 'hello', tags: ['a', 'b', 'c'] },
};

function javaValue(value) {
  if (Array.isArray(value)) {
    return new JavaList(value.map(javaValue));
  }
  return typeof value === 'object'
    ? JavaMap.of(Object.entries(value).map(([key, entry]) => [key, javaValue(entry)]))
    : value;
}

const variables = Object.entries(DATA).map(([name, value]) => [name, javaValue(value)]);
const compiled = Template.parse(TEMPLATE);
const contenders = {
  ours: () => Template.parse(TEMPLATE).render(variables),
  compiled: () => compiled.render(variables),
  velocityjs: () => velocityjs.render(TEMPLATE, DATA),
};

const [ours, theirs] = [contenders.ours(), contenders.velocityjs()].map((text) => JSON.stringify(JSON.parse(text)));
if (ours !== theirs) {
  throw new Error(`the engines do not render the same\n${ours}\n${theirs}`);
}

const rounds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < 21; round += 1) {
  for (const [name, render] of Object.entries(contenders)) {
    const started = process.hrtime.bigint();
    let count = 0;
    let elapsed = 0;
    while (elapsed < 1e8) {
      for (let index = 0; index < 50; index += 1) {
        render();
      }
      count += 50;
      elapsed = Number(process.hrtime.bigint() - started);
    }
    rounds[name].push((count / elapsed) * 1e9);
  }
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(JSON.stringify(Object.fromEntries(Object.entries(rounds).map(([name, rates]) => [name, median(rates)]))));

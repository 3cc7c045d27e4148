// Renders the rules page from the registry. scripts/docs.mjs writes it, and a test compares it.
const INTRODUCTION = `# Rules

Every check of this library, with its id. An *error* is something that AWS is known to reject, or that cannot work. A *warning* is
something that AWS accepts, or may accept, but is probably a mistake. A token, whose value is unknown until deployment, is
never an error.

Rules run at two moments. An error of the *constructor* is thrown by the construct, together with its other errors. A rule of
*synth* needs the whole app, and fails the synthesis.

The classes of this package validate themselves, their routes, their API and its authorizers.
\`WebSocketValidations.check(scope)\` applies the same rules to every WebSocket API below a construct, regardless of how it was
created. It runs all rules at synthesis.

Acknowledge a warning with \`Annotations.of(construct).acknowledgeWarning(id)\`. The id is
\`cdk-websocket-integrations:\` followed by the id of the rule.

The last column is the source: a page of AWS, or an observed rejection.

| rule | severity | moment | what it finds | source |
|---|---|---|---|---|
`;

module.exports = function rulesPage(rules) {
  const rows = rules.map(({ id, severity, moment, summary, source }) =>
    ['', `\`${id}\``, severity, moment, summary, linked(source), ''].join(' | ').trim(),
  );
  return `${INTRODUCTION}${rows.join('\n')}\n`;
};

function linked(source) {
  return source.startsWith('https://') ? `[AWS](${source})` : source;
}

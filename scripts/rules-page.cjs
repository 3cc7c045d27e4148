// The page of rules, out of the table. scripts/docs.mjs writes it, and a test compares it.
const INTRODUCTION = `# Rules

What is checked. An error is what AWS is known to reject, or what cannot work; a warning is what AWS accepts, or may
accept, but is surely a mistake. A value that is known only at deployment, a token, is never judged.

Rules run at two moments. An error of the *constructor* is thrown at the line that has the mistake, together with the other
errors of the construct; one of *synth* needs the whole app, and fails the synth. What the classes of this package make is
checked without being asked, its routes, API and authorizers included. \`WebSocketValidations.check(scope)\` checks what
others have made below a construct, such as classes of aws-cdk-lib and L1s, by the same rules, all of them at synth.

A warning is an annotation. It is acknowledged with \`Annotations.of(construct).acknowledgeWarning(id)\`, where the id is that
of the rule behind \`cdk-websocket-integrations:\`.

The last column is why: a page of AWS, or a rejection that was observed.

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

// Renders the page on fidelity from the tables of assumptions and of methods that are left out. scripts/docs.mjs writes it, and a test compares it.
const INTRODUCTION = `# Fidelity

How closely \`RouteTester\` and the local gateway follow API Gateway, and what that rests on.

- Templates render as in Apache Velocity 1.7, with Java's values. JSONPath works as in Jayway's library, without filters. Both
  are compared with the Java libraries in thousands of cases.
- What AWS documents for WebSocket APIs, and what was recorded on them, is not listed here. It is tested.
- Everything else is in the tables below, by grade. A trace names the id of each entry that a step relies on; an explanation
  leaves out what was recorded.

If you observe something else on AWS, please open an issue with the form "Observed AWS behavior".
`;

const GRADES = [
  ['documented', 'Documented, but not recorded', 'AWS documents it. Nobody has published a recording.'],
  [
    'recorded',
    'Recorded, but not documented',
    'It was recorded on AWS, mostly on REST APIs, which seem to share the engine.',
  ],
  ['assumed', 'Assumed', 'Neither documented nor recorded.'],
  ['not modelled', 'Not modeled', 'AWS does it, and the runtime does not.'],
];

module.exports = function fidelityPage(assumptions, leftOutMethods) {
  const sections = GRADES.map(([grade, title, meaning]) => {
    const rows = assumptions
      .filter((assumption) => assumption.grade === grade)
      .map(({ id, statement, source }) => `| \`${id}\` | ${statement} | ${linked(source)} |`);
    return `## ${title}\n\n${meaning}\n\n| id | behavior | source |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return [INTRODUCTION, ...sections, methodsSection(leftOutMethods)].join('\n');
};

function methodsSection(leftOutMethods) {
  const code = (names) => names.map((name) => (name === 'any class' ? name : `\`${name}\``)).join(', ');
  const rows = leftOutMethods.map(
    ({ of, methods, reason }) => `| ${code(of)} | ${code([...methods].sort())} | ${reason} |`,
  );
  return `## Methods of Java that are left out\n\nThe other public methods of these classes in JDK 17 can be called, and are compared with the JDK in thousands of calls.\n\n| class | methods | reason |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function linked(source) {
  return source.startsWith('https://') ? `[AWS](${source})` : source;
}

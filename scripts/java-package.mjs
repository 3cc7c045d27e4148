// What jsii-pacmak leaves to do for Java: the versions that the package requires, the name of a developer, which Maven
// Central asks for, and the license in the jars.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * To compile, jsii-pacmak settles the ranges of the POM on the newest versions there are, and publishes that. A build
 * tool that takes the higher of two versions would then upgrade the user's aws-cdk-lib: the lower bounds go back in.
 */
export function correctPom(file, lowest, manifest) {
  const text = Object.entries(lowest).reduce(
    (pom, [artifact, version]) => {
      const dependency = new RegExp(`(<artifactId>${artifact}</artifactId>\\s*<version>)[^<]*`);
      if (!dependency.test(pom)) {
        throw new Error(`${file} does not require ${artifact}`);
      }
      return pom.replace(dependency, `$1${version}`);
    },
    readFileSync(file, 'utf8'),
  );
  const { name } = manifest.author;
  writeFileSync(file, text.replace('<developer>', `<developer>\n      <id>${name}</id>\n      <name>${name}</name>`));
  writeChecksums(file);
}

export function addLicense(jars, license) {
  const workspace = mkdtempSync(join(tmpdir(), 'cdk-websocket-integrations-java-'));
  try {
    mkdirSync(join(workspace, 'META-INF'));
    writeFileSync(join(workspace, 'META-INF/LICENSE'), readFileSync(license));
    for (const jar of jars) {
      execFileSync('jar', ['uf', jar, '-C', workspace, 'META-INF/LICENSE'], { stdio: 'inherit' });
      writeChecksums(jar);
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function writeChecksums(file) {
  for (const algorithm of ['md5', 'sha1']) {
    writeFileSync(`${file}.${algorithm}`, createHash(algorithm).update(readFileSync(file)).digest('hex'));
  }
}

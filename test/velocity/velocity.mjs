import { spawn, spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

/** The Java program that renders mapping templates by Apache Velocity 1.7, with AWS's model of its variables. */
export class Velocity {
  /** Compiles the program, for which Maven gets the libraries. */
  static build() {
    const goals = ['compile', 'dependency:copy-dependencies'];
    const quiet = ['--batch-mode', '--quiet', '-Dstyle.color=never'];
    const { status, stdout, stderr } = spawnSync('mvn', [...quiet, ...goals], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`mvn ${goals.join(' ')}\n${stdout}${stderr}`);
    }
    return new Velocity();
  }

  #waiting = [];
  #program;
  #failure;

  constructor() {
    const classPath = [join(folder, 'target/classes'), join(folder, 'target/lib/*')].join(delimiter);
    this.#program = spawn('java', ['-cp', classPath, 'io.github.cdkwebsocket.velocity.Main'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#program.stdout }).on('line', (line) =>
      this.#waiting.shift().resolve(JSON.parse(line)),
    );
    // What was written to a program that has ended is told by its end.
    this.#program.stdin.on('error', () => {});
    this.#program.on('close', (code, signal) => {
      this.#failure = new Error(`the program that renders has ended with ${signal ?? `exit code ${code}`}`);
      for (const { reject } of this.#waiting) {
        reject(this.#failure);
      }
    });
  }

  /** Renders a template for an event; gives its `text`, or the `error` that was thrown. */
  render(template, event) {
    if (this.#failure) {
      return Promise.reject(this.#failure);
    }
    const answer = new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#program.stdin.write(`${ascii(JSON.stringify({ template, ...event }))}\n`);
    return answer;
  }

  end() {
    this.#program.stdin.end();
  }
}

/** JSON that any encoding leaves as it is. */
function ascii(json) {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

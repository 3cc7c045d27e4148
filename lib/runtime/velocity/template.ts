import { Budget, LimitExceededError } from '../budget';
import { JavaException } from '../java/java-exception';
import type { JavaValue } from '../java/value';
import { ignore, type Note } from '../note';
import type { Macro, Node, TemplateMode } from './node';
import { Output } from './output';
import { parseTemplate } from './parser';
import { TemplateScope } from './scope';
import { StopSignal } from './stop';
import { TemplateError } from './template-error';

/** How to render a template. */
export interface RenderOptions {
  /** How to treat a reference without a value. @default apigateway */
  readonly mode?: TemplateMode;
  /** What the rendering may spend. @default - a new budget */
  readonly budget?: Budget;
  /** Told of each assumption that the rendering comes to rest on. @default - nobody is told */
  readonly note?: Note;
}

/** A mapping template, ready to be rendered any number of times. */
export class Template {
  /** Reads a template; throws a `TemplateError` that says where it cannot be read. */
  public static parse(text: string): Template {
    const macros = new Map<string, Macro>();
    return new Template(text, parseTemplate(text, macros), macros);
  }

  private constructor(
    private readonly text: string,
    public readonly root: Node,
    /** The macros that the template defines, by name. */
    public readonly macros: ReadonlyMap<string, Macro>,
  ) {}

  /**
   * Renders the template with some variables. Throws a `TemplateError` where Velocity would throw, and where the
   * template asks for more than a rendering may spend.
   */
  public render(variables: Iterable<readonly [string, JavaValue]>, options: RenderOptions = {}): string {
    const budget = options.budget ?? new Budget();
    const { mode = 'apigateway', note = ignore } = options;
    const rendering = { mode, budget, note, macros: new Map(this.macros), macroDepth: 0 };
    const out = new Output(budget);
    try {
      this.root.render(new TemplateScope(rendering, variables), out);
    } catch (error) {
      if (error instanceof LimitExceededError) {
        throw new TemplateError(error.message, this.text, 0, [], error.name);
      }
      // What is nested in ways that the levels do not count, or called where little of the stack is left.
      if (error instanceof RangeError && error.message.includes('call stack')) {
        throw new TemplateError('the rendering nests too deep', this.text, 0, [], LimitExceededError.name);
      }
      if (error instanceof JavaException) {
        throw new TemplateError(`${error.javaClass}: ${error.message}`, this.text, 0, [], error.javaClass);
      }
      if (!(error instanceof StopSignal)) {
        throw error;
      }
    }
    return out.text;
  }
}

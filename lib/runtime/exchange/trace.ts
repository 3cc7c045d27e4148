import { type AssumptionId, assumption } from '../../service-facts/assumptions';

/** What a step is about. */
export type StepKind =
  | 'route'
  | 'integration'
  | 'template'
  | 'body'
  | 'parameter'
  | 'request'
  | 'response'
  | 'selection'
  | 'reply'
  | 'error'
  | 'not modelled';

/** The template that a step is about, for a reader who looks at it beside what it renders. */
export interface TracedTemplate {
  /** Where it is: `request` or `response`, and the construct path or logical id of its owner. */
  readonly kind: 'request' | 'response';
  readonly owner: string;
  readonly key: string;
  readonly text: string;
  /** What it rendered; undefined when it failed. */
  readonly rendered?: string;
  /** Where it failed, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** One thing that happened to a message. */
export interface TraceStep {
  readonly kind: StepKind;
  readonly text: string;
  readonly details: readonly string[];
  /** What the step takes for granted about API Gateway. */
  readonly assumptions: readonly AssumptionId[];
  readonly template?: TracedTemplate;
}

/** What a step has beside its kind and text. */
export interface StepParts {
  readonly details?: readonly string[];
  readonly assumptions?: readonly AssumptionId[];
  readonly template?: TracedTemplate;
}

/** What happened to a message, step by step. */
export class Trace {
  public readonly steps: TraceStep[] = [];

  /** Adds a step. */
  public add(kind: StepKind, text: string, { details = [], assumptions = [], template }: StepParts = {}): void {
    this.steps.push({ kind, text, details, assumptions, ...(template && { template }) });
  }

  /** The ids of the assumptions that the steps rest on, each once. */
  public get assumptions(): AssumptionId[] {
    return [...new Set(this.steps.flatMap((step) => step.assumptions))];
  }

  /** The steps as text. */
  public toString(): string {
    return this.steps.map(textOf).join('\n');
  }
}

function textOf({ text, details, assumptions }: TraceStep, index: number): string {
  const notes = assumptions
    .map((id) => assumption(id))
    .filter(({ grade }) => grade !== 'recorded')
    .map(
      ({ id, grade, statement }) => `${grade}${grade === 'documented' ? ', not recorded' : ''} (${id}): ${statement}`,
    );
  return [`${index + 1}. ${text}`, ...[...details, ...notes].map(indent)].join('\n');
}

function indent(detail: string): string {
  return detail.replace(/^/gm, '     ');
}

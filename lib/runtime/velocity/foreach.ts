import { FOREACH_MAX_ROUNDS } from '../../service-facts/limits';
import type { Budget } from '../budget';
import { JavaIterator } from '../java/java-iterators';
import { JavaList, JavaMap, type JavaValue } from '../java/value';
import { DirectiveNode, type DirectiveParts } from './directive';
import { ForeachStatus } from './foreach-status';
import type { Scope } from './node';
import type { Output } from './output';
import { ReferenceNode } from './reference';
import { NullElementScope } from './scope';
import { StopSignal } from './stop';
import { located } from './template-error';

/** `#foreach`. */
export class ForeachNode extends DirectiveNode {
  /** The name of the variable that holds the element. */
  public readonly element: string;

  constructor(parts: DirectiveParts) {
    super(parts);
    const element = this.child(0);
    this.element = element instanceof ReferenceNode ? element.root : element.first.image.slice(1);
  }

  public get kind() {
    return 'foreach' as const;
  }

  public override render(scope: Scope, out: Output): void {
    const { rendering } = scope;
    rendering.budget.step();
    const iterator = iterate(this.child(2).value(scope), rendering.budget);
    if (!iterator) {
      return;
    }
    const names = [this.element, 'velocityCount', 'velocityHasNext'];
    const before = names.map((name) => scope.get(name));
    const status = new ForeachStatus(scope.get('foreach'));
    scope.put('foreach', status);
    rendering.budget.enter();
    try {
      located(this.parts.source, this.first.start, () => this.loop(scope, out, iterator, status));
    } finally {
      for (const [index, name] of names.entries()) {
        restore(scope, name, before[index] as JavaValue);
      }
      restore(scope, 'foreach', status.previous);
      rendering.budget.leave();
    }
  }

  private loop(scope: Scope, out: Output, iterator: JavaIterator, status: ForeachStatus): void {
    const { rendering } = scope;
    const most = rendering.mode === 'apigateway' ? FOREACH_MAX_ROUNDS : Number.POSITIVE_INFINITY;
    const body = this.child(3);
    let nullScope: NullElementScope | undefined;
    while (status.index + 1 < most && iterator.hasNext()) {
      rendering.budget.step();
      const value = iterator.next();
      scope.put('velocityCount', status.index + 2);
      scope.put('velocityHasNext', iterator.hasNext());
      scope.put(this.element, value);
      status.index += 1;
      status.hasNext = iterator.hasNext();
      try {
        if (value === null) {
          nullScope ??= new NullElementScope(this.element, scope);
          body.render(nullScope, out);
        } else {
          body.render(scope, out);
        }
      } catch (error) {
        if (error instanceof StopSignal && error.ends(status)) {
          return;
        }
        throw error;
      }
    }
    if (iterator.hasNext()) {
      rendering.note('loop-limit');
    }
  }
}

function restore(scope: Scope, name: string, value: JavaValue): void {
  if (value === null) {
    scope.remove(name);
  } else {
    scope.put(name, value);
  }
}

/** What a loop goes over: the members of a list or an array, the values of a map, an iterator. */
function iterate(value: JavaValue, budget: Budget): JavaIterator | undefined {
  if (value instanceof JavaIterator) {
    return value;
  }
  return value instanceof JavaList || value instanceof JavaMap ? new JavaIterator(value, budget) : undefined;
}

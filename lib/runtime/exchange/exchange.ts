import { Budget } from '../budget';
import type { RouteModel, StageModel, WebSocketApiModel } from '../cloudformation/web-socket-api';
import type { JavaMap } from '../java/value';
import { BodyValues } from './body-values';
import { buildContext, type Place } from './context';
import type { Message } from './message';
import { routeMessage } from './route-message';
import { Trace } from './trace';

/** The route that messages are sent to, with what surrounds it. */
export interface Target {
  readonly api: WebSocketApiModel;
  readonly route: RouteModel;
  readonly stage: StageModel;
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly urlSuffix: string;
  /** The domain that the client connected to, when it is not the default endpoint of the API. */
  readonly domainName?: string;
}

/** One message on its way through a route: all that its request and its reply have in common. */
export class Exchange {
  public readonly trace = new Trace();
  public readonly budget = new Budget();
  public readonly message: Message;
  public readonly place: Place;
  private madeContext?: JavaMap;
  private readBody?: BodyValues;

  /** @param message what the client sent; that it selects the route is up to the caller */
  constructor(
    public readonly target: Target,
    message: Message,
  ) {
    const { api, route, stage, region, accountId, partition, urlSuffix } = target;
    this.place = {
      apiId: api.apiId,
      region,
      accountId,
      partition,
      urlSuffix,
      stage: stage.name,
      routeKey: route.routeKey,
      domainName: target.domainName,
    };
    this.message = routeMessage(message, this.place);
  }

  /** The variables of `$context`. Most messages need none, so they are made when they are asked for. */
  public get context(): JavaMap {
    this.madeContext ??= buildContext(this.message, this.place);
    return this.madeContext;
  }

  /** The values of the message's body, which is read when they are asked for. */
  public get body(): BodyValues {
    this.readBody ??= BodyValues.of(this.message.body, this.budget);
    return this.readBody;
  }
}

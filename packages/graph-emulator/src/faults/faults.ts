import { productType } from '../world/mediaFields';
import { ApiError } from '../answer/errors';
import type { Fault, FaultAction, FaultError, FaultWhen } from './fault';
import type { GraphNode } from '../world/nodes';
import { chance } from '../world/random';
import type { World } from '../world/world';

/** What is known of a request. */
export interface RequestFacts {
  readonly path: string;
  readonly account: string;
  readonly place: FaultWhen['place'];
  readonly token: string | undefined;
  readonly fields: string | undefined;
}

const MEDIA_KINDS: readonly GraphNode['kind'][] = ['media', 'story', 'tag', 'child'];

type Counting = Required<Pick<FaultWhen, 'skip' | 'times' | 'every' | 'prob'>>;
const ONCE: Counting = { skip: 0, times: 1, every: 1, prob: 1 };

/** Counts how often each fault has fitted and come, and says which is due. */
export class Faults {
  private readonly counts: { fitted: number; come: number }[];
  private request: RequestFacts | undefined;

  constructor(
    private readonly faults: readonly Fault[],
    private readonly world: World,
  ) {
    this.counts = faults.map(() => ({ fitted: 0, come: 0 }));
  }

  /**
   * Looks up the fault of a request; what comes after is asked of this request.
   *
   * @param request path, account, place …
   * @returns what goes wrong, or nothing
   */
  ofRequest(request: RequestFacts): FaultAction | undefined {
    this.request = request;
    return this.due((when) => !isOfNodes(when) && when.metric === undefined);
  }

  /** @param node one that is to be written; throws what its fault says */
  onObject(node: GraphNode): void {
    this.raise((when) => isOfNodes(when) && when.metric === undefined && this.isNode(when, node));
  }

  /**
   * @param node whose insights are asked; throws what the fault says
   * @param params what is asked of it
   */
  onInsights(node: GraphNode, params: Readonly<Record<string, string>>): void {
    const metrics = (params['metric'] ?? '').split(',').map((one) => one.trim());
    this.raise(
      (when) =>
        when.metric !== undefined &&
        (when.metric === '*' || metrics.includes(when.metric)) &&
        this.isNode(when, node),
    );
  }

  private isNode({ object, postedBefore, productType: type }: FaultWhen, node: GraphNode): boolean {
    const isMedia = MEDIA_KINDS.includes(node.kind);
    return (
      (object === undefined || object === node.id) &&
      (postedBefore === undefined ||
        (isMedia && this.world.postedAt(node) < Date.parse(postedBefore) / 1000)) &&
      (type === undefined || (isMedia && type === productType(node, this.world)))
    );
  }

  private due(fits: (when: FaultWhen) => boolean): FaultAction | undefined {
    for (const [index, { when = {}, do: action }] of this.faults.entries()) {
      if (fits(when) && isOfRequest(when, this.request) && this.comes(index, { ...ONCE, ...when })) {
        return action;
      }
    }
    return undefined;
  }

  /** Counts a fault that fits, and says whether it comes. */
  private comes(index: number, { skip, times, every, prob }: Counting): boolean {
    const count = this.counts[index] ?? { fitted: 0, come: 0 };
    const place = count.fitted - skip;
    count.fitted += 1;
    const comes =
      place >= 0 &&
      place % every === 0 &&
      (times === 0 || count.come < times) &&
      chance(this.world.settings.seed, 'fault', index, place) < prob * 2 ** 32;
    count.come += comes ? 1 : 0;
    return comes;
  }

  private raise(fits: (when: FaultWhen) => boolean): void {
    const action = this.due(fits);
    if (action?.error !== undefined) {
      throw toApiError(action.error);
    }
  }
}

function isOfNodes({ object, postedBefore }: FaultWhen): boolean {
  return object !== undefined || postedBefore !== undefined;
}

function isOfRequest(when: FaultWhen, request: RequestFacts | undefined): boolean {
  const patterns = (['path', 'token', 'fields'] as const).every((name) => {
    const pattern = when[name];
    return pattern === undefined || new RegExp(pattern).test(request?.[name] ?? '');
  });
  return (
    patterns &&
    (['account', 'place'] as const).every(
      (name) => when[name] === undefined || when[name] === request?.[name],
    )
  );
}

/**
 * Makes the error of a fault.
 *
 * @param error as the options give it
 * @returns as the emulator throws it
 */
export function toApiError({ message, ...error }: FaultError): ApiError {
  return new ApiError(message, error);
}

import { productType } from '../world/mediaFields';
import type { GraphNode } from '../world/nodes';
import { chance } from '../world/random';
import type { World } from '../world/world';
import type { Fault, FaultWhen } from './fault';
import type { DueFault } from './faultAction';
import { toApiError } from './toApiError';
import type { Echo } from './toApiError';

/** What is known of a request. */
export interface RequestFacts {
  readonly path: string;
  readonly account: string;
  readonly place: FaultWhen['place'];
  readonly token: string | undefined;
  readonly proof: string | undefined;
  readonly fields: string | undefined;
  readonly isBatch: boolean;
  /** Its place in a batch; absent where it is none of one. */
  readonly item: number | undefined;
}

const MEDIA_KINDS: readonly GraphNode['kind'][] = ['media', 'story', 'tag', 'child'];

type Counting = Required<Pick<FaultWhen, 'skip' | 'times' | 'every' | 'prob'>>;
const ONCE: Counting = { skip: 0, times: 1, every: 1, prob: 1 };

/** Counts how often each fault has fitted and come, and says which is due. */
export class Faults {
  private counts: { fitted: number; come: number }[];
  private request: RequestFacts | undefined;

  constructor(
    private faults: readonly Fault[],
    private readonly world: World,
  ) {
    this.counts = faults.map(() => ({ fitted: 0, come: 0 }));
  }

  /** @param faults what goes wrong from now on; their counts begin anew */
  replace(faults: readonly Fault[]): void {
    this.faults = faults;
    this.counts = faults.map(() => ({ fitted: 0, come: 0 }));
  }

  /**
   * Looks up the fault of a request; what comes after is asked of this request.
   *
   * @param request path, account, place …
   * @returns what goes wrong, or nothing
   */
  ofRequest(request: RequestFacts): DueFault | undefined {
    this.request = request;
    return this.due((when) => !isOfNodes(when) && when.metric === undefined);
  }

  /**
   * Looks up the fault of a node that is to be written.
   *
   * @param node the node
   * @returns how it comes, if otherwise than it should
   * @throws ApiError where the fault is an error
   */
  onObject(node: GraphNode): DueFault | undefined {
    return this.raise((when) => isOfNodes(when) && when.metric === undefined && this.isNode(when, node));
  }

  /**
   * Looks up the fault of insights.
   *
   * @param node whose insights are asked
   * @param params what is asked of it
   * @returns how they come, if otherwise than they should
   * @throws ApiError where the fault is an error
   */
  onInsights(node: GraphNode, params: Readonly<Record<string, string>>): DueFault | undefined {
    const metrics = (params['metric'] ?? '').split(',').map((one) => one.trim());
    return this.raise(
      (when) =>
        when.metric !== undefined &&
        (when.metric === '*' || metrics.includes(when.metric)) &&
        this.isNode(when, node),
    );
  }

  /**
   * Returns what the error of a fault may repeat.
   *
   * @param fault that is due
   * @returns the secrets of the request that is under way
   */
  echoOf({ chance: number }: DueFault): Echo {
    return { token: this.request?.token, proof: this.request?.proof, chance: number };
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

  private due(fits: (when: FaultWhen) => boolean): DueFault | undefined {
    for (const [index, { when = {}, do: action }] of this.faults.entries()) {
      if (fits(when) && isOfRequest(when, this.request) && this.comes(index, { ...ONCE, ...when })) {
        const { seed } = this.world.settings;
        return { ...action, chance: chance(seed, 'odd', index, this.counts[index]?.come ?? 0) };
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

  private raise(fits: (when: FaultWhen) => boolean): DueFault | undefined {
    const fault = this.due(fits);
    if (fault?.error !== undefined) {
      throw toApiError(fault.error, this.echoOf(fault));
    }
    return fault;
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
    (when.account === undefined || when.account === request?.account) &&
    (when.item === undefined || when.item === request?.item) &&
    (when.place === undefined || isAt(when.place, request))
  );
}

/** A batch is taken for a node too, because its path is short. */
function isAt(place: NonNullable<FaultWhen['place']>, request: RequestFacts | undefined): boolean {
  switch (place) {
    case 'batch':
      return request?.isBatch === true;
    case 'item':
      return request?.item !== undefined;
    default:
      return place === request?.place;
  }
}

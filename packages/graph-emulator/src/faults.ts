import { ApiError } from './errors';
import type { GraphNode } from './nodes';

/** When something goes wrong; all that is given must fit. */
export interface FaultWhen {
  /** A regular expression on the path behind the version. */
  readonly path?: string;
  /** The id that the path begins with. */
  readonly account?: string;
  /** A node that is to be written into an answer: the whole answer fails for it. */
  readonly object?: string;
  /** A metric that is asked of the nodes. */
  readonly metric?: string;
  /** Which page of a list, or which kind of request. */
  readonly place?: 'first' | 'later' | 'node' | 'insights';
  /** How often it fits before it counts. @default 0 */
  readonly skip?: number;
  /** How often it counts; 0: always. @default 1 */
  readonly times?: number;
}

/** An error as it is to be answered. */
export interface FaultError {
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  readonly code?: number;
  readonly subcode?: number;
  readonly title?: string;
  readonly isTransient?: boolean;
}

/** What goes wrong; one of these. */
export interface FaultAction {
  readonly error?: FaultError;
  /** An HTML page with this status. */
  readonly html?: number;
  /** The connection breaks: before the answer, or in the midst of it. */
  readonly reset?: 'before' | 'midst';
  /** No answer comes. */
  readonly hang?: boolean;
  /** The body: cut short, not JSON, empty, or JSON of another shape. */
  readonly body?: 'truncated' | 'garbage' | 'empty' | 'list' | 'wrongData';
  /** The link to the next page: to another host, to this page again, without a cursor, or behind an empty page. */
  readonly next?: 'foreign' | 'loop' | 'noCursor' | 'empty';
  /** Percent of the allowance that the usage header tells. */
  readonly usage?: number;
}

/** Something that goes wrong. */
export interface Fault {
  readonly when?: FaultWhen;
  readonly do: FaultAction;
}

/** What faults are looked up by. */
export interface RequestFacts {
  readonly path: string;
  readonly account: string;
  readonly place: FaultWhen['place'];
}

/** Counts how often each fault has come, and says which is due. */
export class Faults {
  private readonly seen: number[];

  constructor(private readonly faults: readonly Fault[]) {
    this.seen = faults.map(() => 0);
  }

  /**
   * Looks up the fault of a request; the first that fits counts.
   *
   * @param request path, account, place
   * @returns what goes wrong, or nothing
   */
  ofRequest(request: RequestFacts): FaultAction | undefined {
    return this.due(
      ({ object, metric, path, account, place }) =>
        object === undefined &&
        metric === undefined &&
        (path === undefined || new RegExp(path).test(request.path)) &&
        (account === undefined || account === request.account) &&
        (place === undefined || place === request.place),
    );
  }

  /** @param node one that is to be written; throws what its fault says */
  onObject(node: GraphNode): void {
    this.raise(this.due(({ object, metric }) => object === node.id && metric === undefined));
  }

  /**
   * @param node whose insights are asked; throws what the fault of a metric says
   * @param params what is asked of it
   */
  onInsights(node: GraphNode, params: Readonly<Record<string, string>>): void {
    const metrics = (params['metric'] ?? '').split(',').map((one) => one.trim());
    const ofNode = this.due(({ object, metric }) => object === node.id && metric === '*');
    this.raise(
      ofNode ??
        this.due(
          ({ metric, object }) => object === undefined && metric !== undefined && metrics.includes(metric),
        ),
    );
  }

  private due(fits: (when: FaultWhen) => boolean): FaultAction | undefined {
    for (const [index, { when = {}, do: action }] of this.faults.entries()) {
      if (!fits(when)) {
        continue;
      }
      const { skip = 0, times = 1 } = when;
      const count = this.seen[index] ?? 0;
      this.seen[index] = count + 1;
      if (count >= skip && (times === 0 || count < skip + times)) {
        return action;
      }
    }
    return undefined;
  }

  private raise(action: FaultAction | undefined): void {
    if (action?.error !== undefined) {
      throw toApiError(action.error);
    }
  }
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

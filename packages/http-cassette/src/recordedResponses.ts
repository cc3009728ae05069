import type { Interaction } from './cassetteFile';
import type { RequestKey } from './requestKey';

type Response = Interaction['response'];

/** A recorded response, which is given once as long as there are others for the request. */
interface Entry {
  readonly key: RequestKey;
  readonly response: Response;
  isUsed: boolean;
}

/** The responses of a recording by their requests. */
export class RecordedResponses {
  private readonly entries: readonly Entry[];
  private readonly exact: ReadonlyMap<string, readonly Entry[]>;
  private readonly similar: ReadonlyMap<string, readonly Entry[]>;

  constructor(interactions: readonly Interaction[], keyOf: (request: Interaction['request']) => RequestKey) {
    this.entries = interactions.map(({ request, response }) => ({
      key: keyOf(request),
      response,
      isUsed: false,
    }));
    this.exact = byKey(this.entries, 'exact');
    this.similar = byKey(this.entries, 'similar');
  }

  /**
   * Gives the next response to a request: in the order of the recording, and then the last one again.
   *
   * @param mayDiffer whether a response to a similar request will do if there is none to the same
   */
  next({ exact, similar }: RequestKey, { mayDiffer }: { readonly mayDiffer: boolean }): Response | undefined {
    const found = this.exact.get(exact) ?? (mayDiffer ? this.similar.get(similar) : undefined) ?? [];
    const entry = found.find(({ isUsed }) => !isUsed) ?? found.at(-1);
    if (entry !== undefined) {
      entry.isUsed = true;
    }
    return entry?.response;
  }

  /** Describes the first request to the same path; undefined if there is none. */
  nearest({ path }: RequestKey): string | undefined {
    return this.entries.find(({ key }) => key.path === path)?.key.description;
  }
}

function byKey(entries: readonly Entry[], name: 'exact' | 'similar'): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.key[name]) ?? [];
    group.push(entry);
    groups.set(entry.key[name], group);
  }
  return groups;
}

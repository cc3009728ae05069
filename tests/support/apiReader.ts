import { createEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';

/** An object of an answer. */
export type Answered = Readonly<Record<string, unknown>>;

/** Reads an emulated world one object at a time, as nothing in the component does: what models say is compared with it. */
export class ApiReader {
  private readonly emulator: ReturnType<typeof createEmulator>;

  constructor(world: EmulatorOptions) {
    this.emulator = createEmulator(world);
  }

  /** Reads an object; undefined where the API refuses. */
  get(path: string, params: Readonly<Record<string, string>>): Answered | undefined {
    const query = new URLSearchParams({ ...params, access_token: 'DEMO' }).toString();
    const answer = this.emulator.handle({
      method: 'GET',
      url: `http://api/v25.0/${path}?${query}`,
      headers: {},
    });
    const json = JSON.parse(answer.body) as Answered;
    return json['error'] === undefined ? json : undefined;
  }

  /** Reads a list, page by page. */
  list(path: string, fields: string): readonly Answered[] {
    const found: Answered[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = this.get(path, { fields, limit: '100', ...(after && { after }) });
      found.push(...((page?.['data'] ?? []) as Answered[]));
      const paging = page?.['paging'] as { next?: string; cursors?: { after?: string } } | undefined;
      after = paging?.next === undefined ? undefined : paging.cursors?.after;
    }
    return found;
  }

  /** Reads one metric of an object; undefined where the API has none. */
  metric(node: string, params: Readonly<Record<string, string>>): Metric | undefined {
    const data = this.get(`${node}/insights`, params)?.['data'] as Metric[] | undefined;
    return data?.[0];
  }
}

/** A metric as the API answers it. */
export interface Metric {
  readonly values?: readonly { readonly value: unknown; readonly end_time?: string }[];
  readonly total_value?: {
    readonly value?: number;
    readonly breakdowns?: readonly {
      readonly dimension_keys: readonly string[];
      readonly results?: readonly { readonly dimension_values: readonly string[]; readonly value: number }[];
    }[];
  };
}

import { aJob } from '../../tests/support/aJob';
import { aPage } from '../../tests/support/aPage';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { printFields } from '../fields';
import { edgeList, nodeList } from './list';
import { Reading } from './reading';
import type { PageRequest, FetchPage, ListRemedy } from './reading';
import {
  eachApart,
  halfPage,
  idOnly,
  insightsOfEach,
  objectInParts,
  objectOnceMore,
  withoutInsights,
} from './refusedObject';

const FIELDS = 'id,caption,insights.metric(reach),comments{id}';
const error = (kind: ErrorKind, message = 'no'): GraphError => new GraphError(kind, message, { status: 400 });

interface Setting {
  readonly reading: Reading;
  /** The fields of each request, with the page and of each of its nodes. */
  readonly asked: string[];
}

/** A reading of a list of eight a page, or of a single node. */
function setUp({
  fields = FIELDS,
  fetch = () => Promise.resolve(aPage(['7'])),
  isNode = false,
}: { fields?: string; fetch?: FetchPage; isNode?: boolean } = {}): Setting {
  const { job } = aJob(() => ({ data: [] }), { query: { path: 'media', fields, limit: 8 } });
  const { level } = job.plan.roots[0]!;
  const list = isNode
    ? nodeList({ level, params: {} }, job)
    : edgeList({ parentId: '1', edge: 'media', params: { limit: '8' }, level }, job);
  const asked: string[] = [];
  const reading = new Reading(list, job, (ask, ...rest) => {
    asked.push([ask.fields.inline, ask.fields.insights].map(printFields).join(' | '));
    return fetch(ask, ...rest);
  });
  return { reading, asked };
}
const apply = (
  remedy: ListRemedy,
  reading: Reading,
  { refusal = error('object'), ...own }: Partial<PageRequest> & { refusal?: GraphError } = {},
): ReturnType<ListRemedy> => remedy(reading, { ...reading.ask({}), ...own }, refusal);
const refused = (): Promise<never> => Promise.reject(error('object', 'as well'));

describe('eachApart', () => {
  /** Bad objects stand close together: two were found within one page. */
  const crowd = ({ reading }: Setting): void => {
    reading.search.noteFound(0);
    reading.search.noteFound(1);
    reading.search.noteFound(2);
    reading.offset = 3;
  };

  it('requests the insights of each node where bad objects stand close together', async () => {
    const page = aPage(['1', '2'], { refused: 1 });
    const setting = setUp({ fetch: () => Promise.resolve(page) });
    crowd(setting);
    expect(await apply(eachApart, setting.reading, { limit: 4 })).toBe(page);
    expect(setting.asked).toEqual(['id,caption,comments{id},media_product_type | insights.metric(reach)']);
  });

  it.each([
    ['a single node', FIELDS, 1, crowd],
    ['a page of which no bad object is known', FIELDS, 4, () => undefined],
    ['nodes without insights', 'id,caption', 4, crowd],
  ])('does not help %s', async (_, fields, limit, prepare) => {
    const setting = setUp({ fields });
    prepare(setting);
    expect(await apply(eachApart, setting.reading, { limit })).toBeUndefined();
    expect(setting.asked).toEqual([]);
  });

  it('does not help where this is refused as well', async () => {
    const setting = setUp({ fetch: refused });
    crowd(setting);
    expect(await apply(eachApart, setting.reading, { limit: 4 })).toBeUndefined();
  });
});

describe('insightsOfEach', () => {
  const refusal = error('permission');

  it('requests the insights of each node, and goes on where some have them', async () => {
    const page = aPage(['1', '2'], { refused: 1 });
    const { reading, asked } = setUp({ fetch: () => Promise.resolve(page) });
    expect(await apply(insightsOfEach, reading, { refusal })).toBe(page);
    expect(asked).toEqual(['id,caption,comments{id},media_product_type | insights.metric(reach)']);
    expect(reading.hadInsights).toBe(true);
  });

  it('takes the account for the one that may not be read where no node has any, nor had before', async () => {
    const page = aPage(['1', '2'], { refused: 2 });
    const { reading } = setUp({ fetch: () => Promise.resolve(page) });
    expect(await apply(insightsOfEach, reading, { refusal })).toBeUndefined();
    expect(reading.hadInsights).toBe(false);
    reading.hadInsights = true;
    expect(await apply(insightsOfEach, reading, { refusal })).toBe(page);
  });

  it('does not help nodes without insights', async () => {
    const { reading, asked } = setUp({ fields: 'id,caption' });
    expect(await apply(insightsOfEach, reading, { refusal })).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('halfPage', () => {
  it('looks for the object by halves, down to a single one', async () => {
    const { reading } = setUp();
    const limits: number[] = [];
    for (;;) {
      const { limit } = reading.ask({});
      limits.push(limit);
      if ((await apply(halfPage, reading)) === undefined) {
        break;
      }
    }
    expect(limits).toEqual([8, 4, 2, 1]);
  });
});

describe('withoutInsights', () => {
  it('gives the object without its insights, which is noted', async () => {
    const page = aPage(['7']);
    const { reading, asked } = setUp({ fetch: () => Promise.resolve(page) });
    expect(await apply(withoutInsights, reading, { limit: 1, refusal: error('object', 'few viewers') })).toBe(
      page,
    );
    expect(asked).toEqual(['id,caption,comments{id} | ']);
    expect(reading.job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'insights' }, reason: 'few viewers', count: 1, examples: ['7'] },
    ]);
  });

  it('takes the next object for the one from which on all are too old where this one was', async () => {
    const { reading } = setUp();
    await apply(withoutInsights, reading, { refusal: error('too-old') });
    expect(reading.mayBeBoundary).toBe(true);
    await apply(withoutInsights, reading, { refusal: error('too-old') });
    expect(reading.mayBeBoundary).toBe(false);
    await apply(withoutInsights, reading, { refusal: error('object') });
    expect(reading.mayBeBoundary).toBe(false);
  });

  it('does not help nodes without insights, nor where the rest is refused as well', async () => {
    const plain = setUp({ fields: 'id,caption' });
    expect(await apply(withoutInsights, plain.reading)).toBeUndefined();
    expect(plain.asked).toEqual([]);
    const { reading } = setUp({ fetch: refused });
    expect(await apply(withoutInsights, reading)).toBeUndefined();
    expect(reading.job.omissions.all()).toEqual([]);
  });
});

describe('objectInParts', () => {
  it('requests the object and each of its parts on their own', async () => {
    const page = aPage(['7']);
    const { reading, asked } = setUp({ fetch: () => Promise.resolve(page) });
    expect(await apply(objectInParts, reading, { limit: 1 })).toBe(page);
    expect(asked).toEqual(['id,caption,media_product_type | insights.metric(reach)']);
  });

  it('does not help where it has no parts', async () => {
    const { reading, asked } = setUp({ fields: 'id,caption' });
    expect(await apply(objectInParts, reading, { limit: 1 })).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('idOnly', () => {
  it('skips an object of which only the id can be read, and notes it', async () => {
    const { reading, asked } = setUp();
    const refusal = error('object', 'Unsupported media type');
    expect(await apply(idOnly, reading, { limit: 1, refusal })).toEqual(aPage([], { skipped: 1 }));
    expect(asked).toEqual(['id | ']);
    expect(reading.job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'object' }, reason: 'Unsupported media type', count: 1, examples: ['7'] },
    ]);
  });

  it('never skips a node that is all there is', async () => {
    const { reading, asked } = setUp({ isNode: true });
    expect(await apply(idOnly, reading, { limit: 1 })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('does not help where not even the id can be read', async () => {
    const { reading } = setUp({ fetch: refused });
    expect(await apply(idOnly, reading, { limit: 1 })).toBeUndefined();
    expect(reading.job.omissions.all()).toEqual([]);
  });
});

describe('objectOnceMore', () => {
  it('retries an object of a list, and never a node that is all there is', () => {
    expect(apply(objectOnceMore, setUp().reading)).toBe('again');
    expect(apply(objectOnceMore, setUp({ isNode: true }).reading)).toBeUndefined();
  });
});

import { aJob } from '../../tests/support/aJob';
import { aPage } from '../../tests/support/aPage';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import type { GraphRequest } from '../graph';
import { behindBoundary } from './boundary';
import { edgeList } from './list';
import { Reading } from './reading';
import type { ListPage } from './reading';

const TOO_OLD = new GraphError('too-old', 'Media posted before business account conversion', { status: 400 });
/** A reading that has just found an object that is too old, at its fourth place. */
function setUp(page: ListPage | GraphError, lastOfPage: JsonObject | GraphError | Error = TOO_OLD) {
  const { job, sent } = aJob(
    () => {
      if (lastOfPage instanceof Error && !(lastOfPage instanceof GraphError)) {
        throw lastOfPage;
      }
      return lastOfPage;
    },
    { query: { path: 'media', fields: 'id,insights.metric(reach)', limit: 8 } },
  );
  const { level } = job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: { limit: '8' }, level }, job);
  const limits: number[] = [];
  const reading = new Reading(list, job, ({ limit }) => {
    limits.push(limit);
    return page instanceof GraphError ? Promise.reject(page) : Promise.resolve(page);
  });
  reading.offset = 4;
  reading.mayBeBoundary = true;
  const apply = () => behindBoundary(reading, reading.ask({}), TOO_OLD);
  return { reading, job, list, sent, limits, apply };
}
const isUntouched = ({ reading, job }: ReturnType<typeof setUp>): boolean =>
  reading.split.insights === 'inline' && reading.tooOld === undefined && job.learned.boundaries.size === 0;

describe('behindBoundary', () => {
  it('reads the rest without insights when the last object of the next page is too old as well', async () => {
    const page = aPage(['8', '9']);
    const { reading, job, list, sent, limits, apply } = setUp(page);
    expect(await apply()).toBe(page);
    expect(limits).toEqual([8]);
    expect(sent.map(({ path, params }: GraphRequest) => [path, params])).toEqual([
      ['9', { fields: 'insights.metric(reach)' }],
    ]);
    expect([reading.split.insights, reading.tooOld, reading.mayBeBoundary]).toEqual([
      'left out',
      TOO_OLD.message,
      false,
    ]);
    expect([...job.learned.boundaries]).toEqual([[list.name, 3]]);
  });

  it('needs no further request for a page of one object, which is the one that was refused', async () => {
    const { sent, apply } = setUp(aPage(['8']));
    expect(await apply()).toEqual(aPage(['8']));
    expect(sent).toEqual([]);
  });

  it('keeps a place that another query has found', async () => {
    const { job, list, apply } = setUp(aPage(['8', '9']));
    job.learned.boundaries.set(list.name, 2);
    await apply();
    expect([...job.learned.boundaries]).toEqual([[list.name, 2]]);
  });

  it.each([
    ['has insights', { id: '9', insights: { data: [] } }],
    ['is refused for another reason', new GraphError('object', 'no', { status: 400 })],
  ])('does not help where the last object of the page %s', async (_, last) => {
    const setting = setUp(aPage(['8', '9']), last);
    expect(await setting.apply()).toBeUndefined();
    expect(isUntouched(setting)).toBe(true);
  });

  it('does not help where the page without insights is refused as well', async () => {
    const setting = setUp(TOO_OLD);
    expect(await setting.apply()).toBeUndefined();
    expect(isUntouched(setting)).toBe(true);
  });

  it.each([
    ['where the object before was not too old', { mayBeBoundary: false }],
    ['where insights are requested apart', { split: { insights: 'apart', edges: 'inline' } as const }],
  ])('does not help %s', async (_, state) => {
    const setting = setUp(aPage(['8', '9']));
    Object.assign(setting.reading, state);
    expect(await behindBoundary(setting.reading, setting.reading.ask({}), TOO_OLD)).toBeUndefined();
    expect(setting.limits).toEqual([]);
  });

  it('does not help a list of pages of one object', async () => {
    const setting = setUp(aPage(['8', '9']));
    setting.reading.size.halve(2);
    expect(await setting.apply()).toBeUndefined();
    expect(setting.limits).toEqual([]);
  });

  it('throws a mistake of ours', async () => {
    await expect(setUp(aPage(['8', '9']), new TypeError('a bug')).apply()).rejects.toThrow(TypeError);
  });
});

import { aJob } from '../../tests/support/aJob';
import { aPage } from '../../tests/support/aPage';
import { GraphError } from '../errors';
import { printFields } from '../fields';
import { edgeList } from './list';
import { Reading } from './reading';
import type { PageRequest, FetchPage, ListRemedy } from './reading';
import { inParts, onceMore, shorterLists, smallerPage } from './tooMuch';

const TOO_MUCH = new GraphError('too-much', 'Please reduce the amount of data', { status: 500 });
const PAGE = aPage(['1']);

function readingOf(fields: string, fetchPage: FetchPage = () => Promise.resolve(PAGE)): Reading {
  const { job } = aJob(() => ({ data: [] }), { query: { path: 'media', fields, limit: 8 } });
  const list = edgeList(
    { parentId: '1', edge: 'media', params: { limit: '8' }, level: job.plan.roots[0]!.level },
    job,
  );
  return new Reading(list, job, fetchPage);
}
const apply = (
  remedy: ListRemedy,
  reading: Reading,
  own: Partial<PageRequest> = {},
): ReturnType<ListRemedy> => remedy(reading, { ...reading.ask({}), ...own }, TOO_MUCH);

describe('smallerPage', () => {
  it('halves the page', () => {
    const reading = readingOf('id');
    expect(apply(smallerPage, reading)).toBe('again');
    expect(reading.ask({}).limit).toBe(4);
  });

  it('does not help a single node', () => {
    const reading = readingOf('id');
    expect(apply(smallerPage, reading, { limit: 1 })).toBeUndefined();
    expect(reading.ask({}).limit).toBe(8);
  });
});

describe('inParts', () => {
  const FIELDS = 'id,insights.metric(reach),comments{id}';

  it('requests a node without its parts, the first time for this page alone', async () => {
    const asked: string[] = [];
    const reading = readingOf(FIELDS, ({ fields }) => {
      asked.push(printFields(fields.inline));
      return Promise.resolve(PAGE);
    });
    reading.size.halve(8);
    expect(await apply(inParts, reading)).toBe(PAGE);
    expect(asked).toEqual(['id,media_product_type']);
    expect([reading.wasInParts, reading.split, reading.ask({}).limit]).toEqual([
      true,
      { insights: 'inline', edges: 'inline' },
      4,
    ]);
  });

  it('requests whole pages of the rest in parts when two nodes in a row were too much', async () => {
    const reading = readingOf(FIELDS);
    reading.size.halve(8);
    await apply(inParts, reading);
    await apply(inParts, reading);
    expect([reading.split, reading.ask({}).limit]).toEqual([{ insights: 'apart', edges: 'apart' }, 8]);
  });

  it('does not help where the parts are too much as well, nor where there are none', async () => {
    const reading = readingOf(FIELDS, () => Promise.reject(TOO_MUCH));
    expect(await apply(inParts, reading)).toBeUndefined();
    expect(reading.wasInParts).toBe(false);
    expect(await apply(inParts, readingOf('id,caption'))).toBeUndefined();
  });
});

describe('shorterLists', () => {
  it.each([
    ['id,owner{media.limit(9){id}}', 'id,owner{media.limit(4){id}}'],
    ['id,a.limit(2){id,b.limit(50){id}}', 'id,a.limit(1){id,b.limit(25){id}}'],
    ['id,a.limit(1){b.limit(3){id}}', 'id,a.limit(1){b.limit(1){id}}'],
  ])('halves the lists of %s', (fields, shorter) => {
    const reading = readingOf(fields);
    expect(apply(shorterLists, reading)).toBe('again');
    expect(printFields(reading.items)).toBe(shorter);
  });

  it.each([
    'id,caption',
    'id,a.limit(1){id}',
    'id,a{id}',
    'id,insights.limit(9).metric(reach){name}',
    'id,a.limit(9)',
  ])('does not help where there is none that can be shorter: %s', (fields) => {
    const reading = readingOf(fields);
    expect(apply(shorterLists, reading)).toBeUndefined();
    expect(reading.items).toEqual(readingOf(fields).items);
  });
});

describe('onceMore', () => {
  it('retries three times in a row', () => {
    const reading = readingOf('id');
    expect(Array.from({ length: 4 }, () => apply(onceMore, reading))).toEqual([
      'again',
      'again',
      'again',
      undefined,
    ]);
  });
});

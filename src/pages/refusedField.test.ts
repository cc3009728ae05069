import { aJob } from '../../tests/support/aJob';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import type { GraphRequest } from '../graph';
import { edgeList } from './list';
import { listReader } from './listReader';

const missing = (name: string): GraphError =>
  new GraphError('field', `(#100) Tried accessing nonexisting field (${name}) on node type (IGMedia)`, {
    status: 400,
    code: 100,
  });
const fieldsOf = ({ params }: GraphRequest): string => params['fields'] ?? '';

/** Reads a page of media from an API that refuses what is told. */
async function read(fields: string, refuse: (fields: string) => string | undefined) {
  const { job, sent } = aJob(
    (request): JsonObject | GraphError => {
      const name = refuse(fieldsOf(request));
      return name === undefined ? { data: [{ id: '1' }] } : missing(name);
    },
    { query: { path: 'media', fields } },
  );
  const { level } = job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: {}, level }, job);
  const read = listReader(list, job);
  const page = await read({}).catch((error: unknown) => error);
  return { page, asked: sent.map(fieldsOf), job, level, again: () => read({}) };
}
const when = (pattern: RegExp, name: string) => (fields: string) => (pattern.test(fields) ? name : undefined);

describe('withoutMissingField', () => {
  it('requests a page again without a field that its nodes do not have, and notes and remembers it', async () => {
    const { page, asked, job, level } = await read('id,captoin,caption', when(/captoin/, 'captoin'));
    expect(page).toMatchObject({ nodes: [{ id: '1' }] });
    expect(asked).toEqual(['id,captoin,caption', 'id,caption']);
    const reason = missing('captoin').message;
    expect(job.omissions.all()).toEqual([{ kind: 'field', field: 'captoin', reason }]);
    expect([...job.learned.missingFields(level)]).toEqual([['captoin', reason]]);
  });

  it('does not request it again on the next page', async () => {
    const { asked, again } = await read('id,captoin', when(/captoin/, 'captoin'));
    await again();
    expect(asked).toEqual(['id,captoin', 'id']);
  });

  it('finds the place of a name that stands in several, those further in first', async () => {
    const { asked, job } = await read('id,size,owner{size,name}', when(/owner\{size/, 'size'));
    expect(asked).toEqual(['id,size,owner{size,name}', 'id,size,owner{name}']);
    expect(job.omissions.all()).toMatchObject([{ kind: 'field', field: 'owner.size' }]);
  });

  it('finds it further out where that is the one', async () => {
    const { asked, job } = await read('id,size,owner{size,name}', when(/id,size/, 'size'));
    expect(asked).toEqual(['id,size,owner{size,name}', 'id,size,owner{name}', 'id,owner{size,name}']);
    expect(job.omissions.all()).toMatchObject([{ kind: 'field', field: 'size' }]);
  });

  it('drops all of them where none of them is the one', async () => {
    const { page, asked, job } = await read('id,size,owner{size,name}', when(/size/, 'size'));
    expect(page).toMatchObject({ nodes: [{ id: '1' }] });
    expect(asked.at(-1)).toBe('id,owner{name}');
    expect(job.omissions.all()).toMatchObject([{ field: 'owner.size' }, { field: 'size' }]);
  });

  it('fails when nothing would be left', async () => {
    const { page, job } = await read('captoin', when(/captoin/, 'captoin'));
    expect(page).toEqual(missing('captoin'));
    expect(job.omissions.all()).toEqual([]);
  });

  it('fails when the words name no field that was requested', async () => {
    const { page, asked } = await read('id,caption', () => 'other');
    expect(page).toEqual(missing('other'));
    expect(asked).toHaveLength(1);
  });

  it('never takes a field of that name among insights for the one', async () => {
    const { page } = await read('id,insights.metric(reach){title}', when(/title/, 'title'));
    expect(page).toEqual(missing('title'));
  });

  it('does without a field that was requested for our own use only', async () => {
    const { job, sent } = aJob(
      (request) => {
        if (request.path !== '1/media') {
          return { id: request.path, insights: { data: [] } };
        }
        return fieldsOf(request).includes('media_product_type')
          ? missing('media_product_type')
          : { data: [{ id: '5' }] };
      },
      { query: { path: 'media', fields: 'id,insights.metric(reach)' } },
    );
    job.learned.perNode.add('reach');
    const { level } = job.plan.roots[0]!;
    await listReader(edgeList({ parentId: '1', edge: 'media', params: {}, level }, job), job)({});
    expect(sent.map(fieldsOf)).toEqual(['id,media_product_type', 'id', 'insights.metric(reach)']);
    expect([...job.learned.lacking]).toEqual(['media_product_type']);
    expect(job.omissions.all()).toEqual([]);
  });
});

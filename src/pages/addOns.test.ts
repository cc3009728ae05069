import { aJob } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { parseFields } from '../fields';
import { fetchAddOns } from './addOns';

const parsed = (text: string) => parseFields({ text, name: 'q' });
const poll = { option_a: 'Yes', option_b: 'No', option_a_votes_percentage: 0.25 };

function setUp(answers: Readonly<Record<string, object | ErrorKind>>, fields = 'poll_attachment') {
  const { job, sent } = aJob(
    ({ path }) => {
      const answer = answers[path] ?? {};
      return typeof answer === 'string'
        ? new GraphError(answer, `${answer}!`, { status: 400 })
        : { ...answer };
    },
    { query: { path: 'media', fields } },
  );
  const { level } = job.plan.roots[0]!;
  const fetched = fetchAddOns(['5', '6'], { items: parsed(fields), level }, job);
  return { job, level, sent, fetched };
}

describe('fetchAddOns', () => {
  it('requests each add-on of each post by itself, and gives it the id of its post', async () => {
    const { fetched, sent } = setUp({ '5/poll_attachment': poll }, 'poll_attachment,prompt_response');
    expect([...(await fetched)]).toEqual([['5', { poll_attachment: { data: [{ ...poll, id: '5' }] } }]]);
    expect(sent.map(({ path, params, mayBeNull }) => [path, params, mayBeNull])).toEqual([
      ['5/poll_attachment', {}, true],
      ['6/poll_attachment', {}, true],
      ['5/prompt_response', {}, true],
      ['6/prompt_response', {}, true],
    ]);
  });

  it('keeps the fields that are wanted, under the names of the query, and an id of its own', async () => {
    const { fetched } = setUp(
      { '5/poll_attachment': { ...poll, id: '9' }, '6/poll_attachment': poll },
      'poll_attachment.as(p){id,option_a.as(first)}',
    );
    expect([...(await fetched).values()]).toEqual([
      { p: { data: [{ first: 'Yes', id: '9' }] } },
      { p: { data: [{ first: 'Yes', id: '6' }] } },
    ]);
  });

  it('reads a list of one too, and nothing from an empty one', async () => {
    const { fetched } = setUp({ '5/poll_attachment': { data: [poll] }, '6/poll_attachment': { data: [] } });
    expect([...(await fetched).keys()]).toEqual(['5']);
  });

  it('takes null as data for a post without one, and an object as data for the one that it has', async () => {
    const { fetched } = setUp({ '5/poll_attachment': { data: null }, '6/poll_attachment': { data: poll } });
    expect([...(await fetched)]).toMatchObject([['6', { poll_attachment: { data: [poll] } }]]);
  });

  it('notes a post that is refused, and reads the others', async () => {
    const { fetched, job } = setUp({ '5/poll_attachment': 'permission', '6/poll_attachment': poll });
    expect([...(await fetched).keys()]).toEqual(['6']);
    expect(job.omissions.all()).toMatchObject([
      { kind: 'part', part: { list: 'poll_attachment' }, count: 1 },
    ]);
  });

  it('is not requested again where the nodes do not have it', async () => {
    const { fetched, job, level } = setUp({ '5/poll_attachment': 'field', '6/poll_attachment': 'field' });
    expect((await fetched).size).toBe(0);
    expect([...job.learned.missingFields(level).keys()]).toEqual(['poll_attachment']);
    expect(job.omissions.all()).toMatchObject([{ kind: 'field', field: 'poll_attachment' }]);
  });

  it('fails with what is not of one post', async () => {
    await expect(setUp({ '5/poll_attachment': 'token' }).fetched).rejects.toMatchObject({ kind: 'token' });
  });
});

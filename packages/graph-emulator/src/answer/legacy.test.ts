import { ACCOUNT, testClient } from '../testClient';

const ALIASED = `${ACCOUNT}/media?fields=id,owner{id},comments{text.as(x)}`;

describe('aliases', () => {
  it('are answered where they are allowed, and gone elsewhere', () => {
    expect(testClient({ aliases: 'allowed' }).get(ALIASED).status).toBe(200);
    expect(testClient().get(ALIASED).status).toBe(400);
  });

  it.each([
    ['gone', 400, 100],
    [{}, 400, 100],
    [{ status: 500 }, 500, 100],
    [{ status: 400, code: 1 }, 400, 1],
  ] as const)('are refused at any depth where they are %j', (aliases, status, code) => {
    const { get, batch } = testClient({ aliases });
    const answer = get(ALIASED);
    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
    expect(answer.json.error?.message).toContain('Field aliases are no longer supported');
    expect(batch([ALIASED, ACCOUNT])).toMatchObject([{ code: status }, { code: 200 }]);
    expect(get(`${ACCOUNT}/media?fields=id,comments{text}`).status).toBe(200);
  });
});

describe('request features that end', () => {
  it('are counted, in items of batches too, and set back', () => {
    const { get, batch, emulator } = testClient();
    get(`${ACCOUNT}/media?fields=id,comments{text}&limit=3`);
    expect(emulator.stats.legacy).toEqual({});
    get(ALIASED);
    batch([`${ACCOUNT}?fields=name.as(x)`]);
    get(`?ids=${ACCOUNT}`);
    get(`${ACCOUNT}?method=get&date_format=U&callback=f`);
    get(`${ACCOUNT}?asyncbatch=[]`);
    expect(emulator.stats.legacy).toEqual({
      aliases: 2,
      asyncBatch: 1,
      dateFormat: 1,
      jsonp: 1,
      methodOverride: 1,
      multiId: 1,
    });
    expect(JSON.parse(JSON.stringify(emulator.stats))).toMatchObject({ legacy: { aliases: 2 } });
    emulator.control.reset();
    expect(emulator.stats.legacy).toEqual({});
  });
});

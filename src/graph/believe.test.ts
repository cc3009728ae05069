import { fakeClock } from '../../tests/support/fakeClock';
import { GraphError } from '../errors';
import { believeTheSecondTime } from './believe';
import type { GraphAnswer, GraphRequest } from './request';

const request: GraphRequest = { path: '1/media', params: {}, accountId: '1', isList: true };
const answer: GraphAnswer = { body: { data: [] }, headers: {} };
const missing = (): GraphError => new GraphError('account', 'gone', { status: 400, code: 100, subcode: 33 });

describe('believeTheSecondTime', () => {
  const middleware = believeTheSecondTime({
    clock: fakeClock(),
    random: () => 0,
    signal: new AbortController().signal,
  });

  it('asks once more for an object that is said not to exist', async () => {
    const next = jest.fn().mockRejectedValueOnce(missing()).mockResolvedValue(answer);
    await expect(middleware(request, next)).resolves.toBe(answer);
  });

  it('believes it the second time', async () => {
    const next = jest.fn().mockImplementation(() => Promise.reject(missing()));
    await expect(middleware(request, next)).rejects.toThrow('gone');
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('believes other errors at once', async () => {
    const next = jest.fn().mockRejectedValue(new GraphError('account', 'no', { status: 400, code: 10 }));
    await expect(middleware(request, next)).rejects.toThrow('no');
    expect(next).toHaveBeenCalledTimes(1);
  });
});

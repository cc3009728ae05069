import { Secrets } from '../secrets/secrets';
import { formatAnswer } from './formatAnswer';

const secrets = new Secrets();
secrets.add('12345');

describe('formatAnswer()', () => {
  it('gives one JSON document', () => {
    expect(formatAnswer([{ value: 1, label: 'a' }], secrets)).toBe('[{"value":1,"label":"a"}]\n');
  });

  it('says success where there is nothing to say', () => {
    expect(formatAnswer(undefined, secrets)).toBe('{"status":"success"}\n');
  });

  it('takes secrets out of texts and keys, and stays JSON', () => {
    expect(
      formatAnswer({ 'key 12345': ['a 12345', { deep: '12345' }], numbers: [123456, 12345] }, secrets),
    ).toBe('{"key ***":["a ***",{"deep":"***"}],"numbers":[123456,"***"]}\n');
  });

  it.each([[() => 1], [Symbol('x')]])('refuses %p, which is no JSON', (answer) => {
    expect(() => formatAnswer(answer, secrets)).toThrow(TypeError);
  });
});

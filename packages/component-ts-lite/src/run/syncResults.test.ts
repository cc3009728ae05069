import { Secrets } from '../secrets/secrets';
import { formatAnswer } from './formatAnswer';
import { selectElement, validationResult } from './syncResults';

const written = (answer: unknown) => JSON.parse(formatAnswer(answer, new Secrets())) as unknown;

describe('validationResult()', () => {
  it('is written as the platform reads it', () => {
    expect(written(validationResult('**Fine**', 'success'))).toEqual({
      status: 'success',
      message: '**Fine**',
      type: 'success',
    });
    expect(written(validationResult('Fine'))).toMatchObject({ type: 'info' });
  });
});

describe('selectElement()', () => {
  it('is written as the platform reads it, a list of choices', () => {
    expect(written([selectElement('1', 'One'), selectElement('2')])).toEqual([
      { value: '1', label: 'One' },
      { value: '2', label: '2' },
    ]);
  });
});

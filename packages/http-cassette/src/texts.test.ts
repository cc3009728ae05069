import { sameShape } from './sameShape';
import { IDS, RULES } from './testing/rules';
import { Texts } from './texts';

const texts = new Texts(RULES.texts!, IDS, IDS.key);
const requested = (request: string): ReturnType<Texts['requested']> => texts.requested([request]);
const of = (text: string): string => sameShape(text, IDS.key);

describe('Texts', () => {
  it.each<[string, string]>([
    ['a text', of('a text')],
    ['', ''],
    ['REDACTED', 'REDACTED'],
    ['by @anna.k.', `${of('by @')}${of('anna.k')}.`],
    ['#new 99048018953634227', `#${of('new')} 99048018953634227`],
    [
      'https://www.example.com/p/CxYz/?a=bc&d#ef',
      `https://www.example.com/p/${of('CxYz')}/?a=${of('bc')}&d#${of('ef')}`,
    ],
    [
      'see https://www.anna.cz/kontakt.html',
      `${of('see ')}https://www.${of('anna')}.cz/${of('kontakt')}.html`,
    ],
    [
      'https://cdn.example.com/v/t51/99048018953634227_n.jpg',
      `https://cdn.example.com/${of('v')}/${of('t51')}/99048018953634227${of('_n')}.jpg`,
    ],
  ])('replaces %s', (text, expected) => {
    expect(texts.replace(text)).toBe(expected);
  });

  it('replaces names in requests and nothing else of them, also where they are percent-encoded', () => {
    expect(texts.replaceInRequest('found.username(anna_k){username,id}')).toBe(
      `found.username(${of('anna_k')}){username,id}`,
    );
    expect(texts.replaceInRequest('1?fields=found.username%28anna%29%7Bid%7D')).toBe(
      `1?fields=found.username%28${of('anna')}%29%7Bid%7D`,
    );
    const none = new Texts({ ...RULES.texts!, personalModifiers: [] }, undefined, IDS.key);
    expect(none.replaceInRequest('username(anna)')).toBe('username(anna)');
    expect(none.requested(['username(anna)'])).toEqual({ words: new Set(['username', 'anna']), names: [] });
  });

  it.each(['2026-06-14T23:00:00+0000', '2026-06-14', 'reach', 'p'])('keeps %s in a response', (text) => {
    expect(texts.replaceString(text, requested('fields=insights.metric(reach,views)'))).toBe(text);
  });

  it('replaces the name that is requested in a response, and in a text that stays', () => {
    const given = requested('fields=found.username(anna),x.username(it)');
    expect(texts.replaceString('anna', given)).toBe(of('anna'));
    expect(texts.replaceNames('Cannot find anna with it', given)).toBe(`Cannot find ${of('anna')} with it`);
  });
});

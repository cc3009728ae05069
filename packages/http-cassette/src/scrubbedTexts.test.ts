import { sameShape } from './sameShape';
import { Scrubber } from './scrubInteraction';
import { interaction } from './testing/interaction';
import { IDS, RULES } from './testing/rules';

const ROOT = 'https://graph.example.com';

const newScrubber = (replacesTexts: boolean): Scrubber =>
  new Scrubber({
    rules: RULES,
    key: IDS.key,
    replacesTexts,
    secrets: [],
    redact: (text) => text.replaceAll('known', '***'),
  });

describe('Scrubber with texts', () => {
  it('records other texts, names and links of the same shape, and what is nobody’s as it came', () => {
    const of = (text: string): string => sameShape(text, IDS.key);
    const response = JSON.stringify({
      data: [
        {
          id: '17841400000000001/insights',
          type: 'IMAGE',
          name: 'reach',
          caption: 'See you',
          username: 'anna',
          tags: ['anna'],
          timestamp: '2026-06-14T23:00:00+0000',
          like_count: 5,
          body: JSON.stringify({ text: 'Inner' }),
        },
      ],
      error: { message: 'No such user: anna', list: ['Kept'] },
      next: 'http://127.0.0.1:4000/v1/1?fields=x.username%28anna%29&after=QVFI',
    });
    const uri = `${ROOT}/1?fields=${encodeURIComponent('x.username(anna){metric(reach)}')}`;
    const { request, response: recordedResponse } = newScrubber(true).scrub(
      interaction({ uri: uri.replace(ROOT, 'http://127.0.0.1:4000'), response }),
    );
    expect(new URL(request.uri).searchParams.get('fields')).toBe(`x.username(${of('anna')}){metric(reach)}`);
    expect(JSON.parse(recordedResponse.body.string)).toEqual({
      data: [
        {
          id: expect.stringMatching(/^990\d{14}\/insights$/) as string,
          type: 'IMAGE',
          name: 'reach',
          caption: of('See you'),
          username: of('anna'),
          tags: [of('anna')],
          timestamp: '2026-06-14T23:00:00+0000',
          like_count: 5,
          body: JSON.stringify({ text: of('Inner') }),
        },
      ],
      error: { message: `No such user: ${of('anna')}`, list: ['Kept'] },
      next: `${ROOT}/v1/1?fields=x.username%28${of('anna')}%29&after=QVFI`,
    });
  });

  it('records another text of a page of HTML, with its tags', () => {
    const { response } = newScrubber(true).scrub(interaction({ response: '<h1 class="a">Hello</h1> <' }));
    expect(response.body.string).toBe(`<h1 class="a">${sameShape('Hello', IDS.key)}</h1> <`);
  });

  it('gives settings without secrets, with pseudonyms and other names', () => {
    const settings = { id: '17841400000000001', '#password': 'x', fields: 'x.username(anna)', name: 'known' };
    const replaced = newScrubber(true).scrubSettings((other) => ({
      ...settings,
      label: other('A b'),
    }));
    expect(replaced).toEqual({
      id: expect.stringMatching(/^990\d{14}$/) as string,
      '#password': 'REDACTED',
      fields: `x.username(${sameShape('anna', IDS.key)})`,
      name: '***',
      label: sameShape('A b', IDS.key),
    });
    expect(newScrubber(false).scrubSettings((other) => other('A b'))).toBe('A b');
  });
});

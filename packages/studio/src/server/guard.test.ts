import { refusalOf } from './guard';

const own = { host: '127.0.0.1:4750', origin: 'http://127.0.0.1:4750' };
const ask = (method: string, headers: Record<string, string>): string | undefined =>
  refusalOf({ method, headers, port: 4750 });

describe('refusalOf()', () => {
  it.each(['127.0.0.1:4750', 'localhost:4750', '[::1]:4750'])('takes its own name %s', (host) => {
    expect(ask('GET', { host })).toBeUndefined();
    expect(ask('POST', { host, origin: `http://${host}` })).toBeUndefined();
  });

  it.each([
    'evil.example',
    'evil.example:4750',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1.evil.example:4750',
    '192.168.1.2:4750',
    'localhost.:4750',
    '',
  ])('refuses the host %j, whatever name it resolves from', (host) => {
    expect(ask('GET', { host })).toBe('The studio answers only at the address it printed');
  });

  it('refuses a request without a host', () => {
    expect(ask('GET', {})).toBeDefined();
  });

  it.each([
    'http://evil.example',
    'https://127.0.0.1:4750',
    'http://127.0.0.1:4751',
    'http://127.0.0.1',
    // Another name for the same machine is another origin.
    'http://localhost:4750',
    'null',
    '',
  ])('refuses the origin %j, to read and to write', (origin) => {
    expect(ask('POST', { ...own, origin })).toBe('The studio answers only its own page');
    expect(ask('GET', { ...own, origin })).toBe('The studio answers only its own page');
  });

  it('refuses to write without an origin', () => {
    expect(ask('POST', { host: own.host })).toBeDefined();
    expect(ask('DELETE', { host: own.host })).toBeDefined();
  });

  it('refuses what the browser says comes from another page, and shows the page to who follows a link', () => {
    const { host } = own;
    expect(ask('GET', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBeDefined();
    expect(ask('POST', { ...own, 'sec-fetch-site': 'same-site' })).toBeDefined();
    expect(ask('POST', { ...own, 'sec-fetch-site': 'none' })).toBeDefined();
    expect(ask('GET', { host, 'sec-fetch-site': 'none' })).toBeUndefined();
    expect(
      ask('GET', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
    ).toBeUndefined();
  });
});

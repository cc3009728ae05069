import { apiRootProblem } from './apiRoot';

const problem = (root: string, isInsecureAllowed = false): string | undefined =>
  apiRootProblem(root, { example: 'https://graph.facebook.com', isInsecureAllowed });

describe('apiRootProblem', () => {
  it.each([
    'https://graph.facebook.com',
    'https://api.example.com/sub/',
    'http://localhost:81',
    'http://127.0.0.1:4000',
    'http://127.1.2.3',
    'http://[::1]:80',
  ])('has nothing against %s', (root) => {
    expect(problem(root)).toBeUndefined();
  });

  it.each([
    'http://graph.facebook.com',
    'http://emulator:8080',
    'http://localhost.example.com',
    'http://128.0.0.1',
    'HTTP://10.0.0.1',
  ])('refuses to send a token in clear text to %s, unless that is allowed', (root) => {
    expect(problem(root)).toMatch(
      /^GRAPH_API_URL begins with http:\/\/, .* clear text; .*GRAPH_API_INSECURE=1/,
    );
    expect(problem(root, true)).toBeUndefined();
  });

  it.each([
    ['http://me:secret@localhost', /user name or a password$/],
    ['https://me@graph.facebook.com', /user name or a password$/],
    ['graph.facebook.com', /not an address such as 'https:\/\/graph.facebook.com'$/],
    ['ftp://localhost', /not an address/],
  ])('refuses %s without repeating it, whatever is allowed', (root, why) => {
    expect(problem(root)).toMatch(why);
    expect(problem(root, true)).toMatch(why);
    expect(problem(root)).not.toContain('secret@');
  });
});

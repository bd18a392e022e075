import { buildPagesIfOlder } from '../browser/kit/pages';
import { Switchboard } from '../kit/switchboard';

buildPagesIfOlder();

const DESK = ['/', '/login', '/inbox', '/inbox/01990000-0000-7000-8000-000000000021', '/admin/people', '/wall', '/reports', '/settings'];
const OTHERS = ['/demo', '/widget/preview', '/docs'];
const FILES = ['/widget.js', '/docs/openapi.json', '/health/live', '/v1/widget/config', '/nowhere', '/v1/nowhere'];

type Policy = Record<string, string[]>;

/** What a browser is told beside each page, so that text which got into one still does nothing. */
describe('What a page may do', () => {
  let switchboard: Switchboard;
  beforeAll(async () => {
    switchboard = await Switchboard.start({ docs: true, pages: true });
  });
  afterAll(() => switchboard.stop());

  const get = (path: string): Promise<Response> =>
    fetch(`${switchboard.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
  const policyOf = (answer: Response): Policy =>
    Object.fromEntries(
      (answer.headers.get('content-security-policy') ?? '').split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(/\s+/);
        return [name, values];
      }),
    );
  /** Sources from which a script or style could be made of text, or that are not this server. */
  const loose = (policy: Policy): string[] =>
    ['default-src', 'script-src', 'style-src', 'connect-src', 'frame-src', 'form-action', 'font-src', 'img-src', 'media-src']
      .flatMap((name) => policy[name] ?? [])
      .filter((source) => !["'self'", "'none'", 'blob:', 'data:'].includes(source) && !source.includes(new URL(switchboard.url).host));

  it.each(DESK)('the desk at %s loads nothing from elsewhere, runs no text and is in no frame', async (path) => {
    const answer = await get(path);
    const policy = policyOf(answer);
    expect([answer.status, loose(policy)]).toEqual([200, []]);
    expect(policy).toMatchObject({
      ...{ 'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'"], 'base-uri': ["'none'"] },
      ...{ 'frame-ancestors': ["'none'"], 'require-trusted-types-for': ["'script'"], 'trusted-types': ['service-worker'] },
    });
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('permissions-policy')).toMatch(/camera=\(self\), microphone=\(self\)/);
  });

  it.each(OTHERS)('%s neither', async (path) => {
    const policy = policyOf(await get(path));
    expect(policy['script-src'] ?? policy['default-src']).toBeDefined();
    expect([...(policy['script-src'] ?? []), ...(policy['default-src'] ?? [])]).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/unsafe-(inline|eval)|^https?:$|\*/)]),
    );
    expect(policy['frame-ancestors']).toBeDefined();
  });

  it.each([...DESK.slice(0, 1), ...OTHERS, ...FILES])(
    '%s is what it says, tells no address onwards, and is asked for by HTTPS once it was',
    async (path) => {
      const { headers } = await get(path);
      expect(
        Object.fromEntries(
          ['x-content-type-options', 'referrer-policy', 'strict-transport-security'].map((name) => [name, headers.get(name)]),
        ),
      ).toEqual({
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      });
      for (const telling of ['server', 'x-powered-by', 'set-cookie']) expect(headers.get(telling)).toBeNull();
    },
  );

  it.each(FILES.slice(1))('%s, opened as a page, loads and runs nothing, in no frame', async (path) => {
    expect(policyOf(await get(path))).toMatchObject({ 'default-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"] });
  });

  it('only what pages of other sites load is for other sites', async () => {
    for (const path of ['/', '/v1/settings', '/docs/openapi.json']) {
      const { headers } = await fetch(`${switchboard.url}${path}`, { headers: { origin: 'https://evil.example' } });
      expect([path, headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')]).toEqual([
        path,
        null,
        'same-origin',
      ]);
    }
    const { headers } = await get('/widget.js');
    expect([headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')]).toEqual(['*', 'cross-origin']);
  });
});

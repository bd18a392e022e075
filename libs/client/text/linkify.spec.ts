import { inForm } from '../../kernel/testing/form';
import fc from 'fast-check';
import { mayHoldLinks } from '../conversation/may-hold-links';
import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap((each) => (each.type === 'link' ? [each.href] : []));
const put = (text: string) =>
  linkify(text)
    .map((each) => each.text)
    .join('');

describe('Making links clickable', () => {
  it('finds addresses of pages, mail and telephones in a text', () => {
    expect(linkify('See https://example.com/a?b=1&c=2, or write to help@example.com.')).toEqual([
      { type: 'text', text: 'See ' },
      { type: 'link', text: 'https://example.com/a?b=1&c=2', href: 'https://example.com/a?b=1&c=2' },
      { type: 'text', text: ', or write to ' },
      { type: 'link', text: 'help@example.com', href: 'mailto:help@example.com' },
      { type: 'text', text: '.' },
    ]);
    expect(links('www.example.com (http://example.org) tel:+49-30-1234567 mailto:a@example.net')).toEqual([
      'http://www.example.com/',
      'http://example.org/',
      'tel:+49-30-1234567',
      'mailto:a@example.net',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ftp://example.com/x',
    '//example.com/x',
    'tel:javascript',
    'https://',
    'https://[::1',
  ])('makes no link of another kind: %j', (text) => {
    expect(links(text).filter((href) => !/^(https?|mailto|tel):/.test(href))).toEqual([]);
    expect(linkify(text).every((each) => each.type === 'text' || !/^(javascript|data|vbscript|file|blob|ftp)/i.test(each.text))).toBe(true);
    expect(put(text)).toBe(text);
  });

  it('leaves markup what it is: text', () => {
    const text = '<a href="https://example.com/x" onclick="alert(1)">here</a>';
    expect(put(text)).toBe(text);
    expect(links(text)).toEqual(['https://example.com/x']);
  });

  it('shows a name in another script as it was written, and leads where it says', () => {
    const [segment] = linkify('https://аррӏе.com/login');
    expect(segment).toEqual({ type: 'link', text: 'https://аррӏе.com/login', href: 'https://xn--80ak6aa92e.com/login' });
  });

  it.each([
    ['turned around', 'https://example.com/\u202Egpj.exe'],
    ['isolated', 'https://example.com/\u2066a\u2069'],
    ['hidden', 'https://exam\u200Bple.com/'],
    ['soft', 'https://example.com/a\u00ADb'],
  ])('makes no link of one that is %s by signs nobody sees', (_, text) => {
    for (const each of linkify(text)) if (each.type === 'link') expect(each.text).toMatch(/^[!-~]+$/);
    expect(put(text)).toBe(text);
  });

  it('takes no name and password into a link, so that what is clicked is the host', () => {
    const text = 'https://bank.example@evil.example/';
    for (const each of linkify(text)) if (each.type === 'link' && each.href.startsWith('http')) expect(each.href).toBe(`${each.text}/`);
    expect(put(text)).toBe(text);
  });

  it('never changes a text, and never links but to pages, mail and telephones', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.webUrl(),
      fc.emailAddress(),
      fc.constantFrom('javascript:', 'data:', 'tel:', 'mailto:', '//', '\u202e', '\n', '<', '"', 'ftp://', '@'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
        (text) => {
          expect(put(text)).toBe(text);
          const without = text.replaceAll(/[.:@]/g, '');
          expect({ found: links(without), mayHoldLinks: mayHoldLinks(without) }).toEqual({ found: [], mayHoldLinks: false });
          for (const href of links(text)) expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(href).protocol);
        },
      ),
      { numRuns: inForm({ full: 500, short: 200 }) },
    );
  });

  it('is quick about a text of ten thousand characters made to be slow', () => {
    const since = performance.now();
    for (const unit of ['a.', 'http://', '@a', '(', 'mailto:', 'tel:+1', 'a@a.', '//a.']) linkify(unit.repeat(10_000 / unit.length));
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});

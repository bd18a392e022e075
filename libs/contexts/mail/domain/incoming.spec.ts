import { bounceOf } from './delivery-report';
import { answeredIds, headersOf, kindOf } from './incoming';
import { replyText } from './reply-text';

describe('What somebody wrote in a reply', () => {
  it.each([
    [
      'what English programs quote',
      'Yes.\n\nOn Sat, 28 Nov 2026 at 09:00, Ana <help@shop.example> wrote:\n> Is it there?\n> Ana\n',
      'Yes.',
    ],
    ['German, in two lines', 'Ja.\r\n\r\nAm Sa., 28. Nov. 2026 um 09:00 Uhr schrieb Ana <\r\nhelp@shop.example>:\r\n\r\n> Da?\r\n', 'Ja.'],
    ['Japanese', 'はい。\n\n2026年11月28日(土) 9:00 Ana <help@shop.example>：\n> ありますか\n', 'はい。'],
    ['Outlook', 'Yes.\n\n-----Original Message-----\nFrom: Ana\nSubject: It\n\nIs it there?', 'Yes.'],
    ['Outlook without a line', 'Oui.\n\nDe : Ana\nDe: Ana <help@shop.example>\nEnvoyé: samedi\nÀ: Cleo\n\nIl est là ?', 'Oui.\n\nDe : Ana'],
    ['a rule', 'Yes.\n________________________________\nFrom: Ana', 'Yes.'],
    ['an answer below', 'On 28 Nov 2026, Ana wrote:\n> Is it there?\n\nYes, it is.', 'Yes, it is.'],
    ['quotes alone, at the end', 'Yes.\n\n> Is it there?', 'Yes.'],
  ])('is found before %s', (_, whole, text) => expect(replyText(whole)).toBe(text));

  it.each([
    ['answers between quotes', 'On 28 Nov 2026, Ana wrote:\n> First?\nYes.\n> Second?\nNo.'],
    ['a sentence with a colon', 'I have two things to say:\n- it is late\n- it is broken'],
    ['a colon before quotes', 'You said:\n\nbut look here.'],
    ['nothing but quotes', '> Is it there?'],
    ['a signature with an address', 'Yes.\n-- \nCleo\nMail: cleo@example.com'],
    ['nothing', ''],
  ])('is all of %s', (_, whole) => expect(replyText(whole)).toBe(whole));

  it('keeps a sentence that ends in a colon before what is quoted', () => {
    expect(replyText('See what she wrote to me:\n> Is it there?')).toBe('See what she wrote to me:');
  });

  it('takes no longer for what was made to take long', () => {
    const began = performance.now();
    for (const line of ['> ', ': ', 'a: ', '-', '_', 'a@', '\n']) replyText(line.repeat(200_000 / line.length));
    replyText('From: a@b.c\n'.repeat(16_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('Headers', () => {
  const of = (...lines: string[]) => headersOf(lines.join('\r\n'));

  it('are unfolded, and known in lower case', () => {
    expect([...of('In-Reply-To: <a@b>', 'References: <c@d>', '\t<e@f>', 'no header')]).toEqual([
      ['in-reply-to', '<a@b>'],
      ['references', '<c@d> <e@f>'],
    ]);
  });

  it('name what is answered, the nearest first, each once', () => {
    expect(answeredIds(of('References: <a@b> <c@d> junk <e@f>', 'In-Reply-To: <e@f>'))).toEqual(['<e@f>', '<c@d>', '<a@b>']);
    expect(answeredIds(of(`References: ${'<a@b>'.repeat(3)}${Array.from({ length: 500 }, (__, i) => `<${i}@b>`).join('')}`))).toHaveLength(
      100,
    );
    expect(answeredIds(of('Subject: Re: It'))).toEqual([]);
  });

  it.each([
    ['written', 'Auto-Submitted: no'],
    ['written', 'Subject: Auto-Submitted'],
    ['automatic', 'Auto-Submitted: auto-replied'],
    ['automatic', 'Precedence: Junk'],
    ['automatic', 'Return-Path: <>'],
    ['automatic', 'X-Autoreply: yes'],
    ['automatic', 'Content-Type: multipart/report; report-type=disposition-notification', 'Return-Path: <>'],
    ['report', 'Content-Type: multipart/report;', ' report-type="delivery-status"; boundary=b', 'Auto-Submitted: auto-replied'],
  ])('say that a mail is %s: %s', (kind, ...lines) => expect(kindOf(of(...lines))).toBe(kind));
});

describe('A delivery status notification', () => {
  const report = (fields: string, id = '<1@shop.example>') =>
    `Message-ID: <own@relay>\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay\r\n\r\n${fields}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: It\r\nMessage-ID: ${id}\r\n\r\nText`;

  it.each([
    ['Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550\r\n No such user', '5.1.1 550 No such user'],
    ['Action: FAILED', 'it did not arrive'],
    [`Action: failed\r\nDiagnostic-Code: smtp;${'x'.repeat(1_000)}`, 'x'.repeat(300)],
  ])('says why: %s', (fields, reason) => expect(bounceOf(report(fields))).toEqual({ messageIds: ['<1@shop.example>'], reason }));

  it.each([
    ['is late', report('Action: delayed')],
    ['arrived', report('Action: delivered')],
    ['has no name', report('Action: failed', 'none')],
    ['is no report', ''],
  ])('of what %s means nothing', (_, source) => expect(bounceOf(source)).toBeNull());
});

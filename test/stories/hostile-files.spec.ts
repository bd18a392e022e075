import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Api } from '../kit/api';
import { PDF, picture, upload } from '../kit/files';
import { Switchboard } from '../kit/switchboard';
import { oldOffice, ooxml, openDocument, zip } from '../kit/zip';

type Content = Buffer | string | (() => Promise<Buffer>);
/** A status with a code, or the type with which it is stored and the name with which it is shown. */
type Answer = [status: number, code: string] | { type: string; name?: string };
type Case = [what: string, name: string, content: Content, answer: Answer];

const NOT_ALLOWED: Answer = [415, 'attachment.type_not_allowed'];
const UNLIKE_NAME: Answer = [415, 'attachment.content_unlike_name'];
const BROKEN: Answer = [415, 'attachment.image_unreadable'];
const BOMB: Answer = [422, 'attachment.image_too_large'];
const png = (): Promise<Buffer> => picture('png', 60, 40);
const as = (type: string, name?: string): Answer => ({ type, name });
const PNG = as('image/png');
const TEXT = as('text/plain');

/** The same frame again and again costs nothing but a decoder. */
async function gifOf(frames: number, side: number): Promise<Buffer> {
  const gif = await picture('gif', side, side);
  const palette = gif[10]! & 0x80 ? 3 * 2 ** ((gif[10]! & 7) + 1) : 0;
  const frame = gif.subarray(13 + palette, -1);
  return Buffer.concat([gif.subarray(0, 13 + palette), ...Array<Buffer>(frames).fill(frame), Buffer.from(';')]);
}

/** Says that it is larger than anything, and has nothing behind that. */
async function sized(width: number, height: number): Promise<Buffer> {
  const bytes = await png();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const with_ = (more: string) => async (): Promise<Buffer> => Buffer.concat([await png(), Buffer.from(more)]);
const HTML = '<html><script>alert(1)</script></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const GIF_AND_SCRIPT = Buffer.from(`GIF89a/*${'\0'.repeat(20)}*/=1;alert(1)//<html>`);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

const CASES: Case[] = [
  ['a picture', 'a.png', png, PNG],
  ['a photo', 'a.jpeg', () => picture('jpeg'), as('image/jpeg')],
  ['a capital extension', 'A.PNG', png, as('image/png', 'A.PNG')],
  ['a document', 'a.pdf', PDF, as('application/pdf')],
  [
    'Word',
    'a.docx',
    ooxml('vnd.openxmlformats-officedocument.wordprocessingml.document'),
    as('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  ],
  [
    'Excel',
    'a.xlsx',
    ooxml('vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    as('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  ],
  ['OpenDocument', 'a.odt', openDocument('text'), as('application/vnd.oasis.opendocument.text')],
  ['old Word', 'a.doc', oldOffice('WordDocument'), as('application/msword')],
  ['old Excel', 'a.xls', oldOffice('Workbook'), as('application/vnd.ms-excel')],
  ['text with every kind of letter', 'a.txt', 'Grüße 你好 👋\r\n\ttab', TEXT],
  ['text in UTF-16', 'a.txt', Buffer.from('\ufeffHello', 'utf16le'), TEXT],
  ['a table', 'a.csv', 'a;b\n1;2\n', as('text/csv')],
  ['text that begins like a bitmap', 'parts.txt', 'BMW, MZ and PK', TEXT],
  ['text that speaks of markup', 'a.md', '# How to write <script>', TEXT],

  ['a photo named png', 'a.png', () => picture('jpeg'), UNLIKE_NAME],
  ['a picture named jpg', 'a.jpg', png, UNLIKE_NAME],
  ['a picture named pdf', 'a.pdf', png, UNLIKE_NAME],
  ['a picture named exe', 'a.png.exe', png, UNLIKE_NAME],
  ['text named pdf', 'a.pdf', 'Hello', UNLIKE_NAME],
  ['text named bat', 'run.bat', 'del *.*', UNLIKE_NAME],
  ['text named html', 'a.html', 'Hello', UNLIKE_NAME],
  ['text named js', 'a.js', 'alert(1)', UNLIKE_NAME],
  ['Word named xlsx', 'a.xlsx', ooxml('vnd.openxmlformats-officedocument.wordprocessingml.document'), UNLIKE_NAME],
  ['old Word named xls', 'a.xls', oldOffice('WordDocument'), UNLIKE_NAME],
  ['a zip named docx', 'a.docx', zip({ 'a.txt': 'Hello' }), NOT_ALLOWED],
  ['Word with macros', 'a.docm', ooxml('vnd.ms-word.document.macroEnabled'), NOT_ALLOWED],
  ['Word with macros named docx', 'a.docx', ooxml('vnd.ms-word.document.macroEnabled'), NOT_ALLOWED],
  ['an installer in a compound file', 'a.doc', oldOffice('Binary.exe'), NOT_ALLOWED],

  ['SVG', 'a.svg', SVG, NOT_ALLOWED],
  ['SVG named png', 'a.png', SVG, NOT_ALLOWED],
  ['SVG named txt', 'a.txt', SVG, NOT_ALLOWED],
  ['SVG behind a comment', 'a.txt', `\n<!-- hello --> ${SVG}`, NOT_ALLOWED],
  ['SVG behind a mark of its encoding', 'a.txt', Buffer.from(`\ufeff${SVG}`, 'utf16le'), NOT_ALLOWED],
  ['SVG as XML', 'a.txt', `<?xml version="1.0"?>${SVG}`, NOT_ALLOWED],
  ['HTML', 'a.html', HTML, NOT_ALLOWED],
  ['HTML named txt', 'a.txt', HTML, NOT_ALLOWED],
  ['HTML behind white space', 'a.csv', `\r\n\t ${HTML}`, NOT_ALLOWED],
  ['HTML in capitals', 'a.txt', '<!DOCTYPE HTML><p>', NOT_ALLOWED],
  ['a script for browsers named txt', 'a.txt', '<script>alert(1)</script>', NOT_ALLOWED],
  ['a program', 'a.exe', EXE, NOT_ALLOWED],
  ['a program named txt', 'a.txt', EXE, NOT_ALLOWED],
  [
    'a program for Linux without a name of its own',
    'program',
    Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]),
    NOT_ALLOWED,
  ],
  ['a zip', 'a.zip', zip({ 'a.txt': 'Hello' }), NOT_ALLOWED],
  ['bytes of no kind', 'a.txt', Buffer.from([1, 2, 3, 0xff, 0xfe, 0]), NOT_ALLOWED],
  ['text with a NUL', 'a.txt', 'a\0b', NOT_ALLOWED],
  ['text as spreadsheets write it', 'a.txt', Buffer.from('caf\xe9', 'latin1'), TEXT],
  ['text in no encoding', 'a.txt', Buffer.from('caf\x81', 'latin1'), NOT_ALLOWED],
  ['text that ends within a letter', 'a.txt', Buffer.from('é').subarray(0, 1), NOT_ALLOWED],
  ['nothing', 'a.txt', '', [422, 'validation.failed']],

  ['a picture with a zip behind it', 'a.png', with_(zip({ 'evil.js': 'x' }).toString('latin1')), PNG],
  ['a picture with HTML behind it', 'a.png', with_(HTML), PNG],
  ['a GIF that is a script as well', 'a.gif', GIF_AND_SCRIPT, BROKEN],
  ['a picture cut short', 'a.png', async () => (await picture('png', 800, 800)).subarray(0, 900), BROKEN],
  ['the beginning of a picture', 'a.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), NOT_ALLOWED],
  ['a bomb of 400 megapixels', 'a.png', () => sized(20_000, 20_000), BOMB],
  ['a bomb as large as can be said', 'a.png', () => sized(2 ** 31 - 1, 2 ** 31 - 1), BROKEN],
  ['a picture of no height', 'a.png', () => sized(10, 0), BROKEN],
  ['a film of 60 megapixels', 'a.gif', () => gifOf(60, 1_000), BOMB],
  ['a film', 'a.gif', () => gifOf(3, 50), as('image/gif')],

  ['a path', '../../../etc/passwd.txt', 'x', as('text/plain', 'passwd.txt')],
  ['a path of Windows', 'C:\\Windows\\win.txt', 'x', as('text/plain', 'win.txt')],
  ['an absolute path', '/etc/cron.d/job.txt', 'x', as('text/plain', 'job.txt')],
  ['nothing but a path', '../..', 'x', as('text/plain', 'file')],
  ['a NUL before the end', 'a.exe\0.txt', 'x', as('text/plain', 'a.exe.txt')],
  ['a line break and a header', 'a\r\nSet-Cookie: x.txt', 'x', as('text/plain', 'aSet-Cookie_ x.txt')],
  ['a turn of direction that hides exe', 'photo\u202egnp.exe', png, UNLIKE_NAME],
  ['a turn of direction', 'a\u202e\u2066\u200fb.txt', 'x', as('text/plain', 'ab.txt')],
  ['quotes', 'a"b".txt', 'x', as('text/plain', 'a_b_.txt')],
  ['markup', '<img src=x onerror=alert(1)>.txt', 'x', as('text/plain', '_img src=x onerror=alert(1)_.txt')],
  ['5,000 letters', `${'ä'.repeat(5_000)}.txt`, 'x', as('text/plain', `${'ä'.repeat(195)}….txt`)],
  ['emoji of several parts', '👨‍👩‍👧.txt', 'x', as('text/plain', '👨‍👩‍👧.txt')],
  ['letters in parts', 'Zoe\u0308.txt', 'x', as('text/plain', 'Zoë.txt')],
  ['dots and blanks around', '  ..a.txt. . ', 'x', as('text/plain', 'a.txt')],
  ['a percent sign', '100%2e%2e%2f.txt', 'x', as('text/plain', '100%2e%2e%2f.txt')],
  ['no extension', 'README', 'x', as('text/plain', 'README')],
  ['a version', 'Notes 1.2', 'x', as('text/plain', 'Notes 1.2')],
  ['the name of a device', 'CON', 'x', as('text/plain', 'CON')],
  ['what means something to objects', '__proto__', 'x', as('text/plain', '__proto__')],
];

describe('Hostile files and names', () => {
  let switchboard: Switchboard;
  let cleo: Api;
  let chatId: string;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    const { chat, customerToken } = await switchboard.startChat();
    chatId = chat.id;
    cleo = switchboard.as({ token: customerToken });
  });
  afterAll(() => switchboard.stop());

  const filesBelow = (folder: string): number =>
    readdirSync(join(switchboard.dataDir, 'uploads', folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  const rows = () => switchboard.probe.count('attachments');

  it.each(CASES)('%s: %j', async (_what, name, content, answer) => {
    const before = await rows();
    const { status, body } = await upload(cleo, chatId, name, typeof content === 'function' ? await content() : content);
    if (Array.isArray(answer)) {
      expect({ status, code: body.code }).toEqual({ status: answer[0], code: answer[1] });
      expect(await rows()).toBe(before);
    } else {
      expect({ status, type: body.contentType, name: body.name }).toEqual({ status: 201, type: answer.type, name: answer.name ?? name });
      const file = await cleo.fetch(body.url);
      expect(file.headers.get('content-type')).toBe(answer.type);
      expect(file.headers.get('content-disposition')).toMatch(answer.type.startsWith('image/') ? /^inline; / : /^attachment; /);
      expect(file.headers.get('set-cookie')).toBeNull();
    }
    expect(filesBelow('arriving')).toBe(0);
  });

  it('are at least sixty', () => expect(CASES.length).toBeGreaterThanOrEqual(60));

  it('leave a file for every row, two for a picture, and no other', async () => {
    const files = await switchboard.probe.files();
    expect(filesBelow('chat')).toBe(files.length + files.filter(({ hasThumbnail }) => hasThumbnail).length);
  });

  it('of a photo nothing but what is to be seen gets through: upright, and neither where nor when it was taken', async () => {
    const exif = { IFD0: { Copyright: 'secret owner' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } };
    const photo = await sharp(await picture('jpeg', 300, 200))
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret place</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(photo.includes('secret')).toBe(true);
    const { body } = await upload(cleo, chatId, 'a.jpg', Buffer.concat([photo, Buffer.from('secret tail')]));
    expect(body).toMatchObject({ width: 200, height: 300 });
    for (const address of [body.url, body.thumbnailUrl]) {
      const bytes = Buffer.from(await (await cleo.fetch(address)).arrayBuffer());
      const { exif: kept, xmp, orientation } = await sharp(bytes).metadata();
      expect({ secret: bytes.includes('secret'), kept, xmp, orientation }).toEqual({
        secret: false,
        kept: undefined,
        xmp: undefined,
        orientation: undefined,
      });
    }
  });

  it('a film stays one, with its pace', async () => {
    const frames = await Promise.all(
      ['red', 'green', 'blue'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    for (const format of ['gif', 'webp'] as const) {
      const film = await sharp(frames, { join: { animated: true } })
        .toFormat(format, { delay: [100, 200, 300], loop: 2 })
        .toBuffer();
      const { body } = await upload(cleo, chatId, `film.${format}`, film);
      expect(body).toMatchObject({ width: 40, height: 30 });
      const stored = Buffer.from(await (await cleo.fetch(body.url)).arrayBuffer());
      expect(await sharp(stored, { animated: true }).metadata()).toMatchObject({ format, pages: 3, delay: [100, 200, 300], loop: 2 });
    }
  });
});

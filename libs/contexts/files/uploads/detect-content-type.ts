import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { isKnownType } from '../attachment/domain/file-types';
import { looksLikeMarkup, TextCheck } from '../attachment/domain/plain-text';

const HEAD_BYTES = 2_048;
const OLD_OFFICE = 'application/x-cfb';
const CFB_ENTRY_BYTES = 128;
/** The streams by which a compound file shows what wrote it. */
const OLD_OFFICE_STREAMS: Record<string, string> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};

/** What a file is, by its bytes alone; null when it is nothing that is known. Markup is `text/html`, whatever it calls itself. */
export async function contentTypeOf(path: string): Promise<string | null> {
  if (looksLikeMarkup(await headOf(path))) return 'text/html';
  const found = await fileTypeFromFile(path);
  if (found?.mime === OLD_OFFICE) return oldOfficeType(path);
  // Two letters make a bitmap or a program, so a list of BMW parts would be one: what is text from end to end is text.
  if (found && isKnownType(found.mime)) return found.mime;
  return (await isText(path)) ? 'text/plain' : (found?.mime ?? null);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isText(path: string): Promise<boolean> {
  const check = new TextCheck();
  for await (const chunk of createReadStream(path)) if (!check.accepts(chunk as Buffer)) return false;
  return check.ends();
}

/** Entries of the directory lie at multiples of their size, wherever its sectors are. */
async function oldOfficeType(path: string): Promise<string | null> {
  for await (const chunk of createReadStream(path, { highWaterMark: 512 * CFB_ENTRY_BYTES })) {
    const bytes = chunk as Buffer;
    for (let at = 0; at + CFB_ENTRY_BYTES <= bytes.length; at += CFB_ENTRY_BYTES) {
      const type = OLD_OFFICE_STREAMS[streamName(bytes.subarray(at, at + CFB_ENTRY_BYTES))];
      if (type) return type;
    }
  }
  return null;
}

/** [MS-CFB] 2.6.1: the name, in UTF-16 with an end, its length in bytes, the kind of the entry (2 is a stream). */
function streamName(entry: Buffer): string {
  const length = entry.readUInt16LE(64);
  return length < 2 || length > 64 || entry[66] !== 2 ? '' : entry.toString('utf16le', 0, length - 2);
}

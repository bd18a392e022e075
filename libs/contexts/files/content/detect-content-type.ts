import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { isKnownType } from '../attachment/domain/file-types';
import { looksLikeMarkup, TextCheck } from '../attachment/domain/plain-text';

const HEAD_BYTES = 2_048;
const OLD_OFFICE = 'application/x-cfb';
const CFB_ENTRY_BYTES = 128;
/** Content types of old Office files, by the stream of the compound file that is typical of the program. */
const OLD_OFFICE_STREAMS: Record<string, string> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};

/** Content type of a file by its bytes alone; null when unknown. Any markup, SVG and XML included, counts as `text/html`. */
export async function contentTypeOf(path: string): Promise<string | null> {
  if (looksLikeMarkup(await headOf(path))) return 'text/html';
  const found = await fileTypeFromFile(path);
  if (found?.mime === OLD_OFFICE) return oldOfficeType(path);
  // Some signatures are two letters (`BM` is a bitmap), so a list of BMW parts would match one: text from end to end counts as text.
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

/** Looks for directory entries at all multiples of their size, because they are aligned to it wherever the sectors are ([MS-CFB] 2.6). */
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

/** Name of a stream entry; empty for others. [MS-CFB] 2.6.1: null-terminated UTF-16 name, its length in bytes, object type (2: stream). */
function streamName(entry: Buffer): string {
  const length = entry.readUInt16LE(64);
  return length < 2 || length > 64 || entry[66] !== 2 ? '' : entry.toString('utf16le', 0, length - 2);
}

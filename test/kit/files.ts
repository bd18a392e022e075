import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Answer, Api } from './api';

/** Creates a form with one file, as a browser does. */
export function formWith(name: string, content: Buffer | string, field = 'file'): FormData {
  const form = new FormData();
  form.append(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
}

export function upload(api: Api, chatId: string, name: string, content: Buffer | string): Promise<Answer> {
  return api.upload(`/chats/${chatId}/attachments`, formWith(name, content));
}

/** What browsers have recorded, each a second or so long: voice.webm, voice.ogg, voice.mp4, video.webm, video.mp4; long.webm has 7.7 s of a voice. */
export const recorded = (name: string): Buffer => readFileSync(join(__dirname, '../fixtures/recordings', name));

/** Uploads a voice or video note. */
export function uploadRecording(api: Api, chatId: string, kind: 'voice' | 'video', content: Buffer | string): Promise<Answer> {
  return api.upload(`/chats/${chatId}/attachments?recording=${kind}`, formWith('blob', content));
}

/** Creates a picture of one colour, in pixels. */
export function picture(format: 'png' | 'jpeg' | 'gif' | 'webp' = 'png', width = 640, height = 480): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
    .toFormat(format)
    .toBuffer();
}

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Adds a file to a canned response. */
export function addFile(api: Api, cannedResponseId: string, name: string, content: Buffer | string): Promise<Answer> {
  return api.upload(`/canned-responses/${cannedResponseId}/attachments`, formWith(name, content));
}

/** Returns the names of all files stored below a `DATA_DIR`. */
export function storedFiles(dataDir: string): string[] {
  const folder = join(dataDir, 'uploads');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];
}

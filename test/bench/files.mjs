import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

const UPLOADS = 50;
const BYTES = 10_000_000;
const SAMPLE_MS = 20;

/** Fifty uploads of ten megabytes at once: what goes through and what memory it takes, beside a bare server that writes bodies to the disk. */
export async function measureFiles(product, bare, say) {
  say(`${UPLOADS} uploads of ${BYTES / 1e6} MB at once`);
  const { chat, customerToken } = await product.visitor.post('/chats', { customer: { name: 'Uploader' } });
  const headers = { authorization: `Bearer ${customerToken}` };
  const floor = await measured(bare, () => fetch(bare.url, { method: 'POST', body: file() }));
  const switchboard = await measured(product, () => {
    const form = new FormData();
    form.append('file', new Blob([file()]), 'upload.pdf');
    return fetch(`${product.url}/v1/chats/${chat.id}/attachments`, { method: 'POST', headers, body: form });
  });
  return { uploads: UPLOADS, bytes: BYTES, switchboard, floor, ratio: switchboard.megabytesPerSecond / floor.megabytesPerSecond };
}

async function measured({ pid }, upload) {
  await send(upload, 2);
  const before = residentMegabytes(pid);
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), SAMPLE_MS);
  const startedAt = performance.now();
  await send(upload, UPLOADS);
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  return { seconds, megabytesPerSecond: (UPLOADS * BYTES) / 1e6 / seconds, residentBefore: before, residentPeak: peak };
}

async function send(upload, count) {
  const answers = await Promise.all(Array.from({ length: count }, upload));
  for (const answer of answers)
    if (answer.status !== 201) throw new Error(`an upload was refused: ${answer.status} ${await answer.text()}`);
}

const noise = randomBytes(BYTES);
function file() {
  noise.write('%PDF-1.7\n');
  return noise;
}

/** Of the whole process, as Linux counts it. */
export function residentMegabytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

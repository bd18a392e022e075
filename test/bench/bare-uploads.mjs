// A bare HTTP server that writes every body to a file of its own, syncs it and says so: the floor of uploads.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const folder = mkdtempSync(join(tmpdir(), 'bare-uploads-'));
let count = 0;

const server = createServer((request, response) => {
  pipeline(request, createWriteStream(join(folder, `${count++}`), { flush: true })).then(
    () => response.writeHead(201).end(),
    (error) => response.destroy(error),
  );
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${server.address().port}` })}\n`),
);
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

// A bare HTTP server that takes what webhooks send, and says at GET how much it was.
import { createServer } from 'node:http';

let taken = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(String(taken));
  request.resume().once('end', () => {
    taken += 1;
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${server.address().port}` })}\n`),
);

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, restClient } from '.';

describe('The REST client', () => {
  let server: Server;
  let answer: RequestListener;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });

  const ask = (timeoutSeconds?: number) => answerOf(restClient({ url, timeoutSeconds }).GET('/v1/widget/config'));

  it('gives up when nothing is answered in time', async () => {
    answer = () => undefined;
    await expect(ask(0.05)).rejects.toMatchObject({ isPassing: true });
  });

  it('gives up when the answer begins and does not end', async () => {
    answer = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"online":');
    await expect(ask(0.05)).rejects.toMatchObject({ isPassing: true });
  });

  it('waits as long as it is told to, and for a stream as long as it comes', async () => {
    const late: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"online":');
      setTimeout(() => response.end('true}'), 100);
    };
    answer = late;
    await expect(ask(0)).resolves.toEqual({ online: true });
    await expect(ask()).resolves.toEqual({ online: true });
    const { data } = await restClient({ url, timeoutSeconds: 0.05 }).GET('/v1/widget/config', { parseAs: 'stream' });
    await expect(new Response(data).text()).resolves.toBe('{"online":true}');
  });
});

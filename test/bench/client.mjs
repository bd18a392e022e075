import { io } from 'socket.io-client';

/** The plain client, for every system the same. @param until what it has to hear; what comes right after may be gone for whoever waits for it next */
export async function connect(url, token, until = 'connect') {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise((resolve, reject) => {
    socket.once(until, resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

export class Rest {
  constructor(url, token) {
    this.url = url;
    this.headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  }

  get = (path) => this.#call('GET', path);
  post = (path, body) => this.#call('POST', path, body);
  put = (path, body) => this.#call('PUT', path, body);
  patch = (path, body) => this.#call('PATCH', path, body);
  delete = (path) => this.#call('DELETE', path);

  async #call(method, path, body) {
    const answer = await fetch(`${this.url}/v1${path}`, { method, headers: this.headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
}

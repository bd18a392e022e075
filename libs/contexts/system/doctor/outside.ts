import { randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { reasonOf } from '#platform/env';
import { bad, type Finding, ok, warn } from './finding';

const WITHIN_MS = 10_000;
const CLOCK_WARN_MS = 5_000;

/** A running Switchboard as a browser reaches it, through whatever proxies there are. */
export async function examineOutside(address: string): Promise<Finding[]> {
  const found = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(WITHIN_MS) }).catch(reasonOf);
  if (typeof found === 'string') return [bad('Address', `${address}: ${found}`, 'start the server; mend its name, its port or the proxy')];
  if (!found.ok)
    return [bad('Address', `${address} answers ${found.status} to /health/ready`, 'look at the log of the server, or of the proxy')];
  return [secure(address), clock(found), await socket(address)];
}

function secure(address: string): Finding {
  const { protocol, hostname } = new URL(address);
  const isSafe = protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(hostname);
  return isSafe
    ? ok('Address', `${address} is ready`)
    : warn('Address', `${address} is ready, and not encrypted`, 'let a proxy serve it by HTTPS');
}

function clock(answer: Response): Finding {
  // eslint-disable-next-line no-restricted-syntax -- this machine's clock itself is looked at
  const apart = Math.abs(Date.now() - Date.parse(answer.headers.get('date') ?? ''));
  if (Number.isNaN(apart)) return warn('Its clock', 'the answer has no date', 'let the proxy keep the header Date');
  const says = `${Math.round(apart / 1000)} s from this machine's`;
  return apart > CLOCK_WARN_MS ? warn('Its clock', says, 'let both follow a time server (NTP)') : ok('Its clock', says);
}

/** Whether proxies let a WebSocket through: the first step of one, as a browser takes it. */
function socket(address: string): Promise<Finding> {
  const todo = 'let the proxy pass the headers Upgrade and Connection, and keep connections open for a minute';
  const url = new URL('/socket.io/?EIO=4&transport=websocket', address);
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, { headers, timeout: WITHIN_MS });
    const ended = (finding: Finding): void => {
      request.destroy();
      resolve(finding);
    };
    request.once('upgrade', () => ended(ok('WebSocket', 'gets through')));
    request.once('response', ({ statusCode }) => ended(bad('WebSocket', `does not get through: the answer is ${statusCode}`, todo)));
    request.once('timeout', () => ended(bad('WebSocket', 'does not get through: no answer', todo)));
    request.once('error', (error) => ended(bad('WebSocket', `does not get through: ${reasonOf(error)}`, todo)));
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { clientEvents, type OwnRate, serverEvents, type ServerEventName, WEBHOOK_EVENTS } from '#protocol';
import { decoratorsOf } from './classes';
import { table } from './map';
import type { Rule } from './rules';
import { all, at, ROOT, type Source } from './sources';

const HEAD = `# Events

Generated from \`libs/protocol\` by \`test/architecture.spec.ts\`; do not edit. Payloads and answers are types of the protocol. Every
client event is acked, with \`{ok: true, data, serverTime}\` or \`{ok: false, error}\`; besides a rate of its own each counts towards
\`maxEventsPerSecond\`.

Events of a feed (\`queue\`, \`agents\`, \`workload\`) bear a \`revision\`, one more than the last of that feed at the node that the socket is
connected to. \`….watch\` answers the whole state as of a revision: apply later ones in their order, also those heard before the ack, and
watch again after a gap, a \`reset\` or a reconnect.
`;

/** The handlers of client events, by what \`@On\` names. */
function handlersIn({ tree }: Source): { event: string; at: string }[] {
  return all(tree, ts.isMethodDeclaration).flatMap((method) =>
    decoratorsOf(method).flatMap(({ name, argument }) => (name === 'On' ? [{ event: (argument ?? '').slice(1, -1), at: at(method) }] : [])),
  );
}

/** A name that is not in the protocol does not compile; one that nobody answers would be acked by nobody. */
export const clientEventsHaveOneHandler: Rule = ({ sources }) => {
  const handlers = sources.flatMap(handlersIn);
  return Object.keys(clientEvents).flatMap((name) => {
    const found = handlers.filter(({ event }) => event === name);
    return found.length === 1 ? [] : [`${name} has ${found.length} handlers ${found.map((each) => each.at).join(', ')}`];
  });
};

/** Gathered of several facts for sockets; webhooks hear of each (`QueueChanges`). */
const TOLD_OTHERWISE: readonly ServerEventName[] = ['queue.changed'];

/** Webhooks hear what is told: an event that is sent in another way would never reach one. */
export const webhookEventsAreTold: Rule = ({ listeners }) => {
  const told = listeners.flatMap(({ kind, effects }) => (kind === 'tell' ? effects : []));
  return WEBHOOK_EVENTS.filter((name) => !told.includes(name) && !TOLD_OTHERWISE.includes(name)).map(
    (name) => `${name} is for webhooks, and told by nobody: declare a tell(), or \`webhook: false\` in the protocol`,
  );
};

/** `@SubscribeMessage` and a bare `emit` are checked against nothing. */
export const eventsAreNamedByTheProtocol: Rule = ({ sources }) =>
  sources.flatMap(({ path, text }) =>
    /\bSubscribeMessage\b|\.emit\(/.test(text) ? [`${path} names an event past the protocol: use @On, tell() or Sockets`] : [],
  );

/** docs/events.md: what goes over the socket, in both directions. */
export function describeEvents(): string {
  const fromClients = typesIn('client-events');
  const fromServer = typesIn('server-events');
  return [
    HEAD,
    '## Client → server\n',
    table(
      ['event', 'what it does', 'from', 'payload', 'ack', 'own rate'],
      Object.entries(clientEvents).map(([name, { does, from, screens, rate }]) => {
        const [payload, answer = '{}'] = fromClients.get(name)!;
        return [`\`${name}\``, does, SENDERS[from] + (screens ? ', screens' : ''), type(payload), type(answer), rateOf(rate)];
      }),
    ),
    '## Server → client\n',
    table(
      ['event', 'payload', 'who hears it', 'feed', 'webhook'],
      Object.entries(serverEvents).map(([name, { audience, feed, webhook }]) => [
        `\`${name}\``,
        type(fromServer.get(name)![0]),
        audience,
        feed ?? '',
        webhook ? 'yes' : '',
      ]),
    ),
  ].join('\n');
}

const SENDERS = { 'customers-only': 'customers', customer: 'customers, staff', agent: 'staff', supervisor: 'supervisors', admin: 'admins' };

function rateOf(rate: 'messages' | OwnRate | undefined): string {
  if (rate === undefined) return '';
  return rate === 'messages' ? '`maxMessagesPerSecond`' : `${rate.perSecond} a second, ${rate.holds} at once`;
}

function type(text: string | undefined): string {
  return `\`${(text ?? '').replace('Nothing', '{}')}\``;
}

/** The type arguments of each entry, as they are written. */
function typesIn(file: string): Map<string, string[]> {
  const path = `libs/protocol/${file}.ts`;
  const tree = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2023, true);
  const entries = all(tree, ts.isPropertyAssignment).filter(({ initializer }) => ts.isCallExpression(initializer));
  return new Map(
    entries.map(({ name, initializer }) => {
      const types = (initializer as ts.CallExpression).typeArguments ?? [];
      return [name.getText().replaceAll("'", ''), types.map((each) => each.getText().replace(/\s+/g, ' ').replace(/; \}/g, ' }'))];
    }),
  );
}

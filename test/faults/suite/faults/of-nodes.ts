import type { Fault, Scene } from '../fault';

const CLOCKS_APART_MS = 300_000;

/** One of the nodes dies, again and again, and is started anew. */
const dying = (how: (node: Scene['stage']['nodes'][number]) => Promise<void>) => (scene: Scene) =>
  scene.every(15, async () => {
    const node = scene.oneOf(scene.stage.nodes);
    await how(node);
    await node.startAgain();
  });

export const OF_NODES: Fault[] = [
  {
    name: 'node killed',
    what: 'every 15 s one of the nodes is killed (SIGKILL) and started again',
    happen: dying((node) => node.kill()),
  },
  {
    name: 'killed before the ack',
    what: 'every 15 s a node dies between the commit of a message and its ack',
    happen: dying((node) => node.die('die before ack')),
  },
  {
    name: 'killed before the broadcast',
    what: 'every 15 s a node dies after the ack of a message, before anybody is told',
    happen: dying((node) => node.die('die before broadcast')),
  },
  {
    name: 'node frozen',
    what: 'a node stands still for 30 s (SIGSTOP), longer than its leases live, and goes on',
    happen: async (scene) => {
      const node = scene.stage.nodes[1]!;
      node.signal('SIGSTOP');
      await scene.pause(30);
      node.signal('SIGCONT');
    },
  },
  {
    name: 'clocks apart',
    what: 'the clock of one node is five minutes fast, that of another five minutes slow',
    happen: async (scene) => {
      const [, fast, slow] = scene.stage.nodes;
      await fast!.ask({ ask: 'shift the clock', byMs: CLOCKS_APART_MS });
      await slow!.ask({ ask: 'shift the clock', byMs: -CLOCKS_APART_MS });
      await scene.untilItIsOver();
      for (const node of [fast!, slow!]) await node.ask({ ask: 'shift the clock', byMs: 0 });
    },
  },
];

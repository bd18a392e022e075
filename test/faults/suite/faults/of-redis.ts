import { CALM } from '../../../kit/flaky-proxy';
import type { Fault } from '../fault';

export const OF_REDIS: Fault[] = [
  {
    name: 'Redis killed',
    what: 'every 20 s Redis is killed, and is back after 10 s',
    happen: (scene) =>
      scene.every(20, async () => {
        await scene.stage.redis.kill();
        await scene.pause(10);
        await scene.stage.redis.startAgain();
      }),
  },
  {
    name: 'Redis slow',
    what: 'whatever nodes say to Redis and hear from it is up to 300 ms late',
    stage: { links: ['redis'] },
    happen: async (scene) => {
      const links = scene.stage.nodes.map((_, i) => scene.stage.link('redis', i));
      for (const link of links) link.weather = { ...CALM, delayMs: 300 };
      await scene.untilItIsOver();
      for (const link of links) link.weather = CALM;
    },
  },
  {
    name: 'Redis partitioned',
    what: 'for 45 s a node reaches Redis no more, and is not told that the link is broken',
    stage: { links: ['redis'] },
    happen: async (scene) => {
      const link = scene.stage.link('redis', 0);
      link.weather = { ...CALM, halfOpen: 1 };
      await scene.pause(45);
      link.weather = CALM;
      link.cutAll();
    },
  },
];

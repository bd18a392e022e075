import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from '../suite/fault';
import type { Figures } from '../suite/history';
import type { Outcome } from '../suite/outcome';
import { type Plan, runFault } from '../suite/run-fault';
import type { Stage } from '../suite/stage';
import { type Measure, type Trend, trendOf } from './flat';
import { Reader } from './reader';

/** Between two pages that are read. */
const READ_EVERY_MS = 250;
const MEGABYTE = 1024 * 1024;

export interface Sample {
  second: number;
  nodes: Figures[];
  /** Connections to Postgres, of all nodes. */
  connections: number;
  /** Messages stored so far. */
  messages: number;
  /** Load of the machine over a minute. */
  load: number;
}

export interface Soak {
  outcome: Outcome;
  samples: Sample[];
  /** Of each node, and of Postgres. */
  trends: { of: string; trend: Trend }[];
  readsMs: number[];
  failedReads: string[];
}

type OfNode = Measure & { of: (figures: Figures) => number };

/** A message that leaves 100 bytes behind is seen: at 80 a second it fills 7 MB of the heap in the last quarter of an hour of 20 minutes. */
const OF_NODES: OfNode[] = [
  { what: 'heap after a collection', unit: 'MB', mayGrowBy: 6, of: ({ heapBytes }) => heapBytes / MEGABYTE },
  { what: 'resident memory', unit: 'MB', mayGrowBy: 24, of: ({ rssBytes }) => rssBytes / MEGABYTE },
  { what: 'event loop delay, median', unit: 'ms', mayGrowBy: 5, of: ({ loopP50Ms }) => loopP50Ms },
];
/** Of all nodes together: sockets move from one to the other. */
const DESCRIPTORS: Measure = { what: 'descriptors', unit: '', mayGrowBy: 5 };
const CONNECTIONS: Measure = { what: 'connections', unit: '', mayGrowBy: 2 };

/** Lets people talk, come and go, and an admin read, while nothing fails; says whether what the nodes hold stays as it is. */
export async function soak(stage: Stage, plan: Plan, everyMs: number, say: (sample: Sample) => void = () => undefined): Promise<Soak> {
  const samples: Sample[] = [];
  let reader!: Reader;
  const nothingFails: Fault = {
    name: 'soak',
    what: 'nothing fails',
    happen: async (scene) => {
      reader = new Reader(scene);
      const sampling = takeSamples(scene, everyMs, (sample) => {
        samples.push(sample);
        say(sample);
      });
      await Promise.all([sampling, reader.readUntilItIsOver(READ_EVERY_MS)]);
    },
  };
  const outcome = await runFault(nothingFails, stage, plan);
  return { outcome, samples, trends: trendsOf(stage, samples), readsMs: reader.tookMs, failedReads: reader.failures };
}

async function takeSamples(scene: Scene, everyMs: number, take: (sample: Sample) => void): Promise<void> {
  const { nodes, database } = scene.stage;
  const began = performance.now();
  for (let due = began; !scene.isOver; due += everyMs) {
    await sleep(Math.max(0, due - performance.now()));
    const second = (performance.now() - began) / 1_000;
    const figures = await Promise.all(nodes.map((node) => node.figures()));
    const [{ connections, messages }] = await database.query<[{ connections: number; messages: number }]>(COUNTS);
    take({ second, nodes: figures, connections, messages, load: loadavg()[0]! });
  }
}

const COUNTS = `select (select count(*)::int from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
    and pid <> pg_backend_pid()) as connections, (select coalesce(sum(last_seq), 0)::int from chats) as messages`;

function trendsOf(stage: Stage, samples: readonly Sample[]): Soak['trends'] {
  const ofNodes = stage.nodes.flatMap(({ name }, i) =>
    OF_NODES.map(({ of, ...measure }) => ({
      of: name,
      trend: trendOf(
        measure,
        samples.map(({ second, nodes }) => ({ second, value: of(nodes[i]!) })),
      ),
    })),
  );
  const sum = ({ nodes }: Sample): number => nodes.reduce((total, { descriptors }) => total + descriptors, 0);
  const descriptors = samples.map((sample) => ({ second: sample.second, value: sum(sample) }));
  const connections = samples.map((sample) => ({ second: sample.second, value: sample.connections }));
  return [
    ...ofNodes,
    { of: 'both nodes', trend: trendOf(DESCRIPTORS, descriptors) },
    { of: 'Postgres', trend: trendOf(CONNECTIONS, connections) },
  ];
}

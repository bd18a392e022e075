import { loadavg } from 'node:os';
import { spread } from './pages.mjs';

const FRAME_MS = 1000 / 60;

/** Prints what was measured beside its budget. @returns whether all is within */
export function reportPages(found) {
  const { near, swap, long, longSwap, keys, words, frames, upSeconds, nodes, longNodes, memory, loads } = found;
  const rows = [
    timed('switch of chat', near, 100, swap, 3),
    timed('switch to the long one', long, 100, longSwap, 3),
    timed('key in the composer', keys, 50, words, 2.5),
    timed('scroll of the long thread', frames, 2 * FRAME_MS),
    timed('usable, cold', loads, 1_200),
    counted('elements with 500 chats', nodes, 800),
    counted('elements of the long thread', longNodes, 5_000),
    counted('heap over the switches, ×', memory.late.kB / memory.early.kB, 1.1),
    counted('nodes over the switches, ×', memory.late.nodes / memory.early.nodes, 1.1),
  ];
  const [load] = loadavg();
  process.stdout.write(
    `${[
      'The desk in Chromium, with 500 chats open and 10,000 messages in one of them',
      '',
      line('', 'p50 ms', 'p95 ms', 'budget', 'floor p50', '× floor', 'budget', ''),
      ...rows.map(({ what, p50, p95, budget, floor, times, atMost, isWithin }) =>
        line(what, number(p50), number(p95), number(budget), number(floor), number(times, 2), number(atMost), isWithin ? '' : 'OVER'),
      ),
      '',
      `  all of the long chat came in ${upSeconds.toFixed(1)} s; load of the machine ${load.toFixed(1)}`,
      `  heap ${Math.round(memory.early.kB)} kB, then ${Math.round(memory.late.kB)} kB; nodes ${memory.early.nodes}, then ${memory.late.nodes}; listeners ${memory.early.listeners}, then ${memory.late.listeners}`,
    ].join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, load, pages: rows, memory, upSeconds })}\n`,
  );
  return rows.every(({ isWithin }) => isWithin);
}

/** The ratio is of medians: a busy machine shows in the slowest first. */
function timed(what, values, budget, floorValues, atMost) {
  const { p50, p95 } = spread(values);
  const floor = floorValues && spread(floorValues).p50;
  const times = floor && p50 / floor;
  return { what, p50, p95, budget, floor, times, atMost, isWithin: p95 <= budget && (times === undefined || times <= atMost) };
}

const counted = (what, count, budget) => ({ what, p50: count, budget, isWithin: count <= budget });

const number = (value, digits = value > 100 ? 0 : 1) => (value === undefined ? '' : value.toFixed(digits));

function line(name, ...cells) {
  return `  ${name.padEnd(30)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}
